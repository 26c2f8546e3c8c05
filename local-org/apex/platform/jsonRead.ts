/** JSON.deserialize and deserializeUntyped. Apex Reference, "JSON Class". */
import type { ObjectDef } from '../../schema/model.ts';
import { construct, initializeFields } from '../runtime/calls.ts';
import type { ClassInfo } from '../runtime/classes.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { convert } from '../runtime/convert.ts';
import { ApexDate, ApexDatetime } from '../runtime/dates.ts';
import { Decimal, Double } from '../runtime/decimal.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { fieldType, parentType } from '../runtime/fields.ts';
import { toId } from '../runtime/ids.ts';
import {
  BLOB,
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
  sobjectType,
  STRING,
  type Type,
} from '../runtime/types.ts';
import { Obj, SObj, type ApexValue } from '../runtime/values.ts';
import { Blob } from './crypto.ts';
import { platformConstant } from './enums.ts';
import { resultFromJson } from './jsonResults.ts';
import { JsonNumber, JsonSyntaxError, parseJson, type JsonValue } from './jsonText.ts';

/** Parses text into plain data. Invalid text is a JSONException. */
export function readJson(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return throwApex('JSONException', error.message);
    throw error;
  }
}

const INTEGER_LIMIT = 2_147_483_648n;

/** Maps with text keys, lists, and primitives. A whole number is an Integer or a Long, any other number a Decimal. */
export function untyped(value: JsonValue): ApexValue {
  if (value instanceof JsonNumber) return untypedNumber(value);
  if (Array.isArray(value)) return new ApexList(listOf(OBJECT), value.map(untyped));
  if (!(value instanceof Map)) return value;
  const map = new ApexMap(mapOf(STRING, OBJECT));
  for (const [key, item] of value) map.put(key, untyped(item));
  return map;
}

function untypedNumber(value: JsonNumber): ApexValue {
  if (!value.isInteger) return Decimal.parse(value.text);
  const whole = BigInt(value.text);
  return whole >= -INTEGER_LIMIT && whole < INTEGER_LIMIT ? Number(whole) : whole;
}

export function typed(value: JsonValue, type: Type, strict: boolean): ApexValue {
  if (value === null) return null;
  if (type === OBJECT) return untyped(value);
  if (type.isEnum) return constant(value, type);
  if (type.kind === 'primitive') return primitive(value, type);
  if (type.base === 'list' || type.base === 'set') return collection(value, type, strict);
  if (!(value instanceof Map))
    return throwApex('JSONException', `Malformed JSON: Expected '{' at the beginning of object`);
  if (type.base === 'map') return map(value, type, strict);
  if (type.isSObject) return record(value, recordObject(value, type));
  if (type.cls !== null && type.cls.kind === 'class') return object(value, type.cls, strict);
  return resultFromJson(value, type) ?? throwApex('JSONException', `Type unsupported in JSON: ${type.name}`);
}

const illegal = (type: Type): never => throwApex('JSONException', `Illegal value for primitive type ${type.name}`);

function primitive(value: JsonValue, type: Type): ApexValue {
  if (value instanceof JsonNumber) return numeric(value.text, type);
  if (typeof value === 'boolean') return type === BOOLEAN ? value : type === STRING ? String(value) : illegal(type);
  if (typeof value !== 'string') return illegal(type);
  if (type.isNumber) return numeric(value, type);
  switch (type) {
    case STRING:
      return value;
    case ID:
      return toId(value);
    case DATE:
      return ApexDate.parse(value) ?? throwApex('JSONException', `Invalid date: ${value}`);
    case DATETIME:
      return moment(value);
    case BLOB:
      return new Blob(Buffer.from(value, 'base64'));
    case BOOLEAN:
      return /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : illegal(type);
    default:
      return illegal(type);
  }
}

function numeric(text: string, type: Type): ApexValue {
  if (type === STRING) return text;
  const number = Decimal.parse(text);
  if (number === null) return illegal(type);
  if (type === DECIMAL) return number;
  if (type === DOUBLE) return new Double(number.toNumber());
  if (number.stripZeros().scale > 0) return illegal(type);
  if (type === LONG) return number.truncate();
  const whole = number.truncate();
  return type === INTEGER && whole >= -INTEGER_LIMIT && whole < INTEGER_LIMIT ? Number(whole) : illegal(type);
}

