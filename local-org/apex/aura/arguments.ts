/** Converts the JSON arguments of a component's call to the parameters' types. */
import { invoke } from '../runtime/calls.ts';
import { construct } from '../runtime/calls.ts';
import type { ClassInfo, Method } from '../runtime/classes.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { convert } from '../runtime/convert.ts';
import { ApexDate, ApexDatetime } from '../runtime/dates.ts';
import { Decimal, Double } from '../runtime/decimal.ts';
import { current } from '../runtime/execution.ts';
import { fieldType, parentType } from '../runtime/fields.ts';
import { isIdText, longId } from '../runtime/ids.ts';
import {
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  listOf,
  LONG,
  mapOf,
  OBJECT,
  SOBJECT,
  STRING,
  type Type,
} from '../runtime/types.ts';
import { SObj, type ApexValue, type Obj } from '../runtime/values.ts';
import { ApexCallError } from './errors.ts';

/** A missing parameter is null. As in Salesforce, unknown names are ignored. */
export function argumentValues(method: Method, args: Readonly<Record<string, unknown>>): ApexValue[] {
  return method.parameters.map(({ name, type }) => {
    try {
      return valueOf(args[name] ?? null, type);
    } catch (error) {
      if (error instanceof Unfit) throw invalidArgument(name, type);
      throw error;
    }
  });
}

function invalidArgument(name: string, type: Type): ApexCallError {
  return new ApexCallError({
    exceptionType: 'System.IllegalArgumentException',
    message: `Value provided is invalid for action parameter '${name}' of type '${type.name}'`,
    stackTrace: '',
    isUserDefinedException: false,
  });
}

/** A value inside an argument doesn't have its type. */
class Unfit extends Error {}

function unfit(): never {
  throw new Unfit();
}

type FromJson = (value: unknown) => ApexValue;

const PRIMITIVES: ReadonlyMap<Type, FromJson> = new Map<Type, FromJson>([
  [STRING, (value) => (typeof value === 'string' ? value : unfit())],
  [ID, (value) => (typeof value === 'string' && isIdText(value) ? longId(value) : unfit())],
  [BOOLEAN, (value) => (typeof value === 'boolean' ? value : unfit())],
  [INTEGER, (value) => integerWithin(value, 2_147_483_647)],
  [LONG, (value) => BigInt(integerWithin(value, Number.MAX_SAFE_INTEGER))],
  [DECIMAL, (value) => Decimal.parse(numberText(value)) ?? unfit()],
  [DOUBLE, (value) => new Double(Number(numberText(value)))],
  [DATE, dateValue],
  [DATETIME, datetimeValue],
  [OBJECT, untypedValue],
]);

function valueOf(value: unknown, type: Type): ApexValue {
  if (value === null || value === undefined) return null;
  const primitive = PRIMITIVES.get(type);
  if (primitive !== undefined) return primitive(value);
  if (type.base === 'list') return new ApexList(type, itemsOf(value, type));
  if (type.base === 'set') return new ApexSet(type, itemsOf(value, type));
  if (type.base === 'map') return mapValue(value, type);
  if (type.isSObject) return recordValue(value, type);
  if (type.cls !== null) return type.isEnum ? enumValue(value, type.cls) : objectValue(value, type.cls);
  return unfit();
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Input fields send numbers as text. */
function numberText(value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return NUMBER.test(text) ? text : unfit();
}

function integerWithin(value: unknown, limit: number): number {
  const number = Number(numberText(value));
  return Number.isInteger(number) && Math.abs(number) <= limit ? number : unfit();
}

const DATE_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;

function dateValue(value: unknown): ApexDate {
  const parts = typeof value === 'string' ? DATE_TEXT.exec(value) : null;
  if (parts === null) return unfit();
  const millis = Date.parse(`${parts[0]}T00:00:00.000Z`);
  // A day that doesn't exist, such as February 30, isn't a date.
  if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== parts[0]) return unfit();
  return new ApexDate(Math.floor(millis / 86_400_000));
}

const DATETIME_TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$/;

function datetimeValue(value: unknown): ApexDatetime {
  if (typeof value === 'number' && Number.isFinite(value)) return new ApexDatetime(Math.trunc(value));
  if (typeof value !== 'string' || !DATETIME_TEXT.test(value)) return unfit();
  const millis = Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(millis) ? unfit() : new ApexDatetime(millis);
}

/** The types of Object: a whole number is an Integer or a Long, any other number a Decimal. */
function untypedValue(value: unknown): ApexValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return untypedNumber(value);
  if (Array.isArray(value)) return new ApexList(listOf(OBJECT), value.map(untypedValue));
  return mapValue(value, mapOf(STRING, OBJECT));
}

function untypedNumber(value: number): ApexValue {
  if (!Number.isFinite(value)) return unfit();
  if (!Number.isInteger(value)) return Decimal.parse(String(value)) ?? unfit();
  return Math.abs(value) <= 2_147_483_647 ? value : BigInt(value);
}

function itemsOf(value: unknown, type: Type): ApexValue[] {
  const element = type.args[0] ?? OBJECT;
  return Array.isArray(value) ? value.map((item) => valueOf(item, element)) : unfit();
}

function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unfit();
  return Object.entries(value);
}

function mapValue(value: unknown, type: Type): ApexMap {
  const [keyType, itemType] = type.args;
  const map = new ApexMap(type);
  for (const [key, item] of entriesOf(value))
    map.put(valueOf(key, keyType ?? STRING), valueOf(item, itemType ?? OBJECT));
  return map;
}

function recordValue(value: unknown, type: Type): SObj {
  const entries = entriesOf(value);
  const named = entries.find(([name]) => name.toLowerCase() === 'sobjecttype')?.[1];
  const object = current().org.schema.object(type === SOBJECT && typeof named === 'string' ? named : type.name);
  if (object === undefined) return unfit();
  const record = new SObj(object);
  for (const [name, item] of entries) {
    const key = name.toLowerCase();
    if (key === 'sobjecttype' || key === 'attributes') continue;
    const field = object.fields.get(key);
    const parent = object.parents.get(key);
    if (field !== undefined) record.fields.set(key, convert(valueOf(item, fieldType(field)), fieldType(field)));
    else if (parent !== undefined) record.fields.set(key, valueOf(item, parentType(parent)));
    else unfit();
  }
  return record;
}

function enumValue(value: unknown, cls: ClassInfo): ApexValue {
  return cls.constants.find((constant) => constant.name === value) ?? unfit();
}

/** Only @AuraEnabled members can be set from outside. */
function objectValue(value: unknown, cls: ClassInfo): Obj {
  const object = construct(cls);
  for (const [name, item] of entriesOf(value)) {
    const field = cls.field(name.toLowerCase());
    if (field === undefined || field.isStatic || !field.isAuraEnabled) continue;
    const converted = valueOf(item, field.type);
    if (field.setter) invoke(field.setter, object, [converted]);
    else object.fields[field.slot] = converted;
  }
  return object;
}
