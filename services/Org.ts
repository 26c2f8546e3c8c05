/**
 * Salesforce as the services see it: queries with bound values, writes with `allOrNone`, and a clock. The scripts hand in an implementation
 * over jsforce, the tests one over the local org; a service never knows which.
 */

/** A value in a SOQL bind or a field: a Date is `2026-11-03`, a Datetime `2026-11-03T15:30:00.000Z`, an Id has 18 characters. */
export type FieldValue = string | number | boolean | null;
export type Fields = Record<string, FieldValue>;

/** A queried record; parents are nested records, as REST shapes them. */
export interface QueriedRecord {
  Id: string;
  [field: string]: FieldValue | QueriedParent | null | undefined;
}
export interface QueriedParent {
  [field: string]: FieldValue | QueriedParent | null | undefined;
}

export type Binds = Record<string, FieldValue | readonly FieldValue[]>;

export interface SaveError {
  /** A Salesforce status code such as `DUPLICATE_VALUE`. */
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

export interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly SaveError[];
}

export interface Org {
  /** Today in the acting user's time zone, `2026-11-22`. */
  today(): string;
  /**
   * All rows, following the pages. Names after a colon (`WHERE Id IN :caseIds`) are bound from `binds`. What is asked for in the same turn,
   * as with Promise.all, may travel in one request.
   */
  query<T extends QueriedRecord>(soql: string, binds?: Binds): Promise<T[]>;
  /** The types of the fields that the user can see, by API name, as Salesforce's describe spells them, such as `multipicklist`. */
  fieldTypes(sObject: string): Promise<ReadonlyMap<string, string>>;
  /**
   * Each write answers one result for each record, in their order. @throws InterruptedWrite where the org stops answering on the way; it
   * has what is known of each record.
   */
  insert(sObject: string, records: readonly Fields[], allOrNone: boolean): Promise<SaveResult[]>;
  update(sObject: string, records: readonly Fields[], allOrNone: boolean): Promise<SaveResult[]>;
  upsert(
    sObject: string,
    externalIdField: string,
    records: readonly Fields[],
    allOrNone: boolean,
  ): Promise<SaveResult[]>;
  delete(sObject: string, ids: readonly string[], allOrNone: boolean): Promise<SaveResult[]>;
}
