/**
 * Queries with GROUP BY or aggregate functions (SOQL and SOSL Reference, "GROUP BY", "HAVING", "Use Aliases
 * with GROUP BY").
 */
import { isGroupable } from '../../schema/field-uses.ts';
import type { Level, Plan, PlanColumn } from '../plan.ts';
import { refuse, unsupported } from '../query-error.ts';
import type { FieldOrFunction, FunctionCall, Query, SelectItem } from '../tree.ts';
import { isAggregate, leftOf, plainLeft } from './functions.ts';
import { plainSql, type Left } from './left.ts';
import { orderSql } from './order.ts';
import type { Scope } from './scope.ts';
import { column } from './select.ts';
import { join, statementWriter, type Sql } from './sql.ts';
import { conditionSql } from './conditions.ts';

type Body = Omit<Plan, 'query' | 'object' | 'touches' | 'expandsFields' | 'allRows' | 'origin' | 'shared'>;

export function isAggregateQuery(query: Query): boolean {
  const isOne = (item: SelectItem): boolean => item.kind !== 'subquery' && (isAggregate(item) || isGrouping(item));
  return query.groupBy.length > 0 || query.select.some(isOne);
}

export function aggregatePlan(scope: Scope, query: Query, where: Sql, limit: Sql): Body {
  const keys = query.groupBy.map((item) => groupKey(plainLeft(scope, item, query), query));
  const all = groupingOf(keys, keys, query.subtotals !== undefined);
  const selected = query.select.map((item) => selectedValue(scope, item, query, all));
  const names = resultNames(query);
  const moments = names.filter((_, index) => selected[index]?.kind === 'datetime');
  const sql = query.subtotals
    ? [...subtotalledRows(scope, query, where, keys, query.subtotals), ...limit]
    : [...groupedRows(scope, query, where, all, selected), ...groupOrder(scope, query, all), ...limit];
  return {
    kind: 'aggregate',
    statement: statementWriter(sql),
    level: levelOf(names, selected),
    shape: { idSelected: false, order: names, parents: {}, children: {}, moments },
    columns: selected.map((left, index) => columnOf(left, names[index] ?? '', query.select[index])),
  };
}

/** The query's grouping keys that a subtotal row still has. */
interface Grouping {
  readonly keys: ReadonlySet<string>;
  readonly kept: readonly Left[];
  readonly keptKeys: ReadonlySet<string>;
  readonly hasSubtotals: boolean;
}

function groupingOf(keys: readonly Left[], kept: readonly Left[], hasSubtotals: boolean): Grouping {
  return { keys: new Set(keys.map(plainSql)), kept, keptKeys: new Set(kept.map(plainSql)), hasSubtotals };
}

function groupedRows(scope: Scope, query: Query, where: Sql, grouping: Grouping, columns: readonly Left[]): Sql {
  const having = havingSql(scope, query, grouping);
  const values = join(
    columns.map(({ sql }) => sql),
    ', ',
  );
  return ['SELECT ', ...values, ...scope.fromSql(), ...where, ...groupBySql(grouping), ...having];
}

/** A grand total is one group of all rows. */
function groupBySql({ kept, hasSubtotals }: Grouping): Sql {
  if (kept.length > 0) return [' GROUP BY ', ...join(kept.map(foldedKey), ', ')];
  return hasSubtotals ? [' GROUP BY NULL'] : [];
}

function groupOrder(scope: Scope, query: Query, grouping: Grouping): Sql {
  return orderSql(query.orderBy, ({ by }) => groupedLeft(scope, by, query, grouping, 'Ordered field'), query);
}

// ---- ROLLUP and CUBE -----------------------------------------------------------------------------------------------

/** SOQL and SOSL Reference, "GROUP BY ROLLUP", "GROUP BY CUBE". */
const MAX_SUBTOTALLED = 3;

/**
 * The groups, followed by each level of subtotals. Sort keys are selected too, because the levels are sorted
 * together.
 */
