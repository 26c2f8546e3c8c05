/**
 * Schedules the jobs of Rosterpath. The Apex class of a job schedules it, and does nothing if it's scheduled already (Tooling API,
 * "executeAnonymous").
 */
import type { CommandContext } from '../CommandContext.ts';
import { codeOf, eventOf } from '../org/refusals.ts';

interface Job {
  readonly name: string;
  readonly className: string;
  /** "Scheduled the job … for …". */
  readonly time: string;
}

/** The name and time are in the class. */
export const JOBS: readonly Job[] = [
  { name: 'Rosterpath: correct next steps', className: 'NextStepSchedule', time: '3:15 every night' },
  {
    name: 'Rosterpath: create onboarding cases',
    className: 'OnboardingRequestSchedule',
    time: '25 minutes past every hour',
  },
  { name: 'Rosterpath: check integration cases', className: 'IntegrationSchedule', time: '2:45 every night' },
  { name: 'Rosterpath: check the implementation queue', className: 'QueueSchedule', time: '3:45 every night' },
  { name: 'Rosterpath: plan status meetings', className: 'StatusMeetingSchedule', time: '4:15 every morning' },
];

export type JobState = 'scheduled' | 'already scheduled' | 'would be scheduled' | 'not deployed' | 'failed';

export interface JobOutcome {
  readonly job: string;
  readonly state: JobState;
  readonly error: string | null;
}

/** If the org rejects a job, its outcome says why, and the others are still scheduled. If the org can't be reached, the command ends. */
export async function scheduleJobs(context: CommandContext): Promise<JobOutcome[]> {
  const outcomes: JobOutcome[] = [];
  for (const job of JOBS) outcomes.push(await scheduled(context, job));
  return outcomes;
}

async function scheduled(context: CommandContext, job: Job): Promise<JobOutcome> {
  try {
    return await schedule(context, job);
  } catch (error) {
    if (!(error instanceof Error) || codeOf(error) === null) throw error;
    return { job: job.name, state: 'failed', error: eventOf(error) };
  }
}

async function schedule({ connection, org, dryRun }: CommandContext, job: Job): Promise<JobOutcome> {
  const outcome = (state: JobState, error: string | null = null): JobOutcome => ({ job: job.name, state, error });
  const classes = await org.query('SELECT Id FROM ApexClass WHERE Name = :name', { name: job.className });
  if (classes.length === 0) return outcome('not deployed');
  const found = await org.query('SELECT Id FROM CronTrigger WHERE CronJobDetail.Name = :name', { name: job.name });
  if (found.length > 0) return outcome('already scheduled');
  if (dryRun) return outcome('would be scheduled');
  const { success, compileProblem, exceptionMessage } = await connection.tooling.executeAnonymous(
    `${job.className}.begin();`,
  );
  return success
    ? outcome('scheduled')
    : outcome('failed', exceptionMessage ?? compileProblem ?? 'The org gave no reason.');
}

/** What to tell the user, with what to do. */
export function sayOf({ job, state, error }: JobOutcome): string {
  const time = JOBS.find(({ name }) => name === job)?.time;
  switch (state) {
    case 'scheduled':
      return `Scheduled the job "${job}" for ${time}.`;
    case 'already scheduled':
      return `The job "${job}" is scheduled already.`;
    case 'would be scheduled':
      return `Would schedule the job "${job}" for ${time}.`;
    case 'not deployed':
      return `The job "${job}" can't be scheduled yet. Deploy Rosterpath, then run this command again.`;
    case 'failed':
      return `The job "${job}" wasn't scheduled: ${error}`;
  }
}
