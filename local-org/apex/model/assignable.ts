/**
 * Which types fit where, and which overload a call means. Apex Developer Guide, "Rules of Conversion": numbers widen from Integer to Long to
 * Double to Decimal, an Id is text, a Date fits a Datetime, a class fits what it extends and implements.
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

/** Integer fits Long, Long fits Double, Double and Decimal fit each other. */
export const NUMBER_RANK: ReadonlyMap<Type, number> = new Map([
  [INTEGER, 1],
  [LONG, 2],
  [DOUBLE, 3],
  [DECIMAL, 4],
]);

const NEVER = -1;

/** 0 for the same type, more the further apart, -1 when a value of `from` does not fit. */
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

/** Lists fit lists of what their elements fit; sets fit only sets of the same type. */
function genericDistance(from: Type, to: Type): number {
  if (to.base === 'iterable' && (from.base === 'list' || from.base === 'set')) return elementsFit(from, to) ? 3 : NEVER;
  if (from.base !== to.base || from.args.length !== to.args.length) return NEVER;
  if (from.base === 'set') return NEVER;
  return elementsFit(from, to) ? 2 : NEVER;
}

function elementsFit(from: Type, to: Type): boolean {
  return from.args.every((element, i) => elementFits(element, to.args[i] ?? OBJECT));
}

/** Inside a collection nothing is converted, so numbers must be the same; generic records may be cast either way. */
function elementFits(from: Type, to: Type): boolean {
  if (from === to || to === OBJECT) return true;
  if (from.isNumber || to.isNumber || from === DATE) return false;
  if (from.isSObject && to.isSObject) return from === SOBJECT || to === SOBJECT;
  return fits(from, to);
}

/** What a method, of the program or of the library, must say of itself for its overloads to be told apart. */
export interface Overload {
  readonly parameters: readonly (Type | { readonly type: Type })[];
}

export const parameterType = (parameter: Type | { readonly type: Type }): Type =>
  'type' in parameter ? parameter.type : parameter;

/** The overload whose parameters are nearest to the arguments; null when none takes them. */
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

/** Whether another overload is exactly as near: then the call says too little, as `name(null)` may. */
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

/** The type of `condition ? a : b`: the one both fit, or Object. */
export function commonType(a: Type, b: Type): Type {
  if (a === b || b === NULL) return a;
  if (a === NULL) return b;
  const there = distance(a, b);
  const back = distance(b, a);
  if (there >= 0 && (back < 0 || there <= back)) return b;
  if (back >= 0) return a;
  return a.isSObject && b.isSObject ? SOBJECT : OBJECT;
}
