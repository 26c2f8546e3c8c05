/** Row errors with Salesforce's codes and messages (SOAP API Guide, "Core Data Types: StatusCode"). */
import type { FieldDef } from '../schema/model.ts';
import type { DmlError, Value } from '../types.ts';

export function dmlError(statusCode: string, message: string, fields: readonly string[] = []): DmlError {
  return { statusCode, message, fields };
}

export const requiredMissing = (fields: readonly string[]): DmlError =>
  dmlError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${fields.join(', ')}]`, fields);

export const tooLong = (field: FieldDef, value: string): DmlError =>
  dmlError('STRING_TOO_LONG', `${field.label}: data value too large: ${value} (max length=${field.length})`, [
    field.name,
  ]);

export const wrongType = (field: FieldDef, value: Value): DmlError =>
  dmlError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: ${String(value)}`, [
    field.name,
  ]);

export const outOfRange = (field: FieldDef, value: number): DmlError =>
  dmlError('NUMBER_OUTSIDE_VALID_RANGE', `${field.label}: value outside of valid range on numeric field: ${value}`, [
    field.name,
  ]);

export const badEmail = (field: FieldDef, value: string): DmlError =>
  dmlError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.name]);

export const badPicklistValue = (field: FieldDef, value: string): DmlError =>
  dmlError(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field.label}: bad value for restricted picklist field: ${value}`,
    [field.name],
  );

export const malformedId = (field: FieldDef, value: string): DmlError =>
  dmlError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`, [field.name]);

export const idOfOtherObject = (field: FieldDef, value: string): DmlError =>
  dmlError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${value}`, [field.name]);

export const noSuchReference = (field?: FieldDef): DmlError =>
  dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', field ? [field.name] : []);

export const deletedRecord = (field?: FieldDef): DmlError =>
  dmlError('ENTITY_IS_DELETED', 'entity is deleted', field ? [field.name] : []);

export const badRecordType = (id: string): DmlError =>
  dmlError('INVALID_CROSS_REFERENCE_KEY', `Record Type ID: this ID value isn't valid for the user: ${id}`, [
    'RecordTypeId',
  ]);

/** Salesforce names the other record by its 15-character ID, and doesn't name it if the user can't see it. */
export const duplicateValue = (field: FieldDef, otherId: string | null): DmlError =>
  dmlError(
    'DUPLICATE_VALUE',
    `duplicate value found: ${field.name} duplicates value on record with id: ${otherId?.slice(0, 15) ?? '<unknown>'}`,
  );

export const notWritable = (fields: readonly string[]): DmlError =>
  dmlError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    fields,
  );

/**
 * Salesforce Help, "Unable to lock row - Record currently unavailable errors": another transaction locked the
 * row for longer than Salesforce waits.
 */
export const lockedRow = (id: string): DmlError =>
  dmlError('UNABLE_TO_LOCK_ROW', `unable to obtain exclusive access to this record or 1 records: ${id}`);

export const rolledBack = (): DmlError =>
  dmlError(
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  );

export const tooManyRetries = (): DmlError =>
  dmlError(
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'Too many batch retries in the presence of Apex triggers and partial failures.',
  );
