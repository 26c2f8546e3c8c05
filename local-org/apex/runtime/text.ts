/** Values as text: concatenation, String.valueOf, and System.debug. */
import { callMethod, findMethod } from './calls.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import type { ClassInfo } from './classes.ts';
import { ApexDate, ApexDatetime } from './dates.ts';
import { exceptionText } from './exceptions.ts';
import { EnumValue, NativeObject, Obj, SObj, type ApexValue } from './values.ts';

/** `2026-11-03 15:30:00`, GMT. */
export const gmtText = (millis: number): string => new Date(millis).toISOString().slice(0, 19).replace('T', ' ');

/** The result of `'' + value`. Unlike String.valueOf(Date), a Date shows midnight. */
export function textOf(value: ApexValue): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof ApexDate || value instanceof ApexDatetime) return gmtText(value.millis);
  if (value instanceof ApexList) return `(${value.items.map(textOf).join(', ')})`;
  if (value instanceof ApexSet) return `{${value.values().map(textOf).join(', ')}}`;
  if (value instanceof ApexMap)
    return `{${value
      .pairs()
      .map(([key, item]) => `${textOf(key)}=${textOf(item)}`)
      .join(', ')}}`;
  if (value instanceof SObj) return recordText(value);
  if (value instanceof EnumValue) return value.name;
  if (value instanceof Obj) return objectText(value);
  return value instanceof NativeObject ? value.text : value.toString();
}

function recordText(record: SObj): string {
  const parts: string[] = [];
  for (const [key, value] of record.fields)
    if (!(value instanceof SObj)) parts.push(`${spelledField(record, key)}=${textOf(value)}`);
  return `${record.type.name}:{${parts.join(', ')}}`;
}

/** A field's or relationship's name in the schema's spelling. */
export function spelledField(record: SObj, key: string): string {
  const object = record.object;
  return (
    object?.fields.get(key)?.name ??
    object?.parents.get(key)?.relationshipName ??
    object?.children.get(key)?.name ??
    key
  );
}

function objectText(object: Obj): string {
  if (findMethod(object.cls, 'tostring', 0) !== undefined) return textOf(callMethod(object, 'tostring', []));
  if (object.exception !== null) return exceptionText(object);
  const fields = instanceFields(object.cls).map(
    (field) => `${field.name}=${textOf(object.fields[field.slot] ?? null)}`,
  );
  return `${object.cls.name.slice(object.cls.name.lastIndexOf('.') + 1)}:[${fields.join(', ')}]`;
}

/** Inherited fields first. */
export function instanceFields(cls: ClassInfo): { name: string; slot: number }[] {
  const inherited = cls.superclass === null ? [] : instanceFields(cls.superclass);
  return [...inherited, ...[...cls.fields.values()].filter((field) => !field.isStatic)];
}
