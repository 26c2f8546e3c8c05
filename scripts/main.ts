/** From the words of a command line to a command and its exit code. */
import { Command as Program, CommanderError, InvalidArgumentError } from 'commander';
import { createIntegrations } from './commands/createIntegrations.ts';
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

const LONGEST_TIMEOUT_SECONDS = 3600;

interface Options {
  readonly targetOrg: string;
  readonly timeout: number;
  readonly dryRun?: boolean;
  readonly profile?: string;
}

/** Never throws: whatever goes wrong becomes a sentence (or, with `--json`, a document) and an exit code. */
export async function main(
  words: readonly string[],
  stop?: AbortSignal,
  output: Output = reporter(asksForJson(words)),
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = describeProgram(async (command, options) => {
    exitCode = await run(command, options, output, stop);
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

/** Wherever it stands, and however it is spelled: a program that asks for JSON is answered in JSON. */
export function asksForJson(words: readonly string[]): boolean {
  return words.some((word) => word === '--json' || word.startsWith('--json='));
}

type Start = (command: Command, options: Options) => Promise<void>;

function describeProgram(start: Start): Program {
  const program = new Program('rosterpath').description(
    'Creates, repairs and prepares what Rosterpath needs in an org.',
  );
  const integrations = group(program, 'integrations', 'The Clever and ClassLink cases of the support team.');
  leaf(
    integrations,
    'create',
    'Creates the integration cases that onboarding cases in Rostering lack.',
    createIntegrations,
    start,
  );
  const sample = group(program, 'sample', 'Sample records.');
  leaf(sample, 'load', 'Loads the sample records of data/ into an org that has none.', loadSample, start);
  leaf(program, 'preflight', 'Says whether an org is ready: features, value sets, permissions.', preflight, start);
  const org = group(program, 'org', 'The org itself.');
  leaf(
    org,
    'prepare',
    "Adds the standard picklist values of setup/ to the org's own, removing none; or assigns the layouts to a profile.",
    prepareOrg,
    start,
  ).option('--profile <name>', 'assign the layouts of Rosterpath to this profile, and do nothing else', aName);
  return program;
}

function group(parent: Program, name: string, description: string): Program {
  return parent.command(name).description(description);
}

function leaf(parent: Program, name: string, description: string, command: Command, start: Start): Program {
  return parent
    .command(name)
    .description(description)
    .option('--target-org <org>', 'local, or an alias that the sf CLI is signed in to', aName, 'local')
    .option('--json', 'print the result as JSON and nothing else')
    .option('--dry-run', 'say what would be done and change nothing')
    .option('--timeout <seconds>', 'how long to wait for each answer of the org', seconds, DEFAULT_TIMEOUT_SECONDS)
    .allowExcessArguments(false)
    .action((options: Options) => start(command, options));
}

/** `--target-org --json` would otherwise take the next option for the name. */
function aName(word: string): string {
  if (word.trim() === '' || word.startsWith('-')) throw new InvalidArgumentError('Give a name.');
  return word;
}

function seconds(word: string): number {
  const number = Number(word);
  if (!/^\d+$/.test(word) || number < 1 || number > LONGEST_TIMEOUT_SECONDS) {
    throw new InvalidArgumentError(`Give a whole number of seconds from 1 to ${LONGEST_TIMEOUT_SECONDS}.`);
  }
  return number;
}

/** With `--json`, Commander's own sentences go into the document. Answers what was said for standard output: the help. */
function listen(program: Program, json: boolean): () => string {
  let said = '';
  const all = (command: Program): Program[] => [command, ...command.commands.flatMap(all)];
  for (const command of all(program)) {
    command
      .exitOverride()
      .showHelpAfterError('(add --help for the commands and their options)')
      .configureOutput({
        writeOut: (text) => void (json ? (said += text) : process.stdout.write(plainLines(text))),
        writeErr: (text) => void (json ? (said += text) : process.stderr.write(plainLines(text))),
      });
  }
  return () => said.trim();
}

async function run(
  command: Command,
  { targetOrg, timeout, dryRun, profile }: Options,
  output: Output,
  stop: AbortSignal | undefined,
): Promise<ExitCode> {
  const connection = await connect(targetOrg, { timeoutSeconds: timeout, stop });
  const manner = { targetOrg, reporter: output, dryRun: dryRun === true, profile, stop };
  return command(await contextOf(connection, manner));
}

/** Asking for help is no mistake. */
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
