/**
 * The AsyncApexJob of each job, which queries find by the ID that enqueueing returns. Object Reference,
 * "AsyncApexJob".
 */
import type { Org } from '../../org.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { DmlOperation, Row } from '../../types.ts';
import type { ClassInfo } from './classes.ts';
import { current } from './execution.ts';

type JobType = 'BatchApex' | 'Future' | 'Queueable' | 'ScheduledApex';

/** Returns the job's ID. */
export function insertJob(
  jobType: JobType,
  cls: ClassInfo,
  methodName: string | null = null,
  cronTriggerId: string | null = null,
): string {
  const { org, transaction } = current();
  return write(org, transaction, 'insert', {
    JobType: jobType,
    ApexClassId: classId(transaction, cls.outermost.name),
    MethodName: methodName,
    CronTriggerId: cronTriggerId,
    Status: 'Queued',
    JobItemsProcessed: 0,
    TotalJobItems: 0,
    NumberOfErrors: 0,
  });
}

function classId(transaction: Transaction, name: string): string | null {
  const [found] = transaction.reader.rows('SELECT "Id" FROM "ApexClass" WHERE "Name" = ?', [name]);
  return found === undefined ? null : String(found[0]);
}

/** `parts` is the number of times a batch executed. */
export function completeJob(id: string, parts: number): void {
  const { org, transaction } = current();
  const ended = { Status: 'Completed', CompletedDate: transaction.now.toISOString() };
  write(org, transaction, 'update', { Id: id, ...ended, JobItemsProcessed: parts, TotalJobItems: parts });
}

export function failJob(org: Org, transaction: Transaction, id: string, reason: string): void {
  const ended = { Status: 'Failed', CompletedDate: transaction.now.toISOString() };
  write(org, transaction, 'update', { Id: id, ...ended, NumberOfErrors: 1, ExtendedStatus: reason.slice(0, 255) });
}

const write = (org: Org, transaction: Transaction, operation: DmlOperation, fields: Row): string =>
  saveAsPlatform(org, transaction, operation, 'AsyncApexJob', fields);

/** Writes a record that only the platform writes. Returns its ID. */
export function saveAsPlatform(
  org: Org,
  transaction: Transaction,
  operation: DmlOperation,
  type: string,
  fields: Row,
): string {
  const options = { allOrNone: true, access: 'system', asPlatform: true } as const;
  const [result] = org.dml.run(transaction, operation, [{ type, fields }], options);
  if (result?.success !== true || result.id === null)
    throw new Error(`The job's record wasn't saved: ${result?.errors[0]?.message ?? 'no answer'}`);
  return result.id;
}
