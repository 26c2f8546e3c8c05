/** Query + Schema → Plan. */
import type { Schema } from '../../schema/model.ts';
import type { Plan, PlanColumn } from '../plan.ts';
import { refuse } from '../query-error.ts';
import type { Query } from '../tree.ts';
import { aggregatePlan, isAggregateQuery } from './aggregate.ts';
import { expandFields, hasFieldsFunction } from './fields-function.ts';
import { leftOf } from './functions.ts';
import { orderSql } from './order.ts';
import { requireObject, Scope, type Compilation, type Touch } from './scope.ts';
import { Selection } from './selection.ts';
import { addSelected } from './select.ts';
import { whereSql } from './where-clause.ts';
import { limitSql } from './limit.ts';
import { join, statementWriter, type Sql } from './sql.ts';

export interface CompileOptions {
  /** Deleted records too, as ALL ROWS asks. */
  readonly allRows: boolean;
  /** Rows that the user may not read are left out. */
  readonly shared: boolean;
  /** Which fields FIELDS() stands for. */
  readonly readable: (object: string, field: string) => boolean;
}

export function compileQuery(schema: Schema, written: Query, options: CompileOptions): Plan {
  const object = requireObject(schema, written.from, written);
  const expandsFields = hasFieldsFunction(written);
  const query = expandsFields ? expandFields(written, object, options.readable) : written;
  checkClauses(query);
  let aliases = 0;
  const compilation: Compilation = {
    schema,
    query,
    touches: [],
    shared: options.shared,
    nextAlias: () => `t${aliases++}`,
  };
  const scope = new Scope(compilation, object, query);
  const allRows = options.allRows || query.allRows;
  const plan = planOf(scope, query, compilation, allRows);
  const touches = distinct(compilation.touches);
  return { ...plan, query: written, object, touches, expandsFields, allRows, shared: options.shared };
}

type PlanBody = Omit<Plan, 'query' | 'object' | 'touches' | 'expandsFields' | 'allRows' | 'shared'>;

function planOf(scope: Scope, query: Query, compilation: Compilation, allRows: boolean): PlanBody {
  if (query.countOnly) return countPlan(scope, query, compilation, allRows);
  const where = whereSql(scope, query, compilation, allRows);
  if (isAggregateQuery(query)) return aggregatePlan(scope, query, where, limitSql(query));
  const selection = new Selection(scope.root, scope.object.name);
  const columns = addSelected(selection, scope, query, compilation, allRows);
  const order = orderSql(query.orderBy, ({ by }) => leftOf(scope, by, query), query);
  const sql: Sql = [
    'SELECT ',
    ...join(selection.sql, ', '),
    ...scope.fromSql(),
    ...where,
    ...order,
    ...limitSql(query),
  ];
  const { level, shape } = selection;
  return { kind: 'records', statement: statementWriter(sql), level, shape, columns };
}

/** `COUNT()` counts the rows that LIMIT and OFFSET leave. */
function countPlan(scope: Scope, query: Query, compilation: Compilation, allRows: boolean): PlanBody {
  if (query.orderBy.length > 0) refuse('MALFORMED_QUERY', 'COUNT() cannot be used with ORDER BY', query, query.fromAt);
  const where = whereSql(scope, query, compilation, allRows);
  const limit = limitSql(query);
  const rows: Sql = [...scope.fromSql(), ...where];
  const sql: Sql =
    limit.length === 0 ? ['SELECT count(*)', ...rows] : ['SELECT count(*) FROM (SELECT 1', ...rows, ...limit, ')'];
  const columns: PlanColumn[] = [];
  return { kind: 'count', statement: statementWriter(sql), level: null, shape: null, columns };
}

/** Apex Developer Guide, "Locking Statements": ORDER BY cannot be used with FOR UPDATE. The lock itself is the transaction's. */
function checkClauses(query: Query): void {
  if (query.forUpdate && query.orderBy.length > 0) {
    refuse('MALFORMED_QUERY', 'ORDER BY is not allowed with FOR UPDATE', query, query.fromAt);
  }
  if (query.having && query.groupBy.length === 0) {
    refuse('MALFORMED_QUERY', 'HAVING needs a GROUP BY clause', query, query.fromAt);
  }
}

/** Each right is checked once per run, however often the query names it. */
function distinct(touches: readonly Touch[]): Touch[] {
  const first = new Map<string, Touch>();
  for (const touch of touches) {
    const key = `${touch.object}.${touch.field ?? ''}`;
    if (!first.has(key)) first.set(key, touch);
  }
  return [...first.values()];
}
