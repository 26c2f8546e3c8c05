/**
 * Merges records into another one of the same object. Apex Developer Guide, "Triggers and Merge Statements": the
 * losing records are deleted with their triggers, between which their related records get the winning record
 * without any trigger; then the winning record is updated with its triggers.
 */
import type { ObjectDef } from '../schema/model.ts';
import type { DmlError, RecordInput, Row } from '../types.ts';
import type { Chunk } from './context.ts';
import { forgetDeleted } from './delete.ts';
import { dmlError } from './errors.ts';
import { fire } from './fire.ts';
import { sameOf } from './pairs.ts';
import { idOf, loadWorks } from './prepare.ts';
import { type Reference, referencesTo } from './references.ts';
import { checkStored, mayKnow } from './rows.ts';
import { attemptSave } from './save.ts';
import { isGood, type Work } from './work.ts';

/** Apex Developer Guide, "Merging Records": leads, contacts, cases, and accounts, of which this org has accounts. */
export const MERGEABLE: ReadonlySet<string> = new Set(['Account', 'Case', 'Contact', 'Lead']);
export const MERGED_HERE: ReadonlySet<string> = new Set(['Account']);

/** Apex Developer Guide, "Merging Records": a main record and up to two others. */
const MOST = 2;

export interface MergeResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly errors: readonly DmlError[];
  readonly mergedIds: readonly string[];
  /** The related records that got the winning record, and that the user can see. */
  readonly relatedIds: readonly string[];
}

/** Leaves changes behind if it fails. The caller takes them back. */
export function attemptMerge(chunk: Chunk, master: RecordInput, losers: readonly RecordInput[]): MergeResult {
  const winner = loadWorks(chunk, [{ index: 0, input: master }], 'update');
  const works = loadWorks(
    chunk,
    losers.map((input, index) => ({ index, input })),
    'delete',
  );
  const masterId = idOf(master);
  const refusal = refusalOf(masterId, losers);
  if (refusal !== null) return failed(refusal);
  checkStored(chunk, winner, 'edit');
  checkStored(chunk, works, 'all');
  chunk.services.locks.takeEach([...winner, ...works]);
  const early = firstErrorOf([...winner, ...works]);
  if (early !== null || masterId === null) return failed(early);

  fire(chunk, 'before', 'delete', works);
  const refused = firstErrorOf(works);
  if (refused !== null) return failed(refused);
  const relatedIds = works.flatMap((work) => absorb(chunk, work, masterId));
  // Object Reference, "Account": MasterRecordId is set on a record that was deleted by a merge.
  const gone = works.map((work) => ({ ...work, old: { ...work.old, MasterRecordId: masterId } }));
  fire(chunk, 'after', 'delete', gone);
  const saved = firstErrorOf(gone) ?? firstErrorOf(attemptSave(chunk, 'update', [{ index: 0, input: master }]).works);
  if (saved !== null) return failed(saved);
  return {
    id: masterId,
    success: true,
    errors: [],
    mergedIds: works.map((work) => String(work.row['Id'])),
    relatedIds: [...new Set(relatedIds)],
  };
}

const failed = (error: DmlError | null): MergeResult => ({
  id: null,
  success: false,
  errors: error === null ? [] : [error],
  mergedIds: [],
  relatedIds: [],
});

const firstErrorOf = (works: readonly Work[]): DmlError | null =>
  works.find((work) => !isGood(work))?.errors[0] ?? null;

function refusalOf(masterId: string | null, losers: readonly RecordInput[]): DmlError | null {
  const ids = losers.map(idOf);
  if (ids.length < 1 || ids.length > MOST)
    return dmlError('MERGE_FAILED', `One or ${MOST} records can be merged into another one, not ${ids.length}.`);
  if (masterId !== null && ids.includes(masterId))
    return dmlError('MERGE_FAILED', 'A record cannot be merged into itself.');
  return new Set(ids).size < ids.length ? dmlError('MERGE_FAILED', 'A record cannot be merged twice.') : null;
}

/** Gives what belongs to a losing record to the winning one, and deletes it. Returns the related records. */
function absorb(chunk: Chunk, work: Work, masterId: string): string[] {
  const { services, object } = chunk;
  const loserId = String(work.row['Id']);
  const moved: string[] = [];
  for (const reference of referencesTo(services.schema, object)) {
    if (staysWithLoser(reference.object)) continue;
    const { object: child, field } = reference;
    for (const row of services.records.byField(child, field.name, [loserId])) {
      move(chunk, reference, row, masterId);
      if (mayKnow(chunk, child, String(row['Id']))) moved.push(String(row['Id']));
    }
  }
  services.records.update(object, loserId, ['MasterRecordId'], { MasterRecordId: masterId });
  forgetDeleted(chunk, loserId);
  return moved;
}

/** Chatter posts and field history aren't merged. The merged record keeps those of the winning one. */
const staysWithLoser = ({ name }: ObjectDef): boolean => name.startsWith('Feed') || name.endsWith('History');

/** A record can't be its own parent, and some objects allow only one record for the same two lookups. */
function move(chunk: Chunk, { object, field }: Reference, row: Row, masterId: string): void {
  const { records } = chunk.services;
  const id = String(row['Id']);
  const value = id === masterId ? null : masterId;
  const same = sameOf(chunk, object, { ...row, [field.name]: value });
  if (same === undefined) {
    records.update(object, id, [field.name], { [field.name]: value });
    return;
  }
  records.update(object, id, ['IsDeleted'], { IsDeleted: true });
  // The contact's own account is the winning record now (Object Reference, "AccountContactRelation").
  if (row['IsDirect'] === true) records.update(object, String(same['Id']), ['IsDirect'], { IsDirect: true });
}
