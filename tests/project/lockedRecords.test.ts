/** While another user saves the case, writes from the page fail with a message, and work again afterward. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Argument } from '../scenarios/Scenario.ts';
import { callMethod } from '../scenarios/runner/callMethod.ts';
import { Names } from '../scenarios/runner/Names.ts';
import { readGiven } from '../scenarios/runner/readScenarios.ts';
import { Refusal } from '../scenarios/runner/Refusal.ts';
import { insertGiven } from '../scenarios/runner/runStep.ts';
import { World } from '../scenarios/runner/World.ts';

const EMAIL = {
  to: [{ name: null, email: 'maria@bluebonnet.example' }],
  cc: [],
  subject: 'Hello',
  body: '<p>Hello</p>',
};
const ANSWERS = {
  Student_Upload_Method__c: 'Clever',
  Teachers_Differ__c: false,
  SSO__c: 'Google',
  Schools_In_Scope__c: 'Larkspur Elementary',
  Technical_Contact_Name__c: 'Devon Whitaker',
  Technical_Contact_Email__c: 'dwhitaker@larkspur.example',
};

let world: World;
before(async () => {
  world = await World.start('.', ':memory:');
});
after(() => world.close());

async function caseOf(given: string): Promise<string> {
  const names = new Names(world);
  await insertGiven({ world, names, via: 'apex' }, readGiven(given));
  return names.idOf('case');
}

/** Today in the org's time zone. */
const today = (): string => String(new Names(world).value('today'));

async function integrationOf(onboarding: string): Promise<string> {
  const sql = 'SELECT Id FROM Case WHERE ParentId = :onboarding';
  const [found] = await world.person().org.query(sql, { onboarding });
  return String(found?.['Id']);
}

const codeOf = async (as: string, call: string, args: Record<string, Argument>): Promise<string | null> => {
  try {
    await callMethod(world, { via: 'apex', person: world.person(as), call, args });
    return null;
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    if (error.code === 'RECORD_BUSY') assert.ok(world.labels.matches('Message_RECORD_BUSY', error.message));
    return error.code;
  }
};

for (const [call, given, args] of [
  ['OnboardingEmailController.saveDraft', 'an-onboarding-to-hand-over', { email: EMAIL }],
  ['OnboardingEmailController.send', 'an-onboarding-to-hand-over', { email: EMAIL }],
  ['OnboardingCaseController.setHandoffDate', 'an-onboarding-to-hand-over', { value: 'today' }],
  ['RosteringFormController.saveDraft', 'a-new-onboarding', { version: null, values: ANSWERS }],
  ['RosteringFormController.submit', 'a-new-onboarding', { version: null, values: ANSWERS }],
] as const satisfies readonly (readonly [string, string, Record<string, Argument>])[])
  test(`${call} says that someone else is saving the case`, async () => {
    const caseId = await caseOf(given);
    const { org } = world.started;
    const filled: Record<string, Argument> = 'value' in args ? { value: today() } : args;
    org.locks.holdElsewhere(caseId);
    assert.equal(await codeOf('specialist', call, { caseId, ...filled }), 'RECORD_BUSY');
    org.locks.releaseElsewhere();
    assert.equal(await codeOf('specialist', call, { caseId, ...filled }), null);
  });

for (const held of ['integration', 'onboarding'] as const)
  test(`an integration case doesn’t close while someone else is saving the ${held} case`, async () => {
    const onboarding = await caseOf('an-onboarding-by-clever');
    const caseId = await integrationOf(onboarding);
    const { org } = world.started;
    const closed = { caseId, fromStatus: 'New', toStatus: 'Closed', outcome: 'Complete', outcomeReason: null };
    org.locks.holdElsewhere(held === 'integration' ? caseId : onboarding);
    assert.equal(await codeOf('support', 'IntegrationCaseController.setStatus', closed), 'RECORD_BUSY');
    org.locks.releaseElsewhere();
    assert.equal(await codeOf('support', 'IntegrationCaseController.setStatus', closed), null);
  });
