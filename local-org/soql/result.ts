/** A query's result, before it's converted to JSON (REST) or SObjects (Apex). */
import type { Value } from '../types.ts';

export interface QueryRecord {
  readonly type: string;
  /** The record's selected fields (always including Id), by API name in the schema's spelling. */
  readonly values: Record<string, Value>;
  /** Selected parents by relationship name. Null if the lookup is empty. */
  readonly parents: Record<string, QueryRecord | null>;
  /** Child subqueries by relationship name. */
  readonly children: Record<string, QueryRecord[]>;
}

export interface QueryResult {
  readonly records: QueryRecord[];
  /** For `COUNT()`, the count, without records. */
  readonly totalSize: number;
  /**
   * True for GROUP BY and aggregate functions: records are AggregateResult, with values by alias or `expr0`,
   * `expr1`, …
   */
  readonly aggregate: boolean;
  /** Rows read, including children, for the limit on query rows. */
  readonly rowCount: number;
  /** What was selected, in order. Undefined for `COUNT()`. */
  readonly shape?: SelectionShape;
}

/**
 * The selection of one level, in order. REST returns fields in this order and includes Id only if it was
 * selected, although every record has it.
 */
export interface SelectionShape {
  readonly idSelected: boolean;
  /** Fields, parents, and children by name, in order. */
  readonly order: readonly string[];
  readonly parents: Readonly<Record<string, SelectionShape>>;
  readonly children: Readonly<Record<string, SelectionShape>>;
  /** For an AggregateResult: the values that are date-times. */
  readonly moments?: readonly string[];
}

/** Values for a query's binds by name. A list is for IN. */
export type Binds = (name: string) => Value | readonly Value[];
