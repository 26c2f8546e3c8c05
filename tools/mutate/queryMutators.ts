/** Mistakes in queries: a removed or negated condition, another order, another access mode. */
import type { Condition, Operator, OrderItem, Query } from '../../local-org/soql/tree.ts';
import { apply, type Edit } from './Mutation.ts';

const SWAPPED: Readonly<Partial<Record<Operator, Operator>>> = {
  '=': '!=',
  '!=': '=',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  IN: 'NOT IN',
  'NOT IN': 'IN',
  INCLUDES: 'EXCLUDES',
  EXCLUDES: 'INCLUDES',
};

/**
 * `holder[key]` is the query. Each edit replaces it with a changed copy, including subqueries, because query plans are cached by object.
 */
export function queryEdits(query: Query, holder: object, key: string): Edit[] {
  return editsWithin(query).map((edit) => {
    const undo = apply(edit);
    const replacement = structuredClone(query);
    undo();
    return { kind: edit.kind, change: edit.change, holder, key, replacement };
  });
}

function editsWithin(query: Query): Edit[] {
  return [
    ...modeEdits(query),
    ...(query.where === null ? [] : conditionEdits(query.where, query, 'where')),
    ...query.orderBy.map((item) => orderEdit(item)),
    ...query.select.flatMap((item) => (item.kind === 'subquery' ? editsWithin(item.query) : [])),
  ];
}

function modeEdits(query: Query): Edit[] {
  if (query.withMode === null) return [];
  const replacement = query.withMode === 'user' ? 'system' : 'user';
  const change = `WITH ${query.withMode.toUpperCase()}_MODE becomes ${replacement.toUpperCase()}_MODE`;
  return [{ kind: 'access', change, holder: query, key: 'withMode', replacement }];
}

function orderEdit(item: OrderItem): Edit {
  const change = `ORDER BY ${nameOf(item.by)} the other way`;
  return { kind: 'query', change, holder: item, key: 'descending', replacement: !item.descending };
}

function conditionEdits(condition: Condition, holder: object, key: string): Edit[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [
        ...condition.parts.map((part, index) => leftOut(condition, index, part)),
        ...condition.parts.flatMap((part, index) => innerEdits(part, condition.parts, String(index))),
      ];
    case 'not':
      return [{ kind: 'query', change: 'NOT removed', holder, key, replacement: condition.part }];
    case 'compare':
      return [
        { kind: 'query', change: `WHERE ${nameOf(condition.left)} … removed`, holder, key, replacement: null },
        ...swapEdits(condition),
      ];
  }
}

/** Only changes operators, because the caller already removes the parts of a conjunction. */
function innerEdits(part: Condition, holder: object, key: string): Edit[] {
  return part.kind === 'compare' ? swapEdits(part) : conditionEdits(part, holder, key);
}

function leftOut(condition: Extract<Condition, { kind: 'and' | 'or' }>, index: number, part: Condition): Edit {
  const what = part.kind === 'compare' ? nameOf(part.left) : '(…)';
  const replacement = condition.parts.filter((_, other) => other !== index);
  const change = `${condition.kind.toUpperCase()} ${what} … removed`;
  return { kind: 'query', change, holder: condition, key: 'parts', replacement };
}

function swapEdits(condition: Extract<Condition, { kind: 'compare' }>): Edit[] {
  const other = SWAPPED[condition.operator];
  if (other === undefined) return [];
  const change = `${nameOf(condition.left)} ${condition.operator} becomes ${other}`;
  return [{ kind: 'query', change, holder: condition, key: 'operator', replacement: other }];
}

const nameOf = (by: OrderItem['by']): string => (by.kind === 'field' ? by.path.join('.') : by.name);
