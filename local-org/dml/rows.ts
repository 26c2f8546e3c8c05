/**
 * Record access in a save: to the saved records and to the targets of their lookups. Codes: SOAP API
 * Developer Guide, "Core Data Types: StatusCode". System mode without sharing checks nothing.
 */
import type { FieldDef, ObjectDef } from '../schema/model.ts';
import type { RowLevel } from '../security/sharing/sharing.ts';
import { dmlError } from './errors.ts';
import type { Chunk } from './context.ts';
import { changed, isGood, type Work } from './work.ts';
import type { DmlError } from '../types.ts';

const readOnly = (): DmlError =>
  dmlError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);

const notReached = (fields: readonly string[]): DmlError =>
  dmlError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'insufficient access rights on cross-reference id', fields);

const countsRows = (chunk: Chunk): boolean => chunk.options.access !== 'system';

function reached(chunk: Chunk, object: ObjectDef, level: RowLevel, ids: readonly string[]): ReadonlySet<string> {
  return chunk.services.access.rows.reached(chunk.transaction.session, object, level, ids);
}

const idsOf = (works: readonly Work[]): string[] => works.map((work) => String(work.old?.['Id']));

/** Refuses stored records that the user can't change this way. */
export function checkStored(chunk: Chunk, works: readonly Work[], level: 'edit' | 'all'): void {
  const stored = works.filter((work) => work.old !== null && isGood(work));
  if (!countsRows(chunk) || stored.length === 0) return;
  const ids = idsOf(stored);
  const allowed = reached(chunk, chunk.object, level, ids);
  const refused = stored.filter((work) => !allowed.has(String(work.old?.['Id'])));
  if (refused.length === 0) return;
  const visible = reached(chunk, chunk.object, 'read', idsOf(refused));
  for (const work of refused) work.errors.push(visible.has(String(work.old?.['Id'])) ? readOnly() : notReached([]));
}

/**
 * Refuses lookups to records that the user can't read, and new records of a parent that the user can't edit:
 * a master, an email's case, or the account that controls a contact.
 */
export function checkParents(chunk: Chunk, works: readonly Work[]): void {
  if (!countsRows(chunk)) return;
  for (const field of chunk.object.fields.values()) {
    const isLookup = field.type === 'reference' && (field.createable || field.updateable);
    if (!isLookup || field.name === 'OwnerId' || field.name === 'RecordTypeId') continue;
    const pointing = works.filter((work) => isGood(work) && typeof work.row[field.name] === 'string');
    const moved = pointing.filter((work) => changed(work, field.name));
    if (moved.length > 0) checkTargets(chunk, field, moved);
  }
}

function checkTargets(chunk: Chunk, field: FieldDef, works: readonly Work[]): void {
  for (const name of field.referenceTo) {
    const target = chunk.services.schema.object(name);
    const level = neededOn(chunk.object, field, name);
    const toTarget = works.filter((work) => String(work.row[field.name]).startsWith(target?.keyPrefix ?? '-'));
    if (!target || toTarget.length === 0) continue;
    const ids = [...new Set(toTarget.map((work) => String(work.row[field.name])))];
    const allowed = mayAddFiles(chunk, field, name) ? reached(chunk, target, level, ids) : new Set<string>();
    for (const work of toTarget)
      if (!allowed.has(String(work.row[field.name]))) work.errors.push(notReached([field.name]));
  }
}

/** The access that the user needs to the target of a new or changed lookup. */
function neededOn(object: ObjectDef, field: FieldDef, target: string): RowLevel {
  if (object.shareOf !== undefined) return field.referenceTo[0] === object.shareOf ? 'all' : 'read';
  if (field.masterDetail) return field.writeRequiresMasterRead === true ? 'read' : 'edit';
  // Adding an email to a case counts as changing the case (Object Reference, "EmailMessage"). No source says
  // what access it needs.
  if (object.name === 'EmailMessage' && field.name === 'ParentId') return 'edit';
  // No source says what access a file's record needs. Sharing a file with a user changes nothing about the user.
  if (isFilesRecord(object, field) && target !== 'User') return 'edit';
  const isControlled = object.name === 'Contact' && object.sharing === 'ControlledByParent';
  return isControlled && field.name === 'AccountId' ? 'edit' : 'read';
}

/** Files need no object permission of their own, so that of their record counts. */
function mayAddFiles({ services, transaction, options, object }: Chunk, field: FieldDef, target: string): boolean {
  if (!isFilesRecord(object, field) || target === 'User' || options.access !== 'user') return true;
  return services.access.canObject(transaction.session, target, 'edit');
}

const isFilesRecord = (object: ObjectDef, { name }: FieldDef): boolean =>
  name === 'LinkedEntityId' ||
  name === 'FirstPublishLocationId' ||
  (object.name === 'Attachment' && name === 'ParentId');

/**
 * Changing the owner (Salesforce Help, "Transfer Records") needs full access, or edit access with the
 * permission to transfer, or an object whose default includes it. Members of a queue need only edit access to
 * take its records.
 */
export function checkTransfer(chunk: Chunk, works: readonly Work[]): void {
  const { access } = chunk.services;
  const { session } = chunk.transaction;
  if (!countsRows(chunk) || !chunk.object.fields.has('ownerid')) return;
  const moved = works.filter((work) => work.old !== null && isGood(work) && changed(work, 'OwnerId'));
  if (moved.length === 0 || access.mayTransferAny(session, chunk.object)) return;
  const allowed = reached(chunk, chunk.object, 'all', idsOf(moved));
  for (const work of moved) {
    const takes =
      work.row['OwnerId'] === session.userId && access.rows.belongsTo(session, String(work.old?.['OwnerId']));
    if (!allowed.has(String(work.old?.['Id'])) && !takes) work.errors.push(readOnly());
  }
}

/** Whether the user can know about another record, such as the one with the same unique value. */
export function mayKnow(chunk: Chunk, object: ObjectDef, id: string): boolean {
  return !countsRows(chunk) || reached(chunk, object, 'read', [id]).has(id);
}

const DRAFT = '5';

/**
 * Object Reference, "EmailMessage": an email that isn't a draft can change only IsExternallyVisible, custom
 * fields, and its status from New to Read.
 */
export function checkEmailChange(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.name !== 'EmailMessage') return;
  const kept = [...chunk.object.fields.values()].filter(
    ({ custom, name }) =>
      !custom &&
      name !== 'IsExternallyVisible' &&
      !(name === 'CreatedDate' && chunk.options.createAuditFields === true),
  );
  for (const work of works.filter((one) => one.old !== null && one.old['Status'] !== DRAFT && isGood(one))) {
    const isRead = work.old?.['Status'] === '0' && work.row['Status'] === '1';
    const refused = kept.filter(({ name }) => changed(work, name) && !(name === 'Status' && isRead));
    if (refused.length > 0) work.errors.push(readOnly());
  }
}
