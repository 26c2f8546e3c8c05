/** Apex Reference, "Set Class". */
import { ApexSet } from '../runtime/collections.ts';
import { equal } from '../runtime/equality.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { OBJECT, setOf } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import { elements, set } from './arguments.ts';
import { on, statics, type ClassDefinition } from './definition.ts';
import { ListIterator } from './iterator.ts';

/** Apex Developer Guide, "Iterating Collections": a collection can't be changed while a loop iterates over it. */
export function refuseWhileIterating(collection: { readonly iterating: number }): void {
  if (collection.iterating > 0) throwApex('FinalException', 'Cannot modify a collection while it is being iterated.');
}

/** Applies `change` to each value, and returns whether the set changed. */
function changeEach(target: ApexSet, values: readonly ApexValue[], change: (value: ApexValue) => boolean): boolean {
  refuseWhileIterating(target);
  let changed = false;
  for (const value of values) changed = change(value) || changed;
  return changed;
}

const addEach = (target: ApexSet, values: readonly ApexValue[]): boolean =>
  changeEach(target, values, (value) => target.add(value));
const removeEach = (target: ApexSet, values: readonly ApexValue[]): boolean =>
  changeEach(target, values, (value) => target.delete(value));

function retainAll(target: ApexSet, values: readonly ApexValue[]): boolean {
  const kept = new ApexSet(target.type, values);
  return removeEach(
    target,
    target.values().filter((value) => !kept.has(value)),
  );
}

function clear(target: ApexSet): null {
  refuseWhileIterating(target);
  target.clear();
  return null;
}

export const setClass: ClassDefinition = {
  type: setOf(OBJECT),
  variables: ['E'],
  instance: on(set, {
    'Boolean add(E)': (s, [value]) => addEach(s, [value ?? null]),
    'Boolean addAll(List<E>)': (s, [values]) => addEach(s, elements(values)),
    'Boolean addAll(Set<E>)': (s, [values]) => addEach(s, elements(values)),
    'void clear()': (s) => clear(s),
    'this clone()': (s) => new ApexSet(s.type, s.values()),
    'Boolean contains(E)': (s, [value]) => s.has(value ?? null),
    'Boolean containsAll(List<E>)': (s, [values]) => elements(values).every((value) => s.has(value)),
    'Boolean containsAll(Set<E>)': (s, [values]) => elements(values).every((value) => s.has(value)),
    'Boolean equals(Object)': (s, [other]) => equal(s, other ?? null),
    'Boolean isEmpty()': (s) => s.size === 0,
    'Iterator<E> iterator()': (s) => new ListIterator(s.type.args[0] ?? OBJECT, s.values()),
    'Boolean remove(E)': (s, [value]) => removeEach(s, [value ?? null]),
    'Boolean removeAll(List<E>)': (s, [values]) => removeEach(s, elements(values)),
    'Boolean removeAll(Set<E>)': (s, [values]) => removeEach(s, elements(values)),
    'Boolean retainAll(List<E>)': (s, [values]) => retainAll(s, elements(values)),
    'Boolean retainAll(Set<E>)': (s, [values]) => retainAll(s, elements(values)),
    'Integer size()': (s) => s.size,
  }),
  constructors: statics({
    'this new()': (_args, _site, type) => new ApexSet(type),
    'this new(Iterable<E>)': ([values], _site, type) => new ApexSet(type, elements(values)),
  }),
};
