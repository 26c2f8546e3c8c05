/**
 * The vocabulary of a scenario file (docs/scenarios.md): records that are given, steps by a person or a script, and the records that must
 * stand afterwards. Values are written as in the sample data: `@ref`, `today`, `today-3`.
 */
import type { Fields, FieldValue } from '../../services/Org.ts';

export interface Scenario {
  /** A sentence: what this shows. */
  readonly name: string;
  /** Requirements (B13, A7) and decisions (D5) that it shows. */
  readonly shows: readonly string[];
  /** Runs once for each; `apex` unless told. Calls of a mirrored service go to Apex or to its TypeScript mirror. */
  readonly via?: readonly Via[];
  readonly given?: readonly Given[];
  readonly when: readonly Step[];
  readonly then: readonly Expectation[];
}

export type Via = 'apex' | 'script';

/** Inserted by the administrator, who may pass the gates; see data/README.md. */
export interface Given {
  readonly object: string;
  readonly ref?: string;
  readonly fields: Fields;
}

/** One of the four, by `as` (the part of the username before the @; the administrator unless told). */
export interface Step {
  readonly as?: string;
  /** A controller method of the page, or a method of a mirrored service: `RosteringFormController.submit`. */
  readonly call?: string;
  readonly arguments?: Readonly<Record<string, Argument>>;
  readonly insert?: Given;
  readonly update?: { readonly object: string; readonly record: string; readonly fields: Fields };
  readonly delete?: { readonly object: string; readonly record: string };
  /** The step must be refused so: the code a program reads and, where a person reads it, the Custom Label behind the sentence. */
  readonly refused?: { readonly code: string; readonly label?: string };
  /** Parts of the answer that must be so. */
  readonly answers?: Readonly<Record<string, FieldValue>>;
}

export type Argument = FieldValue | readonly Argument[] | { readonly [name: string]: Argument };

export interface Expectation {
  readonly find: string;
  readonly where: Fields;
  /** 1 unless told. */
  readonly count?: number;
  /** What each found record must hold; a path such as `Owner.Name` reads a parent. */
  readonly fields?: Fields;
}
