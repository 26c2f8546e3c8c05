/** Apex Reference, "List Class"; Apex Developer Guide, "Sorting Lists". */
import { callMethod } from '../runtime/calls.ts';
import { ApexList } from '../runtime/collections.ts';
import { equal } from '../runtime/equality.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { compareForSort, integer as order } from '../runtime/order.ts';
import { listOf, OBJECT, STRING } from '../runtime/types.ts';
import { SObj, type ApexValue, type Obj } from '../runtime/values.ts';
import { boolean, elements, integer, list, object } from './arguments.ts';
import { on, statics, type ClassDefinition } from './definition.ts';
import { tokenOfType } from './describe.ts';
import { ListIterator } from './iterator.ts';
import { refuseWhileIterating } from './set.ts';
import { cloneRecord } from './sobject.ts';

/** The index, if it's inside the list. */
export function checkIndex(items: readonly unknown[], index: number): number {
  if (index < 0 || index >= items.length) throwApex('ListException', `List index out of bounds: ${index}`);
  return index;
}

/** Adding and removing, which aren't allowed while a loop iterates over the list. */
function change(target: ApexList, work: () => unknown): null {
  refuseWhileIterating(target);
  work();
  return null;
}

function insertAt(target: ApexList, index: number, value: ApexValue): null {
  refuseWhileIterating(target);
  if (index !== target.items.length) checkIndex(target.items, index);
  target.items.splice(index, 0, value);
  return null;
}

function deepClone(source: ApexList, preserveId: boolean, preserveTimestamps: boolean): ApexList {
  const copy = (item: ApexValue): ApexValue =>
    item instanceof SObj ? cloneRecord(item, preserveId, preserveTimestamps) : item;
  return new ApexList(source.type, source.items.map(copy));
}

/** Array.prototype.sort is stable and moves only `undefined`, which lists don't contain. */
function sortBy(target: ApexList, comparator: Obj): null {
  target.items.sort((a, b) => order(callMethod(comparator, 'compare', [a, b])));
  return null;
}

/** A list can be added to itself, and can be too long to spread into one call. */
function addEach(target: ApexList, more: readonly ApexValue[]): void {
  for (const item of [...more]) target.items.push(item);
}

function removeAt(target: ApexList, index: number): ApexValue {
  refuseWhileIterating(target);
  return target.items.splice(checkIndex(target.items, index), 1)[0] ?? null;
}

function run(work: () => unknown): null {
  work();
  return null;
}

export const listClass: ClassDefinition = {
  type: listOf(OBJECT),
  variables: ['E'],
  instance: on(list, {
    'void add(E)': (l, [item]) => change(l, () => l.items.push(item ?? null)),
    'void add(Integer, E)': (l, [index, item]) => insertAt(l, integer(index), item ?? null),
    'void addAll(List<E>)': (l, [more]) => change(l, () => addEach(l, elements(more))),
    'void addAll(Set<E>)': (l, [more]) => change(l, () => addEach(l, elements(more))),
    'void clear()': (l) => change(l, () => (l.items.length = 0)),
    'this clone()': (l) => new ApexList(l.type, [...l.items]),
    'Boolean contains(E)': (l, [item]) => l.items.some((own) => equal(own, item ?? null)),
    'this deepClone()': (l) => deepClone(l, false, false),
    'this deepClone(Boolean)': (l, [preserveId]) => deepClone(l, boolean(preserveId), false),
    'this deepClone(Boolean, Boolean)': (l, [preserveId, times]) => deepClone(l, boolean(preserveId), boolean(times)),
    'this deepClone(Boolean, Boolean, Boolean)': (l, [preserveId, times]) =>
      deepClone(l, boolean(preserveId), boolean(times)),
    'Boolean equals(Object)': (l, [other]) => equal(l, other ?? null),
    'E get(Integer)': (l, [index]) => l.items[checkIndex(l.items, integer(index))] ?? null,
    'SObjectType getSObjectType()': (l) => tokenOfType(l.type.args[0]),
    'Integer indexOf(E)': (l, [item]) => l.items.findIndex((own) => equal(own, item ?? null)),
    'Boolean isEmpty()': (l) => l.items.length === 0,
    'Iterator<E> iterator()': (l) => new ListIterator(l.type.args[0] ?? STRING, l.items),
    'E remove(Integer)': (l, [index]) => removeAt(l, integer(index)),
    'void set(Integer, E)': (l, [index, item]) =>
      run(() => (l.items[checkIndex(l.items, integer(index))] = item ?? null)),
    'Integer size()': (l) => l.items.length,
    'void sort()': (l) => run(() => l.items.sort(compareForSort)),
    'void sort(Comparator<E>)': (l, [comparator]) => sortBy(l, object(comparator)),
  }),
  constructors: statics({
    'this new()': (_args, _site, type) => new ApexList(type),
    'this new(Integer)': ([size], _site, type) => new ApexList(type, new Array<ApexValue>(integer(size)).fill(null)),
    'this new(Iterable<E>)': ([source], _site, type) => new ApexList(type, [...elements(source)]),
  }),
};
