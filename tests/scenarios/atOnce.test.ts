/** Simultaneous requests: one succeeds, the others get an error, and nothing is created twice. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { callMethod } from './runner/callMethod.ts';
import { Names } from './runner/Names.ts';
import { Refusal } from './runner/Refusal.ts';
import { insertGiven } from './runner/runStep.ts';
import { readGiven } from './runner/readScenarios.ts';
import { World } from './runner/World.ts';

let world: World;

before(async () => {
  world = await World.start();
});
after(() => world?.close());

const VALUES = {
  Student_Upload_Method__c: 'Clever',
  SSO__c: 'Clever',
  Schools_In_Scope__c: 'Larkspur Elementary',
  Technical_Contact_Name__c: 'Devon Whitaker',
  Technical_Contact_Email__c: 'dwhitaker@larkspur.example',
};

/** Returns the onboarding case's ID. */
async function given(file: string): Promise<string> {
  const names = new Names(world);
  await insertGiven({ world, names, via: 'apex' }, readGiven(file));
  return names.idOf('case');
}

function submit(name: string, caseId: string, version: number | null = null): Promise<unknown> {
  const args = { caseId, version, values: VALUES };
  return callMethod(world, { via: 'apex', person: world.person(name), call: 'RosteringFormController.submit', args });
}

const refusals = (results: PromiseSettledResult<unknown>[]): string[] =>
  results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Refusal).code] : []));

async function countOf(object: string, field: string, caseId: string): Promise<number> {
  return (await world.person().org.query(`SELECT Id FROM ${object} WHERE ${field} = :caseId`, { caseId })).length;
}

test('of ten simultaneous submissions from two browsers, one succeeds and nine are refused', async () => {
  const caseId = await given('a-new-onboarding');
  const people = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? 'specialist' : 'specialist2'));
  const results = await Promise.allSettled(people.map((name) => submit(name, caseId)));
  assert.deepEqual(refusals(results), Array<string>(9).fill('FORM_ALREADY_SUBMITTED'));
  assert.equal(await countOf('Case', 'ParentId', caseId), 1);
  assert.equal(await countOf('Rostering_Form__c', 'Case__c', caseId), 1);
});

test('of five scripts and a click at the same time, one creates the integration case, and all succeed', async () => {
  const caseId = await given('an-onboarding-that-lacks-its-integration-case');
  const create = (): Promise<unknown> =>
    callMethod(world, {
      via: 'script',
      person: world.person(),
      call: 'IntegrationCaseService.createMissing',
      args: { caseIds: [caseId] },
    });
  const [, ...creations] = await Promise.all([submit('specialist', caseId, 1), ...Array.from({ length: 5 }, create)]);
  const outcomes = (creations.flat() as { outcome: string }[]).map(({ outcome }) => outcome);
  assert.ok(!outcomes.includes('failed'), `${outcomes.join(', ')}`);
  assert.equal(await countOf('Case', 'ParentId', caseId), 1);
});

test('of ten identical emails from ten tabs, one is sent and nine tabs are told', async () => {
  const caseId = await given('a-texas-elementary');
  const email = {
    sendKey: 'of-ten-tabs',
    to: [{ name: null, email: 'maria@bluebonnet.example' }],
    cc: [],
    subject: 'Welcome',
    body: '<p>Hello Maria</p>',
  };
  const send = (): Promise<unknown> =>
    callMethod(world, {
      via: 'apex',
      person: world.person('specialist'),
      call: 'OnboardingEmailController.send',
      args: { caseId, email },
    });
  const results = await Promise.allSettled(Array.from({ length: 10 }, send));
  assert.deepEqual(refusals(results), Array<string>(9).fill('ALREADY_SENT'));
  assert.equal(await countOf('EmailMessage', 'ParentId', caseId), 1);
});
