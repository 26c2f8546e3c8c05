/** LIMIT and OFFSET → SQL. */
import { QueryError } from '../query-error.ts';
import type { Bind, Query } from '../tree.ts';
import { late, type RunContext, type Sql } from './sql.ts';

/** SOQL and SOSL Reference, "OFFSET". */
const MAX_OFFSET = 2000;

export function limitSql(query: Query): Sql {
  if (query.limit === null && query.offset === null) return [];
  const limit: Sql = [
    ' LIMIT ',
    late((context) => (query.limit === null ? -1 : countOf(query.limit, 'LIMIT', context))),
  ];
  const offset = query.offset;
  return offset === null ? limit : [...limit, ' OFFSET ', late((context) => offsetOf(offset, context))];
}

function offsetOf(offset: number | Bind, context: RunContext): number {
  const value = countOf(offset, 'OFFSET', context);
  if (value <= MAX_OFFSET) return value;
  throw new QueryError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${MAX_OFFSET}`);
}

export function countOf(count: number | Bind, clause: string, context: RunContext): number {
  const value = typeof count === 'number' ? count : context.bind(count.name);
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new QueryError('MALFORMED_QUERY', `${clause} must be a whole number in the allowed range`);
}
