/** The run-time type of a value: instanceof, casts, switch on type. */
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { Decimal, Double } from './decimal.ts';
import { isIdText } from './ids.ts';
import {
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  LONG,
  NULL,
  OBJECT,
  SOBJECT,
  STRING,
  TIME,
  type Type,
} from './types.ts';
import { EnumValue, Obj, type ApexValue } from './values.ts';

/** Text is a String here, because only the compiler knows whether it was declared an Id. */
export function typeOf(value: ApexValue): Type {
  if (value === null) return NULL;
  switch (typeof value) {
    case 'number':
      return INTEGER;
    case 'bigint':
      return LONG;
    case 'string':
      return STRING;
    case 'boolean':
      return BOOLEAN;
  }
  if (value instanceof Decimal) return DECIMAL;
  if (value instanceof Double) return DOUBLE;
  if (value instanceof ApexDate) return DATE;
  if (value instanceof ApexDatetime) return DATETIME;
  if (value instanceof ApexTime) return TIME;
  return value instanceof Obj ? value.cls.type : value.type;
}

const NUMBERS_WIDER_THAN: ReadonlyMap<Type, readonly Type[]> = new Map([
  [INTEGER, [LONG, DOUBLE, DECIMAL]],
  [LONG, [DOUBLE, DECIMAL]],
  [DOUBLE, [DECIMAL]],
  [DECIMAL, [DOUBLE]],
]);

export function isInstance(value: ApexValue, type: Type): boolean {
  if (value === null) return false;
  if (type === OBJECT) return true;
  if (value instanceof Obj) return value.cls.isA(type);
  if (typeof value === 'string') return type === STRING || (type === ID && isIdText(value));
  const own = typeOf(value);
  if (own.extends(type) || (own.isSObject && type === SOBJECT)) return true;
  if (value instanceof EnumValue) return false;
  if (NUMBERS_WIDER_THAN.get(own)?.includes(type) === true) return true;
  return value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap
    ? isCollection(own, type)
    : false;
}

/** A collection of records is one of SObject and vice versa. Other element types must match. */
function isCollection(own: Type, wanted: Type): boolean {
  if (wanted.base === 'iterable') return own.base !== 'map' && fits(own.args[0] ?? OBJECT, wanted.args[0] ?? OBJECT);
  return own.base === wanted.base && own.args.every((arg, i) => fits(arg, wanted.args[i] ?? OBJECT));
}

function fits(own: Type, wanted: Type): boolean {
  if (own.extends(wanted) || wanted === OBJECT) return true;
  if (own.isSObject && wanted.isSObject) return own === SOBJECT || wanted === SOBJECT;
  if (own.isText && wanted.isText) return true;
  if (own.args.length > 0) return isCollection(own, wanted);
  return own.cls?.isA(wanted) === true;
}
