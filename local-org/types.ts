/**
 * Types that all layers share. They are plain data, so that each layer can be tested alone.
 *
 * Values use the REST API's format: a Date is `2026-11-03`, a Datetime `2026-11-03T15:30:00.000Z` (always
 * UTC), and an ID has 18 characters. Text in these formats sorts correctly in SQLite.
 */
export type Value = string | number | boolean | null;

/** Field values by API name, in the schema's spelling (`AccountId`, `Due_Date__c`). */
export type Row = Record<string, Value>;

/**
 * `user` checks the user's access to objects, fields, and records. `shared` checks records only, like system
 * mode in a `with sharing` class. `system` checks nothing.
 */
export type AccessMode = 'user' | 'shared' | 'system';

/** The user who acts. `timeZone` is an IANA name and decides what "today" is. */
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

/** One error, as the REST API returns it. `statusCode` is a Salesforce status code, such as `DUPLICATE_VALUE`. */
export interface DmlError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

export interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  /** True if the save created a record: an insert, or an upsert without a match. */
  readonly created: boolean;
  readonly errors: readonly DmlError[];
}
