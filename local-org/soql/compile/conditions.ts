/** Conditions → SQL. */
import { isFilterable } from '../../schema/field-uses.ts';
import { refuse } from '../query-error.ts';
import type { Condition, Query } from '../tree.ts';
import { compareSql, notTrue } from './comparison.ts';
import type { Left } from './left.ts';
import { combine, type Sql } from './sql.ts';

export interface ConditionRules {
  readonly query: Query;
  left(comparison: Comparison): Left;
  /** A semi-join or anti-join. Its position decides whether it's allowed. */
  semiJoin(comparison: Comparison, subquery: Query, underOr: boolean): Sql;
}

export type Comparison = Extract<Condition, { kind: 'compare' }>;

export function conditionSql(condition: Condition, rules: ConditionRules, underOr = false): Sql {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const inOr = underOr || condition.kind === 'or';
      const parts = condition.parts.map((part) => conditionSql(part, rules, inOr));
      return combine(parts, condition.kind === 'and' ? ' AND ' : ' OR ');
    }
    case 'not':
      return notTrue(conditionSql(condition.part, rules, underOr));
    case 'compare':
      return comparisonSql(condition, rules, underOr);
  }
}

function comparisonSql(comparison: Comparison, rules: ConditionRules, underOr: boolean): Sql {
  if (comparison.right.kind === 'subquery') return rules.semiJoin(comparison, comparison.right.query, underOr);
  const left = rules.left(comparison);
  checkFilterable(left, rules.query);
  return compareSql(left, comparison.operator, comparison.right, rules.query);
}

/**
 * SOQL and SOSL Reference, "Comparison Operators": long text areas, compound addresses, and fields that a
 * describe calls not filterable.
 */
function checkFilterable(left: Left, query: Query): void {
  if (left.kind === 'address' || (left.field && !isFilterable(left.field))) {
    refuse('INVALID_FIELD', `field '${left.name}' can not be filtered in a query call`, query, left.at);
  }
}
