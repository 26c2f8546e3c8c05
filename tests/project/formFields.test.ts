/**
 * A field of the rostering form is metadata: the field, the methods that ask for it, permission sets, and a line of the support team's text.
 * The first tests say what is missing for a field. The last one adds a field and touches no code.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { callMethod } from '../scenarios/runner/callMethod.ts';
import { Names } from '../scenarios/runner/Names.ts';
import { readGiven } from '../scenarios/runner/readScenarios.ts';
import { insertGiven } from '../scenarios/runner/runStep.ts';
import { filesBelow, SOURCE, sourceFile } from './filesBelow.ts';
import { ProjectCopy } from './ProjectCopy.ts';

const EDITORS = ['Onboarding_Admin', 'Onboarding_Manager', 'Onboarding_Specialist'];

const methods = filesBelow(SOURCE, '.md-meta.xml').filter((file) => basename(file).startsWith('Rostering_Method.'));
/** Visitors of the customer's form read no records: a class gives them the fields. Assigners have another permission set as well. */
const WITHOUT_FORM = ['Rostering_Form_Guest', 'Onboarding_Assigner'];
const permissionSets = filesBelow(SOURCE, '.permissionset-meta.xml').filter(
  (file) => !WITHOUT_FORM.includes(basename(file, '.permissionset-meta.xml')),
);
const scenarios = filesBelow('tests/scenarios', '.json').map(read).join('\n');
const description = read(sourceFile('customMetadata/Onboarding_Setting.Integration_Case_Description.md-meta.xml'));
const tokens = [...description.matchAll(/\{(\w+__c)\}/g)].map(([, name = '']) => name);

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

function listOf(method: string, list: string): string[] {
  const [, value = ''] =
    read(method)
      .split(`<field>${list}</field>`)[1]
      ?.split(/<value[^>]*>/) ?? [];
  return value.split('<')[0]?.match(/\w+__c\b/g) ?? [];
}

const createsCase = (method: string): boolean =>
  /<field>Creates_Integration_Case__c<\/field>\s*<value[^>]*>true</.test(read(method));

const without = (names: readonly string[], known: readonly string[]): string[] =>
  names.filter((name) => !known.includes(name));

for (const method of methods) {
  test(`${basename(method)}: what it requires is shown, and the support team gets every answer that it asks for`, () => {
    const shown = listOf(method, 'Shown_Fields__c');
    assert.ok(shown.length > 0);
    assert.deepEqual(without(listOf(method, 'Required_Fields__c'), shown), [], 'Add it to Shown Fields.');
    const told = createsCase(method) ? shown : [];
    assert.deepEqual(without(told, tokens), [], 'Add a line to the setting Integration_Case_Description.');
  });
}

for (const field of new Set(methods.flatMap((method) => listOf(method, 'Shown_Fields__c')))) {
  test(`${field} is described, granted, and part of a scenario`, () => {
    const definition = read(sourceFile(`Rostering_Form__c/fields/${field}.field-meta.xml`));
    assert.match(definition, /<description>.+<\/description>/s, 'Describe the field.');
    for (const file of permissionSets) {
      const name = basename(file, '.permissionset-meta.xml');
      const granted = `<editable>${EDITORS.includes(name)}</editable>\\s*<field>Rostering_Form__c\\.${field}</field>\\s*<readable>true`;
      assert.match(read(file), new RegExp(granted), `Grant the field in ${name}.`);
    }
    assert.ok(scenarios.includes(`"${field}"`), 'Add the field to a scenario.');
  });
}

test("the support team's text names only fields of the form", () => {
  const fields = filesBelow(SOURCE, '.field-meta.xml')
    .filter((file) => file.includes('/Rostering_Form__c/'))
    .map((file) => basename(file, '.field-meta.xml'));
  assert.deepEqual(without(tokens, fields), [], 'Correct the setting Integration_Case_Description.');
});

