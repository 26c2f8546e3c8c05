/** How the files in this folder describe a class of the platform. */
import { Type } from '../runtime/types.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { CallSite } from './library.ts';

/** `generic` is the type that the member is called on, such as a list type with its element type. */
export type Implementation = (
  receiver: ApexValue,
  args: readonly ApexValue[],
  site: CallSite,
  generic: Type,
) => ApexValue;

/** By signature. */
export type Members = Readonly<Record<string, Implementation>>;

export interface PropertyDefinition {
  readonly name: string;
  readonly type: string;
  read(receiver: ApexValue): ApexValue;
  write?(receiver: ApexValue, value: ApexValue): void;
}

export interface StaticFieldDefinition {
  readonly name: string;
  readonly type: string;
  read(): ApexValue;
}

export interface ClassDefinition {
  readonly type: Type;
  /** Type variable names of a generic class, as its signatures use them. */
  readonly variables?: readonly string[];
  readonly instance?: Members;
  readonly statics?: Members;
  /** Signatures `this new(…)`. */
  readonly constructors?: Members;
  readonly properties?: readonly PropertyDefinition[];
  readonly staticFields?: readonly StaticFieldDefinition[];
}

/** A platform class without type arguments. */
export const nativeType = (name: string, parent?: Type): Type => new Type(name, 'native', parent ? { parent } : {});

/** Members whose receiver is narrowed once for all of them. */
export function on<Receiver>(
  narrow: (value: ApexValue) => Receiver,
  table: Readonly<
    Record<string, (self: Receiver, args: readonly ApexValue[], site: CallSite, generic: Type) => ApexValue>
  >,
): Members {
  const members: Record<string, Implementation> = {};
  for (const [signature, run] of Object.entries(table)) {
    members[signature] = (receiver, args, site, generic) => run(narrow(receiver), args, site, generic);
  }
  return members;
}

/** Static members and constructors, which have no receiver. */
export function statics(
  table: Readonly<Record<string, (args: readonly ApexValue[], site: CallSite, generic: Type) => ApexValue>>,
): Members {
  const members: Record<string, Implementation> = {};
  for (const [signature, run] of Object.entries(table)) {
    members[signature] = (_receiver, args, site, generic) => run(args, site, generic);
  }
  return members;
}

/** Narrows to a class. Null is a NullPointerException. */
export function instanceOf<T>(constructor: abstract new (...args: never[]) => T): (value: ApexValue | undefined) => T {
  return (value) => {
    if (value === null || value === undefined) return throwNullPointer();
    if (value instanceof constructor) return value;
    throw new TypeError(`The library was given a ${typeof value} for a ${constructor.name}`);
  };
}
