/**
 * `npm run deploy -- --target-org ALIAS [--dry-run]`: compiles the components, then deploys with the `sf` CLI. Every word after `--` goes to
 * `sf project deploy start`, so its own options work too.
 */
import { spawnSync } from 'node:child_process';
import { compileComponents } from './compileComponents.ts';

const words = process.argv.slice(2);
if (!words.some((word) => /^(-o|--target-org)(=|$)/.test(word))) {
  console.error('Say which org: npm run deploy -- --target-org ALIAS (an alias that the sf CLI is signed in to).');
  process.exit(2);
}
if (spawnSync('sf', ['--version'], { shell: process.platform === 'win32' }).status !== 0) {
  console.error(
    'The sf CLI is not there. Install it with "npm install --global @salesforce/cli" and sign in with "sf org login web --alias ALIAS".',
  );
  process.exit(1);
}
if (!compileComponents()) process.exit(1);
const { status } = spawnSync('sf', ['project', 'deploy', 'start', '--source-dir', 'force-app', ...words], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
