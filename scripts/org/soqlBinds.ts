/**
 * Bound values for the REST query resource, which has none of its own: each `:name` of the query is replaced by a literal that cannot end
 * before its value does. What must be escaped: SOQL and SOSL Reference, "Quoted String Escape Sequences".
 */
import type { Binds, FieldValue } from '../../services/Org.ts';

const BIND_OR_STRING = /'(?:\\.|[^'\\])*'|:([A-Za-z]\w*)/g;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** Throws a TypeError that names a bind without a value. Text inside quotes of the query itself stays as it is. */
export function bindSoql(soql: string, binds: Binds = {}): string {
  return soql.replace(BIND_OR_STRING, (found: string, name: string | undefined) => {
    if (name === undefined) return found;
    const value = binds[name];
    if (value === undefined) throw new TypeError(`The query names :${name}, and no value was given for it.`);
    return literal(value);
  });
}

function literal(value: FieldValue | readonly FieldValue[]): string {
  if (!isList(value)) return scalar(value);
  // SOQL has no empty list; a list of null alone matches no record that has a value, as an empty bind does in Apex.
  return value.length === 0 ? '(null)' : `(${value.map(scalar).join(',')})`;
}

function isList(value: FieldValue | readonly FieldValue[]): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** Dates and datetimes stand bare in SOQL, text in quotes. */
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
