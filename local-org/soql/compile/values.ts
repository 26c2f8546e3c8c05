/** Converts literals and binds to values that SQLite compares, and checks them against the field's type. */
import type { SqlValue } from '../../store/reader.ts';
import { normalizeId } from '../../store/ids.ts';
import type { Value } from '../../types.ts';
import { QueryError, refuse } from '../query-error.ts';
import type { Literal, Query } from '../tree.ts';
import type { Left } from './left.ts';

type PlainLiteral = Exclude<Literal, { kind: 'dateLiteral' }>;
type QueryText = Pick<Query, 'text'>;

/** Throws INVALID_FIELD with Salesforce's message if the literal doesn't have the field's type. */
export function literalValue(left: Left, literal: PlainLiteral, query: QueryText): SqlValue {
  if (literal.kind === 'null') return left.kind === 'boolean' ? 0 : null;
  if (!fits(left, literal))
    return refuse('INVALID_FIELD', typeMismatch(left, literal.kind === 'string'), query, left.at);
  if (literal.kind === 'boolean') return literal.value ? 1 : 0;
  if (literal.kind !== 'string') return literal.value;
  return left.kind === 'id' ? idValue(left, literal.value, query) : emptyIsNull(literal.value);
}

function fits(left: Left, literal: PlainLiteral): boolean {
  switch (left.kind) {
    case 'id':
    case 'text':
    case 'multi':
      return literal.kind === 'string';
    case 'boolean':
      return literal.kind === 'boolean';
    case 'number':
      return literal.kind === 'number';
    case 'date':
      return literal.kind === 'date';
    case 'datetime':
      return literal.kind === 'datetime';
    case 'time':
    case 'address':
      return false;
  }
}

function typeMismatch(left: Left, literalIsQuoted: boolean): string {
  const wantsQuotes = left.kind === 'text' || left.kind === 'multi' || left.kind === 'id';
  const quotes = wantsQuotes
    ? ' and should be enclosed in quotes'
    : literalIsQuoted || left.kind === 'datetime' || left.kind === 'date'
      ? ' and should not be enclosed in quotes'
      : '';
  return `value of filter criterion for field '${left.name}' must be of type ${left.typeWord}${quotes}`;
}

function idValue(left: Left, text: string, query: QueryText): SqlValue {
  if (text === '') return null;
  return normalizeId(text) ?? refuse('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`, query, left.at);
}

const emptyIsNull = (text: string): SqlValue => (text === '' ? null : text);

/**
 * The value of a bind. Apex has already converted it (a Date for a Datetime field is its midnight in GMT). An
 * incompatible value is refused like a literal of its type.
 */
export function bindValue(left: Left, value: Value): SqlValue {
  if (value === null || value === undefined) return left.kind === 'boolean' ? 0 : null;
  switch (left.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : mismatch(left, value);
    case 'number':
      return typeof value === 'number' ? value : mismatch(left, value);
    case 'id':
      return typeof value === 'string' ? idValue(left, value, {}) : mismatch(left, value);
    case 'date':
      return isDateText(value) ? value.slice(0, 10) : mismatch(left, value);
    case 'datetime':
      return isDateText(value) ? new Date(value).toISOString() : mismatch(left, value);
    default:
      return typeof value === 'string' ? emptyIsNull(value) : mismatch(left, value);
  }
}

/** A date-time or date in the API's format. */
function isDateText(value: Value): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value) && !Number.isNaN(Date.parse(value));
}

function mismatch(left: Left, value: Value): never {
  throw new QueryError('INVALID_FIELD', typeMismatch(left, typeof value === 'string'));
}
