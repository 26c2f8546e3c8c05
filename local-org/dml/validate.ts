/**
 * System validation after the before triggers: required fields, lengths, restricted picklists, record types,
 * lookups, and owners.
 */
import type { FieldDef, ObjectDef } from '../schema/model.ts';
import type { DmlError, Row } from '../types.ts';
import type { Chunk } from './context.ts';
import { recordTypeOf } from './defaults.ts';
import {
  badPicklistValue,
  badRecordType,
  deletedRecord,
  dmlError,
  idOfOtherObject,
  noSuchReference,
  requiredMissing,
  tooLong,
} from './errors.ts';
import { changed, isGood, type Work } from './work.ts';

const TEXT_TYPES = new Set(['string', 'textarea', 'email', 'phone', 'url', 'picklist', 'multipicklist', 'combobox']);

export function validate(chunk: Chunk, works: readonly Work[]): void {
  const rules = rulesOf(chunk.object);
  for (const work of works) {
    checkRequired(rules, work);
    for (const field of rules.texts) checkText(chunk.object, field, work);
    checkRecordType(chunk.object, work);
  }
  checkLookups(chunk, rules, works);
}

interface Rules {
  readonly required: readonly FieldDef[];
  readonly texts: readonly FieldDef[];
  readonly lookups: readonly FieldDef[];
}

const rulesByObject = new WeakMap<ObjectDef, Rules>();

function rulesOf(object: ObjectDef): Rules {
  const known = rulesByObject.get(object);
  if (known) return known;
  const fields = [...object.fields.values()];
  const rules = {
    required: fields.filter((field) => isRequired(object, field)),
    texts: fields.filter((field) => TEXT_TYPES.has(field.type)),
    lookups: fields.filter((field) => field.type === 'reference' && (field.createable || field.updateable)),
  };
  rulesByObject.set(object, rules);
  return rules;
}

/** A custom record without a name gets its ID as the name, so only marked fields are required. */
function isRequired(object: ObjectDef, field: FieldDef): boolean {
  if (field.name === 'OwnerId') return object.createable !== false && field.createable;
  return field.required && field.autoNumber === null && field.type !== 'boolean';
}

function checkRequired(rules: Rules, work: Work): void {
  const missing = rules.required.filter((field) => (work.row[field.name] ?? null) === null);
  if (missing.length > 0) work.errors.push(requiredMissing(missing.map((field) => field.name)));
}

function checkText(object: ObjectDef, field: FieldDef, work: Work): void {
  const value = work.row[field.name];
  if (typeof value !== 'string') return;
  if (value.length > field.length) work.errors.push(tooLong(field, value));
  else if (field.restrictedPicklist && changed(work, field.name)) checkPicklist(object, field, value, work);
}

/** A restricted picklist accepts the active values that the record type has. */
function checkPicklist(object: ObjectDef, field: FieldDef, text: string, work: Work): void {
  const offered = recordTypeOf(object, work.row['RecordTypeId'] ?? null)?.picklistValues.get(field.name);
  const values = field.type === 'multipicklist' ? text.split(';') : [text];
  for (const value of values) {
    const active = field.picklist.some((entry) => entry.isActive && entry.value === value);
    const allowed = active && (offered === undefined || offered.some((entry) => entry.value === value));
    if (!allowed) work.errors.push(badPicklistValue(field, value));
  }
}

function checkRecordType(object: ObjectDef, work: Work): void {
  const id = work.row['RecordTypeId'];
  if (typeof id !== 'string' || !changed(work, 'RecordTypeId')) return;
  const type = recordTypeOf(object, id);
  if (!type?.isActive) work.errors.push(badRecordType(id));
}

function checkLookups(chunk: Chunk, rules: Rules, works: readonly Work[]): void {
  for (const field of rules.lookups) {
    if (field.name === 'RecordTypeId') continue;
    const affected = works.filter((work) => typeof work.row[field.name] === 'string' && changed(work, field.name));
    if (affected.length > 0) checkLookup(chunk, field, affected);
  }
}

