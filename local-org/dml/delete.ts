/**
 * Deletes records by setting IsDeleted, which puts them in the Recycle Bin. Deleting a master deletes its
 * children. Other lookups are cleared or prevent the deletion. The effects are kept for undelete.
 */
import type { ObjectDef } from '../schema/model.ts';
import type { RecycleStep } from '../store/registry.ts';
import type { DmlError, Row } from '../types.ts';
import type { Chunk } from './context.ts';
import { DECIDE_ACCESS } from './effects.ts';
import { dmlError } from './errors.ts';
import { fire } from './fire.ts';
import { childEventsOf, dropInvitees } from './invitees.ts';
import { type Item, idOf, loadWorks } from './prepare.ts';
import { referencesTo } from './references.ts';
import { checkStored, mayKnow } from './rows.ts';
import type { Attempt } from './save.ts';
import { checkShareDeletion } from './shares.ts';
import { isGood, type Work } from './work.ts';
import { refuseReturningValues } from './write.ts';

export function attemptDelete(chunk: Chunk, items: readonly Item[]): Attempt {
  const works = loadWorks(chunk, items, 'delete');
  checkStored(chunk, works, 'all');
  chunk.services.locks.takeEach(works);
  checkShareDeletion(chunk, works);
  const triggered = works.filter(isGood);
  fire(chunk, 'before', 'delete', triggered);
  const children = childEventsOf(chunk, triggered);
  for (const work of triggered.filter(isGood)) deleteWork(chunk, work);
  dropInvitees(chunk, triggered.filter(isGood), children);
  fire(chunk, 'after', 'delete', triggered);
  if (DECIDE_ACCESS.has(chunk.object.name)) chunk.services.access.forget();
  return { works, triggered };
}

function deleteWork(chunk: Chunk, work: Work): void {
  const id = String(work.row['Id']);
  // An earlier record in the same call may already have deleted this one.
  if (chunk.services.records.existing(chunk.object, [id]).get(id) === true) return;
  const blocker = findBlocker(chunk, chunk.object, id);
  if (blocker !== null) work.errors.push(dmlError('DELETE_FAILED', blocker));
  else removeTree(chunk, id, chunk.object, id);
}

/** Salesforce's message about the records that prevent a deletion, or null. */
function findBlocker(chunk: Chunk, object: ObjectDef, id: string): string | null {
  for (const { object: child, field } of referencesTo(chunk.services.schema, object)) {
    if (field.onDelete !== 'restrict') continue;
    const rows = chunk.services.records.byField(child, field.name, [id]);
    if (rows.length === 0) continue;
    const known = rows.filter((row) => mayKnow(chunk, child, String(row['Id'])));
    const names = known.map((row) => String(row[child.nameField] ?? row['Id'])).join(', ');
    return `Your attempt to delete ${nameOf(chunk, object, id)} could not be completed because it is associated with the following ${child.labelPlural.toLowerCase()}.: ${names}\n`;
  }
  return cascadeBlocker(chunk, object, id);
}

function cascadeBlocker(chunk: Chunk, object: ObjectDef, id: string): string | null {
  for (const { object: child, field } of referencesTo(chunk.services.schema, object)) {
    if (field.onDelete !== 'cascade') continue;
    for (const row of chunk.services.records.byField(child, field.name, [id])) {
      const blocker = findBlocker(chunk, child, String(row['Id']));
      if (blocker !== null) return blocker;
    }
  }
  return null;
}

function nameOf(chunk: Chunk, object: ObjectDef, id: string): string {
  const row = chunk.services.records.byIds(object, [id]).get(id);
  return String(row?.[object.nameField] ?? id);
}

/** Deletes a record and its children. `root` is the record that the caller named. */
function removeTree(chunk: Chunk, root: string, object: ObjectDef, id: string): void {
  markDeleted(chunk, object, id, true);
  chunk.services.registry.recycle({ root, object: object.name, id, field: null, value: null });
  for (const { object: child, field } of referencesTo(chunk.services.schema, object)) {
    for (const row of chunk.services.records.byField(child, field.name, [id])) {
      if (field.onDelete === 'cascade') removeTree(chunk, root, child, String(row['Id']));
      else clearLookup(chunk, root, child, row, field.name);
    }
  }
}

/** Deletes a record that lost a merge, and what isn't merged. Undelete doesn't take back what was merged. */
export function forgetDeleted(chunk: Chunk, id: string): void {
  removeTree(chunk, id, chunk.object, id);
}

function clearLookup(chunk: Chunk, root: string, object: ObjectDef, row: Row, field: string): void {
  const id = String(row['Id']);
  chunk.services.records.update(object, id, [field], { [field]: null });
  chunk.services.registry.recycle({ root, object: object.name, id, field, value: String(row[field]) });
}

function markDeleted(chunk: Chunk, object: ObjectDef, id: string, deleted: boolean): void {
  const row: Row = { IsDeleted: deleted };
  if (object.fields.has('lastmodifieddate')) row['LastModifiedDate'] = chunk.stamp;
  if (object.fields.has('lastmodifiedbyid')) row['LastModifiedById'] = chunk.transaction.session.userId;
  if (object.fields.has('systemmodstamp')) row['SystemModstamp'] = chunk.stamp;
  if (!deleted && object.fields.has('masterrecordid')) row['MasterRecordId'] = null;
  chunk.services.records.update(object, id, Object.keys(row), row);
}

/** Restores records, the records deleted with them, and the lookups that were cleared. */
export function attemptUndelete(chunk: Chunk, items: readonly Item[]): Attempt {
  const stored = chunk.services.records.byIds(
    chunk.object,
    items.flatMap((item) => idOf(item.input) ?? []),
  );
  const works = items.map((item): Work => {
    const old = stored.get(idOf(item.input) ?? '');
    const inBin = old?.['IsDeleted'] === true;
    const errors = inBin ? [] : [dmlError('UNDELETE_FAILED', 'Entity is not in the recycle bin')];
    const row: Row = { ...old, IsDeleted: false };
    // Object Reference, "Account": the winner of the merge, only while the record is deleted.
    if (chunk.object.fields.has('masterrecordid')) row['MasterRecordId'] = null;
    return { ...item, old: old ?? null, row, errors };
  });
  checkStored(chunk, works, 'all');
  const good = works.filter(isGood);
  for (const work of good) restoreTree(chunk, work);
  fire(chunk, 'after', 'undelete', good);
  return { works, triggered: good };
}

function restoreTree(chunk: Chunk, work: Work): void {
  const { registry, schema } = chunk.services;
  const steps = registry.takeRecycled(String(work.row['Id']));
  work.errors.push(...steps.flatMap((step) => returningErrors(chunk, step)));
  if (!isGood(work)) {
    for (const step of steps) registry.recycle(step);
    return;
  }
  for (const step of steps) {
    const object = schema.requireObject(step.object);
    if (step.field === null) markDeleted(chunk, object, step.id, false);
    else restoreLookup(chunk, object, step.id, step.field, step.value);
  }
}

function returningErrors(chunk: Chunk, step: RecycleStep): DmlError[] {
  if (step.field !== null) return [];
  const object = chunk.services.schema.requireObject(step.object);
  const row = chunk.services.records.byIds(object, [step.id]).get(step.id);
  return row ? refuseReturningValues(chunk, object, row) : [];
}

/** A lookup that has a new value keeps it. */
function restoreLookup(chunk: Chunk, object: ObjectDef, id: string, field: string, value: string | null): void {
  const row = chunk.services.records.byIds(object, [id]).get(id);
  if (row && row[field] === null) chunk.services.records.update(object, id, [field], { [field]: value });
}
