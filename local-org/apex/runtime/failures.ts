/**
 * Failures that Apex code can't catch: a governor limit, a failed assertion, or something the local org
 * doesn't support.
 */

/** Passes through every `catch` and `finally` of Apex. */
export class FatalError extends Error {
  /** The exception type for clients, such as `System.LimitException`. */
  readonly exceptionType: string;
  /** Stack of Apex lines, set when it leaves the code that raised it. */
  apexTrace = '';

  constructor(exceptionType: string, message: string) {
    super(message);
    this.name = 'FatalError';
    this.exceptionType = exceptionType;
  }
}

/** Apex Developer Guide, "Exception Class and Built-In Exceptions": a LimitException can't be caught. */
export class LimitExceeded extends FatalError {
  constructor(message: string) {
    super('System.LimitException', message);
    this.name = 'LimitExceeded';
  }
}

/** Apex Reference, "Assert Class": a failed assertion throws a fatal error that can't be caught. */
export class AssertionFailed extends FatalError {
  constructor(message: string) {
    super('System.AssertException', message);
    this.name = 'AssertionFailed';
  }
}

/** A Salesforce feature that the local org lacks. The message names it. */
export class NotSupported extends FatalError {
  constructor(what: string) {
    super('LocalOrg.NotSupported', `The local org doesn't support ${what}`);
    this.name = 'NotSupported';
  }
}
