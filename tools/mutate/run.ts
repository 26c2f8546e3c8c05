/**
 * Makes small mistakes in the product's Apex, one at a time and only in memory, and reports those that no Apex test finds.
 * `node tools/mutate/run.ts [--only Class or folder] [--sample N] [--seed S] [--workers N] [--least PERCENT]`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseSources, readSources, type SourceText } from '../../local-org/apex/syntax/source.ts';
import { findMutations } from './findMutations.ts';
import type { Task } from './messages.ts';
import type { Mutation } from './Mutation.ts';
import { runTasks } from './pool.ts';
import { faultLines, nameOf, percentKilled, shareOf, survivorLines, tableOf, type Tried } from './report.ts';
import { sample } from './sample.ts';

const CACHE = join('.cache', 'apex');
const RESULT = join('.cache', 'mutations.json');

interface Arguments {
  /** Names of classes or folders, such as a feature, in lower case. */
  readonly only: readonly string[];
  readonly sample: number;
  readonly seed: number;
  readonly workers: number;
  /** The percentage of mistakes that the tests must find. */
  readonly least: number;
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
      least: { type: 'string', default: '85' },
    },
  });
  const number = (name: string, text: string): number => {
    const value = Number(text);
    if (text === '' || !Number.isFinite(value) || value < 0)
      throw new TypeError(`Enter a number for --${name}, not "${text}".`);
    return value;
  };
  return {
    only: values.only.flatMap((names) => names.toLowerCase().split(',')),
    sample: values.sample === undefined ? Infinity : number('sample', values.sample),
    seed: number('seed', values.seed),
    workers: number('workers', values.workers),
    least: number('least', values.least),
  };
}

interface Candidate extends Task {
  readonly mutation: Mutation;
  readonly text: string;
}

function candidates(texts: readonly SourceText[], only: readonly string[]): Candidate[] {
  return parseSources(texts, CACHE).flatMap(({ path, outcome }, file) => {
    const source = texts[file]?.text ?? '';
    const isWanted =
      only.length === 0 ||
      [nameOf(path), ...dirname(path).split(/[\\/]/)].some((name) => only.includes(name.toLowerCase()));
    if (!('unit' in outcome) || !isWanted || /^\s*@istest\b/im.test(source)) return [];
    const lines = source.split('\n');
    return findMutations(outcome.unit).map((mutation, index) => ({
      file: path,
      index,
      mutation,
      text: lines[mutation.line - 1] ?? '',
    }));
  });
}

async function run(args: Arguments): Promise<boolean> {
  const begunAt = performance.now();
  const texts = readSources('.', packageFolders());
  const all = candidates(texts, args.only);
  const chosen = sample(all, args.sample, args.seed);
  if (chosen.length === 0)
    throw new TypeError('No Apex class matches. Check the name of the class or folder in --only.');
  console.log(
    `${chosen.length} of ${all.length} mistakes, seed ${args.seed}. ${args.workers} processes load the Apex and run its tests once…`,
  );
  const byKey = new Map(chosen.map((candidate) => [keyOf(candidate), candidate]));
  const tried: Tried[] = [];
  await runTasks(
    chosen.map(({ file, index }) => ({ file, index })),
    {
      workers: args.workers,
      begin: { kind: 'begin', project: '.', cache: CACHE, texts },
      report: (task, outcome) => {
        const candidate = byKey.get(keyOf(task));
        if (candidate !== undefined) tried.push({ ...candidate, outcome });
        if (tried.length % 100 === 0) console.log(`${tried.length} of ${chosen.length}…`);
      },
    },
  );
  tried.sort((a, b) => a.file.localeCompare(b.file) || a.mutation.line - b.mutation.line);
  return print(tried, args, (performance.now() - begunAt) / 1000);
}

const keyOf = ({ file, index }: Task): string => `${file}#${index}`;

function packageFolders(): string[] {
  const { packageDirectories } = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as {
    packageDirectories: { path: string }[];
  };
  return packageDirectories.map(({ path }) => path);
}

function print(tried: readonly Tried[], { least, seed }: Arguments, seconds: number): boolean {
  console.log(
    `\n${tableOf(tried, ({ file }) => nameOf(file), 'Class')}\n\n${tableOf(tried, ({ mutation }) => mutation.kind, 'Mistake')}`,
  );
  const survivors = survivorLines(tried);
  if (survivors.length > 0) console.log(`\nNot found by any test:\n${survivors.join('\n')}`);
  const faults = faultLines(tried);
  if (faults.length > 0) console.log(`\nErrors of the local org that mistakes caused:\n${faults.join('\n')}`);
  const share = shareOf(tried);
  const percent = percentKilled(share);
  console.log(
    `\n${tried.length} mistakes in ${seconds.toFixed(0)} s: ${share.killed} found, ${share.alive} missed, ${share.notCompiling} not compiling. ` +
      `The tests found ${percent.toFixed(1)}% of those that compile (target: ${least}%).`,
  );
  mkdirSync('.cache', { recursive: true });
  writeFileSync(RESULT, JSON.stringify({ seed, seconds, ...share, percent, tried: tried.map(plain) }, null, 2));
  return percent >= least;
}

const plain = ({ file, mutation: { line, column, kind, change }, outcome, text }: Tried): unknown => ({
  file,
  line,
  column,
  kind,
  change,
  ...outcome,
  text: text.trim(),
});

try {
  process.exitCode = (await run(readArguments())) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
