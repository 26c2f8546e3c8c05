/**
 * Equality. The `==` operator ignores the case of text. equals, switch, Assert, sets, and map keys don't.
 * Apex Developer Guide, "Expression Operators", "Using Custom Types in Map Keys and Sets".
 */
import { callMethod, findMethod } from './calls.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { Decimal, Double } from './decimal.ts';
import { isIdText } from './ids.ts';
import { isNumber, toDecimal } from './numbers.ts';
import { NativeObject, Obj, SObj, type ApexValue } from './values.ts';

/**
 * The key of a value in a set or map. Equal values have equal keys. For objects with `equals`, it's only the
 * hash, and `KeyFinder` tells apart objects with the same hash.
 */
export function keyOf(value: ApexValue): unknown {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? Number(value) : value;
  if (value instanceof Decimal) return `D:${value.stripZeros().toString()}`;
  if (value instanceof Double) return `D:${value.value}`;
  if (value instanceof ApexDate) return `d:${value.days}`;
  if (value instanceof ApexDatetime) return `t:${value.millis}`;
  if (value instanceof ApexTime) return `T:${value.millis}`;
  if (value instanceof SObj) return recordKey(value);
  if (value instanceof ApexList) return `L:${value.items.map(elementKey).join('|')}`;
  if (value instanceof ApexSet) return `S:${value.values().map(elementKey).sort().join('|')}`;
  if (value instanceof ApexMap)
    return `M:${value
      .pairs()
      .map(([key, item]) => `${elementKey(key)}=${elementKey(item)}`)
      .sort()
      .join('|')}`;
  if (value instanceof NativeObject)
    return value.equalityKey === null ? value : `N:${value.type.name}:${value.equalityKey}`;
  return isCustomKey(value) ? `H:${String(callMethod(value, 'hashcode', []))}` : value;
}

/** An object whose class defines equality. A class with only one of the two methods uses identity. */
export function isCustomKey(value: ApexValue): value is Obj {
  return (
    value instanceof Obj &&
    findMethod(value.cls, 'hashcode', 0) !== undefined &&
    findMethod(value.cls, 'equals', 1) !== undefined
  );
}

const elementKey = (value: ApexValue): string => {
  const key = keyOf(value);
  return typeof key === 'object' ? identityOf(key) : String(key);
};

const identities = new WeakMap<object, string>();
let identityCount = 0;
/** Tells apart objects without equality, inside the key of a collection. */
function identityOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  let found = identities.get(value);
  if (found === undefined) identities.set(value, (found = `#${++identityCount}`));
  return found;
}

/** Records are equal if all their fields are equal. Children don't count. */
function recordKey(record: SObj): string {
  const parts: string[] = [];
  for (const [name, value] of record.fields)
    if (!(value instanceof ApexList) && value !== null) parts.push(`${name}=${elementKey(value)}`);
  return `O:${record.type.key}:${parts.sort().join('|')}`;
}

/** The `==` operator. */
export function looselyEqual(left: ApexValue, right: ApexValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    if (left === right) return true;
    return !(isIdText(left) && isIdText(right)) && left.toLowerCase() === right.toLowerCase();
  }
  return equal(left, right);
}

/** Equality of collections, Assert, switch, and `equals`. */
export function equal(left: ApexValue, right: ApexValue): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left === 'string' || typeof right === 'string') return false;
  if (typeof left === 'number' && typeof right === 'number') return false;
  if (isNumber(left) && isNumber(right)) return toDecimal(left).compare(toDecimal(right)) === 0;
  return equalObjects(left, right);
}

function equalObjects(left: ApexValue, right: ApexValue): boolean {
  if (left instanceof ApexDate)
    return right instanceof ApexDate
      ? left.days === right.days
      : right instanceof ApexDatetime && left.millis === right.millis;
  if (left instanceof ApexDatetime)
    return (right instanceof ApexDatetime || right instanceof ApexDate) && left.millis === right.millis;
  if (left instanceof ApexTime) return right instanceof ApexTime && left.millis === right.millis;
  if (left instanceof ApexList) return right instanceof ApexList && equalItems(left.items, right.items);
  if (left instanceof ApexSet)
    return right instanceof ApexSet && left.size === right.size && left.values().every((item) => right.has(item));
  if (left instanceof ApexMap) return right instanceof ApexMap && equalMaps(left, right);
  if (left instanceof SObj) return right instanceof SObj && recordKey(left) === recordKey(right);
  if (left instanceof NativeObject)
    return right instanceof NativeObject && left.equalityKey !== null && keyOf(left) === keyOf(right);
  if (left instanceof Obj && findMethod(left.cls, 'equals', 1) !== undefined)
    return callMethod(left, 'equals', [right]) === true;
  return false;
}

function equalItems(left: readonly ApexValue[], right: readonly ApexValue[]): boolean {
  return left.length === right.length && left.every((item, i) => equal(item, right[i] ?? null));
}

function equalMaps(left: ApexMap, right: ApexMap): boolean {
  return (
    left.size === right.size && left.pairs().every(([key, value]) => right.has(key) && equal(value, right.get(key)))
  );
}
