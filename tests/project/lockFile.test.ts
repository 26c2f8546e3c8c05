/** `npm ci` installs only packages whose hashes are in the lock file. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
}

const packages = Object.entries(
  (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }).packages,
).filter(([path, { link }]) => path.includes('node_modules/') && !link);
const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { allowScripts: Record<string, boolean> };

test('every package has its hash, and none names a registry', () => {
  const without = packages.filter(([, { integrity, inBundle }]) => integrity === undefined && inBundle !== true);
  assert.deepEqual(
    without.map(([path]) => path),
    [],
  );
  assert.deepEqual(
    packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path),
    [],
  );
});

test('no install script runs, because it could download files without a hash', () => {
  assert.deepEqual(
    Object.entries(allowScripts).filter(([, allowed]) => allowed),
    [],
  );
  const needed = packages.filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional);
  const unknown = needed.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  assert.deepEqual(
    unknown.filter((name) => allowScripts[name] !== false),
    [],
  );
});

test('Node 24 comes from one package per operating system, and an install can leave out the others', () => {
  const nodes = packages.filter(([, { bin }]) => bin?.['node'] !== undefined);
  assert.ok(nodes.length >= 4);
  for (const [path, { version, optional, hasInstallScript }] of nodes) {
    assert.match(version ?? '', /^24\./, path);
    assert.ok(optional && !hasInstallScript, path);
  }
});
