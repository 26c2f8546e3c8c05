/**
 * SQL in parts. Only three things become SQL: fixed text in this folder, names from the schema, and `?` for
 * all other values.
 */
import type { ObjectDef } from '../../schema/model.ts';
import type { RowTest } from '../../security/sharing/row-test.ts';
import type { SqlValue } from '../../store/reader.ts';
import type { Value } from '../../types.ts';

/** The inputs of a query when it runs. */
export interface RunContext {
  bind(name: string): Value | readonly Value[];
  readonly now: Date;
  readonly timeZone: string;
  readonly userId: string;
  /** The parents' IDs as JSON, for a child subquery. */
  readonly parentIds: string;
  /** The UserRecordAccess rows of the query, as JSON. */
  recordAccess(): string;
  /** The records of an object that the user can read. Null for all. */
  rows(object: ObjectDef, alias: string): RowTest | null;
}

export interface Parameter {
  readonly kind: 'parameter';
  read(context: RunContext): SqlValue;
}

/** SQL whose text depends on a bind: a null, a list, or text outside ASCII. */
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

/** The test of the records that the query's user can read. */
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

/**
 * Joins conditions in pairs of pairs, because SQLite refuses expressions nested deeper than 1000 and reads a
 * long list as nested.
 */
export function combine(conditions: readonly Sql[], operator: ' AND ' | ' OR '): SqlPart[] {
  if (conditions.length <= 50) return ['(', ...join(conditions, operator), ')'];
  const middle = Math.ceil(conditions.length / 2);
  const halves = [conditions.slice(0, middle), conditions.slice(middle)].map((half) => combine(half, operator));
  return ['(', ...join(halves, operator), ')'];
}

/** Combines parts that are only text. */
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
