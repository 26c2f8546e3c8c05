/**
 * Installs the packages of package-lock.json when some are missing, and says nothing when none is. Runs before every npm script that
 * needs packages, so that a fresh clone works with one command; plain JavaScript, because it runs on whatever Node the machine has.
 *
 *   node tools/setup/install.mjs start   what `npm start` and the scripts need
 *   node tools/setup/install.mjs all     also what tests and checks need
 *
 * What is there is read from npm's own record, node_modules/.package-lock.json.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeComponentPaths } from './componentPaths.mjs';

const wanted = process.argv[2] === 'all' ? 'all' : 'start';

const locked = packagesOf('package-lock.json');
const installed = packagesOf('node_modules/.package-lock.json');
if (missing(wanted) > 0 || !hasNode24()) {
  install(hasDevPackages() ? 'all' : wanted);
  requireNode24();
}
writeComponentPaths();

/** @returns {Record<string, {version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, link?: boolean}>} */
function packagesOf(file) {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).packages ?? {}) : {};
}

function missing(level) {
  return Object.entries(locked).filter(([path, entry]) => isNeeded(path, entry, level) && !isInstalled(path, entry))
    .length;
}

function isNeeded(path, entry, level) {
  // Optional packages are binaries for other systems: npm leaves them out on this one.
  if (!path.includes('node_modules/') || entry.link || entry.optional || entry.devOptional) return false;
  return level === 'all' || !entry.dev;
}

function isInstalled(path, entry) {
  return installed[path]?.version === entry.version;
}

/** A developer's `npm start` must not throw away the packages their tests need. */
function hasDevPackages() {
  return Object.entries(locked).some(([path, entry]) => entry.dev && !entry.optional && isInstalled(path, entry));
}

/** The executable is an optional package for each system; where there is none for this one, the machine's own must do. */
function hasNode24() {
  return existsSync('node_modules/.bin/node') || Number(process.versions.node.split('.')[0]) >= 24;
}

function requireNode24() {
  if (hasNode24()) return;
  console.error(
    `The packages have no Node 24 for this system (${process.platform} ${process.arch}), or it could not be fetched. Install Node 24 from https://nodejs.org, then run the same command again.`,
  );
  process.exit(1);
}

function install(level) {
  const begun = Date.now();
  console.log(
    `Setting up: installing the packages of package-lock.json (${level === 'all' ? 'all of them' : 'those needed to run'}); once, about a minute …`,
  );
  const omit = level === 'all' ? [] : ['--omit=dev'];
  const result = spawnSync('npm', ['ci', ...omit, '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(
      'The packages could not be installed. Check the network and the messages above, then run the same command again.',
    );
    process.exit(1);
  }
  console.log(`Setting up: packages installed in ${Math.round((Date.now() - begun) / 1000)} s.`);
}
