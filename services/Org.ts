/**
 * What the services need from Salesforce: queries with bind variables, field types, writes with `allOrNone`, and today's date. Scripts use
 * an implementation over jsforce; unit tests use a fake.
 */

/** The value of a field or a bind variable. A Date is `2026-11-03`, a Datetime is `2026-11-03T15:30:00.000Z`, and an ID has 18 characters. */
export type FieldValue = string | number | boolean | null;
export type Fields = Record<string, FieldValue>;

/** A queried record. As in the REST API, a parent is a nested record. */
export interface QueriedRecord {
  Id: string;
  [field: string]: FieldValue | QueriedParent | null | undefined;
}
export interface QueriedParent {
  [field: string]: FieldValue | QueriedParent | null | undefined;
}

export type Binds = Record<string, FieldValue | readonly FieldValue[]>;

export interface SaveError {
  /** A status code of Salesforce, such as `DUPLICATE_VALUE`. */
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
  /** Today in the user's time zone, such as `2026-11-22`. */
  today(): string;
  /**
   * All rows, from all pages. `binds` has the values of the names after a colon (`WHERE Id IN :caseIds`). Queries that start in the same
   * turn, as with Promise.all, can share a request.
   */
  query<T extends QueriedRecord>(soql: string, binds?: Binds): Promise<T[]>;
  /** The types of the fields that the user can see, by API name, as Salesforce's describe spells them, such as `multipicklist`. */
  fieldTypes(sObject: string): Promise<ReadonlyMap<string, string>>;
  /**
   * Each write returns a result for each record, in the same order. @throws InterruptedWrite if Salesforce stops answering before all
   * records are written. It has a result for each record.
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
