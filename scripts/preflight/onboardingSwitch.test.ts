import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { JsforceOrg } from '../org/JsforceOrg.ts';
import { brokenOff } from '../org/OrgFault.ts';
import { FakeSalesforce } from '../test/FakeSalesforce.ts';
import type { Finding } from './checks.ts';
import { onboardingSwitch } from './onboardingSwitch.ts';

const servers: FakeSalesforce[] = [];
after(() => Promise.all(servers.map((server) => server.stop())));

const ORG = '00D000000000001AAA';
const PROFILE = '00e000000000001AAA';
const USER = '005000000000001AAA';

async function found(levels: Readonly<Record<string, string | null>>): Promise<Finding> {
  const records = Object.entries(levels).map(([owner, level], i) => ({
    Id: `a0S00000000000${i}AAA`,
    SetupOwnerId: owner,
    Level__c: level,
  }));
  const server = await new FakeSalesforce({
    rows: {
      Onboarding_Switch__c: records,
      Profile: [{ Id: PROFILE, Name: 'Data Loader' }],
      User: [{ Id: USER, Name: 'Jordan Kim' }],
    },
  }).start();
  servers.push(server);
  return onboardingSwitch(new JsforceOrg(server.connection, 'UTC'));
}

test('a switch without a level is on, and so is one that says Everything', async () => {
  for (const level of [undefined, null, ' ', 'EVERYTHING']) {
    const { state, detail } = await found(level === undefined ? {} : { [ORG]: level });
    assert.deepEqual([state, detail], ['ready', 'everything is on']);
  }
});

test('what is off is said for the org, each profile and each user, however the level is written', async () => {
  const { state, detail, remedy } = await found({ [ORG]: ' no_GATES', [PROFILE]: 'nothing ', [USER]: 'NoGates' });
  assert.equal(state, 'note');
  assert.equal(
    detail,
    'there are no gates for the org; the triggers do nothing for the profile Data Loader; there are no gates for the user Jordan Kim',
  );
  assert.match(remedy, /Custom Settings.*clear the level/);
});

test('an unknown level is named, and everything stays on', async () => {
  const { state, detail, remedy } = await found({ [USER]: 'Off' });
  assert.deepEqual([state, detail], ['note', '"Off" for the user Jordan Kim is not a level, so everything stays on']);
  assert.match(remedy, /Everything, No gates, or Nothing/);
});

test('an org without the setting, or a user who may not read it, is told what to do', async () => {
  const server = await new FakeSalesforce({ rows: {} }).start();
  servers.push(server);
  const { state, detail, remedy } = await onboardingSwitch(new JsforceOrg(server.connection, 'UTC'));
  assert.equal(state, 'note');
  assert.match(detail, /cannot be read/);
  assert.match(remedy, /Customize Application/);
});

test('an org that stops answering is no matter of the switch', async () => {
  const lost = brokenOff('acme.example', false, null);
  const org = { query: () => Promise.reject(lost) } as unknown as JsforceOrg;
  await assert.rejects(onboardingSwitch(org), lost);
});
