/**
 * The WHERE clause with its additions: deleted records, semi-joins, and anti-joins: `Id IN (SELECT AccountId
 * FROM Contact …)`. The rules are in the SOQL and SOSL Reference, "Comparison Operators: Semi-Joins with IN
 * and Anti-Joins with NOT IN".
 */
import { refuse, unsupported } from '../query-error.ts';
import type { FieldPath, Query } from '../tree.ts';
import { notTrue } from './comparison.ts';
import { refuseFileSubquery } from './files.ts';
import { fieldLeft, plainLeft } from './functions.ts';
import type { Left } from './left.ts';
import { requireObject, Scope, type Compilation, type ResolvedField } from './scope.ts';
import { join, late, quoted, type Sql } from './sql.ts';
import { conditionSql, type Comparison, type ConditionRules } from './conditions.ts';

const MAX_SEMI_JOINS = 2;

export function whereSql(
  scope: Scope,
  query: Query,
  compilation: Compilation,
  allRows: boolean,
  first?: Sql,
  nested = false,
): Sql {
  const tests: Sql[] = first ? [first] : [];
  if (!allRows) tests.push(...keptRows(scope));
  const owned = ownedRows(scope, query);
  if (owned.length > 0) tests.push(owned);
  if (query.where) tests.push(conditionSql(query.where, semiJoinRules(scope, query, compilation, allRows, nested)));
  const readable = scope.readable();
  if (readable.length > 0) tests.push(readable);
  return tests.length === 0 ? [] : [' WHERE ', ...join(tests, ' AND ')];
}

/**
 * Apex Developer Guide, "Querying All Records with a SOQL Statement": without ALL ROWS, neither deleted
 * records nor archived activities.
 */
function keptRows({ alias, object }: Scope): Sql[] {
  const kept: Sql[] = [[`${alias}."IsDeleted" = 0`]];
  if (ARCHIVED.has(object.name)) kept.push([`${alias}."IsArchived" = 0`]);
  return kept;
}

const ARCHIVED = new Set(['Task', 'Event']);

/** SOQL and SOSL Reference, "USING SCOPE": `everything` returns all records, `mine` the user's own. */
function ownedRows(scope: Scope, query: Query): Sql {
  if (query.scope === undefined || query.scope === 'everything') return [];
  if (!FILTER_SCOPES.has(query.scope))
    refuse('INVALID_QUERY_SCOPE', `Unknown filter scope ${query.scope}`, query, query.fromAt);
  if (query.scope !== 'mine') return unsupported(`USING SCOPE ${query.scope}`, query, query.fromAt);
  const owner = scope.object.fields.get('ownerid');
  if (!owner) {
    const reason = `The filter scope mine needs an owner, and ${scope.object.name} has none`;
    return refuse('INVALID_QUERY_SCOPE', reason, query, query.fromAt);
  }
  return [`${scope.alias}.${quoted(owner.name)} = `, late((context) => context.userId)];
}

const FILTER_SCOPES = new Set(
  'delegated everything mine mine_and_my_groups my_territory my_team_territory team'.split(' '),
);

function semiJoinRules(
  scope: Scope,
  query: Query,
  compilation: Compilation,
  allRows: boolean,
  nested = false,
): ConditionRules {
  let count = 0;
  return {
    query,
    left: ({ left }) => plainLeft(scope, left, query),
    semiJoin(comparison, subquery, underOr) {
      if (nested)
        refuse('MALFORMED_QUERY', 'Nesting of semi join sub-selects is not supported', query, subquery.fromAt);
      if (underOr)
        refuse(
          'MALFORMED_QUERY',
          "Semi join sub-selects are not allowed with the 'OR' operator",
          query,
          subquery.fromAt,
        );
      if (++count > MAX_SEMI_JOINS) {
        refuse(
          'MALFORMED_QUERY',
          `Maximum ${MAX_SEMI_JOINS} semi join sub-selects are allowed`,
          query,
          subquery.fromAt,
        );
      }
      return semiJoinSql(scope, comparison, subquery, compilation, allRows);
    },
  };
}

function semiJoinSql(
  scope: Scope,
  comparison: Comparison,
  subquery: Query,
  compilation: Compilation,
  allRows: boolean,
): Sql {
  refuseFileSubquery(subquery);
  const outer = outerLeft(scope, comparison, subquery);
  const inner = new Scope(compilation, requireObject(compilation.schema, subquery.from, subquery), subquery);
  checkSubquery(scope, inner, subquery);
  const selected = inner.resolve(selectedField(subquery));
  checkSameTarget(outer.resolved, selected, subquery);
  const where = whereSql(inner, subquery, compilation, allRows, [`${selected.sql} IS NOT NULL`], true);
  const rows: Sql = [`SELECT ${selected.sql}`, ...inner.fromSql(), ...where];
  const among: Sql = [...outer.left.sql, ' IN (', ...rows, ')'];
  return comparison.operator === 'IN' ? among : notTrue(among);
}

function outerLeft(scope: Scope, comparison: Comparison, subquery: Query): { left: Left; resolved: ResolvedField } {
  const { left, operator } = comparison;
  if (left.kind !== 'field' || (operator !== 'IN' && operator !== 'NOT IN')) {
    return refuse('MALFORMED_QUERY', 'A sub-select needs a field with IN or NOT IN', subquery, subquery.fromAt);
  }
  const resolved = scope.resolve(left);
  return { left: fieldLeft(resolved), resolved };
}

function selectedField(subquery: Query): FieldPath {
  const [item] = subquery.select;
  if (subquery.select.length === 1 && item?.kind === 'field') return item;
  return refuse('MALFORMED_QUERY', 'A semi join sub-select must select exactly one field', subquery, subquery.fromAt);
}

function checkSubquery(scope: Scope, inner: Scope, subquery: Query): void {
  const wrong = (reason: string): never => refuse('MALFORMED_QUERY', reason, subquery, subquery.fromAt);
  if (inner.object === scope.object) wrong('The inner and outer selects should not be on the same object type');
  if (subquery.orderBy.length > 0) wrong('ORDER BY is not allowed in semi join sub-selects');
  if (subquery.limit !== null) wrong('LIMIT is not allowed in semi join sub-selects');
  if (subquery.forUpdate) wrong('FOR UPDATE is not allowed in semi join sub-selects');
}

/** Both sides must be IDs of the same object. */
function checkSameTarget(outer: ResolvedField, inner: ResolvedField, subquery: Query): void {
  const common = targetsOf(outer).filter((object) => targetsOf(inner).includes(object));
  if (common.length > 0) return;
  const reason =
    `The selected field '${inner.field.name}' in the subquery and the left operand field in the where expression in the outer query ` +
    `'${outer.field.name}' should point to the same object type`;
  refuse('MALFORMED_QUERY', reason, subquery, inner.at);
}

function targetsOf({ field, object }: ResolvedField): readonly string[] {
  if (field.type === 'reference') return field.referenceTo;
  return field.type === 'id' ? [object] : [];
}
