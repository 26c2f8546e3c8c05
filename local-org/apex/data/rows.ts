/** Converts Apex records to rows of the store and records of queries, and back. */
import type { ObjectDef, Schema } from '../../schema/model.ts';
import type { QueryRecord } from '../../soql/result.ts';
import type { Row } from '../../types.ts';
import { ApexList } from '../runtime/collections.ts';
import { NotSupported } from '../runtime/failures.ts';
import { fieldType } from '../runtime/fields.ts';
import { listOf, sobjectType, type Type } from '../runtime/types.ts';
import { SObj, type ApexValue } from '../runtime/values.ts';
import { storedValue, valueOfType } from './values.ts';

/** A whole row, as triggers see it. */
export function recordFromRow(object: ObjectDef, row: Row, readOnly: boolean): SObj {
  const record = new SObj(object);
  for (const { name, key, type } of columnsOf(object).values()) {
    const value = row[name];
    if (value !== undefined) record.fields.set(key, value === null ? null : valueOfType(value, type));
  }
  record.readOnly = readOnly;
  return record;
}

interface RowColumn {
  readonly name: string;
  /** Of the record's field. */
  readonly key: string;
  readonly type: Type;
}

const columnsByObject = new WeakMap<ObjectDef, ReadonlyMap<string, RowColumn>>();

/** By field name. Built once per object, because all rows of triggers and queries use it. */
function columnsOf(object: ObjectDef): ReadonlyMap<string, RowColumn> {
  let found = columnsByObject.get(object);
  if (found === undefined) {
    const columns = [...object.fields].map(([key, field]) => ({ name: field.name, key, type: fieldType(field) }));
    columnsByObject.set(object, (found = new Map(columns.map((column) => [column.name, column]))));
  }
  return found;
}

/** Writes a trigger's changes back to the row. Values are immutable, so an identical value is unchanged. */
export function writeChanges(record: SObj, before: ReadonlyMap<string, ApexValue>, row: Row): void {
  for (const [key, value] of record.fields) {
    if (before.get(key) === value) continue;
    const field = record.object?.fields.get(key);
    if (field !== undefined) row[field.name] = storedValue(value);
  }
}

/** A queried record with its selected fields, parents, and children. */
export function recordFromQuery(found: QueryRecord, schema: Schema): SObj {
  const object = schema.object(found.type) ?? null;
  const record = new SObj(object, found.type);
  const columns = object === null ? null : columnsOf(object);
  for (const name in found.values) {
    const value = found.values[name] ?? null;
    const column = columns?.get(name);
    if (column === undefined) record.fields.set(name.toLowerCase(), value);
    else record.fields.set(column.key, value === null ? null : valueOfType(value, column.type));
  }
  for (const [name, parent] of Object.entries(found.parents))
    record.fields.set(name.toLowerCase(), parent === null ? null : recordFromQuery(parent, schema));
  for (const [name, children] of Object.entries(found.children)) {
    const childType = object?.children.get(name.toLowerCase())?.object ?? children[0]?.type ?? 'SObject';
    const items = children.map((child) => recordFromQuery(child, schema));
    record.fields.set(name.toLowerCase(), new ApexList(listOf(sobjectType(childType)), items));
  }
  record.queried = true;
  record.readOnly = object?.customMetadata === true;
  record.asQueried = new Map(record.fields);
  return record;
}

/** The fields that DML sends. */
export function rowFromRecord(record: SObj): Row {
  const row: Row = {};
  const before = record.asQueried;
  for (const [key, value] of record.fields) {
    const field = record.object?.fields.get(key);
    if (field === undefined) {
      refuseParentByExternalId(record, key, value);
      continue;
    }
    if (key !== 'id' && before !== null && before.has(key) && before.get(key) === value) continue;
    row[field.name] = storedValue(value);
  }
  return row;
}

/** `new Case(Account = new Account(Code__c = 'x'))` refers to its parent by external ID. */
function refuseParentByExternalId(record: SObj, key: string, value: ApexValue): void {
  if (record.queried || !(value instanceof SObj) || value.id !== null) return;
  const names = [...value.fields.keys()];
  const onlyKey = names.length === 1 && value.object?.fields.get(names[0] ?? '')?.externalId === true;
  if (onlyKey) throw new NotSupported(`naming the parent ${record.type.name}.${key} by an external id in DML`);
}

/** Sets the ID of the saved record and marks its values as saved. */
export function noteSaved(record: SObj, id: string): void {
  record.fields.set('id', id);
  if (record.asQueried !== null) record.asQueried = new Map(record.fields);
}