function checkLookup(chunk: Chunk, field: FieldDef, works: readonly Work[]): void {
  const byObject = new Map<ObjectDef, Work[]>();
  for (const work of works) {
    const id = String(work.row[field.name]);
    const target = chunk.services.schema.objectOfId(id);
    if (!target || !field.referenceTo.includes(target.name)) work.errors.push(idOfOtherObject(field, id));
    else byObject.set(target, [...(byObject.get(target) ?? []), work]);
  }
  for (const [target, group] of byObject) {
    const ids = [...new Set(group.map((work) => String(work.row[field.name])))];
    const existing = chunk.services.records.existing(target, ids);
    for (const work of group) checkTarget(field, work, existing.get(String(work.row[field.name])));
    if (field.name === 'OwnerId') checkOwners(chunk, target, group.filter(isGood));
  }
}

function checkTarget(field: FieldDef, work: Work, deleted: boolean | undefined): void {
  if (deleted === undefined) work.errors.push(noSuchReference(field));
  else if (deleted) work.errors.push(deletedRecord(field));
  else if (field.referenceTo.length === 1 && work.row['Id'] === work.row[field.name]) work.errors.push(circular(field));
}

const circular = (field: FieldDef): DmlError =>
  dmlError('CIRCULAR_DEPENDENCY', 'attempt to add a record as its own parent', [field.name]);

/** An owner is an active user who can read the object, or a queue for the object. */
function checkOwners(chunk: Chunk, target: ObjectDef, works: readonly Work[]): void {
  const ids = [...new Set(works.map((work) => String(work.row['OwnerId'])))];
  const refusal = target.name === 'User' ? unfitUsers(chunk, ids) : otherQueues(chunk, ids);
  for (const work of works) {
    const error = refusal.get(String(work.row['OwnerId']));
    if (error) work.errors.push(error);
  }
}

function unfitUsers(chunk: Chunk, ids: readonly string[]): Map<string, DmlError> {
  const users = chunk.services.records.byIds(chunk.services.schema.requireObject('User'), ids);
  const errors = new Map<string, DmlError>();
  for (const user of users.values()) {
    const id = String(user['Id']);
    const error = user['IsActive'] === true ? unfit(chunk, user, id) : inactive(chunk, id);
    if (error) errors.set(id, error);
  }
  return errors;
}

/** Salesforce Help, "Assign Records Created by Guest Users to a Default User in the Org". */
function unfit(chunk: Chunk, user: Row, id: string): DmlError | null {
  if (user['UserType'] !== 'Guest') return unableToRead(chunk, id);
  const message = 'field integrity exception (Guest users cannot be record owners.)';
  return dmlError('FIELD_INTEGRITY_EXCEPTION', message, ['OwnerId']);
}

function inactive(chunk: Chunk, id: string): DmlError {
  const message = `operation performed with inactive user [${id}] as owner of ${chunk.object.name.toLowerCase()}`;
  return dmlError('INACTIVE_OWNER_OR_USER', message);
}

/**
 * SOAP API Developer Guide, "StatusCode": TRANSFER_REQUIRES_READ. A user who creates a record for themselves
 * has the permission or runs in system mode.
 */
function unableToRead(chunk: Chunk, id: string): DmlError | null {
  const { services, transaction, object } = chunk;
  if (id === transaction.session.userId) return null;
  const canRead = services.access.canObject({ userId: id, timeZone: 'UTC' }, object.name, 'read');
  return canRead ? null : dmlError('TRANSFER_REQUIRES_READ', 'The new owner must have read permission', ['OwnerId']);
}

function otherQueues(chunk: Chunk, ids: readonly string[]): Map<string, DmlError> {
  const queueObjects = chunk.services.records.byField(
    chunk.services.schema.requireObject('QueueSobject'),
    'QueueId',
    ids,
  );
  const fitting = new Set(
    queueObjects.filter((row) => row['SobjectType'] === chunk.object.name).map((row) => String(row['QueueId'])),
  );
  const others = ids.filter((id) => !fitting.has(id));
  const error = dmlError('FIELD_INTEGRITY_EXCEPTION', 'Queue not associated with this SObject type', ['OwnerId']);
  return new Map(others.map((id) => [id, error]));
}
