/** ORDER BY → SQL. */
import { isSortable } from '../../schema/field-uses.ts';
import { refuse } from '../query-error.ts';
import type { OrderItem, Query } from '../tree.ts';
import type { Left } from './left.ts';
import { constant, join, type Sql } from './sql.ts';

/**
 * By default, nulls come first, ascending and descending. Text sorts without regard to case, and picklists
 * sort in the order of their values (SOQL and SOSL Reference, "ORDER BY"). Letters outside ASCII sort by code
 * point instead of the user's language.
 */
export function orderSql(items: readonly OrderItem[], leftOf: (item: OrderItem) => Left, query: Query): Sql {
  if (items.length === 0) return [];
  const keys = items.map((item) => keySql(leftOf(item), item, query));
  return [' ORDER BY ', ...join(keys, ', ')];
}

function keySql(left: Left, item: OrderItem, query: Query): Sql {
  checkSortable(left, query);
  const direction = `${item.descending ? ' DESC' : ' ASC'} NULLS ${item.nulls === 'last' ? 'LAST' : 'FIRST'}`;
  const byText: Sql = [...left.sql, left.kind === 'text' && !left.caseSensitive ? ' COLLATE NOCASE' : '', direction];
  const rank = picklistRank(left);
  return rank ? [...rank, direction, ', ', ...byText] : byText;
}

/** The position of a picklist value in its field. Unlisted values come last. */
function picklistRank(left: Left): Sql | null {
  if (left.field?.type !== 'picklist' || left.field.picklist.length === 0) return null;
  const values = left.field.picklist;
  const cases = values.flatMap(({ value }, rank) => [' WHEN ', constant(value), ` THEN ${rank}`]);
  return ['CASE ', ...left.sql, ...cases, ' ELSE iif(', ...left.sql, ` IS NULL, NULL, ${values.length}) END`];
}

function checkSortable(left: Left, query: Query): void {
  if (left.field && !isSortable(left.field)) {
    refuse('INVALID_FIELD', `field '${left.name}' can not be sorted in a query call`, query, left.at);
  }
}
