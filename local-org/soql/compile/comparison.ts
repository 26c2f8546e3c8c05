/**
 * Compiles one comparison to SQL. A comparison is true or false, never null: NOT, `!=`, NOT IN, and EXCLUDES
 * include what doesn't match, such as nulls (SOQL and SOSL Reference, "Null Values in WHERE"). `IS NOT TRUE`
 * turns SQL's three values into two.
 */
import type { Value } from '../../types.ts';
import { dateLiteralRange, isSupportedDay, type DayRange } from '../date-literals.ts';
import { QueryError, refuse } from '../query-error.ts';
import { dayOf, isoDate, isoInstant, startOfDay } from '../time-zone.ts';
import type { Bind, Literal, Operand, Operator, Query } from '../tree.ts';
import type { Left } from './left.ts';
import { choice, combine, constant, late, type RunContext, type Sql, type SqlPart } from './sql.ts';
import { equalsText, isAscii, likeText } from './text-match.ts';
import { bindValue, literalValue } from './values.ts';
import type { SqlValue } from '../../store/reader.ts';

type QueryText = Pick<Query, 'text'>;
type Scalar = Literal | Bind;
type DateLiteral = Extract<Literal, { kind: 'dateLiteral' }>;
type Items = Exclude<Operand, { kind: 'subquery' }>;

export const notTrue = (sql: Sql): SqlPart[] => ['(', ...sql, ') IS NOT TRUE'];

export function compareSql(left: Left, operator: Operator, right: Items, query: QueryText): Sql {
  checkOperator(left, operator, right, query);
  switch (operator) {
    case 'IN':
      return anyOf(left, right, query);
    case 'NOT IN':
      return notTrue(anyOf(left, right, query));
    case 'LIKE':
      return like(left, right, query);
    case 'INCLUDES':
      return includes(left, right, query);
    case 'EXCLUDES':
      return notTrue(includes(left, right, query));
    default:
      return compareScalar(left, operator, scalarOf(right, left, query), query);
  }
}

// ---- Which operators fit -------------------------------------------------------------------------------------------

function checkOperator(left: Left, operator: Operator, right: Items, query: QueryText): void {
  const wrong = (what: string): never => refuse('INVALID_QUERY_FILTER_OPERATOR', what, query, left.at);
  if (operator === 'LIKE' && left.kind !== 'text') wrong(`invalid operator on ${left.typeWord} field`);
  if ((operator === 'INCLUDES' || operator === 'EXCLUDES') && left.kind !== 'multi') {
    wrong('includes and excludes are only valid on multipicklist fields');
  }
  if (/[<>]/.test(operator) && (left.kind === 'boolean' || left.kind === 'multi'))
    wrong(`invalid operator on ${left.typeWord} field`);
  const wantsList = /IN|CLUDES/.test(operator);
  if (wantsList && right.kind !== 'list' && right.kind !== 'bind') {
    refuse('MALFORMED_QUERY', `${operator} operator must be used with an iterable expression`, query, left.at);
  }
}

function scalarOf(right: Items, left: Left, query: QueryText): Scalar {
  if (right.kind !== 'list') return right;
  return refuse(
    'MALFORMED_QUERY',
    `A list of values can only be used with IN, NOT IN, INCLUDES and EXCLUDES: ${left.name}`,
    query,
    left.at,
  );
}

// ---- = != < <= > >= ------------------------------------------------------------------------------------------------

function compareScalar(left: Left, operator: Operator, right: Scalar, query: QueryText): Sql {
  if (right.kind === 'dateLiteral') return compareRange(left, operator, right, query);
  if (right.kind !== 'bind') return compareValue(left, operator, literalValue(left, right, query));
  return [choice((context) => compareValue(left, operator, scalarBind(left, right, context)))];
}

function scalarBind(left: Left, bind: Bind, context: RunContext): SqlValue {
  const value = context.bind(bind.name);
  if (!isList(value)) return bindValue(left, value);
  throw new QueryError('MALFORMED_QUERY', `The bind of ${left.name} is a list; use IN`);
}

