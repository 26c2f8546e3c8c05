/** Prepares queries as the local org does, without running them. */
import { OrgError } from '../../../local-org/errors.ts';
import type { Schema } from '../../../local-org/schema/model.ts';
import { parseQuery, SoqlEngine, type Plan, type Query } from '../../../local-org/soql/index.ts';
import type { Finding } from '../Finding.ts';
import type { FoundQuery } from './FoundQuery.ts';

export interface Prepared {
  readonly found: FoundQuery;
  readonly plan: Plan;
}

export interface Outcome {
  readonly prepared: readonly Prepared[];
  readonly findings: readonly Finding[];
}

export function prepareQueries(schema: Schema, queries: readonly FoundQuery[]): Outcome {
  const engine = new SoqlEngine(schema, {
    canObject: () => true,
    canField: () => true,
    recordAccess: () => [],
    rows: { test: () => null },
  });
  const prepared: Prepared[] = [];
  const findings: Finding[] = [];
  for (const found of queries) {
    const { file, line } = found;
    try {
      if ('unknown' in found.query)
        findings.push({ file, line, message: `this query cannot be checked: ${found.query.unknown}.` });
      else {
        const plan = engine.prepare('parsed' in found.query ? found.query.parsed : parseQuery(found.query.text));
        prepared.push({ found, plan });
        findings.push(...sameObjectJoins(plan.query).map((message) => ({ file, line, message })));
      }
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      findings.push({ file, line, message: sentenceOf(error.message) });
    }
  }
  return { prepared, findings };
}

/** The last line of the engine's message. The lines above it show the place in the query. */
function sentenceOf(message: string): string {
  const sentence = message.split('\n').at(-1) ?? message;
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

/** SOQL and SOSL Reference, "Semi-Joins with IN and Anti-Joins with NOT IN": a semi-join can't use the object of the outer query. */
function sameObjectJoins(query: Query): string[] {
  const inner: string[] = [];
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit);
    else if (part !== null && typeof part === 'object') {
      if ('kind' in part && part.kind === 'subquery' && 'query' in part) inner.push((part.query as Query).from);
      Object.values(part).forEach(visit);
    }
  };
  visit(query.where);
  return inner
    .filter((from) => from.toLowerCase() === query.from.toLowerCase())
    .map((from) => `the inner and the outer select of a semi-join cannot both be on ${from}.`);
}
