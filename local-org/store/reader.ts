/**
 * Reading rows with SQL, whichever connection serves it: the write connection inside a transaction, the read-only one outside.
 *
 * Statements are prepared once per SQL text. Booleans go in as 0 and 1 and come out as 0 and 1.
 */
import type { Value } from '../types.ts';

/** What SQLite gives back. */
export type SqlValue = string | number | null;

export interface Reader {
  /** Rows as objects by column name. */
  all(sql: string, parameters: readonly Value[]): Record<string, SqlValue>[];
  /** Rows as arrays in the order of the columns: quicker, and columns may share a name. */
  rows(sql: string, parameters: readonly Value[]): SqlValue[][];
}