const NEW_FIELD = `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Bell_Schedule__c</fullName>
    <description>When the school day starts.</description>
    <label>Bell Schedule</label>
    <length>80</length>
    <type>Text</type>
</CustomField>
`;

/** The project with a new field that Clever requires. */
function projectWithNewField(): ProjectCopy {
  const project = new ProjectCopy();
  const folder = mkdtempSync(join(tmpdir(), 'field-'));
  const fields = join(folder, 'objects', 'Rostering_Form__c', 'fields');
  mkdirSync(fields, { recursive: true });
  writeFileSync(join(fields, 'Bell_Schedule__c.field-meta.xml'), NEW_FIELD);
  project.add(folder);
  rmSync(folder, { recursive: true });
  project.change('Rostering_Method.Clever', 'Shown_Fields__c', 'SSO__c, Bell_Schedule__c, Notes__c');
  project.change('Rostering_Method.Clever', 'Required_Fields__c', 'Bell_Schedule__c');
  project.change('Onboarding_Setting.Integration_Case_Description', 'Value__c', 'Bells: {Bell_Schedule__c}');
  for (const file of permissionSets) {
    const editable = EDITORS.includes(basename(file, '.permissionset-meta.xml'));
    const grant = `<fieldPermissions><editable>${editable}</editable><field>Rostering_Form__c.Bell_Schedule__c</field><readable>true</readable></fieldPermissions>`;
    project.replaceFirst(`permissionsets/${basename(file)}`, '<fieldPermissions>', `${grant}<fieldPermissions>`);
  }
  return project;
}

test('a new field in the metadata is asked for, required, saved, and sent to the support team, without a line of code', async () => {
  const project = projectWithNewField();
  const world = await project.start();
  try {
    const names = new Names(world);
    await insertGiven({ world, names, via: 'apex' }, readGiven('a-new-onboarding'));
    const caseId = names.idOf('case');
    const person = world.person('specialist');
    const ask = <T>(call: string, args: Record<string, unknown> = {}): Promise<T> =>
      callMethod(world, { via: 'apex', person, call, args: { caseId, ...args } as never }) as Promise<T>;
    const page = await ask<{ methodRules: { name: string; fields: { name: string; required: boolean }[] }[] }>(
      'OnboardingCaseController.getPage',
    );
    const clever = page.methodRules.find(({ name }) => name === 'Clever');
    assert.deepEqual(clever?.fields, [
      { name: 'SSO__c', required: false },
      { name: 'Bell_Schedule__c', required: true },
      { name: 'Notes__c', required: false },
    ]);
    const values = { Student_Upload_Method__c: 'Clever', Teachers_Differ__c: false };
    await assert.rejects(ask('RosteringFormController.submit', { version: null, values }), {
      code: 'FORM_INVALID',
      fields: { Bell_Schedule__c: 'Bell Schedule is required.' },
    });
    const answered = { ...values, Bell_Schedule__c: '8:15' };
    const draft = await ask<{ values: Record<string, unknown> }>('RosteringFormController.saveDraft', {
      version: null,
      values: answered,
    });
    assert.equal(draft.values['Bell_Schedule__c'], '8:15');
    const submitted = await ask<{ form: { values: Record<string, unknown> } }>('RosteringFormController.submit', {
      version: 1,
      values: answered,
    });
    assert.equal(submitted.form.values['Bell_Schedule__c'], '8:15');
    const { org } = world.person();
    const [integration] = await org.query('SELECT Description FROM Case WHERE ParentId = :caseId', { caseId });
    assert.equal(integration?.['Description'], 'Bells: 8:15');
    const [form] = await org.query('SELECT Id FROM Rostering_Form__c WHERE Case__c = :caseId', { caseId });
    const changed = { Id: String(form?.['Id']), Bell_Schedule__c: '9:00' };
    const [result] = await org.update('Rostering_Form__c', [changed], false);
    assert.equal(result?.success, false, 'A submitted answer is final.');
  } finally {
    await world.close();
    project.remove();
  }
});
