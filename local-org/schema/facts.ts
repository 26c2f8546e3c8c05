/**
 * What real orgs have in standard objects, layouts, list views, and Lightning pages.
 * `standard/facts/README.md` describes the sources.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'standard', 'facts');

export interface FieldFacts {
  /** The number of orgs that described the object. */
  readonly describedIn: number;
  /** The fields in profiles and permission sets, and whether any of them makes a field editable. */
  readonly secured?: Readonly<Record<string, 'editable' | 'read only'>>;
  /** The fields with each set of properties, such as `string nillable filterable …`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** For lookups: the target objects that the local org has, and the name of the parent path. */
  readonly references: Readonly<Record<string, { readonly to: readonly string[]; readonly as?: string }>>;
}

export interface RelatedListFacts {
  /** The list's child relationship, if the local org has one. */
  readonly shows?: string;
  /** Undefined if no org tells about the list on this object. */
  readonly columns?: readonly string[];
}

interface LayoutFacts {
  readonly seen: number;
  readonly relatedLists: Readonly<Record<string, RelatedListFacts>>;
}

export interface ListViewFacts {
  readonly seen: number;
  readonly columns: readonly string[];
  readonly filters: readonly string[];
}

export interface PageFacts {
  /** By component: its properties. */
  readonly components: Readonly<Record<string, readonly string[]>>;
  /** By template: its regions. */
  readonly templates: Readonly<Record<string, readonly string[]>>;
}

export const layoutFacts = readFacts<Readonly<Record<string, LayoutFacts>>>('layouts.json');

export const listViewFacts = readFacts<Readonly<Record<string, ListViewFacts>>>('list-views.json');
export const pageFacts = readFacts<PageFacts>('pages.json');

export const fieldFacts = readFacts<Readonly<Record<string, FieldFacts>>>('fields.json');

/** A related list that has a special name on an object's layouts. */
export function standardRelatedList(object: string, name: string): RelatedListFacts | undefined {
  const known = layoutFacts[object];
  if (known) return known.relatedLists[name];
  return isOfAnyObject(name) ? {} : undefined;
}

/**
 * Activities, files, notes, history, and approvals appear on the layouts of several objects and have no
 * lookup to them.
 */
function isOfAnyObject(name: string): boolean {
  const lists = Object.values(layoutFacts).flatMap(({ relatedLists }) => relatedLists[name] ?? []);
  return lists.length > 1 && lists.every(({ shows }) => shows === undefined);
}

function readFacts<T>(file: string): T {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as T;
}
