/**
 * `npm run test:browser`: starts Rosterpath on a free port with temporary sample data, and runs the browser
 * tests in a real Chromium.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, rmSync } from 'node:fs';
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

/** Each file has its own browser and data, so two can run at the same time. */
const AT_ONCE = 2;

rmSync(PICTURES_OF_FAILURES, { recursive: true, force: true });
const named = process.argv.slice(2);
const files = named.length > 0 ? named : globSync('tests/browser/*.test.ts').sort();
const server = await startServer();
const { status } = spawnSync(process.execPath, ['--test', `--test-concurrency=${AT_ONCE}`, ...files], {
  stdio: 'inherit',
  env: { ...process.env, BASE_URL: server.url, CHROMIUM: chromium },
});
await server.stop();
process.exit(status ?? 1);
