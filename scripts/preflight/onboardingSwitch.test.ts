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

test('the automation is on if the level is empty or Everything', async () => {
  for (const level of [undefined, null, ' ', 'EVERYTHING']) {
    const { state, detail } = await found(level === undefined ? {} : { [ORG]: level });
    assert.deepEqual([state, detail], ['ready', 'all automation is on']);
  }
});

test('the finding lists the org, profiles, and users with a level, however it is written', async () => {
  const { state, detail, remedy } = await found({ [ORG]: ' no_GATES', [PROFILE]: 'nothing ', [USER]: 'NoGates' });
  assert.equal(state, 'note');
  assert.equal(
    detail,
    "stage requirements aren't checked for the org; the triggers do nothing for the profile Data Loader; stage requirements aren't checked for the user Jordan Kim",
  );
  assert.match(remedy, /Custom Settings.*clear the level/);
});

test('an unknown level leaves all automation on, and the finding names it', async () => {
  const { state, detail, remedy } = await found({ [USER]: 'Off' });
  assert.deepEqual(
    [state, detail],
    ['note', `"Off" for the user Jordan Kim isn't a level, so all automation stays on`],
  );
  assert.match(remedy, /Everything, No gates, or Nothing/);
});

test('if the setting is missing or cannot be read, the finding says what to do', async () => {
  const server = await new FakeSalesforce({ rows: {} }).start();
  servers.push(server);
  const { state, detail, remedy } = await onboardingSwitch(new JsforceOrg(server.connection, 'UTC'));
  assert.equal(state, 'note');
  assert.match(detail, /can't be read/);
  assert.match(remedy, /Customize Application/);
});

test('if the org stops answering, the check ends', async () => {
  const lost = brokenOff('acme.example', false, null);
  const org = { query: () => Promise.reject(lost) } as unknown as JsforceOrg;
  await assert.rejects(onboardingSwitch(org), lost);
});
