/** The project's list views, with API field paths instead of the Metadata API's older names. */
import { basename, dirname } from 'node:path';
import { MetadataError } from '../../schema/metadata-error.ts';
import type { ObjectDef, Schema } from '../../schema/model.ts';
import { fullName, type ProjectFiles } from '../../schema/project-files.ts';
import { readXml, type XmlNode } from '../../schema/xml.ts';
import { columnPathOf, fieldPathOf } from './column-names.ts';

export interface ListView {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  /** Field paths: `CaseNumber`, `Account.Name`. */
  readonly columns: readonly string[];
  readonly scope: 'everything' | 'mine' | 'queue';
  /** Developer name of the queue, for the scope `queue`. */
  readonly queue: string | null;
  readonly filters: readonly ListFilter[];
  /** `1 AND (2 OR 3)`. Null means all filters. */
  readonly booleanFilter: string | null;
}

export interface ListFilter {
  readonly path: string;
  readonly operation: FilterOperation;
  /** Comma-separated in the file. `equals` matches any of them, `notEqual` none of them. */
  readonly values: readonly string[];
}

const operations = [
  'equals',
  'notEqual',
  'lessThan',
  'greaterThan',
  'lessOrEqual',
  'greaterOrEqual',
  'contains',
  'notContain',
  'startsWith',
  'includes',
  'excludes',
] as const;
export type FilterOperation = (typeof operations)[number];

const scopes: Readonly<Record<string, ListView['scope']>> = { Everything: 'everything', Mine: 'mine', Queue: 'queue' };

export function readListViews(files: ProjectFiles, schema: Schema): ListView[] {
  return files.ofType('listView').map((file) => readListView(file, schema));
}

function readListView(file: string, schema: Schema): ListView {
  const object = schema.object(basename(dirname(dirname(file))));
  if (!object) throw new MetadataError(file, `the project has no object ${basename(dirname(dirname(file)))}`);
  const xml = readXml(file, 'ListView');
  const name = xml.text('fullName') ?? fullName(file, 'listView');
  return {
    object: object.name,
    name,
    label: xml.text('label') ?? name,
    columns: xml
      .texts('columns')
      .map((column) => columnPathOf(schema, object, column) ?? unknown(file, object, column)),
    scope: readScope(file, xml),
    queue: xml.text('queue') ?? null,
    filters: xml.children('filters').map((filter) => readFilter(file, schema, object, filter)),
    booleanFilter: xml.text('booleanFilter') ?? null,
  };
}

function readScope(file: string, xml: XmlNode): ListView['scope'] {
  const written = xml.text('filterScope') ?? 'Everything';
  const scope = scopes[written];
  if (!scope) throw new MetadataError(file, `the local org doesn't support the filterScope ${written}`);
  return scope;
}

function readFilter(file: string, schema: Schema, object: ObjectDef, xml: XmlNode): ListFilter {
  const operation = operations.find((known) => known === xml.text('operation'));
  if (!operation) throw new MetadataError(file, `the filter operation ${xml.text('operation') ?? ''} is not supported`);
  return {
    path: requirePath(file, schema, object, xml.text('field') ?? ''),
    operation,
    values: splitValues(xml.text('value') ?? ''),
  };
}

/** Values are separated by commas. A comma in quotes belongs to the value. */
export function splitValues(text: string): string[] {
  if (text === '') return [''];
  const parts = text.match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? [];
  return parts.map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
}

function requirePath(file: string, schema: Schema, object: ObjectDef, column: string): string {
  return fieldPathOf(schema, object, column) ?? unknown(file, object, column);
}

function unknown(file: string, object: ObjectDef, column: string): never {
  throw new MetadataError(file, `${object.name} has no column ${column}`);
}
