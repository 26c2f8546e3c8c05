import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readAssignments, type LayoutAssignment } from '../profiles/layoutAssignments.ts';
import { nearest } from '../profiles/findProfile.ts';
import { FakeSalesforce, type Component } from '../test/FakeSalesforce.ts';
import { prepareProfile } from './prepareProfile.ts';

const PROFILE = 'Custom%3A Service Profile';
const NAME = 'Custom: Service Profile';
const OWN: LayoutAssignment[] = [
  { layout: 'Account-Service Layout' },
  { layout: 'Case-Service Layout' },
  { layout: 'Case-Service Layout', recordType: 'Case.Onboarding' },
  { layout: 'Case-Claim %26 Refund', recordType: 'Case.Claim' },
];

const servers: FakeSalesforce[] = [];
after(() => Promise.all(servers.map((server) => server.stop())));

async function orgWith(layoutAssignments: readonly LayoutAssignment[] = OWN): Promise<FakeSalesforce> {
  const profile = { fullName: PROFILE, id: '00e000000000002AAA', custom: true, description: 'Ours', layoutAssignments };
  const server = await new FakeSalesforce({
    rows: {
      Profile: [
        { Id: '00e000000000001AAA', Name: 'System Administrator' },
        { Id: '00e000000000002AAA', Name: NAME },
        { Id: '00e000000000003AAA', Name: 'Read Only' },
      ],
    },
    components: { Profile: [{ fullName: 'Admin', id: '00e000000000001AAA' }, profile] },
  }).start();
  servers.push(server);
  return server;
}

async function prepare({ connection }: FakeSalesforce, wanted = NAME, dryRun = false, targetOrg = 'acme') {
  const said: string[] = [];
  const results: Record<string, unknown>[] = [];
  const reporter = {
    progress: () => undefined,
    say: (sentence: string) => void said.push(sentence),
    table: (_columns: readonly string[], rows: readonly (readonly string[])[]) =>
      void said.push(...rows.map((row) => row.join(' | '))),
    result: (value: unknown) => void results.push(value as Record<string, unknown>),
  };
  const exitCode = await prepareProfile({ connection, reporter, targetOrg, dryRun }, wanted);
  return { exitCode, said, result: results[0] };
}

const sent = (update: Component | undefined) => update?.['layoutAssignments'] as LayoutAssignment[];

test('our layouts are added or replace the ones for our record types, and all others are sent unchanged', async () => {
  const org = await orgWith();
  const { exitCode, said, result } = await prepare(org);
  assert.equal(exitCode, 0);
  assert.equal(org.updates.length, 1);
  const [update] = org.updates;
  assert.deepEqual(Object.keys(update ?? {}).sort(), ['fullName', 'layoutAssignments']);
  assert.equal(update?.['fullName'], PROFILE);
  assert.deepEqual(sent(update).slice(0, 4), [
    OWN[0],
    OWN[1],
    { layout: 'Case-Onboarding', recordType: 'Case.Onboarding' },
    OWN[3],
  ]);
  assert.equal(sent(update).length, OWN.length + readAssignments().length - 1);
  assert.ok(said.includes('Case.Onboarding | Case-Onboarding | Case-Service Layout'));
  assert.equal(said.at(-1), `14 page layouts assigned to ${NAME}.`);
  assert.equal((result?.['assigned'] as unknown[]).length, 14);
});

test('a second run changes nothing', async () => {
  const org = await orgWith();
  await prepare(org);
  const { exitCode, said, result } = await prepare(org);
  assert.equal(exitCode, 0);
  assert.equal(org.updates.length, 1);
  assert.deepEqual(said, [`${NAME} already has all page layouts of Rosterpath. Nothing was changed.`]);
  assert.deepEqual(result, { targetOrg: 'acme', profile: NAME, dryRun: false, assigned: [] });
});

test('a dry run shows what would be assigned and changes nothing', async () => {
  const org = await orgWith([]);
  const { exitCode, said, result } = await prepare(org, NAME, true);
  assert.equal(exitCode, 0);
  assert.deepEqual(org.updates, []);
  assert.equal(said.at(-1), `14 page layouts would be assigned to ${NAME}. Nothing was changed.`);
  assert.deepEqual((result?.['assigned'] as unknown[])[0], {
    layout: 'Case-Integration Support',
    recordType: 'Case.Integration_Support',
    before: null,
  });
});

// Metadata API Developer Guide, "Profile": some standard profiles have another name in metadata than in Setup.
for (const name of ['System Administrator', 'admin'])
  test(`a standard profile is found by the name ${name}`, async () => {
    const org = await orgWith();
    const { result } = await prepare(org, name);
    assert.equal(result?.['profile'], 'System Administrator');
    assert.equal(org.updates[0]?.['fullName'], 'Admin');
  });

test('if the profile does not exist, the message lists similar names, and the exit code is 2', async () => {
  const org = await orgWith();
  await assert.rejects(prepare(org, 'Service Profil'), {
    code: 'UNKNOWN_PROFILE',
    exitCode: 2,
    message: /no profile "Service Profil"\. Similar names: Custom: Service Profile, /,
  });
  assert.deepEqual(org.updates, []);
});

test('similar names share the most letters', () => {
  assert.deepEqual(
    nearest('sytem admin', ['Read Only', 'Standard User', 'System Administrator'])[0],
    'System Administrator',
  );
  assert.deepEqual(nearest('x', []), []);
});

test('if the org rejects the layouts, the message has the reason and what to do', async () => {
  const org = await orgWith();
  org.refuseUpdate = 'In field: layout - no Layout named Case-Onboarding found';
  await assert.rejects(prepare(org), {
    code: 'NOT_ASSIGNED',
    exitCode: 1,
    message: /no Layout named Case-Onboarding found.*npm run deploy/,
  });
});

test('if the org drops another layout of the profile, the command fails', async () => {
  const org = await orgWith();
  org.onUpdate = ({ layoutAssignments, ...others }) => ({
    ...others,
    layoutAssignments: (layoutAssignments as LayoutAssignment[]).filter(
      ({ recordType }) => recordType !== 'Case.Claim',
    ),
  });
  await assert.rejects(prepare(org), { code: 'ASSIGNMENTS_DIFFER', message: /Case-Claim %26 Refund for Case\.Claim/ });
});

test('in the local org, the message says that there is nothing to prepare', async () => {
  const org = await orgWith();
  const { exitCode, said } = await prepare(org, NAME, false, 'local');
  assert.equal(exitCode, 0);
  assert.match(said[0] ?? '', /nothing to prepare/);
});
