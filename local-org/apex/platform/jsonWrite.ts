/** JSON.serialize. Apex Reference, "JSON Class": fields of objects in declaration order, without transient ones. */
import { Decimal, Double } from '../runtime/decimal.ts';
import { invoke } from '../runtime/calls.ts';
import type { ClassInfo, FieldInfo } from '../runtime/classes.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { spelledField, textOf } from '../runtime/text.ts';
import { EnumValue, Obj, SObj, type ApexValue } from '../runtime/values.ts';
import { Blob } from './crypto.ts';
import { typeOf } from '../runtime/instance.ts';

const quote = (text: string): string => JSON.stringify(text);

export function serialize(value: ApexValue, suppressNulls: boolean): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof Decimal || value instanceof Double) return value.toString();
  if (value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime)
    return quote(value.toString());
  if (value instanceof EnumValue) return quote(value.name);
  if (value instanceof Blob) return quote(value.bytes.toString('base64'));
  if (value instanceof ApexList) return array(value.items, suppressNulls);
  if (value instanceof ApexSet) return array(value.values(), suppressNulls);
  if (value instanceof ApexMap)
    return members(
      value.pairs().map(([key, item]) => [textOf(key), item]),
      suppressNulls,
    );
  if (value instanceof SObj) return record(value);
  if (value instanceof Obj) return object(value, suppressNulls);
  return throwApex('JSONException', `Type unsupported in JSON: ${typeOf(value).name}`);
}

const array = (items: readonly ApexValue[], suppressNulls: boolean): string =>
  `[${items.map((item) => serialize(item, suppressNulls)).join(',')}]`;

/** Nulls in a map stay, because the option affects only objects and records. */
function members(entries: readonly (readonly [string, ApexValue])[], suppressNulls: boolean): string {
  return `{${entries.map(([name, value]) => `${quote(name)}:${serialize(value, suppressNulls)}`).join(',')}}`;
}

function object(value: Obj, suppressNulls: boolean): string {
  if (value.exception !== null) throwApex('JSONException', `Type unsupported in JSON: ${value.cls.name}`);
  const entries = serializedFields(value.cls)
    .map((field): [string, ApexValue] => [field.name, readMember(value, field)])
    .filter(([, item]) => !(suppressNulls && item === null));
  return members(entries, suppressNulls);
}

/** The class's own fields come before inherited fields. */
export function serializedFields(cls: ClassInfo): FieldInfo[] {
  const own = [...cls.fields.values()].filter((field) => !field.isStatic && !field.isTransient);
  return cls.superclass === null ? own : [...own, ...serializedFields(cls.superclass)];
}

export function readMember(value: Obj, field: FieldInfo): ApexValue {
  if (field.getter !== undefined && field.getter.run !== null) return invoke(field.getter, value, []);
  return value.fields[field.slot] ?? null;
}

/** A record in the REST API's format: attributes, fields, parents as objects, and children as query results. */
function record(value: SObj): string {
  const id = value.id;
  const url = id === null ? '' : `,"url":"/services/data/v67.0/sobjects/${value.type.name}/${id}"`;
  const parts = [`"attributes":{"type":${quote(value.type.name)}${url}}`];
  for (const [key, item] of value.fields) parts.push(`${quote(spelledField(value, key))}:${child(item)}`);
  return `{${parts.join(',')}}`;
}

/** In a record, a date-time has the REST API's format. Elsewhere it ends in Z. */
function child(value: ApexValue): string {
  if (value instanceof ApexDatetime) return quote(value.toString().replace('Z', '+0000'));
  if (!(value instanceof ApexList)) return serialize(value, false);
  return `{"totalSize":${value.items.length},"done":true,"records":${array(value.items, false)}}`;
}
