/** Requests that are too large for a scenario file. They're refused with a code and a message, and save nothing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { callMethod } from './runner/callMethod.ts';
import { Names } from './runner/Names.ts';
import { readGiven } from './runner/readScenarios.ts';
import { Refusal } from './runner/Refusal.ts';
import { insertGiven } from './runner/runStep.ts';
import { World } from './runner/World.ts';

const MILLION = 1_000_000;

let world: World;
let caseId: string;

before(async () => {
  world = await World.start();
  const names = new Names(world);
  await insertGiven({ world, names, via: 'apex' }, readGiven('a-texas-elementary'));
  caseId = names.idOf('case');
});
after(() => world?.close());

const email = (rest: object): Record<string, never> =>
  ({
    to: [{ name: null, email: 'maria@bluebonnet.example' }],
    cc: [],
    subject: 'Welcome',
    body: 'x',
    ...rest,
  }) as never;

async function refusalOf(call: string, args: Record<string, never>): Promise<Refusal> {
  try {
    await callMethod(world, { via: 'apex', person: world.person('specialist'), call, args: { caseId, ...args } });
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: `${call} was done.` });
}

for (const call of ['OnboardingEmailController.send', 'OnboardingEmailController.saveDraft'])
  for (const [what, rest, field, code, label] of [
    ['a body of 2 MB', { body: 'x'.repeat(2 * MILLION) }, 'body', 'BODY_TOO_LONG', 'Message_BODY_TOO_LONG'],
    [
      'a body that is too long after escaping',
      { body: '<'.repeat(131_072) },
      'body',
      'BODY_TOO_LONG',
      'Message_BODY_TOO_LONG',
    ],
    ['a subject of 1 MB', { subject: 'x'.repeat(MILLION) }, 'subject', 'SUBJECT_TOO_LONG', 'Message_SUBJECT_TOO_LONG'],
  ] as const)
    test(`${call}: ${what}`, async () => {
      const refusal = await refusalOf(call, { email: email(rest) as never });
      assert.equal(refusal.code, code);
      assert.ok(world.labels.matches(label, refusal.fields[field] ?? ''), refusal.fields[field]);
      const kept = await world.person().org.query('SELECT Id FROM EmailMessage WHERE ParentId = :caseId', { caseId });
      assert.deepEqual(kept, []);
    });

test('RosteringFormController.saveDraft: an answer of 2 MB', async () => {
  const values = { Notes__c: 'x'.repeat(2 * MILLION) };
  const refusal = await refusalOf('RosteringFormController.saveDraft', { version: null, values } as never);
  assert.equal(refusal.code, 'FORM_INVALID');
  assert.ok(
    world.labels.matches('Message_TEXT_TOO_LONG', refusal.fields['Notes__c'] ?? ''),
    refusal.fields['Notes__c'],
  );
});

test('5 MB don’t reach Apex: the org refuses the request and states its limit', async () => {
  const refusal = await refusalOf('OnboardingEmailController.send', {
    email: email({ body: 'x'.repeat(5 * MILLION) }) as never,
  });
  assert.equal(refusal.code, 'REQUEST_LIMIT_EXCEEDED');
  assert.match(refusal.message, /larger than 4 MB/);
});
