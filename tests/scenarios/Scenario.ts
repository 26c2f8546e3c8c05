/**
 * The vocabulary of a scenario file (docs/scenarios.md): records that are given, steps by a person or a script, and the records that must
 * stand afterwards. Values are written as in the sample data: `@ref`, `today`, `today-3`; `{@ref}` puts an id inside a text.
 */
import type { Fields, FieldValue } from '../../services/Org.ts';

export interface Scenario {
  /** A sentence: what this shows. */
  readonly name: string;
  /** Requirements (B13, A7) and decisions (D5) that it shows. */
  readonly shows: readonly string[];
  /** Runs once for each; `apex` unless told. Calls of a mirrored service go to Apex or to its TypeScript mirror. */
  readonly via?: readonly Via[];
  /** The time of day in Chicago at which it begins, `21:30` unless told: there it is still today, and tomorrow in UTC. */
  readonly clock?: string;
  /** What stands in a file of `given/` is written out here when the scenario is read. */
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

/** One verb of the five, by `as` (the part of the username before the @; the administrator unless told). */
export interface Step {
  readonly as?: string;
  /** A controller method of the page, or a method of a mirrored service: `RosteringFormController.submit`. */
  readonly call?: string;
  readonly arguments?: Readonly<Record<string, Argument>>;
  readonly insert?: Given;
  readonly update?: { readonly object: string; readonly record: string; readonly fields: Fields };
  readonly delete?: { readonly object: string; readonly record: string };
  /** Gives the one record that is found a name, for the steps that follow. */
  readonly find?: { readonly object: string; readonly ref: string; readonly where: Fields };
  readonly refused?: Refused;
  /** What the answer must be: parts of it by path (`created.0.provider`), or the whole of a list or a plain value. */
  readonly answers?: Argument;
}

/** The step must be refused, and so. */
export interface Refused {
  /** The code a program reads: of the page's errors, or Salesforce's status code. */
  readonly code: string;
  /** The Custom Label behind the sentence a person reads. */
  readonly label?: string;
  /** The Custom Label behind the sentence beside each of these fields. */
  readonly fields?: Readonly<Record<string, string>>;
}

export type Argument = FieldValue | readonly Argument[] | { readonly [name: string]: Argument };

export interface Expectation {
  readonly find: string;
  /** Names a record of this scenario, so that others do not disturb it. */
  readonly where: Fields;
  /** 1 unless told. */
  readonly count?: number;
  /** What each found record must hold; a path such as `Owner.Name` reads a parent. */
  readonly fields?: Readonly<Record<string, Expected>>;
}

/** A value, or what is known of it: text it contains, the label behind it, or that there is one at all. */
export type Expected =
  FieldValue | { readonly contains: string } | { readonly label: string } | { readonly filled: boolean };
