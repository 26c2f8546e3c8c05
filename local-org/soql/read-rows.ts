/**
 * Runs a statement. If it exceeds SQLite's limits, it fails with Salesforce's error for queries that are too
 * complicated.
 */
import type { Reader, SqlValue } from '../store/reader.ts';
import type { Statement } from './compile/sql.ts';
import { refuse, tooComplicated } from './query-error.ts';
import type { Query } from './tree.ts';

/** SQLite's messages for statements that exceed a limit (https://sqlite.org/limits.html). */
const BEYOND_LIMITS = /^too many |^at most \d+ |^Expression tree is too large|^parser stack overflow|too big$/;

export function readRows(reader: Reader, { sql, parameters }: Statement, query: Query): SqlValue[][] {
  try {
    return reader.rows(sql, parameters);
  } catch (error) {
    if (error instanceof Error && BEYOND_LIMITS.test(error.message))
      return refuse('QUERY_TOO_COMPLICATED', tooComplicated, query, query.fromAt);
    throw error;
  }
}
