/**
 * `integrations create`: creates the missing integration cases of onboarding cases in Rostering. It works in parts, to show progress. If
 * the connection breaks, a second run creates the rest.
 */
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import { InterruptedCreation, type IntegrationCaseCreation } from '../../services/IntegrationCaseCreation.ts';
import { CASES_PER_READ } from '../../services/IntegrationCaseSelector.ts';
import { IntegrationCaseService } from '../../services/IntegrationCaseService.ts';
import type { Org } from '../../services/Org.ts';
import { keysByProvider } from '../integrations/keysByProvider.ts';
import { namesOfCases, type CaseNames } from '../integrations/namesOfCases.ts';
import { DryRunOrg } from '../org/DryRunOrg.ts';
import { stopped } from '../org/OrgFault.ts';
import { eventOf, toCommandError } from '../org/refusals.ts';
import { CommandError } from '../output/CommandError.ts';

/** Each part takes one read request, and one write request for every 200 integration cases. */
const CASES_PER_PART = CASES_PER_READ;

/** The result for one integration case. An onboarding case that wasn't reached has one row without a provider. */
interface Row extends CaseNames {
  readonly onboardingCaseId: string;
  readonly provider: string | null;
  readonly result: Result;
  readonly id: string | null;
  readonly message: string | null;
}

type Result = 'created' | 'wouldBeCreated' | 'alreadyThere' | 'failed' | 'unknown' | 'notTried';

type Output = Pick<CommandContext, 'reporter' | 'dryRun' | 'targetOrg'>;

/** The results of one part, and the error that ended the command, if any. */
interface Part {
  readonly rows: readonly Row[];
  readonly fault: unknown;
}

export async function createIntegrations({
  org,
  reporter,
  dryRun,
  targetOrg,
  stop,
}: CommandContext): Promise<ExitCode> {
  const output = { reporter, dryRun, targetOrg };
  const service = new IntegrationCaseService(dryRun ? new DryRunOrg(org) : org);
  reporter.progress('Looking for onboarding cases without their integration case…');
  const caseIds = await service.findMissing(Number.MAX_SAFE_INTEGER);
  const there = dryRun ? await keysByProvider(org) : null;
  const rows: Row[] = [];
  for (let start = 0; start < caseIds.length; start += CASES_PER_PART) {
    reporter.progress(
      `${dryRun ? 'Checking' : 'Creating'} integration cases: ${start} of ${caseIds.length} onboarding cases…`,
    );
    const ids = caseIds.slice(start, start + CASES_PER_PART);
    const part = stop?.aborted ? { rows: [], fault: stopped() } : await createPart(org, service, ids, dryRun);
    rows.push(...part.rows);
    if (part.fault !== null) throw interrupted(part.fault, rows, caseIds, output);
  }
  return report(rows, caseIds.length, there, output);
}

async function createPart(
  org: Org,
  service: IntegrationCaseService,
  caseIds: readonly string[],
  dryRun: boolean,
): Promise<Part> {
  const [names, work] = await Promise.allSettled([namesOfCases(org, caseIds), service.createMissing(caseIds)]);
  const known = names.status === 'fulfilled' ? names.value : new Map<string, CaseNames>();
  const creations = work.status === 'fulfilled' ? work.value : creationsOf(work.reason);
  const fault = [work, names].find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
  return { rows: creations.map((creation) => rowOf(creation, known, dryRun)), fault: fault?.reason ?? null };
}

function creationsOf(reason: unknown): readonly IntegrationCaseCreation[] {
  return reason instanceof InterruptedCreation ? reason.creations : [];
}

function rowOf(creation: IntegrationCaseCreation, names: ReadonlyMap<string, CaseNames>, dryRun: boolean): Row {
  const { caseId, provider, outcome, id, message } = creation;
  const { caseNumber, account } = names.get(caseId) ?? { caseNumber: caseId, account: null };
  const result = outcome === 'existing' ? 'alreadyThere' : outcome === 'created' && dryRun ? 'wouldBeCreated' : outcome;
  return { onboardingCaseId: caseId, caseNumber, account, provider, result, id, message };
}

/** Reports the results so far, and then why the command ended. */
function interrupted(fault: unknown, done: readonly Row[], caseIds: readonly string[], output: Output): CommandError {
  const rows = [...done, ...notReached(done, caseIds)];
  const tried = done.filter(({ result }) => result !== 'notTried');
  if (tried.length > 0) showTable(tried, output);
  const { code, message, exitCode } = toCommandError(fault);
  const details = documentOf(rows, caseIds.length, null, output);
  const created = countOf(rows, 'created');
  if (code === 'STOPPED') {
    const sentence = `Stopped after creating ${integrationCases(created)}. To create the rest, run the command again.`;
    return new CommandError(code, sentence, exitCode, details);
  }
  if (tried.length === 0) return new CommandError(code, message, exitCode, details);
  const sentence = `The org stopped answering after creating ${integrationCases(created)} (${eventOf(fault)}). To create the rest, run the command again.`;
  return new CommandError('INTERRUPTED', sentence, exitCode, details);
}

