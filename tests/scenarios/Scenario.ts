/**
 * The format of a scenario file (docs/scenarios.md): given records, steps by a user or a script, and the
 * expected records. Values have the sample data's format: `@ref`, `today`, `today-3`. `{@ref}` puts an ID in
 * a text.
 */
import type { Fields, FieldValue } from '../../services/Org.ts';

export interface Scenario {
  /** A sentence that says what this shows. */
  readonly name: string;
  /** The requirements (B13, A7) and decisions (D5) that it shows. */
  readonly shows: readonly string[];
  /** Runs once for each way. The default is `apex`. Calls of a mirrored service use Apex or its TypeScript mirror. */
  readonly via?: readonly Via[];
  /** The start time in Chicago. The default is `21:30`, when it's still today there and tomorrow in UTC. */
  readonly clock?: string;
  /** The records of `given/` files are included when the scenario is read. */
  readonly given?: readonly Given[];
  readonly when: readonly Step[];
  readonly then: readonly Expectation[];
  readonly notified?: readonly Notified[];
}

export type Via = 'apex' | 'script';

/** The administrator inserts these, who can skip the gates. See data/README.md. */
export interface Given {
  readonly object: string;
  readonly ref?: string;
  readonly fields: Fields;
}

/**
 * One of the seven actions, by the user in `as` (the part of the username before the @; by default, the
 * administrator).
 */
export interface Step {
  readonly as?: string;
  /** A controller method, or a method of a mirrored service: `RosteringFormController.submit`. */
  readonly call?: string;
  readonly arguments?: Readonly<Record<string, Argument>>;
  readonly insert?: Given;
  readonly update?: { readonly object: string; readonly record: string; readonly fields: Fields };
  readonly delete?: { readonly object: string; readonly record: string };
  /** Merges a record into another one, which stays. */
  readonly merge?: { readonly object: string; readonly record: string; readonly into: string };
  /** Names the one record that is found, for later steps. */
  readonly find?: { readonly object: string; readonly ref: string; readonly where: Fields };
  /** Someone who got an email answers it: the customer, who isn't a user. */
  readonly reply?: {
    readonly email: string;
    readonly from: string;
    readonly text: string;
    /** The texts of files, by name. */
    readonly files?: Readonly<Record<string, string>>;
  };
  readonly refused?: Refused;
  /** The expected response: parts of it by path (`created.0.provider`), or a whole list or plain value. */
  readonly answers?: Argument;
}

/** The step must be refused with this error. */
export interface Refused {
  /** The error's code: the page's, or Salesforce's status code. */
  readonly code: string;
  /** The Custom Label of the error message. */
  readonly label?: string;
  /** The Custom Labels of the error messages at these fields. */
  readonly fields?: Readonly<Record<string, string>>;
}

export type Argument = FieldValue | readonly Argument[] | { readonly [name: string]: Argument };

export interface Expectation {
  readonly find: string;
  /** Names a record of this scenario, so that other scenarios' records don't match. */
  readonly where: Fields;
  /** The default is 1. */
  readonly count?: number;
  /** The expected fields of each record. A path such as `Owner.Name` reads a parent. */
  readonly fields?: Readonly<Record<string, Expected>>;
}

/** What the bell of a user shows about a record: the Custom Labels of the titles, the newest first. */
export interface Notified {
  /** The part of the username before the @. */
  readonly user: string;
  readonly about: string;
  readonly labels: readonly string[];
}

/** A value, or a condition: contained text, a label, or any value. */
export type Expected =
  FieldValue | { readonly contains: string } | { readonly label: string } | { readonly filled: boolean };
