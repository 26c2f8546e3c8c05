/**
 * The look-up of the library. A class of the platform declares its members as Apex signatures (`'Boolean contains(String)'`) with the function
 * that carries each out; the same signature serves the checker (parameter types), the compiler (overloads, return type) and the call.
 */
import type { AccessMode } from '../../types.ts';
import type { Type } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';

/** What a call knows of the place it stands at. */
export interface CallSite {
  /** Variables in scope by lower-case name, for the binds of Database.query; undefined when there is none of that name. */
  readonly variable: ((name: string) => ApexValue | undefined) | null;
  /** The access mode of queries and DML that state none. */
  readonly access: AccessMode;
}

export interface LibraryMethod {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly returns: Type;
  readonly isStatic: boolean;
  /** Database.query and its like: the site must offer the variables in scope. */
  readonly bindsVariables: boolean;
  /** `receiver` is never null for an instance method, and null for a static one. Arguments are converted to the parameters' types. */
  call(receiver: ApexValue, args: readonly ApexValue[], site: CallSite): ApexValue;
}

export interface LibraryProperty {
  readonly name: string;
  readonly type: Type;
  readonly isFinal: boolean;
  read(receiver: ApexValue): ApexValue;
  /** Null when it can only be read. */
  readonly write: ((receiver: ApexValue, value: ApexValue) => void) | null;
}
