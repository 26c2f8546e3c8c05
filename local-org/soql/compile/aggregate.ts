/** Queries with GROUP BY or aggregate functions (SOQL and SOSL Reference, "GROUP BY", "HAVING", "Use Aliases with GROUP BY"). */
import { isGroupable } from '../../schema/field-uses.ts';
import type { Level, Plan, PlanColumn } from '../plan.ts';
import { refuse, unsupported } from '../query-error.ts';
import type { FieldOrFunction, Query, SelectItem } from '../tree.ts';
import { isAggregate, leftOf } from './functions.ts';
import { plainSql, type Left } from './left.ts';
import { orderSql } from './order.ts';
import type { Scope } from './scope.ts';
import { column } from './select.ts';
import { join, statementWriter, type Sql } from './sql.ts';
import { conditionSql } from './conditions.ts';

type Body = Omit<Plan, 'query' | 'object' | 'touches' | 'expandsFields' | 'allRows' | 'shared'>;

export function isAggregateQuery(query: Query): boolean {
  return query.groupBy.length > 0 || query.select.some((item) => item.kind !== 'subquery' && isAggregate(item));
}

export function aggregatePlan(scope: Scope, query: Query, where: Sql, limit: Sql): Body {
  const groups = query.groupBy.map((item) => groupKey(leftOf(scope, item, query), query));
  const grouped = new Set(groups.map(plainSql));
  const selected = query.select.map((item) => selectedValue(scope, item, query, grouped));
  const names = resultNames(query);
  const having = havingSql(scope, query, grouped);
  const order = orderSql(query.orderBy, ({ by }) => groupedLeft(scope, by, query, grouped, 'Ordered field'), query);
  const groupBy: Sql = groups.length === 0 ? [] : [' GROUP BY ', ...join(groups.map(foldedKey), ', ')];
  const columns = join(
    selected.map(({ sql }) => sql),
    ', ',
  );
  const sql: Sql = ['SELECT ', ...columns, ...scope.fromSql(), ...where, ...groupBy, ...having, ...order, ...limit];
  return {
    kind: 'aggregate',
    statement: statementWriter(sql),
    level: levelOf(names, selected),
    shape: { idSelected: false, order: names, parents: {}, children: {} },
    columns: selected.map((left, index) => columnOf(left, names[index] ?? '', query.select[index])),
  };
}

function groupKey(left: Left, query: Query): Left {
  if (left.field !== null && !isGroupable(left.field)) {
    refuse('MALFORMED_QUERY', `field '${left.name}' can not be grouped in a query call`, query, left.at);
  }
  return left;
}

const foldedKey = (left: Left): Sql => [
  ...left.sql,
  left.kind === 'text' && !left.caseSensitive ? ' COLLATE NOCASE' : '',
];

function selectedValue(scope: Scope, item: SelectItem, query: Query, grouped: ReadonlySet<string>): Left {
  if (item.kind === 'subquery') return unsupported('A child subquery in an aggregate query', query, item.query.fromAt);
  return groupedLeft(scope, item, query, grouped, 'Field');
}

function groupedLeft(
  scope: Scope,
  item: FieldOrFunction,
  query: Query,
  grouped: ReadonlySet<string>,
  what: string,
): Left {
  const left = leftOf(scope, item, query);
  if (isAggregate(item) || grouped.has(plainSql(left))) return left;
  const written = item.kind === 'field' ? item.path.join('.') : left.name;
  return refuse('MALFORMED_QUERY', `${what} must be grouped or aggregated: ${written}`, query, left.at);
}

function havingSql(scope: Scope, query: Query, grouped: ReadonlySet<string>): Sql {
  if (!query.having) return [];
  const condition = conditionSql(query.having, {
    query,
    left: ({ left }) => groupedLeft(scope, left, query, grouped, 'Field'),
    semiJoin: () => refuse('MALFORMED_QUERY', 'Sub-selects are not allowed in HAVING', query, query.fromAt),
  });
  return [' HAVING ', ...condition];
}

/** The alias, else the field's own name, else `expr0`, `expr1`, … counted over the functions without alias. */
function resultNames(query: Query): string[] {
  let unnamed = 0;
  const names: string[] = [];
  for (const item of query.select) {
    if (item.kind === 'subquery') continue;
    const name = item.alias ?? (item.kind === 'function' ? `expr${unnamed++}` : (item.path.at(-1) ?? ''));
    if (names.some((known) => known.toLowerCase() === name.toLowerCase())) {
      refuse('MALFORMED_QUERY', `duplicate alias: ${name}`, query, item.at);
    }
    names.push(name);
  }
  return names;
}

function levelOf(names: readonly string[], selected: readonly Left[]): Level {
  const fields = selected.map((left, index) => ({
    name: names[index] ?? '',
    index,
    isBoolean: left.kind === 'boolean',
  }));
  return { type: 'AggregateResult', id: -1, fields, parents: [], children: [] };
}

function columnOf(left: Left, name: string, item: SelectItem | undefined): PlanColumn {
  const aggregate = item !== undefined && item.kind === 'function';
  return column(name, [name], { aggregate, field: left.field, isNumber: left.kind === 'number' });
}
