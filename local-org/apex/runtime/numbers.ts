/** Conversions between Integer, Long, Double, and Decimal. */
import { Decimal, Double } from './decimal.ts';
import type { ApexValue } from './values.ts';

export type ApexNumber = number | bigint | Decimal | Double;

export const isNumber = (value: ApexValue): value is ApexNumber =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal || value instanceof Double;

export function toDecimal(value: ApexNumber): Decimal {
  if (value instanceof Decimal) return value;
  return Decimal.of(value instanceof Double ? value.value : value);
}

export function toNumber(value: ApexNumber): number {
  if (typeof value === 'number') return value;
  if (value instanceof Decimal) return value.toNumber();
  return value instanceof Double ? value.value : Number(value);
}

/** An Integer keeps 32 bits. */
export const wrapInteger = (value: number): number => value | 0;
/** A Long keeps 64 bits. */
export const wrapLong = (value: bigint): bigint => BigInt.asIntN(64, value);
