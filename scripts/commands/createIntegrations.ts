/**
 * `integrations create`: the integration cases that onboarding cases in Rostering lack. Goes through the cases in parts, so that progress
 * shows and what was created stays when the connection breaks: a second run creates the rest.
 */
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import type { IntegrationCaseCreation } from '../../services/IntegrationCaseCreation.ts';
import { CASES_PER_READ } from '../../services/IntegrationCaseSelector.ts';
import { IntegrationCaseService } from '../../services/IntegrationCaseService.ts';
import type { Org } from '../../services/Org.ts';
import { namesOfCases, type CaseNames } from '../integrations/namesOfCases.ts';
import { DryRunOrg } from '../org/DryRunOrg.ts';
import { CommandError } from '../output/CommandError.ts';

/** One part is read in one request, and written in one request for every 200 integration cases. */
const CASES_PER_PART = CASES_PER_READ;

/** One integration case as the command reports it. */
interface Row extends CaseNames {
  readonly onboardingCaseId: string;
  readonly provider: string;
  readonly result: 'created' | 'wouldBeCreated' | 'alreadyThere' | 'failed';
  readonly id: string | null;
  readonly message: string | null;
}

type Told = Pick<CommandContext, 'reporter' | 'dryRun' | 'targetOrg'>;

export async function createIntegrations({ org, reporter, dryRun, targetOrg }: CommandContext): Promise<ExitCode> {
  const told = { reporter, dryRun, targetOrg };
  const service = new IntegrationCaseService(dryRun ? new DryRunOrg(org) : org);
  reporter.progress('Looking for onboarding cases without their integration case …');
  const caseIds = await service.findMissing(Number.MAX_SAFE_INTEGER);
  const rows: Row[] = [];
  for (let start = 0; start < caseIds.length; start += CASES_PER_PART) {
    reporter.progress(
      `${dryRun ? 'Checking' : 'Creating'} integration cases: ${start} of ${caseIds.length} onboarding cases …`,
    );
    const part = caseIds.slice(start, start + CASES_PER_PART);
    rows.push(...(await createPart(org, service, part, told, rows.length)));
  }
  return report(rows, caseIds.length, told);
}

async function createPart(
  org: Org,
  service: IntegrationCaseService,
  caseIds: readonly string[],
  { dryRun }: Told,
  before: number,
): Promise<Row[]> {
  try {
    const [names, creations] = await Promise.all([namesOfCases(org, caseIds), service.createMissing(caseIds)]);
    return creations.map((creation) => rowOf(creation, names, dryRun));
  } catch (error) {
    throw before === 0 ? error : interrupted(error, before);
  }
}

function interrupted(error: unknown, before: number): CommandError {
  const detail = error instanceof Error ? error.message : String(error);
  return new CommandError(
    'INTERRUPTED',
    `The org stopped answering after ${before} integration cases (${detail}). They stay; run the command again for the rest.`,
  );
}

function rowOf(creation: IntegrationCaseCreation, names: ReadonlyMap<string, CaseNames>, dryRun: boolean): Row {
  const { caseId, provider, outcome, id, message } = creation;
  const { caseNumber, account } = names.get(caseId) ?? { caseNumber: caseId, account: null };
  const result = outcome === 'existing' ? 'alreadyThere' : outcome === 'created' && dryRun ? 'wouldBeCreated' : outcome;
  return { onboardingCaseId: caseId, caseNumber, account, provider, result, id, message };
}

const WORDS: Readonly<Record<Row['result'], string>> = {
  created: 'created',
  wouldBeCreated: 'would be created',
  alreadyThere: 'already there',
  failed: 'failed',
};

function report(rows: readonly Row[], found: number, { reporter, dryRun, targetOrg }: Told): ExitCode {
  const count = (result: Row['result']): number => rows.filter((row) => row.result === result).length;
  const failed = count('failed');
  if (rows.length > 0) reporter.table(['Onboarding case', 'Account', 'Provider', 'Result'], rows.map(cells));
  reporter.say(sentence(rows.length, count, dryRun));
  reporter.result({
    targetOrg,
    dryRun,
    found,
    created: count('created'),
    alreadyThere: count('alreadyThere'),
    failed,
    cases: rows,
  });
  return failed > 0 ? 1 : 0;
}

function cells({ caseNumber, account, provider, result, message }: Row): string[] {
  return [caseNumber, account ?? '', provider, message === null ? WORDS[result] : `${WORDS[result]}: ${message}`];
}

function sentence(total: number, count: (result: Row['result']) => number, dryRun: boolean): string {
  if (total === 0) return 'Every onboarding case in Rostering has its integration cases; nothing was missing.';
  if (dryRun) return `${count('wouldBeCreated')} integration cases would be created; nothing was changed.`;
  return `${count('created')} created, ${count('alreadyThere')} already there, ${count('failed')} failed.`;
}
