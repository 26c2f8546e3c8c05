/**
 * The words the layers of the local org share. Everything here is plain data, so that a layer can be tested without the others.
 *
 * Values keep the spelling of the REST API: a Date is `2026-11-03`, a Datetime `2026-11-03T15:30:00.000Z` (always UTC), a number is a
 * number, an Id has 18 characters. What is compared as text in SQLite therefore sorts as it should.
 */
export type Value = string | number | boolean | null;

/** Field values by API name, in the spelling of the schema (`AccountId`, `Due_Date__c`). */
export type Row = Record<string, Value>;

/**
 * `user` checks what the session's user may do with objects, fields and rows; `shared` checks rows alone, as system mode does in a class that enforces
 * sharing; `system` checks nothing.
 */
export type AccessMode = 'user' | 'shared' | 'system';

/** Who acts. `timeZone` is the user's own, an IANA name; it decides what "today" is. */
export interface Session {
  readonly userId: string;
  readonly timeZone: string;
}

export interface RecordInput {
  /** API name of the sObject, in the schema's spelling. */
  readonly type: string;
  /** Includes `Id` for update and delete. */
  readonly fields: Row;
}

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

/** One refusal, as the REST API spells it: `statusCode` is a Salesforce status code such as `DUPLICATE_VALUE`. */
export interface DmlError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

export interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  /** True where a record came into being: insert, or an upsert that found none. */
  readonly created: boolean;
  readonly errors: readonly DmlError[];
}
