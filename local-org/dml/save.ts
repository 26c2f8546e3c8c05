/**
 * Saves one chunk in Salesforce's order (Apex Developer Guide, "Triggers and Order of Execution"): load,
 * types, before triggers, system validation, write, after triggers.
 */
import type { Chunk } from './context.ts';
import { derive, deriveFromParents } from './derive.ts';
import { afterWrite } from './effects.ts';
import { completeEvents } from './events.ts';
import { completeFiles, startDocuments } from './files.ts';
import { fire } from './fire.ts';
import { refuseChildEvents } from './invitees.ts';
import { checkRules } from './validation-rules.ts';
import { writeHistory } from './history.ts';
import { coerceRow, type Item, prepareInserts, prepareUpdates } from './prepare.ts';
import { replayTriggers } from './replay.ts';
import { checkEmailChange, checkParents, checkStored, checkTransfer } from './rows.ts';
import { checkShares } from './shares.ts';
import { validate } from './validate.ts';
import { isGood, type Work } from './work.ts';
import { writeInserts, writeUpdates } from './write.ts';

/**
 * The result of one attempt. `triggered` are the works that triggers saw. If one of them failed, the attempt
 * must be repeated.
 */
export interface Attempt {
  readonly works: readonly Work[];
  readonly triggered: readonly Work[];
}

export function attemptSave(chunk: Chunk, operation: 'insert' | 'update', items: readonly Item[]): Attempt {
  const works = operation === 'insert' ? prepareInserts(chunk, items) : prepareUpdates(chunk, items);
  checkStored(chunk, works, 'edit');
  chunk.services.locks.takeEach(works);
  checkEmailChange(chunk, works);
  const triggered = works.filter(isGood);
  derive(chunk, triggered);
  fire(chunk, 'before', operation, triggered);
  const passed = triggered.filter(isGood);
  for (const work of passed) coerceRow(chunk.object, work);
  derive(chunk, passed.filter(isGood));
  deriveFromParents(chunk, passed.filter(isGood));
  completeEvents(chunk, passed.filter(isGood));
  completeFiles(chunk, passed.filter(isGood));
  refuseChildEvents(chunk, passed.filter(isGood));
  validate(chunk, passed);
  checkParents(chunk, passed);
  checkTransfer(chunk, passed);
  checkShares(chunk, passed);
  checkRules(chunk, passed);
  write(chunk, operation, passed.filter(isGood));
  fire(chunk, 'after', operation, passed);
  if (chunk.services.replaysTriggers) replayTriggers(chunk, passed.filter(isGood));
  return { works, triggered };
}

function write(chunk: Chunk, operation: 'insert' | 'update', works: readonly Work[]): void {
  if (works.length === 0) return;
  if (operation === 'insert') {
    startDocuments(chunk, works);
    writeInserts(chunk, works);
  } else writeUpdates(chunk, works);
  const written = works.filter(isGood);
  if (operation === 'update') writeHistory(chunk, written);
  afterWrite(chunk, written);
}
