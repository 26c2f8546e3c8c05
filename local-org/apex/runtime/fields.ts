/** Reads and writes a record's fields, and maps the schema's field types to Apex types. */
import type { FieldDef, FieldType, ObjectDef } from '../../schema/model.ts';
import { ApexList } from './collections.ts';
import { convert } from './convert.ts';
import { throwApex } from './exceptions.ts';
import { textOf } from './text.ts';
import {
  BLOB,
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
  TIME,
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
  time: TIME,
  anyType: OBJECT,
  base64: BLOB,
};

/** Custom number fields are Decimal in Apex. Only standard fields with the describe type int are Integer. */
export function fieldType(field: FieldDef): Type {
  return TYPES[field.type] ?? STRING;
}

/** The type of a parent relationship: its object, or SObject if it's polymorphic. */
export function parentType(field: FieldDef): Type {
  const [only, ...others] = field.referenceTo;
  return only !== undefined && others.length === 0 ? sobjectType(only) : SOBJECT;
}

/**
 * The value of a field or relationship by its lower-case name. A queried record has only the selected fields.
 * Reading another one is an SObjectException, which spells the field as `written` if no object knows it. Apex
 * Developer Guide, "SObject Exceptions".
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
 * Whether Apex can assign the field. Fields that neither insert nor update accepts are read-only, such as
 * formulas, auto-numbers, and audit fields. The ID can be assigned to refer to a record. Custom metadata
 * records are created only in memory.
 */
export const isWriteable = (object: ObjectDef, field: FieldDef): boolean =>
  field.createable || field.updateable || field.type === 'id' || object.customMetadata;

/** A checkbox is never null. In a new record, it's false. */
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
