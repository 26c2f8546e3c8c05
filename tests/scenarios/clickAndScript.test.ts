/** A click on the page and a script create integration cases that are equal in every field. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readGiven } from './runner/readScenarios.ts';
import { runAndCollect } from './runner/runScenario.ts';
import { World } from './runner/World.ts';
import type { Argument, Given, Scenario, Step } from './Scenario.ts';

let world: World;

before(async () => {
  world = await World.start();
});
after(() => world?.close());

const ANSWERS = {
  Student_Upload_Method__c: 'Clever',
  Teachers_Differ__c: true,
  Teacher_Upload_Method__c: 'ClassLink',
  SSO__c: 'Other',
  Schools_In_Scope__c: 'Larkspur Elementary, Larkspur Middle\nand the annex {North}',
  School_Count__c: 3,
  Grades_In_Scope__c: 'PK;K;12',
  Student_Count__c: 1480,
  Teacher_Count__c: 0,
  Technical_Contact_Name__c: 'Zoë "Zo" O\'Neill & Sons',
  Technical_Contact_Email__c: 'zoe@larkspur.example',
  Technical_Contact_Phone__c: '(325) 555-0202',
  Clever_District_Id__c: '5f1c0a7be21d4a0001c3d9e2',
  ClassLink_Tenant_Id__c: 'LARK-7',
  Target_Launch_Date__c: 'today+14',
  Notes__c: '  Ids match the state id.  <b>Not</b> bold.\\n',
};

/** An imported form, with the case in Rostering and no integration case. */
const IMPORTED: readonly Given[] = [
  ...readGiven('a-customer'),
  ...readGiven('an-onboarding-that-lacks-its-integration-case')
    .filter(({ object }) => object === 'Case')
    .map((record) => ({ ...record, fields: { ...record.fields, Teacher_Upload_Method__c: 'ClassLink' } })),
  {
    object: 'Rostering_Form__c',
    fields: { Case__c: '@case', Status__c: 'Submitted', Version__c: 1, Submitted_At__c: 'today-2T10:00', ...ANSWERS },
  },
];

const submit: Step = {
  as: 'specialist',
  call: 'RosteringFormController.submit',
  arguments: { caseId: '@case', version: null, values: ANSWERS as Readonly<Record<string, Argument>> },
};
const createMissing: Step = { call: 'IntegrationCaseService.createMissing', arguments: { caseIds: ['@case'] } };

async function integrationCasesAfter(given: readonly Given[], step: Step): Promise<string[]> {
  const scenario: Scenario = {
    name: 'x',
    shows: ['D5'],
    given,
    when: [step],
    then: [{ find: 'Case', where: { ParentId: '@case' }, count: 2 }],
  };
  const left = await runAndCollect(world, scenario, 'script');
  return left.filter((record) => record.includes('"Integration_Key__c": "@case:'));
}

test('a click and a script create equal integration cases for the same form', async () => {
  const byClick = await integrationCasesAfter(readGiven('a-new-onboarding'), submit);
  const byScript = await integrationCasesAfter(IMPORTED, createMissing);
  assert.equal(byClick.length, 2);
  assert.match(byClick[0] ?? '', /Grades: PK, K, 12/);
  assert.deepEqual(byScript, byClick);
});
