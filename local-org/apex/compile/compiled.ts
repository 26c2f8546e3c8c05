/** The compiler's output: closures over a frame, with the static type that decided their meaning. */
import type { Frame } from '../runtime/classes.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import { Type } from '../runtime/types.ts';
import { NativeObject, type ApexValue } from '../runtime/values.ts';

export type Evaluate = (frame: Frame) => ApexValue;

/** How a statement ended. */
export type Signal = 0 | 1 | 2 | 3;
export const NEXT = 0;
export const BREAK = 1;
export const CONTINUE = 2;
export const RETURN = 3;

export type Execute = (frame: Frame) => Signal;

/**
 * An assignable expression. The container (a record, an object, a list) and the key (an index) are evaluated
 * once, even if the value is read before it's written, as in `list[next()] += 1`.
 */
export interface Place {
  readonly container: Evaluate;
  readonly key: Evaluate | null;
  read(container: ApexValue, key: ApexValue, frame: Frame): ApexValue;
  write(container: ApexValue, key: ApexValue, value: ApexValue, frame: Frame): void;
  /** Why this expression can't be written here. Null if it can. */
  readonly refusal: string | null;
}

export interface Compiled {
  readonly type: Type;
  readonly evaluate: Evaluate;
  readonly place?: Place;
  /** A `?.` to the left can end the chain, so the value can be SKIPPED. */
  readonly skips?: boolean;
  /** A parent record. If it's missing, its fields are null. */
  readonly isParent?: boolean;
  /** A polymorphic parent has only the fields of the Name object. */
  readonly isNamed?: boolean;
  /** A record's field, for `record.Field.addError(…)`. */
  readonly field?: { readonly record: Evaluate; readonly name: string };
  /** Rows of an inline query, which can mean one record. */
  readonly isQuery?: boolean;
}

/** The value of a chain that `?.` ended. It becomes null at the end of the chain, before Apex code can see it. */
class Skipped extends NativeObject {
  readonly type = new Type('skipped', 'native');
}
export const SKIPPED: ApexValue = new Skipped();

export const NULL_VALUE: Evaluate = () => null;

export function notNull<T extends ApexValue>(value: T): Exclude<T, null> {
  return value === null ? throwNullPointer() : (value as Exclude<T, null>);
}

/** Ends a chain: SKIPPED becomes null. */
export function settled(compiled: Compiled): Compiled {
  if (compiled.skips !== true) return compiled;
  const { evaluate } = compiled;
  return {
    type: compiled.type,
    evaluate: (frame) => {
      const value = evaluate(frame);
      return value === SKIPPED ? null : value;
    },
  };
}
