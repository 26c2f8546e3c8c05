/** SOQL functions → SQL: aggregates, date functions, and toLabel. */
import { isAggregatable, isLongText } from '../../schema/field-uses.ts';
import type { FieldDef } from '../../schema/model.ts';
import { refuse, unsupported } from '../query-error.ts';
import type { FieldOrFunction, FunctionCall, Query } from '../tree.ts';
import { kindOf, typeWord, type ValueKind } from './kinds.ts';
import { plainSql, type Left } from './left.ts';
import type { ResolvedField, Scope } from './scope.ts';
import { constant, type Sql } from './sql.ts';

type QueryText = Pick<Query, 'text'>;

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);

export const isAggregate = (item: FieldOrFunction): boolean =>
  item.kind === 'function' && AGGREGATES.has(item.name.toUpperCase());

/** A field or a function of a field. */
export function leftOf(scope: Scope, item: FieldOrFunction, query: QueryText): Left {
  return item.kind === 'field' ? fieldLeft(scope.resolve(item)) : functionLeft(scope, item, query);
}

/** Before grouping: in WHERE, as a key of GROUP BY, and in ORDER BY of records. */
export function plainLeft(scope: Scope, item: FieldOrFunction, query: QueryText): Left {
  const left = leftOf(scope, item, query);
  if (!isAggregate(item)) return left;
  return refuse('MALFORMED_QUERY', `Aggregate functions are not allowed here: ${left.name}`, query, left.at);
}

export function fieldLeft(resolved: ResolvedField): Left {
  const { field, sql, at } = resolved;
  return {
    sql: [sql],
    kind: kindOf(field),
    field,
    name: field.name,
    typeWord: typeWord(field),
    caseSensitive: field.caseSensitive,
    ...(at && { at }),
  };
}

function functionLeft(scope: Scope, call: FunctionCall, query: QueryText): Left {
  const name = call.name.toUpperCase();
  if (name === 'COUNT' && call.args.length === 0) return computed(call, ['count(*)'], 'number', null);
  const argument = argumentOf(scope, call, query);
  if (AGGREGATES.has(name)) return aggregate(call, name, argument, query);
  if (name === 'TOLABEL') return label(call, argument, query);
  const date = DATE_FUNCTIONS[name];
  if (date) return dateFunction(call, date, argument, query);
  return unsupported(`${call.name}()`, query, call.at);
}

function argumentOf(scope: Scope, call: FunctionCall, query: QueryText): Left {
  const [path] = call.args;
  if (path === undefined) return refuse('MALFORMED_QUERY', `${call.name}() needs a field`, query, call.at);
  return fieldLeft(
    scope.resolve({ kind: 'field', path: path.split('.'), alias: null, ...(call.at && { at: call.at }) }),
  );
}

function computed(call: FunctionCall, sql: Sql, kind: ValueKind, field: FieldDef | null): Left {
  const word = kind === 'number' ? 'double' : kind === 'text' ? 'string' : kind;
  const name = `${call.name}(${call.args.join('.')})`;
  return { sql, kind, field, name, typeWord: word, caseSensitive: false, ...(call.at && { at: call.at }) };
}

// ---- Aggregates (SOQL and SOSL Reference, "Aggregate Functions") ----------------------------------------------------

function aggregate(call: FunctionCall, name: string, argument: Left, query: QueryText): Left {
  checkAggregate(name, argument, query, call);
  const column = plainSql(argument);
  const folded = argument.kind === 'text' && !argument.caseSensitive ? `${column} COLLATE NOCASE` : column;
  switch (name) {
    case 'COUNT':
      return computed(call, [`count(${column})`], 'number', null);
    case 'COUNT_DISTINCT':
      return computed(call, [`count(DISTINCT ${folded})`], 'number', null);
    case 'SUM':
      // Rounds a sum of binary fractions to the field's scale.
      return computed(call, [`round(sum(${column}), ${Math.max(0, argument.field?.scale ?? 0)})`], 'number', null);
    case 'AVG':
      return computed(call, [`avg(${column})`], 'number', null);
    default:
      return computed(call, [`${name.toLowerCase()}(${folded})`], argument.kind, argument.field);
  }
}

