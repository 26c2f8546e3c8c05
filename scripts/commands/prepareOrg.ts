/**
 * `org prepare`: adds the missing standard picklist values in `setup/`, never removing or renaming one, and schedules the jobs if Rosterpath
 * is deployed.
 */
import type { Connection } from 'jsforce';
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import { stopped } from '../org/OrgFault.ts';
import { codeOf, eventOf, toCommandError } from '../org/refusals.ts';
import { CommandError } from '../output/CommandError.ts';
import { sayOf, scheduleJobs, type JobOutcome } from '../schedule/jobs.ts';
import { prepareProfile } from './prepareProfile.ts';
import { schoolBreaks } from '../preflight/schoolBreaks.ts';
import { mergeValues, type StandardValue } from '../valueSets/merge.ts';
import { readValueSets, type ValueSet } from '../valueSets/readValueSets.ts';

interface Outcome {
  readonly valueSet: string;
  readonly added: readonly string[];
  readonly error: string | null;
}

/** A StandardValueSet in the Metadata API. */
interface StandardValueSetMetadata {
  fullName: string;
  sorted: boolean;
  standardValue?: StandardValue[];
}

export async function prepareOrg(context: CommandContext): Promise<ExitCode> {
  const { connection, reporter, targetOrg, dryRun, profile, stop } = context;
  if (profile !== undefined) return prepareProfile(context, profile);
  if (targetOrg === 'local') {
    reporter.say('The local org reads setup/ at every start, so it has all picklist values.');
    return finished([], await scheduleJobs(context), context);
  }
  const outcomes: Outcome[] = [];
  const valueSets = readValueSets();
  try {
    for (const valueSet of valueSets) {
      reporter.progress(`Comparing ${valueSet.fullName}…`);
      if (stop?.aborted) throw stopped();
      outcomes.push(await prepareOne(connection, valueSet, dryRun));
    }
  } catch (error) {
    throw interrupted(error, outcomes, valueSets, context);
  }
  if (stop?.aborted) throw interrupted(stopped(), outcomes, valueSets, context);
  report(outcomes, context);
  return finished(outcomes, await scheduleJobs(context), context);
}

async function finished(
  outcomes: readonly Outcome[],
  jobs: readonly JobOutcome[],
  context: CommandContext,
): Promise<ExitCode> {
  const { reporter, targetOrg, dryRun } = context;
  for (const job of jobs) reporter.say(sayOf(job));
  await sayIfNoBreakIsAhead(context);
  reporter.result({ targetOrg, dryRun, outcomes, jobs });
  return [...jobs, ...outcomes].some(({ error }) => error !== null) ? 1 : 0;
}

/** Before Rosterpath is deployed, there are no school breaks to enter. */
async function sayIfNoBreakIsAhead({ org, reporter }: CommandContext): Promise<void> {
  const { state, detail, remedy, isUnreadable } = await schoolBreaks(org);
  if (state === 'note' && !isUnreadable) reporter.say(`School breaks: ${detail}. ${remedy}`);
}

/** If the org rejects a value set, the command continues. If the org can't be reached, the command ends. */
async function prepareOne(connection: Connection, wanted: ValueSet, dryRun: boolean): Promise<Outcome> {
  try {
    return await merged(connection, wanted, dryRun);
  } catch (error) {
    if (!(error instanceof Error) || codeOf(error) === null) throw error;
    return { valueSet: wanted.fullName, added: [], error: eventOf(error) };
  }
}

async function merged(connection: Connection, wanted: ValueSet, dryRun: boolean): Promise<Outcome> {
  const valueSet = wanted.fullName;
  const existing = (await connection.metadata.read(
    'StandardValueSet',
    valueSet,
  )) as unknown as StandardValueSetMetadata;
  // If the org has no value set with this name, its answer is empty.
  if (typeof existing?.fullName !== 'string')
    return { valueSet, added: [], error: "The org has no such value set, or you can't see it." };
  const { values, added } = mergeValues(existing.standardValue ?? [], wanted.values);
  if (dryRun || added.length === 0) return { valueSet, added, error: null };
  const update = { ...existing, standardValue: [...values] };
  const [result] = [await connection.metadata.update('StandardValueSet', update as never)].flat();
  return result?.success ? { valueSet, added, error: null } : { valueSet, added: [], error: reasonOf(result?.errors) };
}

function reasonOf(errors: unknown): string {
  const messages = [errors ?? []].flat().map((error) => (error as { message?: unknown }).message);
  return messages.length === 0 ? 'The org gave no reason.' : messages.map(String).join(' ');
}

function interrupted(
  error: unknown,
  outcomes: readonly Outcome[],
  valueSets: readonly ValueSet[],
  context: CommandContext,
): CommandError {
  const { code, message, exitCode } = toCommandError(error);
  if (outcomes.length > 0) report(outcomes, context);
  const rest = valueSets.slice(outcomes.length).map(({ fullName }) => ({
    valueSet: fullName,
    added: [],
    error: 'Unknown: the org stopped answering.',
  }));
  const { targetOrg, dryRun } = context;
  return new CommandError(code, message, exitCode, { targetOrg, dryRun, outcomes: [...outcomes, ...rest] });
}

function report(outcomes: readonly Outcome[], { reporter, dryRun }: Pick<CommandContext, 'reporter' | 'dryRun'>): void {
  reporter.table(
    ['Value set', dryRun ? 'Would be added' : 'Added', 'Error'],
    outcomes.map(({ valueSet, added, error }) => [
      valueSet,
      added.join(', ') || (error === null ? 'nothing: all values exist' : ''),
      error ?? '',
    ]),
  );
}
