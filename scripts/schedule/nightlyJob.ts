/**
 * Schedules the job that corrects the next steps of cases every night. The Apex class schedules it, and does nothing if it's scheduled
 * already (Tooling API, "executeAnonymous").
 */
import type { CommandContext } from '../CommandContext.ts';
import { codeOf, eventOf } from '../org/refusals.ts';

export const JOB = 'Rosterpath: correct next steps';
const CLASS = 'NextStepSchedule';

export type JobState = 'scheduled' | 'already scheduled' | 'would be scheduled' | 'not deployed' | 'failed';

export interface JobOutcome {
  readonly job: string;
  readonly state: JobState;
  readonly error: string | null;
}

/** If the org rejects a request, the outcome says why. If the org can't be reached, the command ends. */
export async function scheduleNightlyJob(context: CommandContext): Promise<JobOutcome> {
  try {
    return await schedule(context);
  } catch (error) {
    if (!(error instanceof Error) || codeOf(error) === null) throw error;
    return { job: JOB, state: 'failed', error: eventOf(error) };
  }
}

async function schedule({ connection, org, dryRun }: CommandContext): Promise<JobOutcome> {
  const outcome = (state: JobState, error: string | null = null): JobOutcome => ({ job: JOB, state, error });
  const classes = await org.query('SELECT Id FROM ApexClass WHERE Name = :name', { name: CLASS });
  if (classes.length === 0) return outcome('not deployed');
  const jobs = await org.query('SELECT Id FROM CronTrigger WHERE CronJobDetail.Name = :name', { name: JOB });
  if (jobs.length > 0) return outcome('already scheduled');
  if (dryRun) return outcome('would be scheduled');
  const { success, compileProblem, exceptionMessage } = await connection.tooling.executeAnonymous(`${CLASS}.begin();`);
  return success
    ? outcome('scheduled')
    : outcome('failed', exceptionMessage ?? compileProblem ?? 'The org gave no reason.');
}

/** What to tell the user, with what to do. */
export function sayOf({ state, error }: JobOutcome): string {
  switch (state) {
    case 'scheduled':
      return `Scheduled the job "${JOB}" for 3:15 every night.`;
    case 'already scheduled':
      return `The job "${JOB}" is scheduled already.`;
    case 'would be scheduled':
      return `Would schedule the job "${JOB}" for 3:15 every night.`;
    case 'not deployed':
      return `The job "${JOB}" can't be scheduled yet. Deploy Rosterpath, then run this command again.`;
    case 'failed':
      return `The job "${JOB}" wasn't scheduled: ${error}`;
  }
}
