/**
 * Saves one chunk with partial success: if a record fails after triggers saw it, everything is rolled back
 * and the good records are saved again, up to three times (Apex Developer Guide, "Bulk DML Exception
 * Handling").
 */
import type { DmlOperation } from '../types.ts';
import type { Chunk } from './context.ts';
import { attemptDelete, attemptUndelete } from './delete.ts';
import { tooManyRetries } from './errors.ts';
import { hasTriggers } from './fire.ts';
import type { Outcome } from './outcome.ts';
import type { Item } from './prepare.ts';
import { type Attempt, attemptSave } from './save.ts';
import { isGood, type Work } from './work.ts';

const ATTEMPTS = 3;

type Operation = Exclude<DmlOperation, 'upsert'>;

export function runChunk(chunk: Chunk, operation: Operation, items: readonly Item[], outcome: Outcome): void {
  let remaining = items;
  for (let attempt = 0; attempt < ATTEMPTS && remaining.length > 0; attempt++) {
    const savepoint = chunk.transaction.savepoint();
    const { works, triggered } = attemptOnce(chunk, operation, remaining);
    const bad = works.filter((work) => !isGood(work));
    for (const work of bad) outcome.fail(work.index, work.errors);
    const repeat = !chunk.options.allOrNone && triggered.some((work) => !isGood(work)) && hasTriggers(chunk, operation);
    if (!repeat) {
      chunk.transaction.release(savepoint);
      succeed(works.filter(isGood), operation, outcome);
      return;
    }
    chunk.transaction.rollbackTo(savepoint);
    chunk.transaction.release(savepoint);
    const failed = new Set(bad.map((work) => work.index));
    remaining = remaining.filter((item) => !failed.has(item.index));
  }
  for (const item of remaining) outcome.fail(item.index, [tooManyRetries()]);
}

function attemptOnce(chunk: Chunk, operation: Operation, items: readonly Item[]): Attempt {
  switch (operation) {
    case 'insert':
    case 'update':
      return attemptSave(chunk, operation, items);
    case 'delete':
      return attemptDelete(chunk, items);
    case 'undelete':
      return attemptUndelete(chunk, items);
  }
}

function succeed(works: readonly Work[], operation: Operation, outcome: Outcome): void {
  for (const work of works) outcome.succeed(work.index, String(work.row['Id']), operation === 'insert');
}
