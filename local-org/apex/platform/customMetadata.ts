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

/** Read-only, as in Salesforce. */
function records(type: Type): SObj[] {
  const rows = cachedRecords(current().org.schema.requireObject(type.name));
  for (const row of rows) {
    cutLongTexts(row);
    row.readOnly = true;
  }
  return rows;
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
  for (const row of records(type)) map.put(developerName(row), row);
  return map;
}

function instance(type: Type, wanted: string): SObj | null {
  const key = wanted.toLowerCase();
  return records(type).find((row) => developerName(row).toLowerCase() === key || row.id === wanted) ?? null;
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
