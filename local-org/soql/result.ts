/** What a query answers, before a layer gives it its own shape (JSON attributes in REST, SObject in Apex). */
import type { Value } from '../types.ts';

export interface QueryRecord {
  readonly type: string;
  /** The record's own fields that were selected (Id always), by API name in the schema's spelling. */
  readonly values: Record<string, Value>;
  /** Selected parents by relationship name; null where the lookup is empty. */
  readonly parents: Record<string, QueryRecord | null>;
  /** Child subqueries by relationship name. */
  readonly children: Record<string, QueryRecord[]>;
}

export interface QueryResult {
  readonly records: QueryRecord[];
  /** For `COUNT()` the count, with no records. */
  readonly totalSize: number;
  /** True for GROUP BY and aggregate functions: records are AggregateResult, values by alias or `expr0`, `expr1`, … */
  readonly aggregate: boolean;
  /** Rows read, children included: what the platform's limit of query rows counts. */
  readonly rowCount: number;
  /** What was selected and in which order; absent for `COUNT()`. */
  readonly shape?: SelectionShape;
}

/**
 * The selection of one level in the order it was written. REST answers fields in this order, and shows an Id only where it was asked for
 * although every record carries one.
 */
export interface SelectionShape {
  readonly idSelected: boolean;
  /** Fields, parents and children by name, in order. */
  readonly order: readonly string[];
  readonly parents: Readonly<Record<string, SelectionShape>>;
  readonly children: Readonly<Record<string, SelectionShape>>;
  /** Of an AggregateResult: which of its values are moments. */
  readonly moments?: readonly string[];
}

/** Values for the binds of a query by name; a list serves IN. */
export type Binds = (name: string) => Value | readonly Value[];