function checkAggregate(name: string, argument: Left, query: QueryText, call: FunctionCall): void {
  const numbersOnly = name === 'SUM' || name === 'AVG';
  const isCount = name.startsWith('COUNT');
  const wrong = isCount
    ? argument.kind === 'address' || (argument.field !== null && isLongText(argument.field))
    : (numbersOnly && argument.kind !== 'number') || (argument.field !== null && !isAggregatable(argument.field));
  if (wrong) {
    refuse('INVALID_FIELD', `field ${argument.name} does not support aggregate operator ${name}`, query, call.at);
  }
}

// ---- Dates (SOQL and SOSL Reference, "Date Functions": a dateTime is taken in UTC) -----------------------------------

interface DateFunction {
  readonly sql: (column: string) => string;
  readonly kind: ValueKind;
  readonly datetimeOnly?: boolean;
}

const part = (format: string) => (column: string) => `CAST(strftime('${format}', ${column}) AS INTEGER)`;
const quarter = (column: string): string => `((${part('%m')(column)} + 2) / 3)`;

const DATE_FUNCTIONS: Readonly<Record<string, DateFunction>> = {
  CALENDAR_YEAR: { sql: part('%Y'), kind: 'number' },
  CALENDAR_QUARTER: { sql: quarter, kind: 'number' },
  CALENDAR_MONTH: { sql: part('%m'), kind: 'number' },
  FISCAL_YEAR: { sql: part('%Y'), kind: 'number' },
  FISCAL_QUARTER: { sql: quarter, kind: 'number' },
  FISCAL_MONTH: { sql: part('%m'), kind: 'number' },
  DAY_IN_MONTH: { sql: part('%d'), kind: 'number' },
  DAY_IN_WEEK: { sql: (column) => `(${part('%w')(column)} + 1)`, kind: 'number' },
  DAY_IN_YEAR: { sql: part('%j'), kind: 'number' },
  WEEK_IN_MONTH: { sql: (column) => `((${part('%d')(column)} + 6) / 7)`, kind: 'number' },
  WEEK_IN_YEAR: { sql: (column) => `((${part('%j')(column)} + 6) / 7)`, kind: 'number' },
  HOUR_IN_DAY: { sql: part('%H'), kind: 'number', datetimeOnly: true },
  DAY_ONLY: { sql: (column) => `substr(${column}, 1, 10)`, kind: 'date', datetimeOnly: true },
};

function dateFunction(
  call: FunctionCall,
  { sql, kind, datetimeOnly }: DateFunction,
  argument: Left,
  query: QueryText,
): Left {
  const fits = argument.kind === 'datetime' || (argument.kind === 'date' && !datetimeOnly);
  if (!fits) refuse('INVALID_FIELD', `${call.name}() cannot be used with field ${argument.name}`, query, call.at);
  return computed(call, [sql(plainSql(argument))], kind, null);
}

// ---- toLabel -------------------------------------------------------------------------------------------------------

/** The label of a picklist value. Other text is its own label. */
function label(call: FunctionCall, argument: Left, query: QueryText): Left {
  if (argument.kind !== 'text') unsupported(`toLabel() of ${argument.name}`, query, call.at);
  const labelled = (argument.field?.picklist ?? []).filter(({ value, label: text }) => value !== text);
  if (labelled.length === 0) return computed(call, argument.sql, 'text', argument.field);
  const cases = labelled.flatMap(({ value, label: text }) => [' WHEN ', constant(value), ' THEN ', constant(text)]);
  return computed(call, ['CASE ', ...argument.sql, ...cases, ' ELSE ', ...argument.sql, ' END'], 'text', null);
}