function moment(text: string): ApexDatetime {
  const millis = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(millis) ? throwApex('JSONException', `Invalid date/time: ${text}`) : new ApexDatetime(millis);
}

function constant(value: JsonValue, type: Type): ApexValue {
  if (typeof value !== 'string') return illegal(type);
  const own = type.cls?.constants.find((candidate) => candidate.name.toLowerCase() === value.toLowerCase());
  return (
    own ??
    platformConstant(type, value) ??
    throwApex('JSONException', `Unrecognized enum value ${value} for ${type.name}`)
  );
}

function collection(value: JsonValue, type: Type, strict: boolean): ApexValue {
  if (!Array.isArray(value))
    return throwApex('JSONException', "Malformed JSON: Expected '[' at the beginning of List/Set");
  const items = value.map((item) => typed(item, type.args[0] ?? OBJECT, strict));
  return type.base === 'list' ? new ApexList(type, items) : new ApexSet(type, items);
}

function map(value: ReadonlyMap<string, JsonValue>, type: Type, strict: boolean): ApexMap {
  const [keyType = STRING, valueType = OBJECT] = type.args;
  const result = new ApexMap(type);
  for (const [key, item] of value) {
    const converted = keyType.isEnum
      ? constant(key, keyType)
      : keyType.isText
        ? convert(key, keyType)
        : primitive(key, keyType);
    result.put(converted, typed(item, valueType, strict));
  }
  return result;
}

/** The attributes of a generic SObject contain its type. */
function recordObject(value: ReadonlyMap<string, JsonValue>, type: Type): ObjectDef {
  const attributes = value.get('attributes');
  const named = attributes instanceof Map ? attributes.get('type') : undefined;
  const name = type.name === 'SObject' ? named : type.name;
  const object = typeof name === 'string' ? current().org.schema.object(name) : undefined;
  return object ?? throwApex('JSONException', 'Cannot deserialize an SObject without its type in attributes');
}

function record(value: ReadonlyMap<string, JsonValue>, definition: ObjectDef): SObj {
  const result = new SObj(definition);
  for (const [name, item] of value) {
    const key = name.toLowerCase();
    if (key === 'attributes') continue;
    result.fields.set(key, recordMember(definition, key, name, item));
  }
  return result;
}

function recordMember(definition: ObjectDef, key: string, name: string, value: JsonValue): ApexValue {
  const field = definition.fields.get(key);
  if (field !== undefined) return typed(value, fieldType(field), false);
  const parent = definition.parents.get(key);
  if (parent !== undefined) return typed(value, parentType(parent), false);
  const child = definition.children.get(key);
  if (child === undefined)
    return throwApex('JSONException', `No such column '${name}' on sobject of type ${definition.name}`);
  const records = value instanceof Map ? (value.get('records') ?? []) : value;
  return typed(records, listOf(sobjectType(child.object)), false);
}

/** Its initializers run, but not its constructors. Names ignore case. */
function object(value: ReadonlyMap<string, JsonValue>, cls: ClassInfo, strict: boolean): Obj {
  if (cls.isAbstract) throwApex('JSONException', `Cannot construct ${cls.name}`);
  const result = unconstructed(cls);
  for (const [name, item] of value) {
    const field = cls.field(name.toLowerCase());
    if (field === undefined || field.isStatic) {
      if (strict) throwApex('JSONException', `No such column '${name}' on ${cls.name}`);
      continue;
    }
    result.fields[field.slot] = typed(item, field.type, strict);
  }
  return result;
}

function unconstructed(cls: ClassInfo): Obj {
  if (cls.constructors.length === 0) return construct(cls);
  const result = new Obj(cls);
  const chain: ClassInfo[] = [];
  for (let c: ClassInfo | null = cls; c !== null; c = c.superclass) chain.unshift(c);
  for (const c of chain) initializeFields(c, result);
  return result;
}
