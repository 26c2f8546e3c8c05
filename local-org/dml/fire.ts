/** Fires triggers for a chunk and collects their errors. */
import { formulasOf } from '../formula/formulas.ts';
import type { DmlOperation, Row } from '../types.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Chunk } from './context.ts';
import { dmlError } from './errors.ts';
import { isGood, type Work } from './work.ts';

type Operation = Exclude<DmlOperation, 'upsert'>;

/**
 * Apex Developer Guide, "Execution Governors and Limits": total stack depth of saves that fire triggers
 * recursively.
 */
const MAXIMUM_DEPTH = 16;

const depths = new WeakMap<Transaction, number>();

export function hasTriggers(chunk: Chunk, operation: Operation): boolean {
  const host = chunk.services.triggers();
  if (!host) return false;
  const operations =
    chunk.services.replaysTriggers && operation === 'insert' ? [operation, 'update' as const] : [operation];
  return operations.some(
    (one) => host.handles(chunk.object.name, 'before', one) || host.handles(chunk.object.name, 'after', one),
  );
}

/** Adds errors to the works. Works that already have errors are left out. */
export function fire(chunk: Chunk, when: 'before' | 'after', operation: Operation, works: readonly Work[]): void {
  const host = chunk.services.triggers();
  const good = works.filter(isGood);
  if (!host || good.length === 0 || !host.handles(chunk.object.name, when, operation)) return;
  const depth = depths.get(chunk.transaction) ?? 0;
  if (depth >= MAXIMUM_DEPTH) return refuseDepth(chunk, when, operation, good);
  depths.set(chunk.transaction, depth + 1);
  const rows = good.flatMap((work) => (work.old === null ? [work.row] : [work.row, work.old]));
  fillFormulas(chunk, rows);
  try {
    const errors = host.fire(
      {
        object: chunk.object.name,
        when,
        operation,
        newRows: operation === 'delete' ? null : good.map((work) => work.row),
        oldRows: operation === 'insert' || operation === 'undelete' ? null : good.map((work) => work.old ?? work.row),
      },
      chunk.transaction,
    );
    for (const [index, found] of errors) good[index]?.errors.push(...found);
  } finally {
    depths.set(chunk.transaction, depth);
    for (const row of rows) formulasOf(chunk.services.schema).clear(chunk.object, row);
  }
}

/** Trigger records include formula field values, which have no column. */
function fillFormulas(chunk: Chunk, rows: readonly Row[]): void {
  const formulas = formulasOf(chunk.services.schema);
  if (!formulas.hasFields(chunk.object)) return;
  formulas.occasion(chunk.transaction);
  for (const row of rows) formulas.fill(chunk.object, row);
}

function refuseDepth(chunk: Chunk, when: string, operation: string, works: readonly Work[]): void {
  const event = when === 'before' ? 'Before' : 'After';
  const name = operation.charAt(0).toUpperCase() + operation.slice(1);
  const message = `maximum trigger depth exceeded\n${chunk.object.name} trigger event ${event}${name}`;
  for (const work of works) work.errors.push(dmlError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message));
}
