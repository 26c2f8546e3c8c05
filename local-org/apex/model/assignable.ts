/**
 * Decides which types are assignable, and which overload a call means. Apex Developer Guide, "Rules of
 * Conversion": numbers widen from Integer to Long to Double to Decimal, an Id is text, a Date is assignable
 * to a Datetime, and a class to its superclasses and interfaces.
 */
import type { ClassInfo } from '../runtime/classes.ts';
import {
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  INTEGER,
  LONG,
  NULL,
  OBJECT,
  SOBJECT,
  VOID,
  type Type,
} from '../runtime/types.ts';

/** Integer is assignable to Long, Long to Double, and Double and Decimal to each other. */
export const NUMBER_RANK: ReadonlyMap<Type, number> = new Map([
  [INTEGER, 1],
  [LONG, 2],
  [DOUBLE, 3],
  [DECIMAL, 4],
]);

const NEVER = -1;

/** 0 for the same type, higher for more distant types, and -1 if `from` isn't assignable. */
export function distance(from: Type, to: Type): number {
  if (from === to) return from === VOID ? NEVER : 0;
  if (from === VOID || to === VOID) return NEVER;
  if (from === NULL) return to === OBJECT ? 2 : 1;
  if (to === OBJECT) return 20;
  if (from.isNumber && to.isNumber) return numberDistance(from, to);
  if (from.isText && to.isText) return 1;
  if (from === DATE && to === DATETIME) return 1;
  if (from.isSObject) return to === SOBJECT ? 3 : NEVER;
  if (from.cls !== null && from.kind === 'class') return classDistance(from.cls, to);
  if (from.args.length > 0) return genericDistance(from, to);
  return nativeDistance(from, to);
}

function nativeDistance(from: Type, to: Type): number {
  let steps = 1;
  for (let parent = from.parent; parent !== null; parent = parent.parent, steps++) if (parent === to) return steps;
  return NEVER;
}

export const fits = (from: Type, to: Type): boolean => distance(from, to) >= 0;

function numberDistance(from: Type, to: Type): number {
  const difference = (NUMBER_RANK.get(to) ?? 0) - (NUMBER_RANK.get(from) ?? 0);
  const decimalToDouble = from === DECIMAL && to === DOUBLE;
  return difference > 0 || decimalToDouble ? Math.abs(difference) : NEVER;
}

function classDistance(from: ClassInfo, to: Type): number {
  let steps = 1;
  for (let cls: ClassInfo | null = from; cls !== null; cls = cls.superclass, steps++) {
    if (cls.type === to) return steps;
    if (cls.interfaces.some((implemented) => implementedBy(implemented, to))) return steps;
  }
  return NEVER;
}

const implementedBy = (implemented: Type, wanted: Type): boolean =>
  implemented === wanted ||
  (implemented.kind !== 'class' && implemented.base === wanted.base) ||
  (wanted !== OBJECT && implemented.cls !== null && implemented.cls.isA(wanted));

/** A list is assignable if its elements are. A set needs the same type. */
function genericDistance(from: Type, to: Type): number {
  if (to.base === 'iterable' && (from.base === 'list' || from.base === 'set')) return elementsFit(from, to) ? 3 : NEVER;
  if (from.base !== to.base || from.args.length !== to.args.length) return NEVER;
  if (from.base === 'set') return NEVER;
  return elementsFit(from, to) ? 2 : NEVER;
}

function elementsFit(from: Type, to: Type): boolean {
  return from.args.every((element, i) => elementFits(element, to.args[i] ?? OBJECT));
}

/** Elements aren't converted, so number types must be equal. Generic records can be cast both ways. */
function elementFits(from: Type, to: Type): boolean {
  if (from === to || to === OBJECT) return true;
  if (from.isNumber || to.isNumber || from === DATE) return false;
  if (from.isSObject && to.isSObject) return from === SOBJECT || to === SOBJECT;
  return fits(from, to);
}

/** What overload resolution needs to know about a method of the project or the library. */
export interface Overload {
  readonly parameters: readonly (Type | { readonly type: Type })[];
}

export const parameterType = (parameter: Type | { readonly type: Type }): Type =>
  'type' in parameter ? parameter.type : parameter;

/** The overload with the closest parameters. Null if none accepts the arguments. */
export function chooseOverload<T extends Overload>(overloads: readonly T[], args: readonly Type[]): T | null {
  let best: T | null = null;
  let bestDistance = Infinity;
  for (const overload of overloads) {
    const total = totalDistance(overload, args);
    if (total === NEVER || total >= bestDistance) continue;
    best = overload;
    bestDistance = total;
  }
  return best;
}

/** Whether another overload is equally close. Then the call is ambiguous, such as `name(null)`. */
export function isAmbiguous<T extends Overload>(overloads: readonly T[], chosen: T, args: readonly Type[]): boolean {
  const nearest = totalDistance(chosen, args);
  return overloads.some((other) => other !== chosen && totalDistance(other, args) === nearest);
}

function totalDistance(overload: Overload, args: readonly Type[]): number {
  if (overload.parameters.length !== args.length) return NEVER;
  let total = 0;
  for (const [i, parameter] of overload.parameters.entries()) {
    const step = distance(args[i] ?? NULL, parameterType(parameter));
    if (step === NEVER) return NEVER;
    total += step;
  }
  return total;
}

/** The type of `condition ? a : b`: their common type, or Object. */
export function commonType(a: Type, b: Type): Type {
  if (a === b || b === NULL) return a;
  if (a === NULL) return b;
  const there = distance(a, b);
  const back = distance(b, a);
  if (there >= 0 && (back < 0 || there <= back)) return b;
  if (back >= 0) return a;
  return a.isSObject && b.isSObject ? SOBJECT : OBJECT;
}
