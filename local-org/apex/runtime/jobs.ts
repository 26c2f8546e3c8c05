/**
 * Asynchronous Apex. In a test, jobs wait for Test.stopTest. Otherwise, they run after the commit, each with
 * its own transaction and limits. Apex Developer Guide, "Queueable Apex", "Future Methods", "Using Batch
 * Apex", "Testing Apex: Using Limits, startTest, and stopTest".
 */
import { batchableContext, queueableContext, schedulableContext } from '../platform/jobContext.ts';
import { QueryLocator } from '../platform/queryLocator.ts';
import { elements } from '../platform/arguments.ts';
import { complain } from '../../terminal.ts';
import { callMethod } from './calls.ts';
import type { Method } from './classes.ts';
import { ApexList } from './collections.ts';
import { ApexThrow, exceptionMessage, throwApex } from './exceptions.ts';
import { current, Execution, nothingSaved, runIn, type JobPart } from './execution.ts';
import { completeJob, failJob, insertJob } from './job-records.ts';
import { Limits } from './limits.ts';
import { abortScheduled, scheduleJob } from './schedules.ts';
import { listOf, SOBJECT } from './types.ts';
import type { ApexValue, Obj } from './values.ts';

export type PendingJob = { readonly id: string } & (
  | { readonly kind: 'queueable'; readonly object: Obj }
  | { readonly kind: 'batch'; readonly object: Obj; readonly scopeSize: number }
  /** In a test, Test.stopTest runs it once. The ID is that of the CronTrigger. */
  | { readonly kind: 'scheduled'; readonly object: Obj }
  /** A @future method with its arguments. */
  | { readonly kind: 'future'; readonly run: () => void }
);

export function enqueueQueueable(object: Obj): string {
  current().limits.use('queueableJobs', 1);
  const id = insertJob('Queueable', object.cls);
  schedule({ kind: 'queueable', id, object });
  return id;
}

/** Returns the ID of the CronTrigger. Outside tests, the job waits for its time. */
export function enqueueScheduled(name: string, expression: string, object: Obj): string {
  const id = scheduleJob(name, expression, object);
  const { inTest, jobs } = current();
  if (inTest) jobs.push({ kind: 'scheduled', id, object });
  return id;
}

/** Apex Reference, System.abortJob: a scheduled job, or a job that waits for its turn. */
export function abortJob(id: string): void {
  const execution = current();
  const isWaiting = execution.jobs.some((job) => job.id === id);
  execution.jobs = execution.jobs.filter((job) => job.id !== id);
  if (!abortScheduled(id) && !isWaiting)
    throwApex('InvalidParameterValueException', `No scheduled or waiting job has the ID ${id}.`);
}

const NO_BATCH_FROM: ReadonlySet<JobPart> = new Set(['batch start', 'batch execute', 'future']);

export function enqueueBatch(object: Obj, scopeSize: number): string {
  const { part } = current();
  if (part !== null && NO_BATCH_FROM.has(part))
    throwApex(
      'AsyncException',
      'Database.executeBatch cannot be called from a batch start, batch execute, or future method.',
    );
  const id = insertJob('BatchApex', object.cls);
  schedule({ kind: 'batch', id, object, scopeSize });
  return id;
}

export function enqueueFuture(method: Method, run: () => void): void {
  const { limits, part } = current();
  if (part !== null && part !== 'queueable' && part !== 'scheduled') throwApex('AsyncException', noFutureHere(method));
  limits.use('futureCalls', 1);
  schedule({ kind: 'future', id: insertJob('Future', method.owner, method.name), run });
}

const noFutureHere = ({ owner, name, parameters }: Method): string =>
  `Future method cannot be called from a future or batch method: ${owner.name}.${name}(${parameters.map(({ type }) => type.name).join(', ')})`;

function schedule(job: PendingJob): void {
  const execution = current();
  if (execution.inTest) execution.jobs.push(job);
  else execution.transaction.afterCommit(() => runInOwnTransaction(execution, job));
}

/** An error in a job doesn't affect the transaction that started it, which is already committed. */
function runInOwnTransaction(origin: Execution, job: PendingJob): void {
  const { org, program, session } = origin;
  try {
    org.transaction(session, (transaction) => {
      runIn(new Execution({ org, program, transaction, part: firstPart(job) }), () => runJob(job));
    });
  } catch (error) {
    org.transaction(session, (transaction) => failJob(org, transaction, job.id, reasonOf(error)));
    complain(`An asynchronous Apex job failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof ApexThrow) return exceptionMessage(error.value);
  return error instanceof Error ? error.message : String(error);
}

const firstPart = ({ kind }: PendingJob): JobPart => (kind === 'batch' ? 'batch start' : kind);

function runJob(job: PendingJob): void {
  let parts = 0;
  if (job.kind === 'scheduled') {
    callMethod(job.object, 'execute', [schedulableContext(job.id)]);
    return;
  }
  if (job.kind === 'future') job.run();
  else if (job.kind === 'queueable') callMethod(job.object, 'execute', [queueableContext(job.id)]);
  else parts = runBatch(job.object, job.id, job.scopeSize);
  completeJob(job.id, parts);
}

/** Every part of a batch has its own limits. A test gets one execute. */
function runBatch(object: Obj, id: string, scopeSize: number): number {
  const context = batchableContext(id);
  const started = callMethod(object, 'start', [context]);
  const records: ApexValue[] = started instanceof QueryLocator ? started.records.items : elements(started);
  if (current().inTest && records.length > scopeSize)
    throwApex(
      'UnexpectedException',
      'No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.',
    );
  for (let at = 0; at < records.length; at += scopeSize) {
    beginPart('batch execute');
    callMethod(object, 'execute', [context, new ApexList(listOf(SOBJECT), records.slice(at, at + scopeSize))]);
  }
  beginPart('batch finish');
  callMethod(object, 'finish', [context]);
  return Math.ceil(records.length / scopeSize);
}

/** Limits and saved objects are counted from here. */
function beginPart(part: JobPart): void {
  const execution = current();
  execution.part = part;
  execution.limits = new Limits(part);
  execution.savedFirst = nothingSaved();
}

/**
 * Runs pending jobs, each with its own limits and outside any trigger. A job that another job started stays
 * pending, because in a test the chain ends there.
 */
export function runPendingJobs(): void {
  const execution = current();
  const { limits, savedFirst, trigger, part, jobs, org, transaction } = execution;
  execution.jobs = [];
  execution.trigger = null;
  try {
    for (const job of jobs) {
      beginPart(firstPart(job));
      try {
        runJob(job);
      } catch (error) {
        if (job.kind !== 'scheduled') failJob(org, transaction, job.id, reasonOf(error));
        throw error;
      }
    }
  } finally {
    execution.limits = limits;
    execution.savedFirst = savedFirst;
    execution.trigger = trigger;
    execution.part = part;
  }
  execution.jobs = [];
}
