/** Reading and writing the fields of a record, and the Apex types of the schema's fields. */
import type { FieldDef, FieldType, ObjectDef } from '../../schema/model.ts';
import { ApexList } from './collections.ts';
import { convert } from './convert.ts';
import { throwApex } from './exceptions.ts';
import { textOf } from './text.ts';
import {
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  ID,
  INTEGER,
  listOf,
  OBJECT,
  sobjectType,
  SOBJECT,
  STRING,
  type Type,
} from './types.ts';
import { Obj, type ApexValue, type SObj } from './values.ts';

const TYPES: Partial<Record<FieldType, Type>> = {
  id: ID,
  reference: ID,
  boolean: BOOLEAN,
  int: INTEGER,
  double: DECIMAL,
  currency: DECIMAL,
  percent: DECIMAL,
  date: DATE,
  datetime: DATETIME,
  anyType: OBJECT,
};

/** Custom number fields are Decimal in Apex; Integer are only the standard fields whose describe type is int. */
export function fieldType(field: FieldDef): Type {
  return TYPES[field.type] ?? STRING;
}

/** The type a parent relationship reads as: the one object it points to, else SObject. */
export function parentType(field: FieldDef): Type {
  const [only, ...others] = field.referenceTo;
  return only !== undefined && others.length === 0 ? sobjectType(only) : SOBJECT;
}

/**
 * The value of a field or relationship by its lower-case name. A record that came from a query knows only what was selected; reading more is an
 * SObjectException, which spells the field as `written` where no object knows it. Apex Developer Guide, "SObject Exceptions".
 */
export function readField(record: SObj, key: string, written = key): ApexValue {
  const value = record.fields.get(key);
  if (value !== undefined) return value;
  const field = record.object?.fields.get(key);
  const child = field === undefined ? record.object?.children.get(key) : undefined;
  const parent = field === undefined && child === undefined ? record.object?.parents.get(key) : undefined;
  if (record.queried && key !== 'id')
    return refuseUnselected(record, field?.name ?? child?.name ?? parent?.relationshipName ?? written);
  if (child !== undefined) return new ApexList(listOf(sobjectType(child.object)));
  return field === undefined ? null : unsetValue(field);
}

function refuseUnselected(record: SObj, name: string): never {
  return throwApex(
    'SObjectException',
    `SObject row was retrieved via SOQL without querying the requested field: ${record.type.name}.${name}`,
  );
}

/**
 * Whether Apex may assign the field: what neither an insert nor an update takes is the platform's own, such as formulas, numbers it counts and
 * audit fields. The Id is assigned to say which record is meant; records of custom metadata are made in memory only.
 */
export const isWriteable = (object: ObjectDef, field: FieldDef): boolean =>
  field.createable || field.updateable || field.type === 'id' || object.customMetadata;

/** A checkbox is never null; a new record reads as false there. */
const unsetValue = (field: FieldDef): ApexValue => (field.type === 'boolean' ? false : null);

export function writeField(record: SObj, key: string, value: ApexValue): void {
  if (record.readOnly) throwApex('FinalException', 'Record is read-only');
  const field = record.object?.fields.get(key);
  record.fields.set(key, field === undefined ? value : convert(value, fieldType(field)));
}

/** `record.addError(…)` and `record.Field.addError(…)`. Apex Reference, "SObject Class", addError. */
export function addError(record: SObj, message: ApexValue, fieldName: string | null): void {
  const text =
    message instanceof Obj && message.exception !== null ? (message.exception.message ?? '') : textOf(message);
  record.errors.push({
    statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message: text,
    fields: fieldName === null ? [] : [fieldName],
  });
}
