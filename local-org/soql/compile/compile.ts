/** Query + Schema → Plan. */
import type { Schema } from '../../schema/model.ts';
import type { Plan, PlanColumn } from '../plan.ts';
import type { Query } from '../tree.ts';
import { aggregatePlan, isAggregateQuery } from './aggregate.ts';
import { checkFileFilters } from './files.ts';
import { expandFields, hasFieldsFunction, type FieldsExpansion } from './fields-function.ts';
import { plainLeft } from './functions.ts';
import { orderSql } from './order.ts';
import { checkQuery } from './rules.ts';
import { requireObject, Scope, type Compilation, type Touch } from './scope.ts';
import { Selection } from './selection.ts';
import { addSelected } from './select.ts';
import { whereSql } from './where-clause.ts';
import { limitSql } from './limit.ts';
import { join, statementWriter, type Sql } from './sql.ts';

export interface CompileOptions extends FieldsExpansion {
  /** Includes deleted records, for ALL ROWS. */
  readonly allRows: boolean;
  /** Leaves out records that the user can't read. */
  readonly shared: boolean;
}

export function compileQuery(schema: Schema, written: Query, options: CompileOptions): Plan {
  const object = requireObject(schema, written.from, written);
  const expandsFields = hasFieldsFunction(written);
  const query = expandsFields ? expandFields(written, object, options) : written;
  checkQuery(query);
  checkFileFilters(query);
  let aliases = 0;
  const compilation: Compilation = {
    schema,
    query,
    touches: [],
    parents: { count: 0 },
    shared: options.shared,
    expansion: options,
    nextAlias: () => `t${aliases++}`,
  };
  const scope = new Scope(compilation, object, query);
  const allRows = options.allRows || query.allRows;
  const plan = planOf(scope, query, compilation, allRows);
  const touches = distinct(compilation.touches);
  return {
    ...plan,
    query: written,
    object,
    touches,
    expandsFields,
    allRows,
    origin: options.origin,
    shared: options.shared,
  };
}

type PlanBody = Omit<Plan, 'query' | 'object' | 'touches' | 'expandsFields' | 'allRows' | 'origin' | 'shared'>;

function planOf(scope: Scope, query: Query, compilation: Compilation, allRows: boolean): PlanBody {
  if (query.countOnly) return countPlan(scope, query, compilation, allRows);
  const where = whereSql(scope, query, compilation, allRows);
  if (isAggregateQuery(query)) return aggregatePlan(scope, query, where, limitSql(query));
  const selection = new Selection(scope.root, scope.object.name);
  const columns = addSelected(selection, scope, query, compilation, allRows);
  const order = orderSql(query.orderBy, ({ by }) => plainLeft(scope, by, query), query);
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

/** `COUNT()` counts the rows after LIMIT and OFFSET. */
function countPlan(scope: Scope, query: Query, compilation: Compilation, allRows: boolean): PlanBody {
  const where = whereSql(scope, query, compilation, allRows);
  const limit = limitSql(query);
  const rows: Sql = [...scope.fromSql(), ...where];
  const sql: Sql =
    limit.length === 0 ? ['SELECT count(*)', ...rows] : ['SELECT count(*) FROM (SELECT 1', ...rows, ...limit, ')'];
  const columns: PlanColumn[] = [];
  return { kind: 'count', statement: statementWriter(sql), level: null, shape: null, columns };
}

/** Each permission is checked once per run. */
function distinct(touches: readonly Touch[]): Touch[] {
  const first = new Map<string, Touch>();
  for (const touch of touches) {
    const key = `${touch.object}.${touch.field ?? ''}`;
    if (!first.has(key)) first.set(key, touch);
  }
  return [...first.values()];
}
