/** Converts the result of a call to JSON, as components get it. */
import { invoke } from '../runtime/calls.ts';
import type { ClassInfo, FieldInfo } from '../runtime/classes.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { Decimal, Double } from '../runtime/decimal.ts';
import { NotSupported } from '../runtime/failures.ts';
import { spelledField, textOf } from '../runtime/text.ts';
import { EnumValue, Obj, SObj, type ApexValue } from '../runtime/values.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/**
 * Dates are `2026-11-03`, date-times `2026-11-03T15:30:00.000Z`, all numbers are numbers, and a Time is its
 * milliseconds. An object includes only its @AuraEnabled members, with null for empty ones.
 */
export function jsonOf(value: ApexValue): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Decimal) return value.toNumber();
  if (value instanceof Double) return value.value;
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexDatetime) return new Date(value.millis).toISOString();
  if (value instanceof ApexTime) return value.millis;
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ApexList) return value.items.map(jsonOf);
  if (value instanceof ApexSet) return value.values().map(jsonOf);
  if (value instanceof ApexMap)
    return Object.fromEntries(value.pairs().map(([key, item]) => [textOf(key), jsonOf(item)]));
  if (value instanceof SObj) return recordJson(value);
  if (value instanceof Obj) return objectJson(value);
  throw new NotSupported(`returning a ${value.type.name} to a component`);
}

/** Includes only fields with a value, because Salesforce leaves null fields out of records. */
function recordJson(record: SObj): Json {
  const found: { [name: string]: Json } = {};
  for (const [key, value] of record.fields) if (value !== null) found[spelledField(record, key)] = jsonOf(value);
  return found;
}

function objectJson(object: Obj): Json {
  const found: { [name: string]: Json } = {};
  for (const field of auraFields(object.cls)) found[field.name] = jsonOf(readMember(object, field));
  return found;
}

function auraFields(cls: ClassInfo): FieldInfo[] {
  const inherited = cls.superclass === null ? [] : auraFields(cls.superclass);
  return [...inherited, ...[...cls.fields.values()].filter((field) => field.isAuraEnabled && !field.isStatic)];
}

function readMember(object: Obj, field: FieldInfo): ApexValue {
  return field.getter ? invoke(field.getter, object, []) : (object.fields[field.slot] ?? null);
}
