/** `usage import FILE.csv`: stores a vendor's usage spreadsheet as one Usage_Snapshot__c for each account, product, and day. */
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import { DryRunOrg } from '../org/DryRunOrg.ts';
import { OrgFault, stopped } from '../org/OrgFault.ts';
import { eventOf, toCommandError } from '../org/refusals.ts';
import { CommandError } from '../output/CommandError.ts';
import { HOW_TO_ADD, ignoredHeaders, placeColumns, readHeaders, REASON } from '../usage/columns.ts';
import { UnmatchedFile } from '../usage/UnmatchedFile.ts';
import { openUsageFile, type FileRow } from '../usage/usageFile.ts';
import { ROWS_PER_PART, UsageImport } from '../usage/UsageImport.ts';
import { RowReader } from '../usage/usageRow.ts';

/** In the terminal. The file has all of them. */
const REASONS_SHOWN = 10;

export async function importUsage(context: CommandContext): Promise<ExitCode> {
  const { reporter, dryRun, usage } = context;
  if (usage === undefined) throw new CommandError('BAD_CALL', 'Name the file to import.', 2);
  const org = dryRun ? new DryRunOrg(context.org) : context.org;
  requirePast(usage.asOf, org.today());
  reporter.progress(`Reading ${usage.file}…`);
  const file = await openUsageFile(usage.file);
  const known = await readHeaders(org);
  const places = placeColumns(file.headers, known, usage);
  const ignored = ignoredHeaders(file.headers, known);
  const unmatched = new UnmatchedFile(usage.file, file.headers, file.delimiter);
  const reader = new RowReader(places, file.headers, usage, org.today());
  const work = new UsageImport(org, reader, unmatched);
  try {
    await work.run(inParts(file.rows), () => {
      if (context.stop?.aborted) throw stopped();
      reporter.progress(`${dryRun ? 'Checking' : 'Importing'} usage: ${count(work.counts.rows, 'row')}…`);
    });
  } catch (error) {
    await unmatched.discard();
    throw interrupted(error, work, context);
  }
  if (work.counts.rows === 0) {
    throw new CommandError(
      'FILE_EMPTY',
      `${usage.file} has headers, but no rows. Export the spreadsheet again as CSV.`,
      2,
    );
  }
  return report(work, { unmatchedFile: await finish(unmatched, dryRun), ignored }, context);
}

function requirePast(asOf: string | undefined, today: string): void {
  if (asOf !== undefined && asOf > today) {
    throw new CommandError(
      'BAD_CALL',
      `--as-of is ${asOf}, which is in the future. Enter the date that the numbers are from.`,
      2,
    );
  }
}

async function* inParts(rows: AsyncIterable<FileRow>): AsyncGenerator<FileRow[]> {
  let part: FileRow[] = [];
  for await (const row of rows) {
    part.push(row);
    if (part.length === ROWS_PER_PART) {
      yield part;
      part = [];
    }
  }
  if (part.length > 0) yield part;
}

async function finish(unmatched: UnmatchedFile, dryRun: boolean): Promise<string | null> {
  if (!dryRun) return unmatched.finish();
  await unmatched.discard();
  return null;
}

function interrupted(error: unknown, { counts }: UsageImport, context: CommandContext): CommandError {
  const { code, message, exitCode } = toCommandError(error);
  const details = { ...documentStart(context), ...counts };
  if (counts.created + counts.updated === 0) return new CommandError(code, message, exitCode, details);
  const again = 'To import the rest, run the command again. It changes nothing in the rows that are already imported.';
  if (code === 'STOPPED') {
    return new CommandError(code, `Stopped after ${count(counts.rows, 'row')}. ${again}`, exitCode, details);
  }
  const imported = count(counts.created + counts.updated, 'row');
  if (!(error instanceof OrgFault) && exitCode === 2) {
    const soFar = context.dryRun ? '' : ` Imported so far: ${imported}. Importing them again changes nothing.`;
    return new CommandError(code, message + soFar, exitCode, details);
  }
  const sentence = `The import ended after ${imported} (${eventOf(error)}). ${again}`;
  return new CommandError('INTERRUPTED', sentence, exitCode, details);
}

interface Rest {
  readonly unmatchedFile: string | null;
  /** Headers of columns that weren't imported. */
  readonly ignored: readonly string[];
}

function report({ counts, reasons }: UsageImport, rest: Rest, context: CommandContext): ExitCode {
  const { reporter, dryRun } = context;
  const { unmatchedFile, ignored } = rest;
  if (ignored.length > 0) reporter.say(`Columns that were ignored: ${ignored.join(', ')}. ${HOW_TO_ADD}`);
  if (reasons.length > 0) {
    reporter.table(
      ['Line', 'Row', REASON],
      reasons.slice(0, REASONS_SHOWN).map(({ line, name, reason }) => [String(line), name, reason]),
    );
    const more = counts.unmatched - Math.min(counts.unmatched, REASONS_SHOWN);
    if (more > 0) reporter.say(`And ${count(more, 'row')} more.`);
  }
  const imported = counts.created + counts.updated;
  const parts = dryRun
    ? [`${count(imported, 'row')} would be imported`]
    : [`${count(counts.created, 'snapshot')} created`, `${counts.updated} updated`];
  if (counts.repeated > 0) parts.push(`${count(counts.repeated, 'repeated row')} skipped`);
  parts.push(`${count(counts.unmatched, 'row')} not imported`);
  reporter.say(`${parts.join(', ')}.${dryRun ? ' Nothing was changed.' : ''}`);
  if (unmatchedFile !== null) {
    reporter.say(
      `The rows that weren't imported are in ${unmatchedFile}, with the reason. Correct them, then import that file.`,
    );
  }
  reporter.result({ ...documentStart(context), ...counts, unmatchedFile, reasons, ignoredColumns: ignored });
  return counts.unmatched > 0 ? 1 : 0;
}

function documentStart({ targetOrg, dryRun, usage }: CommandContext): Record<string, unknown> {
  return { targetOrg, dryRun, file: usage?.file };
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}
