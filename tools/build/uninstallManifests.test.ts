import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deployed, FOLDER, goesWithItsObject, NOT_REMOVED, STEPS, uninstallManifests } from './uninstallManifests.ts';

const root = join(import.meta.dirname, '..', '..');
const components = deployed(join(root, 'force-app'));
const fileOf = (file: string): string => readFileSync(join(root, FOLDER, file), 'utf8');

test('the manifests list what a deploy adds (to update them, run "npm run build:uninstall")', () => {
  const project = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as { sourceApiVersion: string };
  const manifests = uninstallManifests(components, project.sourceApiVersion);
  assert.deepEqual(readdirSync(join(root, FOLDER)).sort(), [...manifests.keys()].sort());
  for (const [file, text] of manifests) assert.equal(fileOf(file), text, file);
});

test('each component is deleted in one step, is deleted with its object, or stays for a reason', () => {
  const steps = STEPS.flatMap(({ types }) => types);
  assert.deepEqual(steps, [...new Set(steps)], 'a type is in two steps');
  const left = components.filter(
    (component) => !steps.includes(component.type) && !goesWithItsObject(component) && !(component.type in NOT_REMOVED),
  );
  assert.deepEqual(left, []);
  assert.ok(components.length > 500, `${components.length} components`);
});

test('the object of each part that is deleted with it is deleted', () => {
  const removed = new Set(components.filter(({ type }) => type === 'CustomObject').map(({ name }) => name));
  const objectOf = (name: string, type: string): string => {
    const object = name.split(/[.-]/)[0] ?? '';
    return type === 'CustomMetadata' ? `${object}__mdt` : object;
  };
  for (const { type, name } of components.filter(goesWithItsObject)) assert.ok(removed.has(objectOf(name, type)), name);
});

test('nothing that belongs to the org is listed', () => {
  for (const { file } of STEPS) {
    const text = fileOf(file);
    assert.doesNotMatch(text, /<members>\*/, file);
    assert.doesNotMatch(text, /<name>(Profile|SharingRules|CustomLabels|StandardValueSet|RecordType)<\/name>/, file);
    assert.doesNotMatch(text, /<members>(Account|Case|EmailMessage|Opportunity)<\/members>/, file);
  }
});

test('components are deleted before the ones they use', () => {
  const at = (type: string): number => STEPS.findIndex(({ types }) => types.includes(type));
  for (const [first, then] of [
    ['CustomApplication', 'FlexiPage'],
    ['FlexiPage', 'LightningComponentBundle'],
    ['LightningComponentBundle', 'ApexClass'],
    ['ApexTrigger', 'ApexClass'],
    ['ApexClass', 'CustomLabel'],
    ['ApexClass', 'CustomField'],
    ['SharingCriteriaRule', 'Group'],
    ['PermissionSet', 'CustomPermission'],
    ['EmailTemplate', 'EmailFolder'],
    ['ListView', 'Queue'],
  ] as const)
    assert.ok(at(first) >= 0 && at(first) < at(then), `${first} before ${then}`);
});
