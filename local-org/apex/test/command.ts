/** The command behind `cli.ts`: reads the arguments, runs the tests, prints the report, and returns the exit code. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { EmailSettings } from '../../org.ts';
import { complain, say } from '../../terminal.ts';
import { describeLeftOut } from '../model/problems.ts';
import { merged } from './merge.ts';
import { jsonReport, printReport } from './print.ts';
import { runPart, type TestOrg } from './run-part.ts';
import type { TestReport } from './runner.ts';

interface Arguments {
  readonly project: string;
  readonly only: string | null;
  /** The minimum coverage in percent. Null for none. */
  readonly coverage: number | null;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly org: TestOrg;
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      project: { type: 'string', default: '.' },
      only: { type: 'string' },
      coverage: { type: 'string' },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      email: { type: 'string', default: 'all' },
      'email-limit': { type: 'string' },
      'fresh-org': { type: 'boolean', default: false },
      'without-criteria-rules': { type: 'boolean', default: false },
      'replay-triggers': { type: 'boolean', default: false },
    },
  });
  const coverage = values.coverage === undefined ? null : Number(values.coverage);
  if (coverage !== null && !(coverage >= 0 && coverage <= 100))
    throw new TypeError('Enter a percentage from 0 to 100 for --coverage.');
  const { project, only = null, json, verbose } = values;
  const email = emailSettings(values.email, values['email-limit']);
  const org = {
    email,
    freshOrg: values['fresh-org'],
    criteriaRules: !values['without-criteria-rules'],
    replayTriggers: values['replay-triggers'],
  };
  return { project, only, coverage, json, verbose, org };
}

function emailSettings(deliverability: string, limit: string | undefined): Partial<EmailSettings> {
  if (deliverability !== 'all' && deliverability !== 'none') throw new TypeError('Enter "all" or "none" for --email.');
  if (limit === undefined) return { deliverability };
  if (!/^\d+$/.test(limit)) throw new TypeError('Enter a number of addresses for --email-limit.');
  return { deliverability, dailyLimit: Number(limit) };
}

/** If the computer has room, runs half of the test classes in a second process. */
async function run({ project, only, org }: Arguments): Promise<TestReport> {
  if (only !== null || availableParallelism() < 2) return runPart(project, { only, org, say: complain });
  const words = [project, JSON.stringify(org)];
  const beside = fork(join(import.meta.dirname, 'half.ts'), words, { serialization: 'advanced', silent: true });
  let said = '';
  beside.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  try {
    const answer = once(beside, 'message');
    const ended = once(beside, 'exit').then(() => null);
    // Load errors are reported by this process. The other process's exit is checked below.
    answer.catch(() => undefined);
    const here = runPart(project, { org, part: 0, of: 2, say: complain });
    const received = await Promise.race([answer, ended]);
    if (received === null) throw new Error(`Half of the tests ended without a report.\n${said}`);
    return merged(here, received[0] as TestReport);
  } finally {
    beside.kill();
  }
}

/** With `--only`, coverage of the whole program is meaningless, so it's not checked. */
function isGood(report: TestReport, { only, coverage }: Arguments): boolean {
  if (report.failed > 0) return false;
  return coverage === null || only !== null || report.coverage.percent >= coverage;
}

export async function main(): Promise<number> {
  let args: Arguments;
  let report: TestReport;
  try {
    args = readArguments();
    report = await run(args);
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
  const good = isGood(report, args);
  if (args.json) say(jsonReport(report));
  else {
    if (!good && report.failed === 0)
      say(`Coverage ${report.coverage.percent.toFixed(1)} % is below ${args.coverage} %`);
    say(printReport(report, args.verbose));
  }
  if (report.leftOut.length > 0) {
    complain(describeLeftOut(report.leftOut));
    return 2;
  }
  if (args.only !== null && report.results.length === 0) {
    complain(`No test matches ${args.only}.`);
    return 2;
  }
  return good ? 0 : 1;
}
