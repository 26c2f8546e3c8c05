/** The command behind `cli.ts`: reads the call, runs the tests, prints the report, answers the exit code. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openOrg } from '../../org.ts';
import { loadApex } from '../index.ts';
import { jsonReport, printReport } from './print.ts';
import { runTests, type TestReport } from './runner.ts';

/** Syntax trees of the last run, within the project. */
const CACHE = join('.cache', 'apex');

interface Arguments {
  readonly project: string;
  readonly only: string | null;
  /** The least percentage of lines; null for any. */
  readonly coverage: number | null;
  readonly json: boolean;
  readonly verbose: boolean;
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      project: { type: 'string', default: '.' },
      only: { type: 'string' },
      coverage: { type: 'string' },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const coverage = values.coverage === undefined ? null : Number(values.coverage);
  if (coverage !== null && !(coverage >= 0 && coverage <= 100)) throw new TypeError('--coverage takes a percentage');
  return { project: values.project, only: values.only ?? null, coverage, json: values.json, verbose: values.verbose };
}

function run({ project, only }: Arguments): TestReport {
  const org = openOrg({ project, data: ':memory:' });
  try {
    return runTests(loadApex(org, { project, cache: join(project, CACHE) }), { only });
  } finally {
    org.close();
  }
}

/** With `--only` the coverage of the whole program says nothing, so it is not asked for. */
function isGood(report: TestReport, { only, coverage }: Arguments): boolean {
  if (report.failed > 0) return false;
  return coverage === null || only !== null || report.coverage.percent >= coverage;
}

export function main(): number {
  let args: Arguments;
  let report: TestReport;
  try {
    args = readArguments();
    report = run(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
  const good = isGood(report, args);
  if (args.json) console.log(jsonReport(report));
  else {
    if (!good && report.failed === 0)
      console.log(`Coverage ${report.coverage.percent.toFixed(1)} % is below ${args.coverage} %`);
    console.log(printReport(report, args.verbose));
  }
  if (args.only !== null && report.results.length === 0) {
    console.error(`There is no test ${args.only}`);
    return 2;
  }
  return good ? 0 : 1;
}
