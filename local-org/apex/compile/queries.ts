/** `[SELECT …]`: prepared when the program loads, so that a missing field is a load error. */
import { OrgError } from '../../errors.ts';
import type { Plan } from '../../soql/plan.ts';
import { runQuery } from '../data/query.ts';
import { INTEGER, listOf, sobjectType, type Type } from '../runtime/types.ts';
import type { QueryExpression } from '../syntax/tree.ts';
import { checkBinds } from '../check/bind-types.ts';
import { refuse } from '../model/problems.ts';
import type { Compiled } from './compiled.ts';
import { expression } from './expressions.ts';
import type { Scope } from './scope.ts';

export function query(node: QueryExpression, scope: Scope): Compiled {
  const compiled = new Map(node.binds.map((bind, i) => [`b${i}`, expression(bind, scope)]));
  const plan = prepared(node, scope);
  refuseUnfitBinds(node, compiled, scope);
  const binds = new Map([...compiled].map(([name, { evaluate }]) => [name, evaluate]));
  const { access, shares } = scope;
  const type = resultType(plan);
  return {
    type,
    isQuery: type !== INTEGER,
    evaluate: (frame) => runQuery(node.query, (name) => binds.get(name)?.(frame) ?? null, { access, shares: shares() }),
  };
}

function prepared(node: QueryExpression, scope: Scope): Plan {
  try {
    return scope.context.prepare(node.query);
  } catch (error) {
    if (error instanceof OrgError) return refuse(oneLine(error.message), node);
    throw error;
  }
}

function refuseUnfitBinds(node: QueryExpression, binds: ReadonlyMap<string, Compiled>, scope: Scope): void {
  const [first] = checkBinds(node.query, scope.context.schema, (name) => binds.get(name)?.type);
  if (first !== undefined) refuse(first.message, node.binds[Number(first.name.slice(1))] ?? node);
}

/** A query's message shows its position in extra lines. Here, the position is already known. */
const oneLine = (message: string): string => message.trim().split('\n').at(-1)?.trim() ?? message;

function resultType(plan: Plan): Type {
  if (plan.kind === 'count') return INTEGER;
  return listOf(sobjectType(plan.kind === 'aggregate' ? 'AggregateResult' : plan.object.name));
}
