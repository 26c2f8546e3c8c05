/** DML: the only way to change records. Row errors are results, never exceptions. */
import { OrgError } from '../errors.ts';
import type { ObjectDef } from '../schema/model.ts';
import type { Transaction } from '../store/transaction.ts';
import type { DmlError, DmlOperation, RecordInput, SaveResult } from '../types.ts';
import { runChunk } from './chunk.ts';
import type { Chunk, DmlOptions, DmlServices } from './context.ts';
import { attemptMerge, MERGED_HERE, MERGEABLE, type MergeResult } from './merge.ts';
import { rolledBack } from './errors.ts';
import type { Item } from './prepare.ts';
import { idOf } from './prepare.ts';
import { Outcome } from './outcome.ts';
import { planUpsert } from './upsert.ts';

export type { DmlOptions } from './context.ts';
export type { MergeResult } from './merge.ts';

/** Apex Developer Guide, "Triggers and Order of Execution": records are saved in chunks of 200. */
const CHUNK_SIZE = 200;

type Right = 'create' | 'edit' | 'delete';
const RIGHTS: Record<DmlOperation | 'merge', readonly Right[]> = {
  insert: ['create'],
  update: ['edit'],
  upsert: ['create', 'edit'],
  delete: ['delete'],
  undelete: ['create'],
  merge: ['edit', 'delete'],
};
const VERBS = {
  create: { flag: 'createable', done: 'inserted' },
  edit: { flag: 'updateable', done: 'updated' },
  delete: { flag: 'deletable', done: 'deleted' },
} as const;

export class Dml {
  readonly #services: DmlServices;

  constructor(services: DmlServices) {
    this.#services = services;
  }

  /**
   * Saves or deletes records. With `allOrNone`, one failed record rolls back the call; without it, the good
   * records are saved. Throws only if the whole call is refused: for an unknown object, or in user mode for a
   * missing object permission.
   */
  run(
    transaction: Transaction,
    operation: DmlOperation,
    records: readonly RecordInput[],
    options: DmlOptions,
  ): SaveResult[] {
    const savepoint = transaction.savepoint();
    const outcome = new Outcome(records);
    try {
      for (const group of byObject(records)) {
        if (options.allOrNone && outcome.failed) break;
        this.#runGroup(transaction, operation, group, options, outcome);
      }
      if (options.allOrNone && outcome.failed) {
        transaction.rollbackTo(savepoint);
        outcome.rollBack(rolledBack());
      }
    } catch (error) {
      transaction.rollbackTo(savepoint);
      transaction.release(savepoint);
      throw error;
    }
    transaction.release(savepoint);
    return outcome.results();
  }

