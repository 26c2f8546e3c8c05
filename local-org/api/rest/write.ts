/** Writes records for the REST API, one or many, with the user's permissions. */
import type { FieldDef, ObjectDef } from '../../schema/model.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { DmlOperation, RecordInput, Row, SaveResult, Value } from '../../types.ts';
import type { Call } from '../call.ts';
import { refuse } from '../http/errors.ts';
import type { JsonObject } from '../http/json.ts';
import { isApexFailure } from '../local/apex-calls.ts';
import { findByExternalId } from './find.ts';
import { failedRow } from './save-errors.ts';
import { readFields } from './values.ts';

export interface WriteOptions {
  readonly allOrNone: boolean;
  readonly externalIdField?: string;
}

/** Runs DML in the call's unit. */
export function save(
  call: Call,
  operation: DmlOperation,
  records: readonly RecordInput[],
  options: WriteOptions,
): SaveResult[] {
  return call.unit.write((transaction) => saveIn(call, transaction, operation, records, options));
}

/**
 * An error that Apex can't catch, such as a limit exceeded in a trigger, rolls back the whole call and is the
 * error of every row.
 */
export function saveIn(
  call: Call,
  transaction: Transaction,
  operation: DmlOperation,
  records: readonly RecordInput[],
  options: WriteOptions,
): SaveResult[] {
  const { org } = call.services;
  try {
    return org.dml.run(transaction, operation, [...records], {
      ...options,
      access: 'user',
      createAuditFields: org.access.isAdmin(call.session),
    });
  } catch (error) {
    if (!isApexFailure(error)) throw error;
    return records.map(() =>
      failedRow(null, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `${error.exceptionType}: ${error.message}`),
    );
  }
}

/** The fields of a body, with parents found by external ID. */
export function fieldsOf(call: Call, object: ObjectDef, body: JsonObject): Row {
  return readFields(call.services.org.schema, object, body, (parent, field, value) =>
    findParent(call, parent, field, value),
  );
}

function findParent(call: Call, parent: ObjectDef, field: FieldDef, value: Value): string {
  const id = value === null ? null : findByExternalId(call, parent, field, value);
  if (id !== null) return id;
  return refuse(
    'INVALID_FIELD',
    `Foreign key external ID: ${String(value)} not found for field ${field.name} in entity ${parent.name}`,
    [field.name],
  );
}
