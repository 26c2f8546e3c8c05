/** The values of formulas: text, numbers, Booleans, dates, date/times, or null. */
import type { FieldDef } from '../schema/model.ts';
import type { Value } from '../types.ts';

const DAY = 86_400_000;

/** A date, in days since 1970. */
export class Day {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }
}

/** A date/time, in days and fractions of a day since 1970. */
export class Moment {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }
}

export type FormulaValue = string | number | boolean | null | Day | Moment;

/** A formula that fails for this record. Salesforce shows #Error! */
export class FormulaFailure extends Error {}

export const isBlank = (value: FormulaValue): boolean => value === null || value === '';

export function dayOfText(text: string): Day {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(at)) throw new FormulaFailure(`${text} isn't a date`);
  return new Day(at / DAY);
}

export function momentOfText(text: string): Moment {
  const at = Date.parse(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
  if (Number.isNaN(at)) throw new FormulaFailure(`${text} isn't a date/time`);
  return new Moment(at / DAY);
}

export const momentOf = (date: Date): Moment => new Moment(date.getTime() / DAY);
export const dayOfMoment = (moment: Moment): Day => new Day(Math.floor(moment.days));
export const dateOf = (value: Day | Moment): Date => new Date(Math.round(value.days * DAY));

export function textOf(value: FormulaValue): string {
  if (value === null) return '';
  if (value instanceof Day) return dateOf(value).toISOString().slice(0, 10);
  if (value instanceof Moment) return `${dateOf(value).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return String(value);
}

/** A percent field of 50 is 0.5 in a formula. */
export function fromStored(field: FieldDef, value: Value, blankIsZero: boolean): FormulaValue {
  switch (field.type) {
    case 'boolean':
      return value === true || value === 1;
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      if (value === null) return blankIsZero ? 0 : null;
      return field.type === 'percent' ? Number(value) / 100 : Number(value);
    case 'date':
      return value === null ? null : dayOfText(String(value));
    case 'datetime':
      return value === null ? null : momentOfText(String(value));
    default:
      return value === null ? null : String(value);
  }
}

export function toStored(field: FieldDef, value: FormulaValue): Value {
  if (field.type === 'boolean') return value === true;
  if (isBlank(value) || value === null) return null;
  switch (field.type) {
    case 'double':
    case 'currency':
    case 'percent':
      return numberOf(field, value);
    case 'date':
      return value instanceof Day ? textOf(value) : null;
    case 'datetime':
      return value instanceof Moment ? dateOf(value).toISOString() : null;
    default:
      return textOf(value);
  }
}

function numberOf(field: FieldDef, value: FormulaValue): Value {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return roundHalfUp(field.type === 'percent' ? value * 100 : value, field.scale);
}

/**
 * 12.345 becomes 12.35 and -12.345 becomes -12.34 (Salesforce Help, "Build a Formula Field": number formula
 * fields round half up).
 */
export function roundHalfUp(value: number, places: number): number {
  return shifted(Math.floor(shifted(value, places) + 0.5), -places);
}

/** ROUND() rounds halves away from zero. */
export function roundAwayFromZero(value: number, places: number): number {
  return Math.sign(value) * roundHalfUp(Math.abs(value), places);
}

/** Moves the decimal point in the number's text, which is exact. */
function shifted(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
