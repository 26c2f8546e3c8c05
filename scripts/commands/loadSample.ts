/** `sample load`: loads the sample records in data/sample into an org that has none. */
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import type { Org } from '../../services/Org.ts';
import { OrgFault, stopped } from '../org/OrgFault.ts';
import { eventOf, toCommandError } from '../org/refusals.ts';
import { CommandError } from '../output/CommandError.ts';
import { knownIds } from '../sample/knownIds.ts';
import { readSteps, requireReferences, type SampleStep } from '../sample/readSteps.ts';
import { SampleLoader, type LoadedStep } from '../sample/SampleLoader.ts';

export async function loadSample(context: CommandContext): Promise<ExitCode> {
  const { org, actor, reporter, dryRun, targetOrg } = context;
  const steps = readSteps();
  if (await isLoaded(org, steps)) {
    reporter.say('The org already has the sample records. Nothing was loaded.');
    reporter.result({ targetOrg, alreadyLoaded: true, loaded: [] });
    return 0;
  }
  const known = await knownIds(org, actor.userId);
  requireReferences(steps, known);
  const loader = new SampleLoader(org, actor.timeZone, known);
  const loaded: LoadedStep[] = [];
  try {
    for (const step of steps) {
      reporter.progress(`${dryRun ? 'Would load' : 'Loading'} ${step.records.length} ${step.object} records…`);
      if (context.stop?.aborted) throw stopped();
      loaded.push(dryRun ? sizeOf(step) : await loader.load(step));
    }
  } catch (error) {
    showTable(loaded, context);
    throw interrupted(error, loaded, steps, context);
  }
  showTable(loaded, context);
  reporter.result({ targetOrg, dryRun, alreadyLoaded: false, loaded });
  return 0;
}

type Output = Pick<CommandContext, 'reporter' | 'dryRun' | 'targetOrg'>;

function sizeOf({ object, records }: SampleStep): LoadedStep {
  return { object, records: records.length };
}

function showTable(loaded: readonly LoadedStep[], { reporter, dryRun }: Output): void {
  if (loaded.length === 0) return;
  reporter.table(
    ['Object', dryRun ? 'Would be loaded' : 'Loaded'],
    loaded.map(({ object, records }) => [object, String(records)]),
  );
}

const HALF_LOADED =
  'The records that were loaded are saved. Before you load again, delete them. In the local org, run "npm run org:reset".';

/** Some records of the first step in `notLoaded` may be saved. */
function interrupted(
  error: unknown,
  loaded: readonly LoadedStep[],
  steps: readonly SampleStep[],
  { targetOrg, dryRun }: Output,
): CommandError {
  const { code, message, exitCode } = toCommandError(error);
  const notLoaded = steps.slice(loaded.length).map(sizeOf);
  const details = { targetOrg, dryRun, alreadyLoaded: false, loaded, notLoaded };
  if (!(error instanceof OrgFault)) return new CommandError(code, message, exitCode, details);
  const sentence =
    code === 'STOPPED'
      ? `Stopped before all sample records were loaded. ${HALF_LOADED}`
      : `The org stopped answering while loading ${notLoaded[0]?.object} records (${eventOf(error)}). ${HALF_LOADED}`;
  return new CommandError(code === 'STOPPED' ? code : 'INTERRUPTED', sentence, exitCode, details);
}

/** Checks only for the first sample account, which is loaded first. */
async function isLoaded(org: Org, steps: readonly SampleStep[]): Promise<boolean> {
  const name = steps.find(({ object }) => object === 'Account')?.records[0]?.fields['Name'];
  return (
    name !== undefined && (await org.query('SELECT Id FROM Account WHERE Name = :name LIMIT 1', { name })).length > 0
  );
}
