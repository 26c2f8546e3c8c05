/**
 * Runs node:test over the folders that are not components. The globs are explicit because Jest's tests end in `.test.ts` too, and the
 * browser tests need a browser.
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

/** Of one file, in ms: a file that hangs is named and ended. */
const MOST = 240_000;

/** Node leaves one core free, which is half of two. */
const AT_ONCE = availableParallelism();

/** The tests talk to this computer alone; jsforce and Node would send that to a proxy. */
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
