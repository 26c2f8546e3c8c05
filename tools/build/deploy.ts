/**
 * `npm run deploy -- --target-org ALIAS [--dry-run] [--overwrite]`: checks that the deploy overwrites nothing in the org, compiles the
 * components, and deploys with the `sf` CLI. In an org with an earlier version, it also deletes the components that no longer exist. All
 * other options go to `sf project deploy start`.
 */
import { spawnSync } from 'node:child_process';
import { connect } from '../../scripts/org/connect.ts';
import { plainLines } from '../../scripts/output/plainText.ts';
import { compileComponents } from './compileComponents.ts';
import { deploy } from './deployment.ts';

const shell = process.platform === 'win32';

process.exitCode = await deploy(process.argv.slice(2), {
  connect,
  sf: (words) => spawnSync('sf', words, { stdio: words[0] === '--version' ? 'ignore' : 'inherit', shell }).status,
  compile: () => compileComponents(console.error),
  say: (sentence) => console.error(plainLines(sentence)),
});
