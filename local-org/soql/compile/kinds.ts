/** The kinds of values in comparisons. */
import type { FieldDef, FieldType } from '../../schema/model.ts';

export type ValueKind = 'id' | 'text' | 'multi' | 'boolean' | 'number' | 'date' | 'datetime' | 'time' | 'address';

const KINDS: Readonly<Record<FieldType, ValueKind>> = {
  id: 'id',
  reference: 'id',
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  picklist: 'text',
  combobox: 'text',
  anyType: 'text',
  base64: 'text',
  multipicklist: 'multi',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  address: 'address',
};

export const kindOf = (field: FieldDef): ValueKind => KINDS[field.type];

/** The type's name in "must be of type …". */
export function typeWord(field: FieldDef): string {
  if (field.type === 'datetime') return 'dateTime';
  return kindOf(field) === 'text' || kindOf(field) === 'multi' ? 'string' : field.type;
}
