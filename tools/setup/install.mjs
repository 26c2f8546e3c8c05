/**
 * Installs missing packages of package-lock.json. Runs before every npm script that needs packages, so that a new clone works with one
 * command. JavaScript, because it must run on any Node version.
 *
 *   node tools/setup/install.mjs start   packages for `npm start` and the commands
 *   node tools/setup/install.mjs all     also packages for tests and checks
 *
 * The installed packages are listed in node_modules/.package-lock.json, which npm writes.
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
  // Optional packages are binaries for other systems, which npm skips.
  if (!path.includes('node_modules/') || entry.link || entry.optional || entry.devOptional) return false;
  return level === 'all' || !entry.dev;
}

function isInstalled(path, entry) {
  return installed[path]?.version === entry.version;
}

/** `npm start` must not remove packages that a developer's tests need. */
function hasDevPackages() {
  return Object.entries(locked).some(([path, entry]) => entry.dev && !entry.optional && isInstalled(path, entry));
}

/** If there's no Node package for this system, the installed Node must be version 24 or later. */
function hasNode24() {
  return existsSync('node_modules/.bin/node') || Number(process.versions.node.split('.')[0]) >= 24;
}

function requireNode24() {
  if (hasNode24()) return;
  console.error(
    `There is no Node 24 package for this system (${process.platform} ${process.arch}), or it couldn't be downloaded. Install Node 24 from https://nodejs.org, then run the same command again.`,
  );
  process.exit(1);
}

function install(level) {
  const begun = Date.now();
  console.log(
    `Setting up: installing ${level === 'all' ? 'all packages' : 'the packages needed to run'}. This happens once and takes about a minute…`,
  );
  const omit = level === 'all' ? [] : ['--omit=dev'];
  const result = spawnSync('npm', ['ci', ...omit, '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(
      "The packages couldn't be installed. Check your network and the messages above, then run the same command again.",
    );
    process.exit(1);
  }
  console.log(`Setting up: packages installed in ${Math.round((Date.now() - begun) / 1000)} s.`);
}
