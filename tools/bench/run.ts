/**
 * `npm run bench`: runs all benchmarks, or those named after `--`. Prints a table and writes .cache/bench.json. If a target is missed, the
 * exit code is 1. To use fewer cases than 10,000, add `--cases N`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { isMissed, type Bench, type Benchmark, type Figure } from './Benchmark.ts';
import { assign } from './benchmarks/assign.ts';
import { components } from './benchmarks/components.ts';
import { dashboard } from './benchmarks/dashboard.ts';
import { feed } from './benchmarks/feed.ts';
import { form } from './benchmarks/form.ts';
import { integrations } from './benchmarks/integrations.ts';
import { memory } from './benchmarks/memory.ts';
import { nextstep } from './benchmarks/nextstep.ts';
import { page } from './benchmarks/page.ts';
import { queue } from './benchmarks/queue.ts';
import { reads } from './benchmarks/reads.ts';
import { rows } from './benchmarks/rows.ts';
import { start } from './benchmarks/start.ts';
import { submit } from './benchmarks/submit.ts';
import { usage } from './benchmarks/usage.ts';
import { volume } from './benchmarks/volume.ts';
import { worklist } from './benchmarks/worklist.ts';
import { Data } from './org/Data.ts';

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  start,
  page,
  rows,
  components,
  feed,
  form,
  worklist,
  assign,
  queue,
  dashboard,
  memory,
  reads,
  submit,
  integrations,
  nextstep,
  usage,
  volume,
};
const RESULT = '.cache/bench.json';

interface Result {
  readonly benchmark: string;
  readonly figures: readonly Figure[];
}

async function run(names: readonly string[], cases: number): Promise<boolean> {
  const begun = performance.now();
  const say = (sentence: string): void => console.log(`  ${sentence}`);
  const data = new Data(cases, say);
  const bench: Bench = { data, say };
  const results: Result[] = [];
  try {
    for (const name of names) results.push({ benchmark: name, figures: await runOne(name, bench) });
  } finally {
    data.remove();
  }
  const seconds = (performance.now() - begun) / 1000;
  const cores = availableParallelism();
  console.log(
    `
${tableOf(results)}
${seconds.toFixed(0)} s on ${cores} cores with Node ${process.version}; written to ${RESULT}`,
  );
  mkdirSync('.cache', { recursive: true });
  const machine = { cores, node: process.version };
  writeFileSync(RESULT, JSON.stringify({ at: new Date().toISOString(), cases, machine, seconds, results }, null, 2));
  return !results.some(({ figures }) => figures.some(isMissed));
}

async function runOne(name: string, bench: Bench): Promise<readonly Figure[]> {
  const benchmark = BENCHMARKS[name];
  if (benchmark === undefined) return [];
  console.log(`${name}: ${benchmark.about}`);
  return benchmark.run(bench);
}

function tableOf(results: readonly Result[]): string {
  const table = new Table({
    head: ['', 'result', 'target', '', 'how'],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right', 'left', 'left'],
  });
  for (const figure of results.flatMap(({ figures }) => figures)) table.push(row(figure));
  return table.toString();
}

function row(figure: Figure): string[] {
  const { name, value, unit, most, note } = figure;
  const verdict = most === undefined ? '' : isMissed(figure) ? 'MISSED' : 'met';
  return [name, `${value} ${unit}`, most === undefined ? '' : `${most} ${unit}`, verdict, note ?? ''];
}

function readArguments(): { names: string[]; cases: number } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { cases: { type: 'string', default: '10000' } },
  });
  const unknown = positionals.filter((name) => BENCHMARKS[name] === undefined);
  if (unknown.length > 0)
    throw new TypeError(
      `There is no benchmark ${unknown.join(', ')}. Choose from ${Object.keys(BENCHMARKS).join(', ')}.`,
    );
  const cases = Number(values.cases);
  if (!Number.isInteger(cases) || cases < 200) throw new TypeError('--cases must be a whole number of at least 200.');
  return { names: positionals.length > 0 ? positionals : Object.keys(BENCHMARKS), cases };
}

try {
  const { names, cases } = readArguments();
  process.exitCode = (await run(names, cases)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof TypeError ? error.message : error);
  process.exitCode = 2;
}
