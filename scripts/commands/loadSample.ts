/** `sample load`: the sample records of data/sample, into an org that has none of them. */
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import type { Org } from '../../services/Org.ts';
import { knownIds } from '../sample/knownIds.ts';
import { readSteps, requireReferences, type SampleStep } from '../sample/readSteps.ts';
import { SampleLoader, type LoadedStep } from '../sample/SampleLoader.ts';

export async function loadSample({ org, actor, reporter, dryRun, targetOrg }: CommandContext): Promise<ExitCode> {
  const steps = readSteps();
  if (await isLoaded(org, steps)) {
    reporter.say('The sample records are there already; nothing was loaded.');
    reporter.result({ targetOrg, alreadyLoaded: true, loaded: [] });
    return 0;
  }
  const known = await knownIds(org, actor.userId);
  requireReferences(steps, known);
  const loader = new SampleLoader(org, actor.timeZone, known);
  const loaded: LoadedStep[] = [];
  for (const step of steps) {
    reporter.progress(`${dryRun ? 'Would load' : 'Loading'} ${step.records.length} ${step.object} records …`);
    loaded.push(dryRun ? { object: step.object, records: step.records.length } : await loader.load(step));
  }
  reporter.table(
    ['Object', dryRun ? 'Would be loaded' : 'Loaded'],
    loaded.map(({ object, records }) => [object, String(records)]),
  );
  reporter.result({ targetOrg, dryRun, alreadyLoaded: false, loaded });
  return 0;
}

/** The first sample account stands for all: it is loaded first. */
async function isLoaded(org: Org, steps: readonly SampleStep[]): Promise<boolean> {
  const name = steps.find(({ object }) => object === 'Account')?.records[0]?.fields['Name'];
  return (
    name !== undefined && (await org.query('SELECT Id FROM Account WHERE Name = :name LIMIT 1', { name })).length > 0
  );
}
