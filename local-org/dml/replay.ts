/**
 * What a workflow field update does in a save (Apex Developer Guide, "Triggers and Order of Execution", step
 * 11): the record is updated again, system validation runs again without validation rules, and before update
 * and after update triggers fire again, also after an insert. Trigger.old is then the record before the first
 * save or, after an insert, as it was inserted (Salesforce Help 000003789, "Understand Trigger.old and
 * Trigger.new values in before & after update triggers").
 */
import type { Row } from '../types.ts';
import type { Chunk } from './context.ts';
import { derive, deriveFromParents } from './derive.ts';
import { afterWrite } from './effects.ts';
import { fire } from './fire.ts';
import { writeHistory } from './history.ts';
import { coerceRow } from './prepare.ts';
import { validate } from './validate.ts';
import { changed, isGood, type Work } from './work.ts';
import { writeUpdates } from './write.ts';

/** `saved` are works whose after triggers have run. An error now fails their save. */
export function replayTriggers(chunk: Chunk, saved: readonly Work[]): void {
  const stored = storedRows(chunk, saved);
  const again = saved.flatMap((work) => {
    const row = stored.get(String(work.row['Id']));
    return row ? [{ work: { ...work, old: work.old ?? { ...work.row }, row: { ...row } }, row }] : [];
  });
  const works = again.map(({ work }) => work);
  fire(chunk, 'before', 'update', works);
  for (const work of works.filter(isGood)) coerceRow(chunk.object, work);
  derive(chunk, works.filter(isGood));
  deriveFromParents(chunk, works.filter(isGood));
  validate(chunk, works.filter(isGood));
  writeAgain(chunk, again);
  fire(chunk, 'after', 'update', works);
}

/** The after triggers may have changed or deleted the records. */
function storedRows(chunk: Chunk, saved: readonly Work[]): ReadonlyMap<string, Row> {
  const ids = saved.filter(isGood).map((work) => String(work.row['Id']));
  const rows = chunk.services.records.byIds(chunk.object, ids);
  return new Map([...rows].filter(([, row]) => row['IsDeleted'] !== true));
}

/** Only what the before triggers changed. */
function writeAgain(chunk: Chunk, again: readonly { work: Work; row: Row }[]): void {
  const works = again.filter(({ work }) => isGood(work)).map(({ work, row }): Work => ({ ...work, old: row }));
  const differing = works.filter((work) => Object.keys(work.row).some((name) => changed(work, name)));
  writeUpdates(chunk, differing);
  const written = differing.filter(isGood);
  writeHistory(chunk, written);
  afterWrite(chunk, written);
}
