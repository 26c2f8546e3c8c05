/**
 * What queries can do with a field. Most of it follows from the field's type (Object Reference, "Field
 * Types"; SOQL and SOSL Reference, "GROUP BY"). Where describes of real orgs differ, the field's definition
 * says so.
 */
import type { FieldDef } from './model.ts';

const MANY_WORDS = 255;

const DECIMALS: ReadonlySet<string> = new Set(['double', 'currency', 'percent']);

/** A long text area has more than the 255 characters of a text area. */
export const isLongText = (field: FieldDef): boolean => field.type === 'textarea' && field.length > MANY_WORDS;

export const isDecimal = (field: FieldDef): boolean => DECIMALS.has(field.type);

/** A describe calls a compound address filterable, but queries can filter only by its parts. */
export function isFilterable(field: FieldDef): boolean {
  return field.filterable ?? !(isLongText(field) || ['anyType', 'base64'].includes(field.type));
}

export function isSortable(field: FieldDef): boolean {
  return field.sortable ?? !(isLongText(field) || ['multipicklist', 'address', 'base64'].includes(field.type));
}

/** Salesforce Stack Exchange 235529, David Reed, from describes: no custom number of any scale, no auto-number. */
export function isGroupable(field: FieldDef): boolean {
  if (field.groupable !== undefined) return field.groupable;
  const loose = ['datetime', 'time', 'combobox', 'anyType'].includes(field.type) || isDecimal(field);
  const long = ['string', 'email', 'url'].includes(field.type) && field.length > MANY_WORDS;
  return isSortable(field) && !loose && !long && field.autoNumber === null;
}

/** For MIN and MAX, and for SUM and AVG of numbers. COUNT works with any field. */
export function isAggregatable(field: FieldDef): boolean {
  if (field.aggregatable !== undefined) return field.aggregatable;
  return isSortable(field) && !['boolean', 'time', 'anyType'].includes(field.type);
}

/** Whether a record can have no value, taking defaults into account. */
export function isNillable(field: FieldDef): boolean {
  if (field.nillable !== undefined) return field.nillable;
  return !field.required && field.type !== 'boolean' && field.type !== 'id' && field.autoNumber === null;
}
