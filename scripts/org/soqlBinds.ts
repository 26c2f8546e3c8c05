/**
 * Adds bind values to REST queries, which don't support binds. Replaces each `:name` with an escaped literal (SOQL and SOSL Reference,
 * "Quoted String Escape Sequences").
 */
import type { Binds, FieldValue } from '../../services/Org.ts';

const BIND_OR_STRING = /'(?:\\.|[^'\\])*'|:([A-Za-z]\w*)/g;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** Doesn't change quoted text in the query. @throws TypeError if a bind has no value. */
export function bindSoql(soql: string, binds: Binds = {}): string {
  return soql.replace(BIND_OR_STRING, (found: string, name: string | undefined) => {
    if (name === undefined) return found;
    const value = binds[name];
    if (value === undefined) throw new TypeError(`The query has no value for :${name}.`);
    return literal(value);
  });
}

function literal(value: FieldValue | readonly FieldValue[]): string {
  if (!isList(value)) return scalar(value);
  // SOQL has no empty list. Like an empty bind in Apex, (null) matches no record with a value.
  return value.length === 0 ? '(null)' : `(${value.map(scalar).join(',')})`;
}

function isList(value: FieldValue | readonly FieldValue[]): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** SOQL has quotes around text, but not around dates and datetimes. */
function scalar(value: FieldValue): string {
  if (typeof value !== 'string') return String(value);
  return DATE.test(value) || DATETIME.test(value) ? value : quoted(value);
}

function quoted(text: string): string {
  const escaped = text
    .replace(/[\\'"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return `'${escaped}'`;
}
