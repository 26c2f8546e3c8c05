/**
 * Runs the tests for node:test. The globs are explicit, because Jest's tests also end in `.test.ts`, and the browser tests need a browser.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

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
    env: withoutProxy(),
  },
);
process.exit(status ?? 1);
