import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deployed } from './uninstallManifests.ts';
import { DELETIONS, deletions, FOLDER, released, RELEASED, upgradeManifests } from './upgradeManifest.ts';

const root = join(import.meta.dirname, '..', '..');
const today = deployed(join(root, 'force-app'));
const earlier = released(root);
const fileOf = (file: string): string => readFileSync(join(root, FOLDER, file), 'utf8');

test('the manifests are up to date ("npm run build:upgrade" writes them)', () => {
  const project = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as { sourceApiVersion: string };
  const manifests = upgradeManifests(earlier, today, project.sourceApiVersion);
  assert.deepEqual(readdirSync(join(root, FOLDER)).sort(), [RELEASED, ...manifests.keys()].sort());
  for (const [file, text] of manifests) assert.equal(fileOf(file), text, file);
});

test('an upgrade deletes nothing that still exists', () => {
  const existing = new Set(today.map(({ type, name }) => `${type} ${name}`.toLowerCase()));
  const listed = [...fileOf(DELETIONS).matchAll(/<types>(.*?)<name>(\w+)<\/name>/gs)].flatMap(
    ([, members = '', type]) =>
      [...members.matchAll(/<members>(.*?)<\/members>/g)].map(([, name]) => `${type} ${name}`),
  );
  assert.equal(listed.length, deletions(earlier, today).length);
  assert.deepEqual(
    listed.filter((one) => existing.has(one.toLowerCase())),
    [],
  );
});

test('an upgrade deletes the old triggers, so only one trigger runs for each object', () => {
  const triggers = deletions(earlier, today).filter(({ type }) => type === 'ApexTrigger');
  assert.deepEqual(
    triggers.map(({ name }) => name),
    ['CaseTrigger', 'TaskTrigger'],
  );
});

test('a component that was renamed is deleted under its old name', () => {
  const components = {
    ApexClass: ['Clock', 'StageNeeds'],
    ApexTrigger: [],
    CustomLabel: [],
    LightningComponentBundle: [],
  };
  const now = [
    { type: 'ApexClass', name: 'RpClock' },
    { type: 'ApexClass', name: 'StageNeeds' },
    { type: 'LightningComponentBundle', name: 'clock' },
  ];
  assert.deepEqual(deletions({ version: '0.1.0', components }, now), [{ type: 'ApexClass', name: 'Clock' }]);
});

test('a component that differs only in case still exists', () => {
  const components = { ApexClass: ['Rpclock'], ApexTrigger: [], CustomLabel: [], LightningComponentBundle: [] };
  assert.deepEqual(deletions({ version: '0.1.0', components }, [{ type: 'ApexClass', name: 'RpClock' }]), []);
});

test('an upgrade deletes only code and labels, never data or what an admin changes', () => {
  const types = [...fileOf(DELETIONS).matchAll(/<name>(\w+)<\/name>/g)].map(([, type]) => type);
  assert.deepEqual(types, ['ApexClass', 'ApexTrigger', 'CustomLabel', 'LightningComponentBundle']);
  assert.doesNotMatch(fileOf(DELETIONS), /<members>\*/);
});
