/**
 * Converts the values of a JSON body to stored values: names in the schema's spelling, and dates and IDs in
 * one format.
 */
import type { FieldDef, ObjectDef, Schema } from '../../schema/model.ts';
import type { Row, Value } from '../../types.ts';
import { isObject, type JsonObject } from '../http/json.ts';
import { refuse } from '../http/errors.ts';
import { normalizeId } from '../../store/ids.ts';

/** Finds a parent by external ID: `{"Account": {"Code__c": "A1"}}`. */
export type ParentFinder = (object: ObjectDef, field: FieldDef, value: Value) => string;

/**
 * Reads the fields of a record body. Skips `attributes`. A relationship name with an object refers to the
 * parent by external ID. Source: REST API Developer Guide, "Create Records and Relate by External ID".
 */
export function readFields(schema: Schema, object: ObjectDef, body: JsonObject, findParent: ParentFinder): Row {
  const row: Row = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === 'attributes') continue;
    const field = object.fields.get(name.toLowerCase());
    if (field) row[field.name] = readValue(field, value);
    else Object.assign(row, readParent(schema, object, name, value, findParent));
  }
  return row;
}

function readParent(schema: Schema, object: ObjectDef, name: string, value: unknown, findParent: ParentFinder): Row {
  const lookup = object.parents.get(name.toLowerCase());
  if (!lookup) return refuseColumn(object, name);
  if (value === null) return { [lookup.name]: null };
  if (!isObject(value)) return refuseColumn(object, name);
  const parentType = parentTypeOf(schema, lookup, value);
  const keys = Object.entries(value).filter(([key]) => key !== 'attributes');
  const [key, keyValue] = keys[0] ?? [];
  const keyField = key === undefined ? undefined : parentType.fields.get(key.toLowerCase());
  if (keys.length !== 1 || !keyField || !(keyField.externalId || keyField.type === 'id')) {
    return refuse('INVALID_FIELD', `${name} must name its ${parentType.name} by exactly one external ID field.`, [
      lookup.name,
    ]);
  }
  return { [lookup.name]: findParent(parentType, keyField, readValue(keyField, keyValue)) };
}

function parentTypeOf(schema: Schema, lookup: FieldDef, value: JsonObject): ObjectDef {
  const attributes = isObject(value.attributes) ? value.attributes : {};
  const named = typeof attributes.type === 'string' ? schema.object(attributes.type) : undefined;
  if (named && lookup.referenceTo.includes(named.name)) return named;
  const [first] = lookup.referenceTo;
  if (first === undefined) return refuse('INVALID_FIELD', `${lookup.name} is not a lookup.`, [lookup.name]);
  return schema.requireObject(first);
}

export function refuseColumn(object: ObjectDef, name: string): never {
  return refuse('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
}

/** One value. The DML layer checks its range, length, and picklist. */
export function readValue(field: FieldDef, value: unknown): Value {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'boolean':
      return readBoolean(field, value);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return readNumber(field, value);
    case 'date':
      return readDate(field, value);
    case 'datetime':
      return readDatetime(field, value);
    case 'id':
    case 'reference':
      return readId(field, value);
    default:
      return readText(field, value);
  }
}

function wrongType(field: FieldDef, wanted: string, value: unknown): never {
  const given = JSON.stringify(value) ?? String(value);
  const short = given.length > 60 ? `${given.slice(0, 57)}...` : given;
  return refuse('JSON_PARSER_ERROR', `Cannot deserialize instance of ${wanted} from value ${short}`, [field.name]);
}

function readBoolean(field: FieldDef, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  return wrongType(field, 'boolean', value);
}

function readNumber(field: FieldDef, value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return wholeIfNeeded(field, value);
  if (value === '') return null;
  if (typeof value === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value)) {
    return wholeIfNeeded(field, Number(value));
  }
  return wrongType(field, field.type, value);
}

function wholeIfNeeded(field: FieldDef, value: number): number {
  return field.type === 'int' && !Number.isInteger(value) ? wrongType(field, 'int', value) : value;
}

function readText(field: FieldDef, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return wrongType(field, 'string', value);
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

function readDate(field: FieldDef, value: unknown): string | null {
  if (value === '') return null;
  if (typeof value === 'string') {
    const day = value.slice(0, 10);
    if (isDay(day) && (value.length === 10 || isMoment(value))) return day;
  }
  return wrongType(field, 'date', value);
}

/** True for an existing date. `2026-02-30` isn't one. */
function isDay(text: string): boolean {
  const parts = datePattern.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const isMoment = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[-+]\d{2}:?\d{2})?$/.test(text);

/**
 * ISO 8601 with or without an offset, including `+0000` without the colon. A date without a time means
 * midnight UTC.
 */
function readDatetime(field: FieldDef, value: unknown): string | null {
  if (value === '') return null;
  const moment = typeof value === 'string' ? instantOf(value) : null;
  return moment ?? wrongType(field, 'datetime', value);
}

/** The moment in the stored format, or null if the text isn't one. */
export function instantOf(value: string): string | null {
  if (!isDay(value.slice(0, 10))) return null;
  const text = value.length === 10 ? `${value}T00:00:00Z` : value;
  if (!isMoment(text)) return null;
  const zoned = /(Z|[-+]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`;
  const moment = new Date(zoned.replace(/([-+]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** An invalid ID stays as it is, because the DML layer has the error message. */
function readId(field: FieldDef, value: unknown): string | null {
  const text = readText(field, value);
  return text === '' ? null : (normalizeId(text) ?? text);
}
