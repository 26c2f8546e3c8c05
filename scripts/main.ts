/** From the words of a command line to a command and its exit code. */
import { Command as Program, CommanderError } from 'commander';
import { createIntegrations } from './commands/createIntegrations.ts';
import { loadSample } from './commands/loadSample.ts';
import { preflight } from './commands/preflight.ts';
import { prepareOrg } from './commands/prepareOrg.ts';
import { contextOf, type Command, type ExitCode } from './CommandContext.ts';
import { connect } from './org/connect.ts';
import { CommandError } from './output/CommandError.ts';
import { reporter } from './output/Reporter.ts';

interface Options {
  readonly targetOrg: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly profile?: string;
}

/** Never throws: whatever goes wrong becomes a sentence (or, with `--json`, a document) and an exit code. */
export async function main(words: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = describeProgram(async (command, options) => {
    exitCode = await run(command, options);
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, words.includes('--json'));
  }
}

type Start = (command: Command, options: Options) => Promise<void>;

function describeProgram(start: Start): Program {
  const program = new Program('rosterpath')
    .description('Creates, repairs and prepares what Rosterpath needs in an org.')
    .exitOverride()
    .showHelpAfterError('(add --help for the commands and their options)');
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
  ).option('--profile <name>', 'assign the layouts of Rosterpath to this profile, and do nothing else');
  return program;
}

function group(parent: Program, name: string, description: string): Program {
  return parent.command(name).description(description).exitOverride();
}

function leaf(parent: Program, name: string, description: string, command: Command, start: Start): Program {
  return parent
    .command(name)
    .description(description)
    .option('--target-org <org>', 'local, or an alias that the sf CLI is signed in to', 'local')
    .option('--json', 'print the result as JSON and nothing else')
    .option('--dry-run', 'say what would be done and change nothing')
    .allowExcessArguments(false)
    .exitOverride()
    .action((options: Options) => start(command, options));
}

async function run(command: Command, options: Options): Promise<ExitCode> {
  const { targetOrg } = options;
  const speaks = {
    targetOrg,
    reporter: reporter(options.json === true),
    dryRun: options.dryRun === true,
    profile: options.profile,
  };
  return command(await contextOf(await connect(targetOrg), speaks));
}

function explain(error: unknown, json: boolean): ExitCode {
  if (error instanceof CommanderError) return explainUsage(error, json);
  const code = error instanceof CommandError ? error.code : errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (json) console.log(JSON.stringify({ error: { code, message } }, null, 2));
  else console.error(`${message}${error instanceof CommandError ? '' : ` (${code})`}`);
  return error instanceof CommandError ? error.exitCode : 1;
}

/** Commander has printed its own sentence; asking for help is no mistake. */
function explainUsage(error: CommanderError, json: boolean): ExitCode {
  if (error.exitCode === 0) return 0;
  if (json) console.log(JSON.stringify({ error: { code: 'BAD_CALL', message: error.message } }, null, 2));
  return 2;
}

/** jsforce puts Salesforce's code on the error. */
function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errorCode' in error ? String(error.errorCode) : 'UNEXPECTED';
}
