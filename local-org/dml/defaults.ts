/** Initial values of an insert: field defaults, the record type's picklist defaults, and the owner. */
import type { FieldDef, ObjectDef, RecordTypeDef } from '../schema/model.ts';
import type { Row, Session, Value } from '../types.ts';
import { dayIn } from './day.ts';

/**
 * The record type of a record without one: the only active one, or else none (the master record type). In
 * Salesforce, the user's profile can have another default.
 */
export function defaultRecordTypeId(object: ObjectDef): string | null {
  const active = object.recordTypes.filter((type) => type.isActive);
  return active.length === 1 ? (active[0]?.id ?? null) : null;
}

export function recordTypeOf(object: ObjectDef, id: Value): RecordTypeDef | undefined {
  return object.recordTypes.find((type) => type.id === id);
}

/** All fields of the object with their defaults. The caller's values go over them. */
export function defaultRow(
  object: ObjectDef,
  recordType: RecordTypeDef | undefined,
  session: Session,
  now: Date,
  ownerId: string,
): Row {
  const row: Row = {};
  for (const field of object.fields.values())
    if (field.type !== 'address' && field.calculated !== true)
      row[field.name] = defaultValue(field, recordType, session, now);
  if (object.fields.has('ownerid') && object.createable !== false) row['OwnerId'] = ownerId;
  return row;
}

function defaultValue(field: FieldDef, recordType: RecordTypeDef | undefined, session: Session, now: Date): Value {
  if (field.defaultFormula === 'TODAY') return dayIn(session.timeZone, now);
  if (field.defaultFormula === 'NOW') return now.toISOString();
  if (field.type === 'boolean') return field.defaultValue === true;
  return picklistDefault(field, recordType) ?? field.defaultValue;
}

function picklistDefault(field: FieldDef, recordType: RecordTypeDef | undefined): string | undefined {
  if (field.picklist.length === 0) return undefined;
  const offered = recordType?.picklistValues.get(field.name);
  if (offered) return offered.find((value) => value.isDefault)?.value;
  return field.picklist.find((value) => value.isDefault)?.value;
}
