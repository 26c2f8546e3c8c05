/**
 * Runs the tests for node:test, or the given files. The globs are explicit, because Jest's tests also end in `.test.ts`, and the browser tests
 * need a browser.
 */
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** These take longest. At the end of the run, each of them would keep one core busy while the others wait. */
const FIRST = [
  'tests/project/hostileOrg.test.ts',
  'tests/project/badValues.test.ts',
  'tests/scenarios/run.test.ts',
  'tools/check/seeded/mistakes.test.ts',
  'tests/cli/badDay.test.ts',
  'tests/cli/manyCases.test.ts',
  'tests/project/volume.test.ts',
  'tools/build/deployment.test.ts',
  'tests/project/manyYears.test.ts',
  'tests/cli/calls.test.ts',
  'tests/project/adminChanges.test.ts',
];

const GLOBS = [
  'local-org/**/*.test.ts',
  'services/**/*.test.ts',
  'scripts/**/*.test.ts',
  'tools/**/*.test.ts',
  'tests/scenarios/**/*.test.ts',
  'tests/cli/**/*.test.ts',
  'tests/project/**/*.test.ts',
];

/** The time limit for one file, in ms. */
const MOST = 240_000;

/** Node's default leaves one core unused. */
const AT_ONCE = availableParallelism();

/** Each file is a process of its own, and half of its time went into compiling the same modules. */
process.env['NODE_COMPILE_CACHE'] = resolve('.cache/compiled');

/** The tests use only this computer, but jsforce and Node would use a proxy. */
for (const name of Object.keys(process.env)) if (/_proxy$/i.test(name)) Reflect.deleteProperty(process.env, name);

const named = process.argv.slice(2);
const found = globSync(named.length > 0 ? named : GLOBS, { exclude: (name) => name === 'node_modules' })
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
if (found.length === 0) throw new Error(`There is no test file ${named.join(', ')}.`);
const files = [...FIRST.filter((file) => found.includes(file)), ...found.filter((file) => !FIRST.includes(file))];

run({ files, concurrency: AT_ONCE, timeout: MOST })
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(spec)
  .pipe(process.stdout);
