/**
 * Converts a value to its stored form, or says why it's invalid: trims text, rounds numbers to the field's
 * scale, writes dates and times in the API's format, and makes IDs 18 characters long. Empty text is null.
 */
import type { FieldDef } from '../schema/model.ts';
import { normalizeId } from '../store/ids.ts';
import type { DmlError, Value } from '../types.ts';
import { badEmail, malformedId, outOfRange, wrongType } from './errors.ts';

export type Refuse = (error: DmlError) => void;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$/;
/** In groups of four, with padding at the end. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Characters of a wrong value that its error shows. */
const LONGEST_NAMED = 60;
/** Salesforce's rules: one @, something on both sides, a dot in the domain, and no blanks or list separators. */
const EMAIL = /^[^\s@,;<>()[\]\\"]+@[^\s@,;<>()[\]\\".]+(\.[^\s@,;<>()[\]\\".]+)+$/;

export function coerce(field: FieldDef, value: Value, refuse: Refuse): Value {
  if (value === null) return field.type === 'boolean' ? false : null;
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : refused(refuse, wrongType(field, value));
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return coerceNumber(field, value, refuse);
    case 'date':
      return coerceDate(field, value, refuse);
    case 'datetime':
      return coerceDatetime(field, value, refuse);
    case 'base64':
      return coerceBase64(field, value, refuse);
    default:
      return coerceText(field, value, refuse);
  }
}

function refused(refuse: Refuse, error: DmlError): null {
  refuse(error);
  return null;
}

function coerceNumber(field: FieldDef, value: Value, refuse: Refuse): Value {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refused(refuse, wrongType(field, value));
  const rounded = roundHalfUp(value, field.scale);
  const digits = field.precision - field.scale;
  if (field.precision > 0 && Math.abs(rounded) >= 10 ** digits) return refused(refuse, outOfRange(field, value));
  return rounded;
}

/** Rounds halves away from zero, using the decimal digits, so that 1.005 becomes 1.01. */
function roundHalfUp(value: number, scale: number): number {
  if (Number.isInteger(value)) return value;
  const [digits = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const shifted = Number(`${digits}e${Number(exponent) + scale}`);
  return Math.sign(value) * Number(`${Math.round(shifted)}e-${scale}`);
}

function coerceDate(field: FieldDef, value: Value, refuse: Refuse): Value {
  const text = typeof value === 'string' ? value.trim() : null;
  if (text === '') return null;
  if (text === null || !isDate(text)) return refused(refuse, wrongType(field, value));
  return text;
}

function isDate(text: string): boolean {
  return DATE.test(text) && isMoment(`${text}T00:00:00.000Z`);
}

/** Whether text in the API's format is an existing moment. JavaScript reads February 30 as a day in March. */
function isMoment(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/** Object Reference, "Primitive Data Types": dateTime fields have a precision of one second. */
function coerceDatetime(field: FieldDef, value: Value, refuse: Refuse): Value {
  if (typeof value === 'string' && value.endsWith('.000Z') && isMoment(value)) return value;
  const text = typeof value === 'string' ? value.trim() : null;
  if (text === '') return null;
  if (text === null) return refused(refuse, wrongType(field, value));
  if (isDate(text)) return `${text}T00:00:00.000Z`;
  if (!DATETIME.test(text) || !isDate(text.slice(0, 10))) return refused(refuse, wrongType(field, value));
  const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(time)) return refused(refuse, wrongType(field, value));
  return new Date(Math.floor(time / 1000) * 1000).toISOString();
}

function coerceBase64(field: FieldDef, value: Value, refuse: Refuse): Value {
  if (typeof value === 'string' && BASE64.test(value)) return value;
  return refused(refuse, wrongType(field, typeof value === 'string' ? value.slice(0, LONGEST_NAMED) : value));
}

function coerceText(field: FieldDef, value: Value, refuse: Refuse): Value {
  if (typeof value !== 'string') return refused(refuse, wrongType(field, value));
  const text = value.trim();
  if (text === '') return null;
  if (field.type === 'reference' || field.type === 'id')
    return normalizeId(text) ?? refused(refuse, malformedId(field, text));
  if (field.type === 'email' && !EMAIL.test(text)) return refused(refuse, badEmail(field, text));
  if (field.type === 'multipicklist') return inPicklistOrder(field, text);
  return text;
}

/** Each value once, in the picklist's order. Unknown values come last. */
function inPicklistOrder(field: FieldDef, text: string): string | null {
  const chosen = new Set(text.split(';').map((value) => value.trim()));
  chosen.delete('');
  const known = field.picklist.map((entry) => entry.value).filter((value) => chosen.delete(value));
  const ordered = [...known, ...chosen];
  return ordered.length === 0 ? null : ordered.join(';');
}
