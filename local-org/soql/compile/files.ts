/**
 * What queries of Salesforce Files need. ContentDocumentLink: Object Reference, "ContentDocumentLink", and the errors of orgs
 * (github.com/SFDO-Community/declarative-lookup-rollup-summaries/issues/433). ContentDocument and ContentVersion: Object Reference,
 * "ContentVersion": a query without an ID leaves out files that only a record shares with the user. It's refused here.
 */
import { refuse, unsupported } from '../query-error.ts';
import type { Condition, FieldOrFunction, Query } from '../tree.ts';

const LINK = 'contentdocumentlink';
const KEYS: Readonly<Record<string, readonly string[]>> = {
  [LINK]: ['id', 'contentdocumentid', 'linkedentityid'],
  contentdocument: ['id'],
  contentversion: ['id', 'contentdocumentid'],
};

/** For the object of the whole query. A child query names its parent. */
export function checkFileFilters(query: Query): void {
  const object = query.from.toLowerCase();
  const keys = KEYS[object];
  if (!keys) return;
  const filters = query.where ? partsOf(query.where) : [];
  const byKey = filters.filter((part) => isByKey(query, part, keys));
  if (object !== LINK) {
    if (byKey.length > 0) return;
    unsupported(`A query of ${query.from} without a filter on its ID or ContentDocumentId`, query, query.fromAt);
  }
  if (byKey.length === 0)
    malformed(
      query,
      "ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.",
    );
  const byRecord = byKey.some((part) => part.kind === 'compare' && part.operator === '=' && isNamed(query, part.left));
  if (byKey.length < filters.length && !byRecord)
    malformed(
      query,
      'filtering on non-id fields is only permitted when filtering by ContentDocumentLink.LinkedEntityId using the equals operator.',
    );
}

export function refuseFileSubquery(subquery: Query): void {
  if (subquery.from.toLowerCase() in KEYS) unsupported(`A sub-select of ${subquery.from}`, subquery, subquery.fromAt);
}

/** The conditions that each row must meet. */
const partsOf = (condition: Condition): readonly Condition[] =>
  condition.kind === 'and' ? condition.parts.flatMap(partsOf) : [condition];

function isByKey(query: Query, part: Condition, keys: readonly string[]): boolean {
  if (part.kind !== 'compare' || !['=', 'IN'].includes(part.operator) || part.right.kind === 'subquery') return false;
  return keys.includes(nameOf(query, part.left) ?? '');
}

const isNamed = (query: Query, left: FieldOrFunction): boolean => nameOf(query, left) === 'linkedentityid';

/** The field of the object itself, in lower case. */
function nameOf(query: Query, left: FieldOrFunction): string | null {
  if (left.kind !== 'field') return null;
  const path = left.path.map((name) => name.toLowerCase());
  const own = [query.from, query.fromAlias ?? query.from].map((name) => name.toLowerCase());
  return path.length === 1 || (path.length === 2 && own.includes(path[0] ?? '')) ? (path.at(-1) ?? null) : null;
}

function malformed(query: Query, restriction: string): never {
  return refuse('MALFORMED_QUERY', `Implementation restriction: ${restriction}`, query, query.fromAt);
}
