/**
 * The first steps of a save ("Triggers and Order of Execution", steps 1 to 3): loads the stored record or
 * creates a new one, applies the caller's values, and checks types and field permissions.
 */
import type { FieldDef, ObjectDef } from '../schema/model.ts';
import { normalizeId } from '../store/ids.ts';
import type { DmlError, RecordInput, Row, Value } from '../types.ts';
import { coerce } from './coerce.ts';
import type { Chunk } from './context.ts';
import { defaultRecordTypeId, defaultRow, recordTypeOf } from './defaults.ts';
import { deletedRecord, dmlError, noSuchReference, notWritable } from './errors.ts';
import type { Work } from './work.ts';

export interface Item {
  readonly index: number;
  readonly input: RecordInput;
}

const AUDIT_FIELDS = new Set(['createddate', 'createdbyid', 'lastmodifieddate', 'lastmodifiedbyid', 'closeddate']);

export function prepareInserts(chunk: Chunk, items: readonly Item[]): Work[] {
  return items.map((item) => {
    const errors: DmlError[] = [];
    if (given(item.input.fields, 'Id') !== undefined && given(item.input.fields, 'Id') !== null) {
      errors.push(dmlError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']));
    }
    const row = newRow(chunk, item.input);
    applyInput(chunk, item.input, null, row, errors);
    return { ...item, old: null, row, errors };
  });
}

export function prepareUpdates(chunk: Chunk, items: readonly Item[]): Work[] {
  return loadWorks(chunk, items, 'update').map((work) => {
    if (work.old !== null) applyInput(chunk, work.input, work.old, work.row, work.errors);
    return work;
  });
}

/** Works on stored records, for update and delete. A missing or deleted record gets an error. */
export function loadWorks(chunk: Chunk, items: readonly Item[], operation: 'update' | 'delete'): Work[] {
  const ids = items.map((item) => idOf(item.input));
  const stored = chunk.services.records.byIds(
    chunk.object,
    ids.flatMap((id) => id ?? []),
  );
  return items.map((item, position) => {
    const id = ids[position] ?? null;
    const old = id === null ? undefined : stored.get(id);
    const error = loadError(item.input, id, old, operation);
    if (error || !old) return { ...item, old: null, row: {}, errors: error ? [error] : [] };
    return { ...item, old, row: { ...old }, errors: [] };
  });
}

function loadError(input: RecordInput, id: string | null, old: Row | undefined, operation: string): DmlError | null {
  const text = given(input.fields, 'Id');
  if (text === undefined || text === null) {
    return dmlError('MISSING_ARGUMENT', `Id not specified in an ${operation} call`);
  }
  if (id === null) return dmlError('MALFORMED_ID', `malformed id ${String(text)}`, ['Id']);
  if (!old) return noSuchReference();
  return old['IsDeleted'] === true ? deletedRecord() : null;
}

export function idOf(input: RecordInput): string | null {
  const text = given(input.fields, 'Id');
  return typeof text === 'string' ? normalizeId(text) : null;
}

function given(fields: Row, name: string): Value | undefined {
  if (name in fields) return fields[name];
  const lower = name.toLowerCase();
  for (const key in fields) if (key.toLowerCase() === lower) return fields[key];
  return undefined;
}

function newRow(chunk: Chunk, input: RecordInput): Row {
  const { object, services } = chunk;
  const { session, now } = chunk.transaction;
  const named = given(input.fields, 'RecordTypeId');
  const recordTypeId = typeof named === 'string' ? normalizeId(named) : defaultRecordTypeId(object);
  const owner = services.defaultOwner(session);
  const row = defaultRow(object, recordTypeOf(object, recordTypeId), session, now, owner);
  if (object.fields.has('recordtypeid')) row['RecordTypeId'] = recordTypeId;
  return row;
}

function applyInput(chunk: Chunk, input: RecordInput, old: Row | null, row: Row, errors: DmlError[]): void {
  const refusedFields: string[] = [];
  for (const name in input.fields) {
    const value = input.fields[name] ?? null;
    const field = chunk.object.fields.get(name.toLowerCase());
    if (!field) {
      errors.push(dmlError('INVALID_FIELD', `No such column '${name}' on sobject of type ${chunk.object.name}`, []));
    } else if (field.name !== 'Id') {
      applyValue(chunk, field, value, old, row, errors, refusedFields);
    }
  }
  if (refusedFields.length > 0) errors.push(notWritable(refusedFields));
}

function applyValue(
  chunk: Chunk,
  field: FieldDef,
  value: Value,
  old: Row | null,
  row: Row,
  errors: DmlError[],
  refusedFields: string[],
): void {
  if (!isWritable(chunk, field, old)) {
    if (chunk.options.readOnlyFields !== 'ignore') refusedFields.push(field.name);
    return;
  }
  const stored = coerce(field, value, (error) => errors.push(error));
  if (mayEdit(chunk, field)) {
    row[field.name] = stored;
    return;
  }
  const unchanged = old !== null && (old[field.name] ?? null) === stored;
  if (chunk.options.readOnlyFields === 'ignore' && unchanged) return;
  refusedFields.push(field.name);
}

function isWritable(chunk: Chunk, field: FieldDef, old: Row | null): boolean {
  const audit = chunk.options.createAuditFields === true && AUDIT_FIELDS.has(field.name.toLowerCase());
  return audit || (old === null ? field.createable : field.updateable);
}

function mayEdit(chunk: Chunk, field: FieldDef): boolean {
  const { options, services, transaction, object } = chunk;
  if (options.access !== 'user' || AUDIT_FIELDS.has(field.name.toLowerCase())) return true;
  return services.access.canField(transaction.session, object.name, field.name, 'edit');
}

/** Converts values that triggers set to the stored form too. */
export function coerceRow(object: ObjectDef, work: Work): void {
  for (const field of object.fields.values()) {
    if (field.type === 'address' || field.calculated === true) continue;
    const value = work.row[field.name] ?? null;
    if (work.old !== null && (work.old[field.name] ?? null) === value) continue;
    work.row[field.name] = coerce(field, value, (error) => work.errors.push(error));
  }
}
