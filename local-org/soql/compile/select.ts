/** The SELECT list of a query of records: fields, parents' fields, labels, and child subqueries. */
import type { ChildRelationship } from '../../schema/model.ts';
import type { ChildPlan, PlanColumn } from '../plan.ts';
import { noSuchRelationship, refuse, unsupported } from '../query-error.ts';
import type { FieldPath, FunctionCall, Query } from '../tree.ts';
import { addressOf } from './address.ts';
import { expandFields } from './fields-function.ts';
import { countOf } from './limit.ts';
import { whereSql } from './where-clause.ts';
import { leftOf, plainLeft } from './functions.ts';
import { orderSql } from './order.ts';
import { requireObject, Scope, type Compilation } from './scope.ts';
import { Selection } from './selection.ts';
import { join, late, quoted, statementWriter, type Sql } from './sql.ts';

export function addSelected(
  selection: Selection,
  scope: Scope,
  query: Query,
  compilation: Compilation,
  allRows: boolean,
): PlanColumn[] {
  return query.select.map((item) => {
    if (item.kind === 'field') return addField(selection, scope, item, query, compilation);
    if (item.kind === 'function') return addFunction(selection, scope, item, query);
    return addChild(selection, scope, item.query, compilation, allRows);
  });
}

function addField(
  selection: Selection,
  scope: Scope,
  item: FieldPath,
  query: Query,
  compilation: Compilation,
): PlanColumn {
  if (item.alias !== null) refuse('MALFORMED_QUERY', 'only aggregate expressions use field aliasing', query, item.at);
  const named = scope.resolve(item);
  const { field, source } = named;
  const resolved = field.type === 'address' ? addressOf(named, query, compilation.expansion.origin) : named;
  if (!selection.addField(resolved))
    refuse('INVALID_FIELD', `duplicate field selected: ${item.path.join('.')}`, query, item.at);
  return column(field.name, [...source.path, field.name], { field });
}

function addFunction(selection: Selection, scope: Scope, item: FunctionCall, query: Query): PlanColumn {
  const { sql, field, kind } = leftOf(scope, item, query);
  if (item.name.toUpperCase() !== 'TOLABEL') unsupported(`${item.name}() without GROUP BY`, query, item.at);
  const path = (item.args[0] ?? '').split('.');
  const resolved = scope.resolve({ kind: 'field', path, alias: null });
  const name = item.alias ?? resolved.field.name;
  // Without an alias, the label is in the field's place: `RecordType.Name` in its parent.
  const added = item.alias === null ? selection.addLabel(resolved, sql) : selection.addValue(name, sql);
  if (!added) refuse('INVALID_FIELD', `duplicate field selected: ${name}`, query, item.at);
  const parents = item.alias === null ? resolved.source.path : [];
  return column(name, [...parents, name], { field, isNumber: kind === 'number' });
}

export function column(name: string, path: readonly string[], more: Partial<PlanColumn> = {}): PlanColumn {
  return { name, path, aggregate: false, field: null, isNumber: false, children: [], ...more };
}

// ---- Child subqueries ----------------------------------------------------------------------------------------------

/** One more statement for the children of all parents. */
function addChild(
  selection: Selection,
  parent: Scope,
  written: Query,
  compilation: Compilation,
  allRows: boolean,
): PlanColumn {
  if (written.countOnly) unsupported('COUNT() in a child subquery', written, written.fromAt);
  const relationship = relationshipOf(parent, written);
  const object = requireObject(compilation.schema, relationship.object, written);
  const query = expandFields(written, object, compilation.expansion);
  const scope = new Scope(compilation, object, query);
  const inner = new Selection(scope.root, scope.object.name);
  const columns = addSelected(inner, scope, query, compilation, allRows);
  const plan = childPlan(scope, relationship, inner, query, compilation, allRows);
  if (!selection.addChild(plan, inner.shape)) {
    refuse('INVALID_FIELD', `duplicate field selected: ${relationship.name}`, query, query.fromAt);
  }
  return column(relationship.name, [relationship.name], { children: columns });
}

/** `FROM Contacts`, or `FROM Account.Contacts`. */
function relationshipOf(parent: Scope, query: Query): ChildRelationship {
  const name = query.from.split('.').at(-1) ?? '';
  const found = parent.object.children.get(name.toLowerCase());
  return found ?? refuse('INVALID_TYPE', noSuchRelationship(name, 'FROM part of query call'), query, query.fromAt);
}

function childPlan(
  scope: Scope,
  { name, field }: ChildRelationship,
  selection: Selection,
  query: Query,
  compilation: Compilation,
  allRows: boolean,
): ChildPlan {
  const key = `${scope.alias}.${quoted(field)}`;
  const parentId = selection.addSql([key]);
  const ofParents: Sql = [`${key} IN (SELECT value FROM json_each(`, late((context) => context.parentIds), '))'];
  const where = whereSql(scope, query, compilation, allRows, ofParents);
  const order = orderSql(query.orderBy, ({ by }) => plainLeft(scope, by, query), query);
  const from: Sql = [...scope.fromSql(), ...where];
  const sql =
    query.limit === null ? allChildren(selection, from, order) : firstChildren(selection, key, from, order, query);
  return { name, statement: statementWriter(sql), level: selection.level, parentId };
}

function allChildren(selection: Selection, from: Sql, order: Sql): Sql {
  return ['SELECT ', ...join(selection.sql, ', '), ...from, ...order];
}

/** LIMIT counts the children of each parent. */
function firstChildren(selection: Selection, key: string, from: Sql, order: Sql, query: Query): Sql {
  const limit = query.limit;
  const named = selection.sql.map((sql, index): Sql => [...sql, ` AS c${index}`]);
  const rank: Sql = [`row_number() OVER (PARTITION BY ${key}`, ...order, ') AS place'];
  const kept = late((context) => (limit === null ? 0 : countOf(limit, 'LIMIT', context)));
  return [
    'SELECT * FROM (SELECT ',
    ...join([...named, rank], ', '),
    ...from,
    ') WHERE place <= ',
    kept,
    ' ORDER BY place',
  ];
}
