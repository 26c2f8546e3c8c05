/**
 * `npm run test:browser`: starts Rosterpath on a free port with temporary sample data, and runs the browser
 * tests in a real Chromium.
 */
import { existsSync, globSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { startServer } from '../support/server.ts';
import { PICTURES_OF_FAILURES } from './browser.ts';

const CHROMIUM = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const chromium = CHROMIUM.find((path) => path !== undefined && existsSync(path));
if (chromium === undefined) {
  console.error(
    'The browser tests need Chromium or Chrome. Install it (Debian: apt-get install chromium), or set CHROMIUM to its path.',
  );
  process.exit(1);
}

/** These take longest. At the end of the run, each of them would keep one core busy while the others wait. */
const FIRST = [
  'email',
  'form',
  'customerForm',
  'threads',
  'timeline',
  'failures',
  'lists',
  'assignment',
  'workList',
].map((name) => `tests/browser/${name}.test.ts`);

/** Each file has its own browser and data. A test often waits for a timer, so there is one file more than cores. */
const AT_ONCE = availableParallelism() + 1;

rmSync(PICTURES_OF_FAILURES, { recursive: true, force: true });
const named = process.argv.slice(2);
const found = named.length > 0 ? named : globSync('tests/browser/*.test.ts').sort();
const files = [...FIRST.filter((file) => found.includes(file)), ...found.filter((file) => !FIRST.includes(file))];
const server = await startServer();
process.env['BASE_URL'] = server.url;
process.env['CHROMIUM'] = chromium;
/** Each file is a process of its own, and half of its time to start went into compiling the same modules. */
process.env['NODE_COMPILE_CACHE'] = resolve('.cache/compiled');

run({ files, concurrency: AT_ONCE })
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(spec)
  .on('end', () => void server.stop())
  .pipe(process.stdout);