function subtotalledRows(scope: Scope, query: Query, where: Sql, keys: readonly Left[], kind: 'rollup' | 'cube'): Sql {
  if (keys.length > MAX_SUBTOTALLED) {
    const reason = `GROUP BY ${kind.toUpperCase()} takes at most ${MAX_SUBTOTALLED} fields`;
    refuse('MALFORMED_QUERY', reason, query, query.fromAt);
  }
  const levels = (kind === 'rollup' ? rollups(keys) : subsets(keys)).map((kept) => {
    const grouping = groupingOf(keys, kept, true);
    const values = query.select.map((item) => selectedValue(scope, item, query, grouping));
    const order = query.orderBy.map(({ by }) => groupedLeft(scope, by, query, grouping, 'Ordered field'));
    return groupedRows(scope, query, where, grouping, [...named(values, 'c'), ...named(order, 'o')]);
  });
  const all = groupingOf(keys, keys, true);
  const order = orderSql(
    query.orderBy,
    (item) => ({
      ...groupedLeft(scope, item.by, query, all, 'Ordered field'),
      sql: [`o${query.orderBy.indexOf(item)}`],
    }),
    query,
  );
  const columns = query.select.map((_, index) => `c${index}`).join(', ');
  return [`SELECT ${columns} FROM (`, ...join(levels, ' UNION ALL '), ')', ...order];
}

const named = (lefts: readonly Left[], letter: string): Left[] =>
  lefts.map((left, index) => ({ ...left, sql: [...left.sql, ` AS ${letter}${index}`] }));

/** a, b; a; none. */
const rollups = (keys: readonly Left[]): Left[][] =>
  Array.from({ length: keys.length + 1 }, (_, dropped) => keys.slice(0, keys.length - dropped));

/** Every combination, largest first. */
function subsets(keys: readonly Left[]): Left[][] {
  const all = Array.from({ length: 2 ** keys.length }, (_, mask) => keys.filter((_key, index) => mask & (1 << index)));
  return all.toSorted((a, b) => b.length - a.length);
}

/** 1 in a subtotal row of the field, otherwise 0 (SOQL and SOSL Reference, "GROUPING(fieldName)"). */
function groupingLeft(scope: Scope, call: FunctionCall, query: Query, grouping: Grouping): Left {
  const path = (call.args[0] ?? '').split('.');
  const key = plainSql(leftOf(scope, { kind: 'field', path, alias: null, ...(call.at && { at: call.at }) }, query));
  if (!grouping.hasSubtotals)
    refuse('MALFORMED_QUERY', 'GROUPING() needs GROUP BY ROLLUP or GROUP BY CUBE', query, call.at);
  if (!grouping.keys.has(key))
    refuse('MALFORMED_QUERY', `Field must be grouped or aggregated: ${path.join('.')}`, query, call.at);
  const name = `GROUPING(${path.join('.')})`;
  const sql: Sql = [grouping.keptKeys.has(key) ? '0' : '1'];
  return { sql, kind: 'number', field: null, name, typeWord: 'double', caseSensitive: false };
}

const isGrouping = (item: FieldOrFunction): item is FunctionCall =>
  item.kind === 'function' && item.name.toUpperCase() === 'GROUPING';

// ---- Keys and values -----------------------------------------------------------------------------------------------

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

function selectedValue(scope: Scope, item: SelectItem, query: Query, grouping: Grouping): Left {
  if (item.kind === 'subquery') return unsupported('A child subquery in an aggregate query', query, item.query.fromAt);
  return groupedLeft(scope, item, query, grouping, 'Field');
}

function groupedLeft(scope: Scope, item: FieldOrFunction, query: Query, grouping: Grouping, what: string): Left {
  if (isGrouping(item)) return groupingLeft(scope, item, query, grouping);
  const left = leftOf(scope, item, query);
  if (isAggregate(item) || grouping.keptKeys.has(plainSql(left))) return left;
  if (grouping.keys.has(plainSql(left))) return { ...left, sql: ['NULL'] };
  const written = item.kind === 'field' ? item.path.join('.') : left.name;
  return refuse('MALFORMED_QUERY', `${what} must be grouped or aggregated: ${written}`, query, left.at);
}

function havingSql(scope: Scope, query: Query, grouping: Grouping): Sql {
  if (!query.having) return [];
  const condition = conditionSql(query.having, {
    query,
    left: ({ left }) => groupedLeft(scope, left, query, grouping, 'Field'),
    semiJoin: () => refuse('MALFORMED_QUERY', 'Sub-selects are not allowed in HAVING', query, query.fromAt),
  });
  return [' HAVING ', ...condition];
}

/** The alias, or else the field's name, or else `expr0`, `expr1`, … for functions without an alias. */
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
