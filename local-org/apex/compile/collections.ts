/** `new List<String>{…}`, `new Map<Id, Case>(records)`, `new Integer[3]`. */
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { convert, needsConversion } from '../runtime/convert.ts';
import { throwApex, throwNullPointer } from '../runtime/exceptions.ts';
import { ID, INTEGER, NULL, STRING, type Type } from '../runtime/types.ts';
import { SObj, type ApexValue } from '../runtime/values.ts';
import type { NewArray, NewCollection, NewMap, NewObject } from '../syntax/tree.ts';
import { fits } from '../model/assignable.ts';
import { refuse } from '../model/problems.ts';
import { argumentsOf } from './calls.ts';
import { notNull, type Compiled, type Evaluate } from './compiled.ts';
import { converted } from './conversions.ts';
import { expression } from './expressions.ts';
import type { Scope } from './scope.ts';

export function newCollection(node: NewCollection, scope: Scope): Compiled {
  const type = scope.type(node.type);
  const element = type.args[0];
  if (type.base === 'map' && node.items.length === 0) return { type, evaluate: () => new ApexMap(type) };
  if (element === undefined || (type.base !== 'list' && type.base !== 'set'))
    return refuse(`${type.name} can't have a list of values`, node);
  const items = node.items.map((item) => converted(expression(item, scope), element, item));
  return {
    type,
    evaluate: (frame) =>
      filled(
        type,
        items.map((item) => item(frame)),
      ),
  };
}

const filled = (type: Type, items: ApexValue[]): ApexValue =>
  type.base === 'list' ? new ApexList(type, items) : new ApexSet(type, items);

export function newMap(node: NewMap, scope: Scope): Compiled {
  const type = scope.type(node.type);
  const [key, value] = type.args;
  if (type.base !== 'map' || key === undefined || value === undefined)
    return refuse(`${type.name} can't have pairs of key and value`, node);
  const pairs = node.pairs.map((pair) => ({
    key: converted(expression(pair.key, scope), key, pair.key),
    value: converted(expression(pair.value, scope), value, pair.value),
  }));
  return {
    type,
    evaluate: (frame) => {
      const map = new ApexMap(type);
      for (const pair of pairs) map.put(pair.key(frame), pair.value(frame));
      return map;
    },
  };
}

export function newArray(node: NewArray, scope: Scope): Compiled {
  const type = scope.type(node.type);
  const size = converted(expression(node.size, scope), INTEGER, node.size);
  return {
    type,
    evaluate: (frame) => new ApexList(type, new Array<ApexValue>(Number(notNull(size(frame)))).fill(null)),
  };
}

/** `new List<T>()`, `new Set<T>(others)`, `new Map<K, V>(others)`. */
export function collectionFrom(type: Type, node: NewObject, scope: Scope): Compiled {
  const args = argumentsOf({ ...node, name: 'new' }, scope);
  const [source] = args;
  if (source === undefined) return { type, evaluate: () => empty(type) };
  if (args.length > 1 || !takes(type, source.type))
    return refuse(
      `Constructor not defined: [${type.name}].<Constructor>(${args.map((arg) => arg.type.name).join(', ')})`,
      node,
    );
  const { evaluate } = source;
  return { type, evaluate: type.base === 'map' ? mapFrom(type, evaluate) : listOrSetFrom(type, evaluate) };
}

const empty = (type: Type): ApexValue =>
  type.base === 'map' ? new ApexMap(type) : type.base === 'list' ? new ApexList(type) : new ApexSet(type);

function takes(type: Type, source: Type): boolean {
  const [first, second] = type.args;
  const [element, value] = source.args;
  if (source === NULL) return true;
  if (type.base === 'map') {
    if (source.base === 'map')
      return (
        first !== undefined &&
        second !== undefined &&
        element !== undefined &&
        value !== undefined &&
        elementFits(element, first) &&
        elementFits(value, second)
      );
    return (
      source.base === 'list' &&
      (first === ID || first === STRING) &&
      second?.isSObject === true &&
      element?.isSObject === true
    );
  }
  if (source === INTEGER) return type.base === 'list';
  if (first === undefined || element === undefined) return false;
  return (source.base === 'list' || source.base === 'set' || source.base === 'iterable') && elementFits(element, first);
}

const elementFits = (from: Type, to: Type): boolean =>
  fits(from, to) || (from.isSObject && to.isSObject && from.key === 'sobject');

function listOrSetFrom(type: Type, source: Evaluate): Evaluate {
  const element = type.args[0];
  const fit = element !== undefined && needsConversion(element) ? (value: ApexValue) => convert(value, element) : null;
  return (frame) => {
    const value = source(frame);
    if (typeof value === 'number') return empty(type);
    const items = itemsOf(value);
    return filled(type, fit === null ? items : items.map(fit));
  };
}

function itemsOf(value: ApexValue): ApexValue[] {
  if (value instanceof ApexList) return [...value.items];
  if (value instanceof ApexSet) return value.values();
  if (value === null) return throwNullPointer();
  throw new TypeError("A collection was created from a value that isn't a collection");
}

function mapFrom(type: Type, source: Evaluate): Evaluate {
  return (frame) => {
    const value = source(frame);
    const map = new ApexMap(type);
    if (value instanceof ApexMap) for (const [key, item] of value.pairs()) map.put(key, item);
    else itemsOf(value).forEach((record, row) => putRecord(map, record, row));
    return map;
  };
}

function putRecord(map: ApexMap, record: ApexValue, row: number): void {
  if (!(record instanceof SObj)) return throwNullPointer();
  if (record.id === null) throwApex('ListException', `Row with null Id at index: ${row}`);
  map.put(record.id, record);
}
