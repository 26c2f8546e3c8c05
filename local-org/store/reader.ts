/**
 * Reads rows with SQL, on the write connection inside a transaction and on the read-only connection outside.
 * Each SQL text is prepared once. Booleans are 0 and 1.
 */
import type { Value } from '../types.ts';

/** Values that SQLite returns. */
export type SqlValue = string | number | null;

export interface Reader {
  /** Rows as objects by column name. */
  all(sql: string, parameters: readonly Value[]): Record<string, SqlValue>[];
  /** Rows as arrays in column order. Faster, and columns can have the same name. */
  rows(sql: string, parameters: readonly Value[]): SqlValue[][];
}
