/** Query errors with Salesforce's wording and positions. */
import { OrgError } from '../errors.ts';
import type { Position, Query } from './tree.ts';

/**
 * `message` has Salesforce's format: an excerpt of the query, a caret under the position, row and column, and
 * the reason. `reason` and `at` are for callers that report another position, such as the Apex compiler.
 */
export class QueryError extends OrgError {
  readonly reason: string;
  readonly at: Position | null;

  constructor(code: string, reason: string, text?: string, at?: Position) {
    super(code, text !== undefined && at ? placed(reason, text, at) : reason);
    this.name = 'QueryError';
    this.reason = reason;
    this.at = at ?? null;
  }
}

export type Refusal =
  | 'MALFORMED_QUERY'
  | 'INVALID_FIELD'
  | 'INVALID_TYPE'
  | 'INVALID_QUERY_FILTER_OPERATOR'
  | 'INVALID_QUERY_SCOPE'
  | 'NUMBER_OUTSIDE_VALID_RANGE'
  | 'QUERY_TOO_COMPLICATED'
  | 'FUNCTIONALITY_NOT_ENABLED';

export function refuse(code: Refusal, reason: string, query: Pick<Query, 'text'>, at?: Position): never {
  throw new QueryError(code, reason, query.text, at);
}

/** What Salesforce supports and this org doesn't. It's always an error, never a silent difference. */
export function unsupported(what: string, query: Pick<Query, 'text'>, at?: Position): never {
  return refuse('FUNCTIONALITY_NOT_ENABLED', `${what} is not supported by the local org`, query, at);
}

const REACH = 36;

function placed(reason: string, text: string, at: Position): string {
  const line = text.split(/\r\n|\r|\n/)[at.line - 1] ?? '';
  const start = excerptStart(line, at.column - 1);
  const end = excerptEnd(line, at.column - 1);
  const caret = ' '.repeat(at.column - 1 - start);
  return `\n${line.slice(start, end)}\n${caret}^\nERROR at Row:${at.line}:Column:${at.column}\n${reason}`;
}

function excerptStart(line: string, index: number): number {
  if (index <= REACH) return 0;
  const space = line.lastIndexOf(' ', index - REACH);
  return space < 0 ? index - REACH : space + 1;
}

function excerptEnd(line: string, index: number): number {
  const space = line.indexOf(' ', index + REACH);
  return space < 0 ? Math.min(line.length, index + REACH * 3) : space;
}

/** Salesforce's messages for a column or type that doesn't exist. */
const GUIDANCE = 'Please reference your WSDL or the describe call for the appropriate names.';

export const noSuchColumn = (column: string, entity: string): string =>
  `No such column '${column}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${GUIDANCE}`;

export const noSuchRelationship = (name: string, where: 'field path' | 'FROM part of query call'): string =>
  `Didn't understand relationship '${name}' in ${where}. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${GUIDANCE}`;

export const noSuchType = (name: string): string =>
  `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${GUIDANCE}`;

export const tooComplicated = 'Query is either selecting too many fields or the filter conditions are too complicated.';
