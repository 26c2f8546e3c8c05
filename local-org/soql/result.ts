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
}

/** Values for the binds of a query by name; a list serves IN. */
export type Binds = (name: string) => Value | readonly Value[];
