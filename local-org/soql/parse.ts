/** Query text → Query, through the Apex parser's own grammar, loaded only when a text is new. */
import { createRequire } from 'node:module';
import { queryFromTree, type BindExpression } from './from-tree.ts';
import { Lru } from './lru.ts';
import { openQueryCache } from './query-cache.ts';
import { QueryError, refuse } from './query-error.ts';
import { protectLikeEscapes } from './string-literal.ts';
import type { Query } from './tree.ts';

type ParserLibrary = typeof import('@apexdevtools/apex-parser');

/**
 * Where a text comes from. Binds and access modes exist in Apex only (Apex Developer Guide, "Using Apex Variables in SOQL and SOSL Queries",
 * "Enforce User Mode for Database Operations"), so text sent through the API cannot raise its own rights.
 */
export type QueryOrigin = 'apex' | 'api';

/** Keeps parsed queries beyond the process, so that a warm start need not load the parser; see query-cache.ts. */
export interface QueryStore {
  read(text: string): Query | undefined;
  write(text: string, query: Query): void;
}

export interface QueryParserOptions {
  readonly store?: QueryStore;
  /** Texts kept in memory. */
  readonly capacity?: number;
}

/** SOQL and SOSL Reference, "SOQL and SOSL Limits". */
const MAX_LENGTH = 100_000;
/** The org's own limit: the grammar looks ahead over everything a parenthesis holds, so that time grows with the square of the depth. */
const MAX_DEPTH = 40;

export class QueryParser {
  readonly #known: Lru<string, Query>;
  readonly #store: QueryStore | null;

  constructor(options: QueryParserOptions = {}) {
    this.#known = new Lru(options.capacity ?? 500);
    this.#store = options.store ?? null;
  }

  /** The same text gives the same Query object, which is what the engine caches its plans by. */
  parse(text: string, origin: QueryOrigin = 'apex'): Query {
    const query = this.#known.get(text) ?? this.#remember(text);
    if (origin === 'api') refuseApexOnly(query);
    return query;
  }

  #remember(text: string): Query {
    const stored = this.#store?.read(text);
    const query = stored ?? parseText(text);
    if (!stored) this.#store?.write(text, query);
    this.#known.set(text, query);
    return query;
  }
}

let shared = new QueryParser();

/** Has `parseQuery` remember what it parsed in a folder, for the next start of the process. */
export function keepParsedQueries(folder: string): void {
  shared = new QueryParser({ store: openQueryCache(folder) });
}

/** Throws OrgError MALFORMED_QUERY that names line, column and the token. */
export function parseQuery(text: string, origin: QueryOrigin = 'apex'): Query {
  return shared.parse(text, origin);
}

let library: ParserLibrary | null = null;

/** The one copy of the parser in a process; loading it is what costs, so it is loaded when first needed. */
export function parserLibrary(): ParserLibrary {
  library ??= createRequire(import.meta.url)('@apexdevtools/apex-parser') as ParserLibrary;
  return library;
}

function parseText(text: string): Query {
  if (text.length > MAX_LENGTH)
    refuse('MALFORMED_QUERY', 'SOQL statements cannot be longer than 100,000 characters.', {});
  if (depthOf(text) > MAX_DEPTH) refuse('MALFORMED_QUERY', `More than ${MAX_DEPTH} nested parentheses`, {});
  const { ApexErrorListener, ApexParserFactory, ApexParser } = parserLibrary();
  class Listener extends ApexErrorListener {
    apexSyntaxError(line: number, column: number, message: string): void {
      refuseToken(text, line, column, message);
    }
  }
  const { parser } = ApexParserFactory.createLexerAndParser(protectLikeEscapes(text), new Listener());
  const tree = parser.query();
  const next = parser.getCurrentToken();
  if (next.type !== ApexParser.EOF) refuseToken(text, next.line, next.column, '');
  return queryFromTree(tree, nameBind(text), text);
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [parenthesis] of text.replace(/'(?:\\.|[^'\\])*'/g, '').matchAll(/[()]/g)) {
    depth += parenthesis === '(' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function refuseToken(text: string, line: number, column: number, message: string): never {
  const rest = text.split(/\r\n|\r|\n/)[line - 1]?.slice(column) ?? '';
  const token = /^(?:[\w.]+|\S)/.exec(rest)?.[0] ?? '<EOF>';
  const reason = /token recognition error/.test(message)
    ? `token recognition error at: '${rest.slice(0, 20)}'`
    : `unexpected token: '${token}'`;
  throw new QueryError('MALFORMED_QUERY', reason, text, { line, column: column + 1 });
}

/** In dynamic SOQL a bind is a variable by its name. */
const nameBind =
  (text: string) =>
  (expression: BindExpression): string => {
    const name = expression.getText();
    if (/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(name)) return name;
    return refuse(
      'MALFORMED_QUERY',
      `unexpected token: '${name}'`,
      { text },
      { line: expression.start.line, column: expression.start.column + 1 },
    );
  };

function refuseApexOnly(query: Query): void {
  if (query.withMode === 'system') refuse('MALFORMED_QUERY', 'WITH SYSTEM_MODE is only allowed in Apex code', {});
  if (query.allRows) refuse('MALFORMED_QUERY', 'ALL ROWS not allowed in this context', {});
  if (hasBinds(query)) refuse('MALFORMED_QUERY', 'Bind variables only allowed in Apex code', {});
}

/** A bind is the one object of kind `bind`, wherever it stands. */
function hasBinds(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(hasBinds);
  if (part === null || typeof part !== 'object') return false;
  return ('kind' in part && part.kind === 'bind') || Object.values(part).some(hasBinds);
}
