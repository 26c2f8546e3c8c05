/** Changes in custom metadata work after the next start without code, and mistakes in it are reported. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { callMethod } from '../scenarios/runner/callMethod.ts';
import { Names } from '../scenarios/runner/Names.ts';
import { readGiven } from '../scenarios/runner/readScenarios.ts';
import { Refusal } from '../scenarios/runner/Refusal.ts';
import { insertGiven } from '../scenarios/runner/runStep.ts';
import type { World } from '../scenarios/runner/World.ts';
import { ProjectCopy } from './ProjectCopy.ts';

const TEXAS = 'Email_Template_Rule.Education_Galaxy_Welcome';
const OTHERWISE = 'Email_Template_Rule.Progress_Learning_Welcome';
const ANSWERS = {
  Student_Upload_Method__c: 'Clever',
  SSO__c: 'Clever',
  Schools_In_Scope__c: 'Bluebonnet Elementary',
  Technical_Contact_Name__c: 'Devon Whitaker',
  Technical_Contact_Email__c: 'devon@bluebonnet.example',
};

interface Recommendation {
  readonly templateName: string | null;
  readonly reason: string;
}

const project = new ProjectCopy();
let world: World;
let caseId: string;

afterEach(async () => {
  await world.close();
  project.restore();
});
after(() => project.remove());

/** Starts with the case of an elementary school in Texas. */
async function start(): Promise<void> {
  world = await project.start();
  const names = new Names(world);
  await insertGiven({ world, names, via: 'apex' }, readGiven('a-texas-elementary'));
  caseId = names.idOf('case');
}

async function restart(): Promise<void> {
  await world.close();
  world = await project.start();
}

function ask<T>(call: string, args: Record<string, unknown> = {}): Promise<T> {
  const person = world.person('specialist');
  return callMethod(world, { via: 'apex', person, call, args: { caseId, ...args } as never }) as Promise<T>;
}

async function recommendation(): Promise<Recommendation> {
  return (await ask<{ recommendation: Recommendation }>('OnboardingEmailController.getPicker')).recommendation;
}

test('a template rule: Texas no longer gets its own email', async () => {
  await start();
  assert.equal((await recommendation()).templateName, 'Education_Galaxy_Progress_Learning_Welcome');
  project.change(TEXAS, 'States__c', 'OK, Oklahoma');
  await restart();
  assert.equal((await recommendation()).templateName, 'Progress_Learning_Welcome');
});

test('a template rule without a template: nothing is recommended, and the reason names the rule', async () => {
  project.change(TEXAS, 'Template_Name__c', 'Not_There');
  await start();
  const { templateName, reason } = await recommendation();
  assert.equal(templateName, null);
  assert.match(reason, /the rule “Education Galaxy welcome” uses the template Not_There, which doesn't exist/);
});

test('a template rule with impossible grades: nothing is recommended, and the reason names the rule', async () => {
  project.change(TEXAS, 'Grade_High__c', 'Senior');
  await start();
  const { templateName, reason } = await recommendation();
  assert.equal(templateName, null);
  assert.match(reason, /the grades of the rule “Education Galaxy welcome” aren't a range of grades, such as PK to 5/);
});

test('two template rules that both match: the first in the order wins, and the reason names both', async () => {
  project.change(OTHERWISE, 'Applies_Otherwise__c', 'false');
  await start();
  const first = await recommendation();
  assert.equal(first.templateName, 'Education_Galaxy_Progress_Learning_Welcome');
  assert.match(
    first.reason,
    /The rule “Progress Learning welcome” also applies, but “Education Galaxy welcome” comes first/,
  );

  project.change(TEXAS, 'Sort_Order__c', '90.0');
  await restart();
  assert.equal((await recommendation()).templateName, 'Progress_Learning_Welcome');
});

test('two template rules with the same sort order: the reason asks for different ones', async () => {
  project.change(OTHERWISE, 'Applies_Otherwise__c', 'false');
  project.change(OTHERWISE, 'Sort_Order__c', '10.0');
  await start();
  const { templateName, reason } = await recommendation();
  assert.equal(templateName, 'Education_Galaxy_Progress_Learning_Welcome');
  assert.match(reason, /The rules “Education Galaxy welcome” and “Progress Learning welcome” have the same sort order/);
});

test('a method: it’s no longer available, and another one requires one more answer', async () => {
  project.change('Rostering_Method.ClassLink', 'Is_Active__c', 'false');
  project.change('Rostering_Method.Clever', 'Required_Fields__c', 'SSO__c, School_Count__c');
  await start();
  const { methodRules } = await ask<{
    methodRules: { name: string; fields: { name: string; required: boolean }[] }[];
  }>('OnboardingCaseController.getPage');
  assert.deepEqual(
    methodRules.map(({ name }) => name),
    ['Clever', 'Manual'],
  );
  const required = methodRules[0]?.fields.filter((field) => field.required).map(({ name }) => name);
  assert.deepEqual(required, ['SSO__c', 'School_Count__c']);
  const submit = (values: object): Promise<unknown> =>
    ask('RosteringFormController.submit', { version: null, values: { ...ANSWERS, ...values } });
  await assert.rejects(submit({}), (error) => {
    assert.ok(error instanceof Refusal);
    assert.deepEqual(Object.keys(error.fields), ['School_Count__c']);
    return true;
  });
  await assert.rejects(submit({ Student_Upload_Method__c: 'ClassLink', School_Count__c: 1 }), {
    code: 'METHOD_UNKNOWN',
  });
  await submit({ School_Count__c: 1 });
});

test('a method that no longer creates an integration case', async () => {
  project.change('Rostering_Method.Clever', 'Creates_Integration_Case__c', 'false');
  await start();
  const { created } = await ask<{ created: unknown[] }>('RosteringFormController.submit', {
    version: null,
    values: ANSWERS,
  });
  assert.deepEqual(created, []);
});

test('settings: subject and description of new integration cases', async () => {
  project.change('Onboarding_Setting.Integration_Case_Subject', 'Value__c', 'Connect {Customer} by {Provider}');
  project.change('Onboarding_Setting.Integration_Case_Description', 'Value__c', 'Sign-on: {SSO__c}');
  await start();
  await ask('RosteringFormController.submit', { version: null, values: ANSWERS });
  const [created] = await world
    .person()
    .org.query('SELECT Subject, Description FROM Case WHERE ParentId = :caseId', { caseId });
  assert.equal(created?.['Subject'], 'Connect Bluebonnet Elementary by Clever');
  assert.equal(created?.['Description'], 'Sign-on: Clever');
});

test('a setting with a queue that doesn’t exist: the submission is rejected, and the error names the queue', async () => {
  project.change('Onboarding_Setting.Integration_Queue', 'Value__c', 'Not_There');
  await start();
  await assert.rejects(ask('RosteringFormController.submit', { version: null, values: ANSWERS }), (error) => {
    assert.ok(error instanceof Refusal);
    assert.match(error.message, /Not_There/);
    return true;
  });
  assert.deepEqual(await world.person().org.query('SELECT Id FROM Case WHERE ParentId = :caseId', { caseId }), []);
});
