/**
 * Scheduled Apex. Apex Developer Guide, "Apex Scheduler"; Object Reference, "CronTrigger", "CronJobDetail",
 * "AsyncApexJob". An org keeps the scheduled object. Here, a new one of the class of its AsyncApexJob runs, so
 * outside tests an object with values, or of an inner class, can't be scheduled.
 */
import type { Org } from '../../org.ts';
import type { Transaction } from '../../store/transaction.ts';
import { complain } from '../../terminal.ts';
import { schedulableContext } from '../platform/jobContext.ts';
import { callMethod, construct, ensureInitialized } from './calls.ts';
import { nextFire, parseCron } from './cron.ts';
import { exceptionMessage, ApexThrow, throwApex } from './exceptions.ts';
import { current, Execution, runIn } from './execution.ts';
import { insertJob, saveAsPlatform } from './job-records.ts';
import type { Program } from './program.ts';
import type { Obj } from './values.ts';

/** Apex Developer Guide, "Apex Scheduler": "You can only have 100 scheduled Apex jobs at one time." */
const MOST_SCHEDULED = 100;
/** Object Reference, "CronJobDetail": the JobType of scheduled Apex. */
const SCHEDULED_APEX = '7';

const OPEN_JOBS = `SELECT t."Id" FROM "CronTrigger" t JOIN "CronJobDetail" d ON d."Id" = t."CronJobDetailId"
  WHERE d."JobType" = '${SCHEDULED_APEX}' AND t."IsDeleted" = 0`;

/** Returns the ID of the CronTrigger. The times are in the time zone of the user who schedules. */
export function scheduleJob(name: string, expression: string, object: Obj): string {
  const { org, transaction, session, inTest } = current();
  if (!inTest) refuseUnlessSimple(object);
  if (name.trim() === '') throwApex('AsyncException', 'The name of a scheduled job is required.');
  const fires = nextFire(parseCron(expression), org.now().getTime(), session.timeZone);
  if (fires === null) throwApex('AsyncException', 'Based on configured schedule, the given trigger will never fire.');
  const { reader } = transaction;
  if (reader.rows(`${OPEN_JOBS} AND d."Name" = ?`, [name]).length > 0)
    throwApex('AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
  if (reader.rows(OPEN_JOBS, []).length >= MOST_SCHEDULED)
    throwApex('AsyncException', `You have exceeded the maximum number of scheduled Apex jobs (${MOST_SCHEDULED}).`);
  const detail = saveAsPlatform(org, transaction, 'insert', 'CronJobDetail', { Name: name, JobType: SCHEDULED_APEX });
  const trigger = saveAsPlatform(org, transaction, 'insert', 'CronTrigger', {
    CronJobDetailId: detail,
    CronExpression: expression,
    TimeZoneSidKey: session.timeZone,
    OwnerId: session.userId,
    State: 'WAITING',
    NextFireTime: new Date(fires).toISOString(),
    StartTime: org.now().toISOString(),
    TimesTriggered: 0,
  });
  insertJob('ScheduledApex', object.cls, null, trigger);
  return trigger;
}

function refuseUnlessSimple({ cls }: Obj): void {
  if (cls === cls.outermost && cls.instanceSlots === 0) return;
  throwApex('AsyncException', `This local org can schedule only top-level classes without fields, not ${cls.name}.`);
}

/** Apex Reference, System.abortJob: stops a scheduled job by the ID of its CronTrigger. */
export function abortScheduled(triggerId: string): boolean {
  const { org, transaction } = current();
  const [found] = transaction.reader.rows(
    'SELECT "CronJobDetailId" FROM "CronTrigger" WHERE "Id" = ? AND "IsDeleted" = 0',
    [triggerId],
  );
  if (found === undefined) return false;
  for (const [id] of transaction.reader.rows(`SELECT "Id" FROM "AsyncApexJob" WHERE "CronTriggerId" = ?`, [triggerId]))
    saveAsPlatform(org, transaction, 'update', 'AsyncApexJob', {
      Id: String(id),
      Status: 'Aborted',
      CompletedDate: transaction.now.toISOString(),
    });
  saveAsPlatform(org, transaction, 'delete', 'CronTrigger', { Id: triggerId });
  saveAsPlatform(org, transaction, 'delete', 'CronJobDetail', { Id: String(found[0]) });
  return true;
}

interface DueJob {
  readonly triggerId: string;
  readonly expression: string;
  readonly zone: string;
  readonly ownerId: string;
  readonly className: string;
}

function dueJobs(org: Org): DueJob[] {
  const sql = `SELECT t."Id", t."CronExpression", t."TimeZoneSidKey", t."OwnerId", c."Name"
    FROM "CronTrigger" t JOIN "AsyncApexJob" j ON j."CronTriggerId" = t."Id" JOIN "ApexClass" c ON c."Id" = j."ApexClassId"
    WHERE t."NextFireTime" <= ? AND t."IsDeleted" = 0 ORDER BY t."NextFireTime", t."Id"`;
  return org.reader.rows(sql, [org.now().toISOString()]).map((row) => {
    const [triggerId, expression, zone, ownerId, className] = row.map(String);
    return {
      triggerId: triggerId ?? '',
      expression: expression ?? '',
      zone: zone ?? '',
      ownerId: ownerId ?? '',
      className: className ?? '',
    };
  });
}

/**
 * Runs the scheduled jobs whose time has come, each in its own transaction. A job that was missed while the
 * org was closed runs once. Returns how many ran.
 */
export function runDueJobs(org: Org, program: Program): number {
  const due = dueJobs(org);
  for (const job of due) {
    const session = org.session(job.ownerId);
    org.transaction(session, (transaction) => noteFired(org, transaction, job));
    try {
      org.transaction(session, (transaction) => {
        runIn(new Execution({ org, program, transaction, part: 'scheduled' }), () => run(program, job));
      });
    } catch (error) {
      const message = error instanceof ApexThrow ? exceptionMessage(error.value) : String(error);
      complain(`The scheduled Apex job ${job.className} failed: ${message}`);
    }
  }
  return due.length;
}

function run(program: Program, { className, triggerId }: DueJob): void {
  const cls = program.classes.get(className.toLowerCase());
  if (cls === undefined) throw new Error(`The project has no class ${className} any more.`);
  ensureInitialized(cls);
  callMethod(construct(cls), 'execute', [schedulableContext(triggerId)]);
}

/** A job without another time is done. */
function noteFired(org: Org, transaction: Transaction, job: DueJob): void {
  const next = nextFire(parseCron(job.expression), org.now().getTime(), job.zone);
  const [row] = transaction.reader.rows('SELECT "TimesTriggered" FROM "CronTrigger" WHERE "Id" = ?', [job.triggerId]);
  saveAsPlatform(org, transaction, 'update', 'CronTrigger', {
    Id: job.triggerId,
    PreviousFireTime: org.now().toISOString(),
    NextFireTime: next === null ? null : new Date(next).toISOString(),
    State: next === null ? 'COMPLETE' : 'WAITING',
    TimesTriggered: Number(row?.[0] ?? 0) + 1,
  });
}