  /** Merges records into the first one, all or none. Throws as `run` does. */
  merge(
    transaction: Transaction,
    master: RecordInput,
    losers: readonly RecordInput[],
    options: DmlOptions,
  ): MergeResult {
    const object = this.#services.schema.requireObject(master.type);
    if (!MERGED_HERE.has(object.name) || losers.some(({ type }) => type !== master.type))
      throw new OrgError('INVALID_OPERATION', refusalOfMerge(object, losers));
    this.#requireRights(transaction, object, 'merge', options);
    const savepoint = transaction.savepoint();
    const stamp = `${transaction.now.toISOString().slice(0, 19)}.000Z`;
    try {
      const result = attemptMerge({ services: this.#services, transaction, object, options, stamp }, master, losers);
      if (!result.success) transaction.rollbackTo(savepoint);
      return result;
    } catch (error) {
      transaction.rollbackTo(savepoint);
      throw error;
    } finally {
      transaction.release(savepoint);
    }
  }

  #runGroup(
    transaction: Transaction,
    operation: DmlOperation,
    group: Group,
    options: DmlOptions,
    outcome: Outcome,
  ): void {
    const object = this.#services.schema.requireObject(group.type);
    if (options.asPlatform !== true) refuseFixedObject(object, operation);
    this.#requireRights(transaction, object, operation, options);
    const stamp = `${transaction.now.toISOString().slice(0, 19)}.000Z`;
    const chunk: Chunk = { services: this.#services, transaction, object, options, stamp };
    if (operation !== 'upsert') return runAll(chunk, operation, group.items, outcome);
    for (const items of chunksOf(group.items)) this.#upsert(chunk, items, outcome);
  }

  #upsert(chunk: Chunk, items: readonly Item[], outcome: Outcome): void {
    const plan = planUpsert(chunk, items);
    for (const { index, error } of plan.refused) outcome.fail(index, [error]);
    if (chunk.options.allOrNone && outcome.failed) return;
    runAll(chunk, 'insert', plan.inserts, outcome);
    if (chunk.options.allOrNone && outcome.failed) return;
    runAll(chunk, 'update', plan.updates, outcome);
  }

  #requireRights(
    transaction: Transaction,
    object: ObjectDef,
    operation: DmlOperation | 'merge',
    options: DmlOptions,
  ): void {
    if (options.access !== 'user') return;
    const allowed = RIGHTS[operation].every((right) =>
      this.#services.access.canObject(transaction.session, object.name, right),
    );
    if (!allowed) throw new OrgError('INSUFFICIENT_ACCESS', `Access to entity '${object.name}' denied`);
  }
}

function refusalOfMerge(object: ObjectDef, losers: readonly RecordInput[]): string {
  const other = losers.find(({ type }) => type !== object.name);
  if (other) return `${other.type} records can't be merged into ${object.name} records`;
  return MERGEABLE.has(object.name)
    ? `Not supported by the local org: merging ${object.name} records`
    : `${object.name} records can't be merged`;
}

interface Group {
  readonly type: string;
  readonly items: Item[];
}

/** Saves neighboring records of the same object together, as Salesforce does with a mixed list. */
function byObject(records: readonly RecordInput[]): Group[] {
  const groups: Group[] = [];
  records.forEach((input, index) => {
    const last = groups.at(-1);
    if (last && last.type.toLowerCase() === input.type.toLowerCase()) last.items.push({ index, input });
    else groups.push({ type: input.type, items: [{ index, input }] });
  });
  return groups;
}

function refuseFixedObject(object: ObjectDef, operation: DmlOperation): void {
  const refused = RIGHTS[operation].find((right) => object[VERBS[right].flag] === false);
  if (refused === undefined) return;
  const message = `entity type cannot be ${VERBS[refused].done}: ${object.label}`;
  throw new OrgError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message);
}

function runAll(
  chunk: Chunk,
  operation: Exclude<DmlOperation, 'upsert'>,
  items: readonly Item[],
  outcome: Outcome,
): void {
  for (const part of chunksOf(items)) {
    runChunk(chunk, operation, part, outcome);
    if (chunk.options.allOrNone && outcome.failed) return;
  }
}

/** Up to 200 records, with no record twice in one chunk, so that the second change sees the first. */
function chunksOf(items: readonly Item[]): Item[][] {
  const chunks: Item[][] = [];
  let current: Item[] = [];
  let ids = new Set<string>();
  for (const item of items) {
    const id = idOf(item.input);
    if (current.length === CHUNK_SIZE || (id !== null && ids.has(id))) {
      chunks.push(current);
      current = [];
      ids = new Set();
    }
    current.push(item);
    if (id !== null) ids.add(id);
  }
  return current.length > 0 ? [...chunks, current] : chunks;
}

/** The first error of a failed call, for callers that report only one. */
export function firstError(results: readonly SaveResult[]): { index: number; error: DmlError } | null {
  const failed = results.map((result, index) => ({ index, error: result.errors[0] }));
  const real = failed.find(({ error }) => error && error.statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
  return real?.error ? { index: real.index, error: real.error } : null;
}
