/**
 * Platform interfaces that a project's classes implement. A call through the interface's type calls the
 * object's method with that name.
 */
import { callMethod } from '../runtime/calls.ts';
import { comparatorOf, iterableOf, OBJECT } from '../runtime/types.ts';
import { Obj, type ApexValue } from '../runtime/values.ts';
import { elements, object } from './arguments.ts';
import { nativeType, on, type ClassDefinition } from './definition.ts';
import { ListIterator } from './iterator.ts';
import type { Type } from '../runtime/types.ts';

const call =
  (method: string) =>
  (self: Obj, args: readonly ApexValue[]): ApexValue =>
    callMethod(self, method, args);

const simple = (name: string, members: Readonly<Record<string, string>> = {}): ClassDefinition => ({
  type: nativeType(name),
  instance: on(
    object,
    Object.fromEntries(Object.entries(members).map(([signature, method]) => [signature, call(method)])),
  ),
});

/** A list or set iterates over its current elements. An object uses its class's iterator. */
function iterator(source: ApexValue, element: Type): ApexValue {
  return source instanceof Obj ? callMethod(source, 'iterator', []) : new ListIterator(element, elements(source));
}

export const interfaceClasses: readonly ClassDefinition[] = [
  {
    type: iterableOf(OBJECT),
    variables: ['E'],
    instance: on((value) => value, {
      'Iterator<E> iterator()': (source, _args, _site, type) => iterator(source, type.args[0] ?? OBJECT),
    }),
  },
  { type: comparatorOf(OBJECT), variables: ['E'], instance: on(object, { 'Integer compare(E, E)': call('compare') }) },
  simple('Comparable', { 'Integer compareTo(Object)': 'compareto' }),
  simple('Queueable', { 'void execute(QueueableContext)': 'execute' }),
  simple('Schedulable', { 'void execute(SchedulableContext)': 'execute' }),
  simple('Callable', { 'Object call(String, Map<String,Object>)': 'call' }),
  simple('Database.Stateful'),
  simple('Database.AllowsCallouts'),
];
