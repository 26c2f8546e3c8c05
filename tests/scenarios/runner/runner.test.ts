/** Tests the runner: a scenario that isn't true fails and says where. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Expectation, Scenario, Step } from '../Scenario.ts';
import { readGiven } from './readScenarios.ts';
import { runAndCollect, runScenario } from './runScenario.ts';
import { World } from './World.ts';

let world: World;

before(async () => {
  world = await World.start();
});
after(() => world?.close());

const SKIPS: Step = { update: { object: 'Case', record: '@case', fields: { Status: 'Closed' } } };
const STAYS: Expectation = { find: 'Case', where: { Id: '@case' }, fields: { Status: 'New' } };

function scenario(parts: Partial<Scenario>): Scenario {
  return { name: 'x', shows: ['D2'], given: readGiven('a-new-onboarding'), when: [], then: [STAYS], ...parts };
}

const run = (parts: Partial<Scenario>): Promise<void> => runScenario(world, scenario(parts), 'apex');
const fails = (parts: Partial<Scenario>, message: RegExp): Promise<void> => assert.rejects(run(parts), { message });

const refusedWith = (code: string, label?: string, fields?: Record<string, string>): Partial<Scenario> => ({
  when: [{ ...SKIPS, refused: { code, label, fields } }],
});
const RULE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

test('a step that is refused as expected passes', async () => {
  await run(refusedWith(RULE, 'Message_STAGE_SKIPPED', { Status: 'Message_STAGE_SKIPPED' }));
});

test('a step that is refused unexpectedly fails with the error', async () => {
  await fails(
    { when: [SKIPS] },
    /^when\[0\]: The step was refused: FIELD_CUSTOM_VALIDATION_EXCEPTION Complete the stages/,
  );
});

test('a step that isn’t refused as expected fails', async () => {
  const step: Step = { update: { object: 'Case', record: '@case', fields: { Subject: 'Renamed' } } };
  await fails({ when: [{ ...step, refused: { code: RULE } }] }, /^when\[0\]: The step succeeded\. Expected the error/);
});

test('another code, another message, or a message at another field fails', async () => {
  await fails(refusedWith('DUPLICATE_VALUE'), /Refused with FIELD_CUSTOM_VALIDATION_EXCEPTION/);
  await fails(refusedWith(RULE, 'Message_STAGE_BACKWARDS'), /It must say Message_STAGE_BACKWARDS/);
  await fails(
    refusedWith(RULE, undefined, { Status: 'Message_STAGE_BACKWARDS' }),
    /It must say Message_STAGE_BACKWARDS/,
  );
  await fails(refusedWith(RULE, undefined, { Subject: 'Message_STAGE_SKIPPED' }), /No message at Subject/);
  await fails(refusedWith(RULE, 'Rule_That_Is_Not_There'), /The project has no Custom Label Rule_That_Is_Not_There/);
});

test('records that differ from the expected ones, too many, or too few fail with the found records', async () => {
  await fails(
    { then: [{ ...STAYS, fields: { Status: 'Rostering' } }] },
    /^then\[0\]: Case\.Status must be "Rostering"/,
  );
  await fails({ then: [{ ...STAYS, count: 2 }] }, /^then\[0\]: Case records where/);
  await fails({ then: [{ ...STAYS, fields: { Subject: { contains: 'zebra' } } }] }, /a text with "zebra"/);
  await fails({ then: [{ ...STAYS, fields: { Origin: { filled: false } } }] }, /must be empty/);
  await fails({ then: [{ ...STAYS, fields: { Subject: { label: 'Need_Form_Submitted' } } }] }, /Subject must be/);
});

test('a response that differs from the expected one fails with the response', async () => {
  const call = (answers: Step['answers']): Step => ({ call: 'OnboardingRules.stages', answers });
  await run({ when: [call({ length: 4, '1': 'Rostering', contains: 'Monitoring' })] });
  await fails({ when: [call(['New'])] }, /when\[0\]/);
  await fails({ when: [call({ '1': 'New' })] }, /The answer's 1 is "Rostering"/);
  await fails({ when: [call({ contains: 'Paused' })] }, /The answer contains "Paused" is untrue/);
  await fails({ when: [call({ lacks: 'New' })] }, /The answer lacks "New" is untrue/);
});

test('an unknown name, user, or method is named', async () => {
  await fails({ then: [{ find: 'Case', where: { Id: '@elsewhere' } }] }, /elsewhere/);
  await fails({ when: [{ as: 'nobody', ...SKIPS }] }, /No user is named "nobody"/);
  await fails({ when: [{ call: 'OnboardingRules.vanish' }] }, /OnboardingRules\.vanish/);
  await fails({ when: [{ call: 'OnboardingCaseController.vanish' }] }, /OnboardingCaseController\.vanish/);
});

test('two runs that do the same leave equal records, and a run that does something else doesn’t', async () => {
  const write = (Description: string): Partial<Scenario> => ({
    when: [{ update: { object: 'Case', record: '@case', fields: { Description } } }],
  });
  const first = await runAndCollect(world, scenario(write('The same')), 'apex');
  assert.equal(first.length, 4, 'account, contact, case and its log');
  assert.deepEqual(await runAndCollect(world, scenario(write('The same')), 'script'), first);
  assert.notDeepEqual(await runAndCollect(world, scenario(write('Different')), 'script'), first);
});
