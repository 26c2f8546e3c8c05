/** Runs a statement; what is more than SQLite takes is refused as the platform refuses what is too complicated for it. */
import type { Reader, SqlValue } from '../store/reader.ts';
import type { Statement } from './compile/sql.ts';
import { refuse, tooComplicated } from './query-error.ts';
import type { Query } from './tree.ts';

/** SQLite's words where a statement exceeds one of its limits (https://sqlite.org/limits.html). */
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
