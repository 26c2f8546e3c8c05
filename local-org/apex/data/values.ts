/** Converts between stored values, which have the REST API's format, and Apex values. */
import type { FieldDef } from '../../schema/model.ts';
import type { Value } from '../../types.ts';
import { Blob } from '../platform/crypto.ts';
import { ApexList, ApexSet } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { Decimal, Double } from '../runtime/decimal.ts';
import { NotSupported } from '../runtime/failures.ts';
import { fieldType } from '../runtime/fields.ts';
import { BLOB, DATE, DATETIME, DECIMAL, TIME, type Type } from '../runtime/types.ts';
import { EnumValue, SObj, type ApexValue } from '../runtime/values.ts';

export function apexValue(value: Value | undefined, field: FieldDef): ApexValue {
  return valueOfType(value ?? null, fieldType(field));
}

export function valueOfType(value: Value, type: Type): ApexValue {
  if (type === DATE && typeof value === 'string') return storedDate(value);
  if (type === DATETIME && typeof value === 'string') return new ApexDatetime(Date.parse(value));
  if (type === TIME && typeof value === 'string') return new ApexTime(Date.parse(`1970-01-01T${value}`));
  if (type === DECIMAL && typeof value === 'number') return decimalOf(value);
  if (type === BLOB && typeof value === 'string') return new Blob(Buffer.from(value, 'base64'));
  return value;
}

function storedDate(text: string): ApexDate {
  return new ApexDate(Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00.000Z`) / 86_400_000));
}

/** Without the binary rounding error: 0.1 is 0.1. */
export function decimalOf(value: number): Decimal {
  return Decimal.parse(String(value)) ?? Decimal.of(value);
}

/** The stored value. */
export function storedValue(value: ApexValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Decimal) return value.toNumber();
  if (value instanceof Double) return value.value;
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexTime) return value.toString();
  if (value instanceof ApexDatetime) return new Date(value.millis).toISOString();
  if (value instanceof EnumValue) return value.name;
  if (value instanceof Blob) return value.bytes.toString('base64');
  throw new NotSupported('a value of this type in a field or query');
}

/** A query's bind: one value, or a list for IN. A record means its ID. */
export function boundValue(value: ApexValue): Value | Value[] {
  if (value instanceof ApexList) return value.items.map(scalar);
  if (value instanceof ApexSet) return value.values().map(scalar);
  return scalar(value);
}

/** In a query, a record means its ID. */
const scalar = (value: ApexValue): Value => storedValue(value instanceof SObj ? value.id : value);
