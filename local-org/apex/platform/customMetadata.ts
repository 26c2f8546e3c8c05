/**
 * Apex Reference, "Custom Metadata Type Methods": getAll and getInstance of a `__mdt` type. They don't count
 * as queries, and return the first 255 characters of long text areas.
 */
import { isLongText } from '../../schema/field-uses.ts';
import type { ObjectDef } from '../../schema/model.ts';
import type { FieldPath, Query } from '../../soql/tree.ts';
import { runQuery } from '../data/query.ts';
import { ApexList, ApexMap } from '../runtime/collections.ts';
import { current } from '../runtime/execution.ts';
import { mapOf, STRING, type Type } from '../runtime/types.ts';
import { SObj } from '../runtime/values.ts';
import { text } from './arguments.ts';
import { statics, type Members } from './definition.ts';

const path = (name: string): FieldPath => ({ kind: 'field', path: [name], alias: null });

const queries = new WeakMap<ObjectDef, Query>();

/** All fields of all records. */
function queryOf(object: ObjectDef): Query {
  let query = queries.get(object);
  if (query === undefined) {
    query = {
      select: [...object.fields.values()].map((field) => path(field.name)),
      from: object.name,
      where: null,
      withMode: null,
      groupBy: [],
      having: null,
      orderBy: [{ by: path(object.customMetadata ? 'DeveloperName' : 'Id'), descending: false, nulls: 'first' }],
      limit: null,
      offset: null,
      allRows: false,
      forUpdate: false,
      countOnly: false,
    };
    queries.set(object, query);
  }
  return query;
}

/** Custom metadata and custom settings in the application cache. Reading it doesn't count as a query. */
export function cachedRecords(object: ObjectDef): SObj[] {
  const found = runQuery(queryOf(object), () => null, { access: 'system', shares: false, uncounted: true });
  return found instanceof ApexList ? found.items.filter((item) => item instanceof SObj) : [];
}

const recordsByObject = new WeakMap<ObjectDef, ReadonlyMap<string, SObj>>();

/**
 * By lower-case developer name. Read-only, as in Salesforce, and read once, because custom metadata changes only
 * when the project is opened again.
 */
function records(type: Type): ReadonlyMap<string, SObj> {
  const object = current().org.schema.requireObject(type.name);
  let found = recordsByObject.get(object);
  if (found === undefined) {
    const rows = cachedRecords(object);
    for (const row of rows) {
      cutLongTexts(row);
      row.readOnly = true;
    }
    found = new Map(rows.map((row) => [developerName(row).toLowerCase(), row]));
    recordsByObject.set(object, found);
  }
  return found;
}

/** The record of a call counts on the heap. */
function given(row: SObj): SObj {
  let bytes = 0;
  for (const value of row.fields.values()) bytes += 8 + (typeof value === 'string' ? value.length : 0);
  current().heap.noteBytes(bytes);
  return row;
}

const LONG_TEXT_ANSWERED = 255;

function cutLongTexts({ object, fields }: SObj): void {
  for (const [key, value] of fields) {
    const field = object?.fields.get(key);
    if (field && isLongText(field) && typeof value === 'string') fields.set(key, value.slice(0, LONG_TEXT_ANSWERED));
  }
}

const developerName = (row: SObj): string => text(row.fields.get('developername'));

function all(type: Type): ApexMap {
  const map = new ApexMap(mapOf(STRING, type));
  for (const row of records(type).values()) map.put(developerName(row), given(row));
  return map;
}

function instance(type: Type, wanted: string): SObj | null {
  const known = records(type);
  const row = known.get(wanted.toLowerCase()) ?? [...known.values()].find(({ id }) => id === wanted);
  return row === undefined ? null : given(row);
}

const members = new WeakMap<Type, Members>();

/** The static methods of one custom metadata type, whose name is in their signatures. */
export function customMetadataMembers(type: Type): Members {
  let found = members.get(type);
  if (found === undefined) {
    found = statics({
      'Map<String,this> getAll()': () => all(type),
      'this getInstance(String)': ([name]) => instance(type, text(name)),
    });
    members.set(type, found);
  }
  return found;
}
