/** How a run ends when no Apex code may catch it: a governor limit, a failed assertion, something the local org does not support. */

/** Passes through every `catch` and `finally` of Apex. */
export class FatalError extends Error {
  /** The exception type a client reads, such as `System.LimitException`. */
  readonly exceptionType: string;
  /** Stack of Apex lines, filled in when it leaves the code that raised it. */
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

/** Something of the platform that the local org has not got; its message names it. */
export class NotSupported extends FatalError {
  constructor(what: string) {
    super('LocalOrg.NotSupported', `The local org does not support ${what}`);
    this.name = 'NotSupported';
  }
}