/** A Boolean is never null. A missing parent's Boolean is false. */
function sides(left: Left): Sql {
  return left.kind === 'boolean' ? ['ifnull(', ...left.sql, ', 0)'] : left.sql;
}

function compareValue(left: Left, operator: Operator, value: SqlValue): Sql {
  if (operator === '=') return equals(left, value);
  if (operator === '!=') return value === null ? [...left.sql, ' IS NOT NULL'] : notTrue(equals(left, value));
  if (value === null) return ['0'];
  const collation = left.kind === 'text' && !left.caseSensitive ? ' COLLATE NOCASE' : '';
  return [...sides(left), orderOperator(operator), constant(value), collation];
}

const ORDER_OPERATORS: Partial<Record<Operator, string>> = { '<': ' < ', '<=': ' <= ', '>': ' > ', '>=': ' >= ' };

/** A tree may not come from the parser, so look up the operator before it becomes SQL. */
function orderOperator(operator: Operator): string {
  const known = ORDER_OPERATORS[operator];
  if (known === undefined) throw new QueryError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator: ${operator}`);
  return known;
}

function equals(left: Left, value: SqlValue): Sql {
  if (value === null) return [...left.sql, ' IS NULL'];
  if (typeof value !== 'string' || !ignoresCase(left)) return [...sides(left), ' = ', constant(value)];
  return [...left.sql, ...equalsText(value)];
}

const ignoresCase = (left: Left): boolean => (left.kind === 'text' || left.kind === 'multi') && !left.caseSensitive;

// ---- Date literals -------------------------------------------------------------------------------------------------

function compareRange(left: Left, operator: Operator, literal: DateLiteral, query: QueryText): Sql {
  if (left.kind !== 'date' && left.kind !== 'datetime') {
    const reason = `value of filter criterion for field '${left.name}' must be of type ${left.typeWord}`;
    refuse('INVALID_FIELD', reason, query, left.at);
  }
  const range = (context: RunContext): DayRange => rangeOf(literal, context);
  const edge = (pick: (range: DayRange) => number) =>
    late((context) => edgeText(left, pick(range(context)), context.timeZone));
  const start = edge((days) => days.start);
  const end = edge((days) => days.end);
  const inside: Sql = ['(', ...left.sql, ' >= ', start, ' AND ', ...left.sql, ' < ', end, ')'];
  switch (operator) {
    case '=':
      return inside;
    case '!=':
      return notTrue(inside);
    case '<':
      return [...left.sql, ' < ', start];
    case '<=':
      return [...left.sql, ' < ', end];
    case '>':
      return [...left.sql, ' >= ', end];
    default:
      return [...left.sql, ' >= ', start];
  }
}

function rangeOf(literal: DateLiteral, context: RunContext): DayRange {
  const range = dateLiteralRange(literal.name, literal.n, dayOf(context.now.getTime(), context.timeZone));
  if (range && isSupportedDay(range.start) && isSupportedDay(range.end)) return range;
  if (range) throw new QueryError('MALFORMED_QUERY', `Invalid date: ${literal.name}:${literal.n}`);
  throw new QueryError('MALFORMED_QUERY', `unexpected token: '${literal.name}'`);
}

function edgeText(left: Left, day: number, timeZone: string): string {
  return left.kind === 'date' ? isoDate(day) : isoInstant(startOfDay(day, timeZone));
}

// ---- IN ------------------------------------------------------------------------------------------------------------

function anyOf(left: Left, right: Items, query: QueryText): Sql {
  const items: readonly Scalar[] = right.kind === 'list' ? right.items : [right];
  const literals = items.filter((item) => item.kind !== 'bind');
  const plain = literals.filter((item) => item.kind !== 'dateLiteral').map((item) => literalValue(left, item, query));
  const ranges = literals
    .filter((item) => item.kind === 'dateLiteral')
    .map((item) => compareRange(left, '=', item, query));
  const binds = items.filter((item) => item.kind === 'bind');
  const bound = binds.map((bind): Sql => [choice((context) => among(left, listBind(left, bind, context)))]);
  const tests = [...(plain.length > 0 ? [among(left, plain)] : []), ...ranges, ...bound];
  return tests.length === 0 ? ['0'] : combine(tests, ' OR ');
}

function listBind(left: Left, bind: Bind, context: RunContext): SqlValue[] {
  const value = context.bind(bind.name);
  return isList(value) ? value.map((item) => bindValue(left, item)) : value === null ? [] : [bindValue(left, value)];
}

/**
 * The values are one JSON parameter, so that the SQL is the same for any number of them. A null among them
 * matches nulls.
 */
function among(left: Left, values: readonly SqlValue[]): Sql {
  const present = values.filter((value) => value !== null);
  const wide = ignoresCase(left) ? present.filter((value) => !isAscii(String(value))) : [];
  const plain = present.filter((value) => !wide.includes(value));
  const tests: Sql[] = wide.map((value) => equals(left, value));
  if (plain.length === 1 && plain[0] !== undefined) tests.push(equals(left, plain[0]));
  if (plain.length > 1) {
    const collation = ignoresCase(left) ? ' COLLATE NOCASE' : '';
    tests.push([...sides(left), collation, ' IN (SELECT value FROM json_each(', constant(JSON.stringify(plain)), '))']);
  }
  if (values.length > present.length) tests.push([...left.sql, ' IS NULL']);
  return tests.length === 0 ? ['0'] : combine(tests, ' OR ');
}

// ---- LIKE, INCLUDES ------------------------------------------------------------------------------------------------

function like(left: Left, right: Items, query: QueryText): Sql {
  return withTexts(left, right, query, (patterns) => matchesAny(left, patterns));
}

function matchesAny(left: Left, patterns: readonly SqlValue[]): Sql {
  const tests = patterns
    .filter((pattern) => typeof pattern === 'string')
    .map((pattern) => [...left.sql, ...likeText(pattern)]);
  return tests.length === 0 ? ['0'] : combine(tests, ' OR ');
}

/** `('A;B', 'C')` means both A and B, or C (SOQL and SOSL Reference, "Querying Multi-Select Picklists"). */
function includes(left: Left, right: Items, query: QueryText): Sql {
  return withTexts(left, right, query, (selections) => includesAny(left, selections));
}

function includesAny(left: Left, selections: readonly SqlValue[]): Sql {
  const tests = selections.map((selection) => {
    if (selection === null) return [...left.sql, ' IS NULL'];
    const each = String(selection)
      .split(';')
      .map((value) => holds(left, value));
    return combine(each, ' AND ');
  });
  return tests.length === 0 ? ['0'] : combine(tests, ' OR ');
}

function holds(left: Left, value: string): Sql {
  const pattern = `%;${value.replace(/[%_\\]/g, '\\$&')};%`;
  return [`(';' || `, ...left.sql, ` || ';')`, ...likeText(pattern)];
}

/** SQL for a list of texts. It's built immediately if the list contains no binds. */
function withTexts(left: Left, right: Items, query: QueryText, sql: (texts: readonly SqlValue[]) => Sql): Sql {
  const readers = (right.kind === 'list' ? right.items : [right]).map((item) => textReader(left, item, query));
  const texts = (context: RunContext): SqlValue[] => readers.flatMap(({ read }) => read(context));
  return readers.some(({ isBind }) => isBind)
    ? [choice((context) => sql(texts(context)))]
    : sql(readers.flatMap(({ known }) => known));
}

interface TextReader {
  readonly isBind: boolean;
  readonly known: readonly SqlValue[];
  read(context: RunContext): readonly SqlValue[];
}

function textReader(left: Left, item: Scalar, query: QueryText): TextReader {
  if (item.kind === 'bind') return { isBind: true, known: [], read: (context) => listBind(left, item, context) };
  if (item.kind === 'dateLiteral') {
    return refuse('MALFORMED_QUERY', `Only text can be listed for ${left.name}`, query, left.at);
  }
  const known = [literalValue(left, item, query)];
  return { isBind: false, known, read: () => known };
}

const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);
