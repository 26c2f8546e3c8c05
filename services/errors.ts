import type { SaveResult } from './Org.ts';

/** Has a code for programs, the same as in Apex, and a message for people. */
export class ServiceError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
  }
}

/** `SaveError.statusCode` of a record whose answer was lost. The record may have been saved. */
export const OUTCOME_UNKNOWN = 'OUTCOME_UNKNOWN';
/** `SaveError.statusCode` of a record that was never sent. */
export const NOT_SENT = 'NOT_SENT';

/** Salesforce stopped answering during a write. `results` has a result for each record. */
export class InterruptedWrite extends Error {
  readonly results: readonly SaveResult[];

  constructor(results: readonly SaveResult[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'InterruptedWrite';
    this.results = results;
  }
}
