/**
 * Asynchronous Apex. In a test it waits for Test.stopTest; else it runs after the commit, each job in a transaction and with limits of its
 * own. Apex Developer Guide, "Queueable Apex", "Future Methods", "Using Batch Apex", "Testing Apex: Using Limits, startTest, and stopTest".
 */
import { batchableContext, queueableContext } from '../platform/jobContext.ts';
import { QueryLocator } from '../platform/queryLocator.ts';
import { elements } from '../platform/arguments.ts';
import { callMethod } from './calls.ts';
import { ApexList } from './collections.ts';
import { current, Execution, nothingSaved, runIn } from './execution.ts';
import { Limits } from './limits.ts';
import { listOf, SOBJECT } from './types.ts';
import type { ApexValue, Obj } from './values.ts';

export type PendingJob =
  | { readonly kind: 'queueable'; readonly id: string; readonly object: Obj }
  | { readonly kind: 'batch'; readonly id: string; readonly object: Obj; readonly scopeSize: number }
  /** A @future method with its arguments bound. */
  | { readonly kind: 'future'; readonly run: () => void };

let jobNumber = 0;
/** Job ids begin with the key prefix of AsyncApexJob. */
const nextJobId = (): string => `707${String(++jobNumber).padStart(12, '0')}AAA`;

export function enqueueQueueable(object: Obj): string {
  const id = nextJobId();
  current().limits.use('queueableJobs', 1);
  schedule({ kind: 'queueable', id, object });
  return id;
}

export function enqueueBatch(object: Obj, scopeSize: number): string {
  const id = nextJobId();
  schedule({ kind: 'batch', id, object, scopeSize });
  return id;
}

export function enqueueFuture(run: () => void): void {
  current().limits.use('futureCalls', 1);
  schedule({ kind: 'future', run });
}

function schedule(job: PendingJob): void {
  const execution = current();
  if (execution.inTest) execution.jobs.push(job);
  else execution.transaction.afterCommit(() => runInOwnTransaction(execution, job));
}

/** What fails in a job stays in the job: the transaction that asked for it is long committed. */
function runInOwnTransaction(origin: Execution, job: PendingJob): void {
  const { org, program, session } = origin;
  try {
    org.transaction(session, (transaction) => {
      runIn(new Execution({ org, program, transaction, isAsync: true }), () => runJob(job));
    });
  } catch (error) {
    console.error(`An asynchronous Apex job failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function runJob(job: PendingJob): void {
  if (job.kind === 'future') job.run();
  else if (job.kind === 'queueable') callMethod(job.object, 'execute', [queueableContext(job.id)]);
  else runBatch(job.object, job.id, job.scopeSize);
}

/** Every part of a batch has limits of its own. */
function runBatch(object: Obj, id: string, scopeSize: number): void {
  const context = batchableContext(id);
  const started = callMethod(object, 'start', [context]);
  const records: ApexValue[] = started instanceof QueryLocator ? started.records.items : elements(started);
  for (let at = 0; at < records.length; at += scopeSize) {
    beginPart();
    callMethod(object, 'execute', [context, new ApexList(listOf(SOBJECT), records.slice(at, at + scopeSize))]);
  }
  beginPart();
  callMethod(object, 'finish', [context]);
}

/** Limits, and what was saved, count from here. */
function beginPart(): void {
  const execution = current();
  execution.limits = new Limits(true);
  execution.savedFirst = nothingSaved();
}

/**
 * Runs what is pending, each job with limits of its own and outside any trigger. A job that a job started stays pending: in a test the chain
 * ends there.
 */
export function runPendingJobs(): void {
  const execution = current();
  const { limits, savedFirst, trigger, isAsync, jobs } = execution;
  execution.jobs = [];
  execution.trigger = null;
  execution.isAsync = true;
  try {
    for (const job of jobs) {
      beginPart();
      runJob(job);
    }
  } finally {
    execution.limits = limits;
    execution.savedFirst = savedFirst;
    execution.trigger = trigger;
    execution.isAsync = isAsync;
  }
  execution.jobs = [];
}
