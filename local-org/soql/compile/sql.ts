/**
 * SQL as parts. Only three things ever become SQL: text written in this folder, names that the schema vouched for, and `?` for everything
 * that came from outside.
 */
import type { ObjectDef } from '../../schema/model.ts';
import type { RowTest } from '../../security/sharing/row-test.ts';
import type { SqlValue } from '../../store/reader.ts';
import type { Value } from '../../types.ts';

/** What a query meets when it runs. */
export interface RunContext {
  bind(name: string): Value | readonly Value[];
  readonly now: Date;
  readonly timeZone: string;
  readonly userId: string;
  /** The parents' ids as JSON, for a child subquery. */
  readonly parentIds: string;
  /** The rows of UserRecordAccess that the query asks for, as JSON. */
  recordAccess(): string;
  /** Which rows of an object the user may read; null for all. */
  rows(object: ObjectDef, alias: string): RowTest | null;
}

export interface Parameter {
  readonly kind: 'parameter';
  read(context: RunContext): SqlValue;
}

/** SQL whose form depends on a bind: a null, a list, a text beyond ASCII. */
export interface Choice {
  readonly kind: 'choice';
  parts(context: RunContext): Sql;
}

export type SqlPart = string | Parameter | Choice;
export type Sql = readonly SqlPart[];

export interface Statement {
  readonly sql: string;
  readonly parameters: SqlValue[];
}

export const constant = (value: SqlValue): Parameter => ({ kind: 'parameter', read: () => value });
export const late = (read: (context: RunContext) => SqlValue): Parameter => ({ kind: 'parameter', read });
export const choice = (parts: (context: RunContext) => Sql): Choice => ({ kind: 'choice', parts });

/** The test of the rows that the user of a query may read. */
export const sharedRows = (object: ObjectDef, alias: string): Choice =>
  choice((context) => {
    const test = context.rows(object, alias) ?? ['1'];
    return test.map((part) => (typeof part === 'string' ? part : constant(part.value)));
  });

/** A name from the schema, quoted. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export function join(parts: readonly Sql[], separator: string): SqlPart[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

/** Conditions joined in pairs of pairs: SQLite refuses an expression nested deeper than 1000, and reads a long row of them as such. */
export function combine(conditions: readonly Sql[], operator: ' AND ' | ' OR '): SqlPart[] {
  if (conditions.length <= 50) return ['(', ...join(conditions, operator), ')'];
  const middle = Math.ceil(conditions.length / 2);
  const halves = [conditions.slice(0, middle), conditions.slice(middle)].map((half) => combine(half, operator));
  return ['(', ...join(halves, operator), ')'];
}

/** Parts that are text through and through are put together once. */
export function statementWriter(sql: Sql): (context: RunContext) => Statement {
  if (sql.some((part) => typeof part !== 'string' && part.kind === 'choice')) return (context) => write(sql, context);
  const text = sql.map((part) => (typeof part === 'string' ? part : '?')).join('');
  const parameters = sql.filter((part): part is Parameter => typeof part !== 'string' && part.kind === 'parameter');
  return (context) => ({ sql: text, parameters: parameters.map((parameter) => parameter.read(context)) });
}

function write(sql: Sql, context: RunContext): Statement {
  const parameters: SqlValue[] = [];
  const text = sql.map((part) => writePart(part, context, parameters)).join('');
  return { sql: text, parameters };
}

function writePart(part: SqlPart, context: RunContext, parameters: SqlValue[]): string {
  if (typeof part === 'string') return part;
  if (part.kind === 'choice')
    return part
      .parts(context)
      .map((inner) => writePart(inner, context, parameters))
      .join('');
  parameters.push(part.read(context));
  return '?';
}
