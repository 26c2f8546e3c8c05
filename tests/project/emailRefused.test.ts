/**
 * An org that can't send email: a new sandbox, or one that reached its daily limit. The draft is kept, and
 * nothing is left half done.
 */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { runPart } from '../../local-org/apex/test/run-part.ts';
import { callMethod } from '../scenarios/runner/callMethod.ts';
import { Names } from '../scenarios/runner/Names.ts';
import { readGiven } from '../scenarios/runner/readScenarios.ts';
import { Refusal } from '../scenarios/runner/Refusal.ts';
import { insertGiven } from '../scenarios/runner/runStep.ts';
import { World } from '../scenarios/runner/World.ts';

const HANDOFF = {
  templateName: 'Onboarding_School_Handoff',
  sendKey: 'of-the-handoff',
  to: [{ name: null, email: 'csm@rosterpath.example' }],
  cc: [],
  subject: 'Handoff',
  body: '<p>Half a day of words</p>',
};

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

for (const [what, email, code, label] of [
  ["can't send", { deliverability: 'none' }, 'SEND_NOT_ALLOWED', 'Message_SEND_NOT_ALLOWED'],
  ['reached its daily limit', { dailyLimit: 0 }, 'SEND_LIMIT_REACHED', 'Message_SEND_LIMIT_REACHED'],
] as const) {
  test(`an org that ${what} refuses an email with a message, keeps the draft, and writes nothing`, async () => {
    world = await World.start('.', ':memory:', email);
    const names = new Names(world);
    await insertGiven({ world, names, via: 'apex' }, readGiven('an-onboarding-to-hand-over'));
    const caseId = names.idOf('case');
    const { org } = world.person();
    const send = (call: string): Promise<unknown> =>
      callMethod(world as World, {
        via: 'apex',
        person: (world as World).person('specialist'),
        call,
        args: { caseId, email: HANDOFF },
      });
    await send('OnboardingEmailController.saveDraft');
    await assert.rejects(send('OnboardingEmailController.send'), (refusal) => {
      assert.ok(refusal instanceof Refusal);
      assert.equal(refusal.code, code);
      assert.ok(world?.labels.matches(label, refusal.message), refusal.message);
      return true;
    });
    const kept = await org.query('SELECT Status, HtmlBody FROM EmailMessage WHERE ParentId = :caseId', { caseId });
    assert.deepEqual(
      kept.map(({ Status, HtmlBody }) => [Status, HtmlBody]),
      [['5', HANDOFF.body]],
    );
    const [record] = await org.query('SELECT Handoff_Date__c FROM Case WHERE Id = :caseId', { caseId });
    assert.equal(record?.['Handoff_Date__c'], null);
  });
}

test('the tests that really send pass in an org with any number of addresses left', () => {
  for (const dailyLimit of [0, 1, 2, 15]) {
    const { failed, passed } = runPart('.', { only: 'CaseEmailGatewayTest', org: { email: { dailyLimit } } });
    assert.equal(failed, 0, `${dailyLimit} addresses left`);
    assert.ok(passed > 0);
  }
});
