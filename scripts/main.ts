/** Parses the command line, runs the command, and returns its exit code. */
import { Command as Program, CommanderError, InvalidArgumentError } from 'commander';
import { createIntegrations } from './commands/createIntegrations.ts';
import { importUsage } from './commands/importUsage.ts';
import { listCases } from './commands/listCases.ts';
import { loadSample } from './commands/loadSample.ts';
import { preflight } from './commands/preflight.ts';
import { prepareOrg } from './commands/prepareOrg.ts';
import { contextOf, type Command, type ExitCode } from './CommandContext.ts';
import { connect } from './org/connect.ts';
import { stopped } from './org/OrgFault.ts';
import { DEFAULT_TIMEOUT_SECONDS } from './org/OrgTransport.ts';
import { toCommandError } from './org/refusals.ts';
import { CommandError } from './output/CommandError.ts';
import { plainLines } from './output/plainText.ts';
import { reporter, type Output } from './output/Reporter.ts';
import type { UsageOptions } from './usage/columns.ts';
import { dateOf } from './usage/usageRow.ts';

const LONGEST_TIMEOUT_SECONDS = 3600;

interface Options {
  readonly targetOrg: string;
  readonly timeout: number;
  readonly dryRun?: boolean;
  readonly profile?: string;
  readonly asOf?: string;
  readonly product?: string;
  readonly owner?: string;
}

/** Never throws: each error becomes a message (or, with `--json`, a document) and an exit code. */
export async function main(
  words: readonly string[],
  stop?: AbortSignal,
  output: Output = reporter(asksForJson(words)),
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = describeProgram(async (command, options, file) => {
    exitCode = await run(command, options, file, output, stop);
  });
  const help = listen(program, asksForJson(words));
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return explainUsage(error, output, help());
    const failure = stop?.aborted && !(error instanceof CommandError) ? stopped() : toCommandError(error);
    output.fail(failure);
    return failure.exitCode;
  }
}

/** Also true if the command line is wrong, so that programs always get JSON. */
export function asksForJson(words: readonly string[]): boolean {
  return words.some((word) => word === '--json' || word.startsWith('--json='));
}

type Start = (command: Command, options: Options, file?: string) => Promise<void>;

function describeProgram(start: Start): Program {
  const program = new Program('rosterpath').description(
    'Prepares an org for Rosterpath, checks it, lists open cases, creates missing integration cases, and imports usage.',
  );
  const cases = group(program, 'cases', 'Work with onboarding cases.');
  leaf(cases, 'list', 'List the open onboarding cases with their next step and since when.', listCases, start).option(
    '--owner <username>',
    'only the cases of this user',
    aName,
  );
  const integrations = group(program, 'integrations', 'Work with Clever and ClassLink integration cases.');
  leaf(
    integrations,
    'create',
    'Create the missing integration cases of onboarding cases in Rostering.',
    createIntegrations,
    start,
  );
  const usage = group(program, 'usage', 'Work with usage data.');
  leaf(usage, 'import', 'Import a usage spreadsheet that was saved as CSV.', importUsage, start, 'file')
    .option('--as-of <date>', 'the date that the numbers are from, if the file has no column for it', aDate)
    .option('--product <name>', 'the product, if the file has no column for it', aName);
  const sample = group(program, 'sample', 'Work with sample records.');
  leaf(sample, 'load', 'Load the sample records in data/ into an org that has none.', loadSample, start);
  leaf(
    program,
    'preflight',
    'Check whether an org is ready: settings, picklist values, permissions, and names.',
    preflight,
    start,
  );
  const org = group(program, 'org', 'Prepare an org.');
  leaf(
    org,
    'prepare',
    'Add the missing standard picklist values in setup/, or assign the page layouts to a profile.',
    prepareOrg,
    start,
  ).option('--profile <name>', 'only assign the page layouts to this profile', aName);
  return program;
}

function group(parent: Program, name: string, description: string): Program {
  return parent.command(name).description(description);
}

function leaf(
  parent: Program,
  name: string,
  description: string,
  command: Command,
  start: Start,
  argument?: 'file',
): Program {
  const described = parent
    .command(name)
    .description(description)
    .option('--target-org <org>', 'local, or the alias of an org that the sf CLI is signed in to', aName, 'local')
    .option('--json', 'print the result as one JSON document')
    .option('--dry-run', 'show what would happen and change nothing')
    .option('--timeout <seconds>', 'how long to wait for each answer from the org', seconds, DEFAULT_TIMEOUT_SECONDS)
    .allowExcessArguments(false);
  if (argument === undefined) return described.action((options: Options) => start(command, options));
  return described
    .argument(`<${argument}>`, 'the CSV file')
    .action((file: string, options: Options) => start(command, options, file));
}

/** Without this check, `--target-org --json` would use `--json` as the name. */
function aName(word: string): string {
  if (word.trim() === '' || word.startsWith('-')) throw new InvalidArgumentError('Enter a name.');
  return word;
}

function aDate(word: string): string {
  const date = dateOf(word);
  if (date === null) throw new InvalidArgumentError('Enter a date, such as 2026-09-28.');
  return date;
}

function seconds(word: string): number {
  const number = Number(word);
  if (!/^\d+$/.test(word) || number < 1 || number > LONGEST_TIMEOUT_SECONDS) {
    throw new InvalidArgumentError(`Enter a whole number of seconds from 1 to ${LONGEST_TIMEOUT_SECONDS}.`);
  }
  return number;
}

/** With `--json`, Commander's messages go into the document. The returned function gives what Commander printed, such as the help. */
function listen(program: Program, json: boolean): () => string {
  let said = '';
  const all = (command: Program): Program[] => [command, ...command.commands.flatMap(all)];
  for (const command of all(program)) {
    command
      .exitOverride()
      .showHelpAfterError('To see the commands and their options, add --help.')
      .configureOutput({
        writeOut: (text) => void (json ? (said += text) : process.stdout.write(plainLines(text))),
        writeErr: (text) => void (json ? (said += text) : process.stderr.write(plainLines(text))),
      });
  }
  return () => said.trim();
}

async function run(
  command: Command,
  { targetOrg, timeout, dryRun, profile, asOf, product, owner }: Options,
  file: string | undefined,
  output: Output,
  stop: AbortSignal | undefined,
): Promise<ExitCode> {
  const connection = await connect(targetOrg, { timeoutSeconds: timeout, stop });
  const usage: UsageOptions | undefined = file === undefined ? undefined : { file, asOf, product };
  const manner = { targetOrg, reporter: output, dryRun: dryRun === true, profile, owner, usage, stop };
  return command(await contextOf(connection, manner));
}

/** Asking for help isn't an error. */
function explainUsage(error: CommanderError, output: Output, said: string): ExitCode {
  if (error.exitCode === 0) {
    output.result({ help: said });
    return 0;
  }
  // Without a command, Commander's message is "(outputHelp)".
  const message = error.code === 'commander.help' ? said : error.message.replace(/^error: /, '');
  if (said !== '') output.fail({ code: 'BAD_CALL', message, details: {} });
  return 2;
}
