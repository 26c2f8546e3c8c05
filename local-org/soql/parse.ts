/** Query text → Query. Uses the Apex parser's grammar, which is loaded only for new text. */
import { createRequire } from 'node:module';
import { queryFromTree, type BindExpression } from './from-tree.ts';
import { Lru } from './lru.ts';
import { openQueryCache } from './query-cache.ts';
import { QueryError, refuse } from './query-error.ts';
import { protectLikeEscapes } from './string-literal.ts';
import type { Query } from './tree.ts';

type ParserLibrary = typeof import('@apexdevtools/apex-parser');

/**
 * The origin of a text. Binds and access modes exist only in Apex (Apex Developer Guide, "Using Apex
 * Variables in SOQL and SOSL Queries", "Enforce User Mode for Database Operations"), so API queries can't
 * raise their own access.
 */
export type QueryOrigin = 'apex' | 'api';

/** Keeps parsed queries on disk, so that the next start doesn't need the parser. See query-cache.ts. */
export interface QueryStore {
  read(text: string): Query | undefined;
  write(text: string, query: Query): void;
}

export interface QueryParserOptions {
  readonly store?: QueryStore;
  /** The number of texts kept in memory. */
  readonly capacity?: number;
}

/** SOQL and SOSL Reference, "SOQL and SOSL Limits". */
const MAX_LENGTH = 100_000;
/**
 * The org's own limit. The grammar looks ahead over the contents of each parenthesis, so parsing time grows
 * with the square of the depth.
 */
const MAX_DEPTH = 40;

export class QueryParser {
  readonly #known: Lru<string, Query>;
  readonly #store: QueryStore | null;

  constructor(options: QueryParserOptions = {}) {
    this.#known = new Lru(options.capacity ?? 500);
    this.#store = options.store ?? null;
  }

  /** The same text returns the same Query object, which is the key of the engine's plans. */
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

/** Keeps parsed queries in a folder, for the next start of the process. */
export function keepParsedQueries(folder: string): void {
  shared = new QueryParser({ store: openQueryCache(folder) });
}

/** Throws OrgError MALFORMED_QUERY with line, column, and token. */
export function parseQuery(text: string, origin: QueryOrigin = 'apex'): Query {
  return shared.parse(text, origin);
}

let library: ParserLibrary | null = null;

/** The process's only parser, which is slow to load and therefore loaded on first use. */
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

/** In dynamic SOQL, a bind is a variable's name. */
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

/** A bind is the only object of kind `bind`. */
function hasBinds(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(hasBinds);
  if (part === null || typeof part !== 'object') return false;
  return ('kind' in part && part.kind === 'bind') || Object.values(part).some(hasBinds);
}
