/**
 * Runs the tests for node:test. The globs are explicit, because Jest's tests also end in `.test.ts`, and the browser tests need a browser.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

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
const COMPILED = resolve('.cache/compiled');

/** The tests use only this computer, but jsforce and Node would use a proxy. */
function withoutProxy(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name));
  return Object.fromEntries(entries);
}

const named = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  ['--test', `--test-timeout=${MOST}`, `--test-concurrency=${AT_ONCE}`, ...(named.length > 0 ? named : GLOBS)],
  {
    stdio: 'inherit',
    env: { ...withoutProxy(), NODE_COMPILE_CACHE: COMPILED },
  },
);
process.exit(status ?? 1);
