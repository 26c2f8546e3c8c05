/** `org prepare`: adds the standard picklist values of `setup/` that the org lacks; never removes or renames one. */
import type { Connection } from 'jsforce';
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import { prepareProfile } from './prepareProfile.ts';
import { mergeValues, type StandardValue } from '../valueSets/merge.ts';
import { readValueSets, type ValueSet } from '../valueSets/readValueSets.ts';

interface Outcome {
  readonly valueSet: string;
  readonly added: readonly string[];
  readonly error: string | null;
}

/** What the Metadata API answers and takes for a StandardValueSet. */
interface StandardValueSetMetadata {
  fullName: string;
  sorted: boolean;
  standardValue: StandardValue[];
}

export async function prepareOrg(context: CommandContext): Promise<ExitCode> {
  const { connection, reporter, targetOrg, dryRun, profile } = context;
  if (profile !== undefined) return prepareProfile(context, profile);
  if (targetOrg === 'local') {
    reporter.say('The local org reads setup/ itself at every start; there is nothing to prepare.');
    reporter.result({ targetOrg, outcomes: [] });
    return 0;
  }
  const outcomes: Outcome[] = [];
  for (const valueSet of readValueSets()) {
    reporter.progress(`Comparing ${valueSet.fullName} …`);
    outcomes.push(await prepareOne(connection, valueSet, dryRun));
  }
  report(outcomes, { reporter, dryRun });
  reporter.result({ targetOrg, dryRun, outcomes });
  return outcomes.some(({ error }) => error !== null) ? 1 : 0;
}

async function prepareOne(connection: Connection, wanted: ValueSet, dryRun: boolean): Promise<Outcome> {
  const existing = (await connection.metadata.read(
    'StandardValueSet',
    wanted.fullName,
  )) as unknown as StandardValueSetMetadata;
  const { values, added } = mergeValues(existing.standardValue, wanted.values);
  if (dryRun || added.length === 0) return { valueSet: wanted.fullName, added, error: null };
  const [result] = [
    await connection.metadata.update('StandardValueSet', { ...existing, standardValue: [...values] } as never),
  ].flat();
  const error = result?.success ? null : JSON.stringify(result?.errors ?? 'no answer');
  return { valueSet: wanted.fullName, added, error };
}

function report(outcomes: readonly Outcome[], { reporter, dryRun }: Pick<CommandContext, 'reporter' | 'dryRun'>): void {
  reporter.table(
    ['Value set', dryRun ? 'Would be added' : 'Added', 'Refused'],
    outcomes.map(({ valueSet, added, error }) => [valueSet, added.join(', ') || 'nothing: all there', error ?? '']),
  );
}
