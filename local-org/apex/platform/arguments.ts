/**
 * Narrows the arguments of a call. The static types are already checked, so the only possible error at run
 * time is null, which is a NullPointerException. Anything else is a fault in the local org.
 */
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import type { Decimal } from '../runtime/decimal.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import { callMethod } from '../runtime/calls.ts';
import { isNumber, toDecimal, toNumber } from '../runtime/numbers.ts';
import { EnumValue, Obj, SObj, type ApexValue } from '../runtime/values.ts';
import { instanceOf } from './definition.ts';

type Argument = ApexValue | undefined;

const wrong = (wanted: string, value: ApexValue): never => {
  throw new TypeError(`The library was given a ${typeof value} for a ${wanted}`);
};

export function text(value: Argument): string {
  if (value === null || value === undefined) return throwNullPointer();
  return typeof value === 'string' ? value : wrong('String', value);
}

/** Text that can be null. */
export function textOrNull(value: Argument): string | null {
  return value === null || value === undefined ? null : text(value);
}

export function integer(value: Argument): number {
  if (value === null || value === undefined) return throwNullPointer();
  return typeof value === 'number' ? value : wrong('Integer', value);
}

export function long(value: Argument): bigint {
  if (value === null || value === undefined) return throwNullPointer();
  if (typeof value === 'number') return BigInt(value);
  return typeof value === 'bigint' ? value : wrong('Long', value);
}

export function decimal(value: Argument): Decimal {
  if (value === null || value === undefined) return throwNullPointer();
  return isNumber(value) ? toDecimal(value) : wrong('Decimal', value);
}

/** Any number, as a JavaScript number. */
export function double(value: Argument): number {
  if (value === null || value === undefined) return throwNullPointer();
  return isNumber(value) ? toNumber(value) : wrong('Double', value);
}

export function boolean(value: Argument): boolean {
  if (value === null || value === undefined) return throwNullPointer();
  return typeof value === 'boolean' ? value : wrong('Boolean', value);
}

export const date = instanceOf(ApexDate);
export const datetime = instanceOf(ApexDatetime);
export const time = instanceOf(ApexTime);
export const list = instanceOf(ApexList);
export const set = instanceOf(ApexSet);
export const map = instanceOf(ApexMap);
export const record = instanceOf(SObj);
export const object = instanceOf(Obj);
export const enumValue = instanceOf(EnumValue);

/** The elements of a list, a set, or an object with an iterator. */
export function elements(value: Argument): ApexValue[] {
  if (value instanceof ApexList) return value.items;
  if (value instanceof ApexSet) return value.values();
  if (value instanceof Obj) return [...iterate(value)];
  return value === null || value === undefined ? throwNullPointer() : wrong('Iterable', value);
}

/** Iterates over an object that implements Iterable. */
export function* iterate(iterable: Obj): Generator<ApexValue> {
  const iterator = callMethod(iterable, 'iterator', []);
  if (iterator instanceof ListIterator) {
    yield* iterator.rest();
    return;
  }
  const own = object(iterator);
  while (callMethod(own, 'hasnext', []) === true) yield callMethod(own, 'next', []);
}

import { ListIterator } from './iterator.ts';
