/** Conversions between types: implicit ones in assignments, and casts. Apex Developer Guide, "Rules of Conversion". */
import { ApexDate, ApexDatetime } from './dates.ts';
import { Decimal, Double } from './decimal.ts';
import { throwApex } from './exceptions.ts';
import { toId } from './ids.ts';
import { isInstance, typeOf } from './instance.ts';
import { isNumber, toDecimal, toNumber, wrapInteger, type ApexNumber } from './numbers.ts';
import { DATETIME, DECIMAL, DOUBLE, ID, INTEGER, LONG, OBJECT, type Type } from './types.ts';
import type { ApexValue } from './values.ts';

/** Converts an assignable value in an assignment. As a Datetime, a Date is midnight GMT of its day. */
export function convert(value: ApexValue, to: Type): ApexValue {
  if (value === null) return null;
  switch (to) {
    case DECIMAL:
      return isNumber(value) ? toDecimal(value) : value;
    case LONG:
      return typeof value === 'number' ? BigInt(value) : value;
    case DOUBLE:
      return isNumber(value) && !(value instanceof Double) ? new Double(toNumber(value)) : value;
    case ID:
      return typeof value === 'string' ? toId(value) : value;
    case DATETIME:
      return value instanceof ApexDate ? new ApexDatetime(value.millis) : value;
    default:
      return value;
  }
}

/** Whether `convert` to the type can change a value. */
export const needsConversion = (to: Type): boolean =>
  to === DECIMAL || to === LONG || to === DOUBLE || to === ID || to === DATETIME;

/** `(Type) value`. The checker has already refused casts that can never succeed. */
export function cast(value: ApexValue, to: Type): ApexValue {
  if (value === null || to === OBJECT) return value;
  if (to.isNumber && isNumber(value)) return castNumber(value, to);
  if (to === ID && typeof value === 'string') return toId(value);
  if (isInstance(value, to)) return convert(value, to);
  return throwApex('TypeException', `Invalid conversion from runtime type ${typeOf(value).name} to ${to.name}`);
}

function castNumber(value: ApexNumber, to: Type): ApexValue {
  if (to === INTEGER) return wrapInteger(Math.trunc(toNumber(value)));
  if (to === LONG) return whole(value);
  return convert(value, to);
}

function whole(value: ApexNumber): bigint {
  if (value instanceof Decimal) return value.truncate();
  return typeof value === 'bigint' ? value : BigInt(Math.trunc(toNumber(value)));
}
