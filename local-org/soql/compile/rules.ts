/**
 * Rules that don't depend on the schema. Page names are from the SOQL and SOSL Reference unless another guide
 * is named.
 */
import { refuse } from '../query-error.ts';
import type { FieldOrFunction, FunctionCall, Position, Query } from '../tree.ts';
import { isAggregate } from './functions.ts';

/** "ORDER BY": more than 32 fields are a malformed query. */
const MAX_ORDER_FIELDS = 32;
/** "Understanding Relationship Query Limitations". */
const MAX_CHILD_QUERIES = 20;
/** The object of the FROM clause is the first level ("Using Relationship Queries"). */
const MAX_CHILD_LEVELS = 5;

export function checkQuery(query: Query): void {
  checkLocking(query);
  checkCount(query);
  checkGrouping(query);
  checkOrder(query);
  checkChildren(query);
}

/**
 * Apex Developer Guide, "Locking Statements" and "Querying All Records with a SOQL Statement". The
 * transaction holds the lock.
 */
function checkLocking(query: Query): void {
  if (!query.forUpdate) return;
  if (query.orderBy.length > 0) malformed(query, 'ORDER BY is not allowed with FOR UPDATE');
  if (query.allRows) malformed(query, 'ALL ROWS is not allowed with FOR UPDATE');
}

/** "COUNT()": it must be the only item in the SELECT list, without GROUP BY and ORDER BY. */
function checkCount(query: Query): void {
  const count = query.select.find((item) => item.kind === 'function' && isPlainCount(item));
  if (!count) return;
  if (!query.countOnly) malformed(query, 'COUNT() must be the only element in the SELECT list');
  if (query.groupBy.length > 0) malformed(query, 'COUNT() cannot be used with GROUP BY; use COUNT(fieldName)');
  if (query.orderBy.length > 0) malformed(query, 'COUNT() cannot be used with ORDER BY');
}

const isPlainCount = (call: FunctionCall): boolean => call.name.toUpperCase() === 'COUNT' && call.args.length === 0;

/** "Considerations for GROUP BY", "LIMIT", "HAVING". */
function checkGrouping(query: Query): void {
  const aggregates = query.select.filter((item) => item.kind === 'function').filter(isAggregate);
  const keys = new Set(query.groupBy.map(written));
  if (query.having && keys.size === 0) malformed(query, 'HAVING needs a GROUP BY clause');
  if (keys.size < query.groupBy.length) malformed(query, 'A field can be grouped only once');
  if (keys.size === 0 && aggregates.length > 0 && !query.countOnly && query.limit !== null)
    malformed(query, 'Non-grouped query that uses overall aggregate functions cannot also use LIMIT');
  if (query.subtotals) return;
  const grouped = aggregates.find(({ args: [field] }) => field !== undefined && keys.has(field.toLowerCase()));
  if (grouped) malformed(query, `Grouped field should not be aggregated: ${grouped.args[0] ?? ''}`, grouped.at);
}

function written(item: FieldOrFunction): string {
  const text = item.kind === 'field' ? item.path.join('.') : `${item.name}(${item.args.join('.')})`;
  return text.toLowerCase();
}

function checkOrder(query: Query): void {
  if (query.orderBy.length > MAX_ORDER_FIELDS)
    malformed(query, `ORDER BY takes at most ${MAX_ORDER_FIELDS} fields`, query.orderBy[MAX_ORDER_FIELDS]?.by.at);
}

function checkChildren(query: Query): void {
  if (childQueries(query).length > MAX_CHILD_QUERIES)
    malformed(query, `A query takes at most ${MAX_CHILD_QUERIES} parent-to-child relationships`);
  if (levels(query) > MAX_CHILD_LEVELS)
    malformed(query, `Parent-to-child relationships can have at most ${MAX_CHILD_LEVELS} levels`);
}

const ownChildren = (query: Query): Query[] =>
  query.select.flatMap((item) => (item.kind === 'subquery' ? [item.query] : []));

const childQueries = (query: Query): Query[] => ownChildren(query).flatMap((child) => [child, ...childQueries(child)]);

const levels = (query: Query): number => 1 + Math.max(0, ...ownChildren(query).map(levels));

function malformed(query: Query, reason: string, at: Position | undefined = query.fromAt): never {
  return refuse('MALFORMED_QUERY', reason, query, at);
}
