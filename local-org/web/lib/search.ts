/** Global search: finds records of the app's objects whose highlights contain the search terms. */
import { cache } from './cache.ts';
import { pathsToShow } from './fields.ts';
import { API, request } from './http.ts';
import { appTabs, currentApp, objectConfig } from './pageConfig.ts';
import { objectInfoQuery } from './records.ts';
import type { ObjectInfo } from './uiTypes.ts';
import type { ObjectConfig } from './wireModel.ts';

export interface SearchHit {
  readonly id: string;
  readonly objectApiName: string;
  readonly icon: string;
  readonly title: string;
  readonly subtitle: string;
}

type Row = Readonly<Record<string, unknown>>;

const PER_OBJECT = 5;
const SEARCHABLE = new Set(['ComboBox', 'String', 'Email', 'Phone']);

export async function searchRecords(text: string): Promise<SearchHit[]> {
  const tabs = appTabs(currentApp()).filter((tab) => tab.kind === 'object');
  const objects = tabs.map((tab) => objectConfig(tab.target ?? '')).filter((object) => object !== undefined);
  const hits = await Promise.all(objects.map((object) => searchObject(object, text)));
  return hits.flat();
}

async function searchObject(object: ObjectConfig, text: string): Promise<SearchHit[]> {
  const info = await cache.get(objectInfoQuery(object.name));
  const paths = searchedPaths(object, info);
  const path = `${API}/query?q=${encodeURIComponent(searchQuery(object.name, paths, text))}`;
  const { records } = await request<{ records: readonly Row[] }>(path);
  return records.map((row) => hitOf(row, object, paths));
}

/** The name and the text fields of the object's compact layouts. Lookups use the related record's name. */
export function searchedPaths(object: ObjectConfig, info: ObjectInfo): string[] {
  const shown = [object.nameField, ...Object.values(object.compactLayouts).flatMap((layout) => layout.fields)];
  const paths = shown.flatMap((name) => {
    const field = info.fields[name];
    if (!field) return [];
    if (SEARCHABLE.has(field.dataType)) return [name];
    const [, target] = field.reference ? pathsToShow(info, name) : [];
    return target && isNamed(field.referenceToInfos) ? [target.slice(info.apiName.length + 1)] : [];
  });
  return [...new Set(paths)];
}

/** Searching the owner's name would find all records of an owner. */
function isNamed(targets: readonly { readonly apiName: string }[]): boolean {
  return targets.length === 1 && targets[0]?.apiName !== 'User';
}

export function searchQuery(object: string, paths: readonly string[], text: string): string {
  const words = text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[\\'%_]/g, (character) => `\\${character}`));
  const conditions = words.map((word) => `(${paths.map((path) => `${path} LIKE '%${word}%'`).join(' OR ')})`);
  return `SELECT Id, ${paths.join(', ')} FROM ${object} WHERE ${conditions.join(' AND ')} ORDER BY LastModifiedDate DESC LIMIT ${PER_OBJECT}`;
}

function hitOf(row: Row, object: ObjectConfig, [title = 'Name', ...others]: readonly string[]): SearchHit {
  const subtitle = others
    .map((path) => valueAt(row, path))
    .filter(Boolean)
    .slice(0, 2);
  return {
    id: String(row['Id']),
    objectApiName: object.name,
    icon: object.icon,
    title: valueAt(row, title),
    subtitle: [object.label, ...subtitle].join(' · '),
  };
}

function valueAt(row: Row, path: string): string {
  const value = path.split('.').reduce<unknown>((inner, name) => (isRow(inner) ? inner[name] : undefined), row);
  return typeof value === 'string' ? value : '';
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