function notReached(done: readonly Row[], caseIds: readonly string[]): Row[] {
  const reached = new Set(done.map(({ onboardingCaseId }) => onboardingCaseId));
  return caseIds
    .filter((id) => !reached.has(id))
    .map((id) => ({
      onboardingCaseId: id,
      caseNumber: id,
      account: null,
      provider: null,
      result: 'notTried',
      id: null,
      message: null,
    }));
}

function report(
  rows: readonly Row[],
  found: number,
  there: ReadonlyMap<string, number> | null,
  output: Output,
): ExitCode {
  if (rows.length > 0) showTable(rows, output);
  for (const sentence of there === null ? [summary(rows)] : dryRunSummary(rows, there)) output.reporter.say(sentence);
  output.reporter.result(documentOf(rows, found, there, output));
  return rows.some(({ result }) => result === 'failed' || result === 'unknown') ? 1 : 0;
}

const NOTHING_MISSING = 'Every onboarding case in Rostering already has its integration cases.';

const WORDS: Readonly<Record<Result, string>> = {
  created: 'created',
  wouldBeCreated: 'would be created',
  alreadyThere: 'already exists',
  failed: 'failed',
  unknown: 'unknown',
  notTried: 'not tried',
};

function showTable(rows: readonly Row[], { reporter }: Output): void {
  reporter.table(['Onboarding case', 'Account', 'Provider', 'Result'], rows.map(cells));
}

function cells({ caseNumber, account, provider, result, message }: Row): string[] {
  return [caseNumber, account ?? '', provider ?? '', message === null ? WORDS[result] : `${WORDS[result]}: ${message}`];
}

function summary(rows: readonly Row[]): string {
  if (rows.length === 0) return NOTHING_MISSING;
  const counts = [
    `${countOf(rows, 'created')} created`,
    `${countOf(rows, 'alreadyThere')} already existed`,
    `${countOf(rows, 'failed')} failed`,
  ];
  const unknown = countOf(rows, 'unknown');
  return `${[...counts, ...(unknown > 0 ? [`${unknown} unknown`] : [])].join(', ')}.`;
}

function dryRunSummary(rows: readonly Row[], there: ReadonlyMap<string, number>): string[] {
  const first =
    rows.length === 0
      ? NOTHING_MISSING
      : `${integrationCases(countOf(rows, 'wouldBeCreated'))} would be created. Nothing was changed.`;
  const perProvider = providersOf(rows, there).map(
    ({ provider, wouldBeCreated, alreadyThere }) =>
      `${provider}: ${wouldBeCreated} would be created, ${alreadyThere} already exist.`,
  );
  return [first, ...perProvider];
}

/** In a dry run, `alreadyThere` counts all existing integration cases. Otherwise it counts those that another user created during the run. */
function documentOf(
  rows: readonly Row[],
  found: number,
  there: ReadonlyMap<string, number> | null,
  { targetOrg, dryRun }: Output,
): Record<string, unknown> {
  return {
    targetOrg,
    dryRun,
    found,
    created: countOf(rows, 'created'),
    ...(dryRun ? { wouldBeCreated: countOf(rows, 'wouldBeCreated') } : {}),
    alreadyThere: there === null ? countOf(rows, 'alreadyThere') : total(there),
    failed: countOf(rows, 'failed'),
    ...whereAny(rows, 'unknown'),
    ...whereAny(rows, 'notTried'),
    ...(there === null ? {} : { providers: providersOf(rows, there) }),
    cases: rows,
  };
}

interface ProviderCounts {
  readonly provider: string;
  readonly wouldBeCreated: number;
  readonly alreadyThere: number;
}

function providersOf(rows: readonly Row[], there: ReadonlyMap<string, number>): ProviderCounts[] {
  const names = new Set([...rows.flatMap(({ provider }) => provider ?? []), ...there.keys()]);
  return [...names].sort().map((provider) => ({
    provider,
    wouldBeCreated: rows.filter((row) => row.provider === provider && row.result === 'wouldBeCreated').length,
    alreadyThere: there.get(provider) ?? 0,
  }));
}

const integrationCases = (count: number): string => `${count} integration case${count === 1 ? '' : 's'}`;

function whereAny(rows: readonly Row[], wanted: Result): Record<string, number> {
  const count = countOf(rows, wanted);
  return count > 0 ? { [wanted]: count } : {};
}

function countOf(rows: readonly Row[], wanted: Result): number {
  return rows.filter(({ result }) => result === wanted).length;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
