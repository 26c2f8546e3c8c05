import type { SaveResult } from './Org.ts';

/** A service cannot go on: a code for programs, as the Apex class of the service's name uses it, and a sentence for people. */
export class ServiceError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
  }
}

/** `SaveError.statusCode` of a record whose answer was lost: it may have been saved. */
export const OUTCOME_UNKNOWN = 'OUTCOME_UNKNOWN';
/** `SaveError.statusCode` of a record that was never sent. */
export const NOT_SENT = 'NOT_SENT';

/** The org stopped answering in the middle of a write. `cause` says why, `results` what is known of each record. */
export class InterruptedWrite extends Error {
  readonly results: readonly SaveResult[];

  constructor(results: readonly SaveResult[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'InterruptedWrite';
    this.results = results;
  }
}
