/**
 * `integrations create`: the integration cases that onboarding cases in Rostering lack. Goes through the cases in parts, so that progress
 * shows and what was created stays when the connection breaks: a second run creates the rest.
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

/** One part is read in one request, and written in one request for every 200 integration cases. */
const CASES_PER_PART = CASES_PER_READ;

/** One integration case as the command reports it; of an onboarding case that was not reached, one row without a provider. */
interface Row extends CaseNames {
  readonly onboardingCaseId: string;
  readonly provider: string | null;
  readonly result: Result;
  readonly id: string | null;
  readonly message: string | null;
}

type Result = 'created' | 'wouldBeCreated' | 'alreadyThere' | 'failed' | 'unknown' | 'notTried';

type Told = Pick<CommandContext, 'reporter' | 'dryRun' | 'targetOrg'>;

/** What a part brought, and why it was the last. */
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
  const told = { reporter, dryRun, targetOrg };
  const service = new IntegrationCaseService(dryRun ? new DryRunOrg(org) : org);
  reporter.progress('Looking for onboarding cases without their integration case …');
  const caseIds = await service.findMissing(Number.MAX_SAFE_INTEGER);
  const there = dryRun ? await keysByProvider(org) : null;
  const rows: Row[] = [];
  for (let start = 0; start < caseIds.length; start += CASES_PER_PART) {
    reporter.progress(
      `${dryRun ? 'Checking' : 'Creating'} integration cases: ${start} of ${caseIds.length} onboarding cases …`,
    );
    const ids = caseIds.slice(start, start + CASES_PER_PART);
    const part = stop?.aborted ? { rows: [], fault: stopped() } : await createPart(org, service, ids, dryRun);
    rows.push(...part.rows);
    if (part.fault !== null) throw interrupted(part.fault, rows, caseIds, told);
  }
  return report(rows, caseIds.length, there, told);
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

/** What was done is told before the reason for ending, in the table and in the document. */
function interrupted(fault: unknown, done: readonly Row[], caseIds: readonly string[], told: Told): CommandError {
  const rows = [...done, ...notReached(done, caseIds)];
  const tried = done.filter(({ result }) => result !== 'notTried');
  if (tried.length > 0) showTable(tried, told);
  const { code, message, exitCode } = toCommandError(fault);
  const details = documentOf(rows, caseIds.length, null, told);
  const created = countOf(rows, 'created');
  if (code === 'STOPPED') {
    const sentence = `Stopped after ${created} integration cases. They stay; run the command again for the rest.`;
    return new CommandError(code, sentence, exitCode, details);
  }
  if (tried.length === 0) return new CommandError(code, message, exitCode, details);
  const sentence = `The org stopped answering after ${created} integration cases (${eventOf(fault)}). They stay; run the command again for the rest.`;
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

function report(rows: readonly Row[], found: number, there: ReadonlyMap<string, number> | null, told: Told): ExitCode {
  if (rows.length > 0) showTable(rows, told);
  for (const sentence of there === null ? [summary(rows)] : dryRunSummary(rows, there)) told.reporter.say(sentence);
  told.reporter.result(documentOf(rows, found, there, told));
  return rows.some(({ result }) => result === 'failed' || result === 'unknown') ? 1 : 0;
}

const NOTHING_MISSING = 'Every onboarding case in Rostering has its integration cases; nothing was missing.';

const WORDS: Readonly<Record<Result, string>> = {
  created: 'created',
  wouldBeCreated: 'would be created',
  alreadyThere: 'already there',
  failed: 'failed',
  unknown: 'not known',
  notTried: 'not tried',
};

function showTable(rows: readonly Row[], { reporter }: Told): void {
  reporter.table(['Onboarding case', 'Account', 'Provider', 'Result'], rows.map(cells));
}

function cells({ caseNumber, account, provider, result, message }: Row): string[] {
  return [caseNumber, account ?? '', provider ?? '', message === null ? WORDS[result] : `${WORDS[result]}: ${message}`];
}

function summary(rows: readonly Row[]): string {
  if (rows.length === 0) return NOTHING_MISSING;
  const counts = [
    `${countOf(rows, 'created')} created`,
    `${countOf(rows, 'alreadyThere')} already there`,
    `${countOf(rows, 'failed')} failed`,
  ];
  const unknown = countOf(rows, 'unknown');
  return `${[...counts, ...(unknown > 0 ? [`${unknown} not known`] : [])].join(', ')}.`;
}

function dryRunSummary(rows: readonly Row[], there: ReadonlyMap<string, number>): string[] {
  const first =
    rows.length === 0
      ? NOTHING_MISSING
      : `${countOf(rows, 'wouldBeCreated')} integration cases would be created; nothing was changed.`;
  const perProvider = providersOf(rows, there).map(
    ({ provider, wouldBeCreated, alreadyThere }) =>
      `${provider}: ${wouldBeCreated} would be created, ${alreadyThere} already there.`,
  );
  return [first, ...perProvider];
}

/** A dry run counts what is there already too; a real one, only what somebody else created meanwhile. */
function documentOf(
  rows: readonly Row[],
  found: number,
  there: ReadonlyMap<string, number> | null,
  { targetOrg, dryRun }: Told,
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
