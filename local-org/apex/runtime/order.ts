/** Order: the operators `<` and `>`, and List.sort. Apex Developer Guide, "Expression Operators"; "Sorting Lists". */
import { callMethod } from './calls.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { throwApex, throwNullPointer } from './exceptions.ts';
import { isNumber, toDecimal } from './numbers.ts';
import { textOf } from './text.ts';
import { EnumValue, Obj, SObj, type ApexValue } from './values.ts';

const order = <T extends number | bigint | string>(left: T, right: T): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** For `<`, `<=`, `>`, `>=`: text ignores case. Neither side is null, because the operators return false then. */
export function compareValues(left: ApexValue, right: ApexValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return order(left.toLowerCase(), right.toLowerCase());
  return compareInOrder(left, right);
}

/** For List.sort: null first, text by code units, enums by position, and objects by their compareTo. */
export function compareForSort(left: ApexValue, right: ApexValue): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  if (typeof left === 'string' && typeof right === 'string') return order(left, right);
  if (left instanceof Obj) return integer(callMethod(left, 'compareto', [right]));
  if (left instanceof SObj && right instanceof SObj) return compareRecords(left, right);
  return compareInOrder(left, right);
}

/** The result of compareTo or a Comparator. */
export function integer(result: ApexValue): number {
  return typeof result === 'number' ? result : throwNullPointer();
}

function compareInOrder(left: ApexValue, right: ApexValue): number {
  if (isNumber(left) && isNumber(right)) return toDecimal(left).compare(toDecimal(right));
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  const [a, b] = [moment(left), moment(right)];
  if (a !== null && b !== null) return order(a, b);
  return throwApex('TypeException', `Not comparable: ${textOf(left)}, ${textOf(right)}`);
}

function moment(value: ApexValue): number | null {
  if (value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime) return value.millis;
  return value instanceof EnumValue ? value.ordinal : null;
}

/**
 * Records sort by their object's label, then by name, then by the other standard fields and the custom
 * fields, each in alphabetical order. Apex Developer Guide, "List Sorting of sObjects".
 */
function compareRecords(left: SObj, right: SObj): number {
  const byLabel = order(left.object?.label ?? left.type.name, right.object?.label ?? right.type.name);
  if (byLabel !== 0) return byLabel;
  for (const key of sortedKeys(left, right)) {
    const found = compareForSort(left.fields.get(key) ?? null, right.fields.get(key) ?? null);
    if (found !== 0) return found;
  }
  return 0;
}

function sortedKeys(left: SObj, right: SObj): string[] {
  const name = (left.object?.nameField ?? 'Name').toLowerCase();
  const isField = (key: string) => key !== 'id' && key !== name && left.object?.fields.has(key) === true;
  const others = [...new Set([...left.fields.keys(), ...right.fields.keys()])].filter(isField);
  const isCustom = (key: string) => Number(key.endsWith('__c'));
  return [name, ...others.sort((a, b) => isCustom(a) - isCustom(b) || order(a, b))];
}
