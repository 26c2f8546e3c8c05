import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { after, test } from 'node:test';
import { FakeSalesforce, type FakeContents } from '../test/FakeSalesforce.ts';
import { KINDS, ourNames, takenNames } from './takenNames.ts';

/** An org that has every table the check asks for, and nothing in them. */
const EMPTY: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  Organization: [{ NamespacePrefix: null }],
  EntityDefinition: [
    { DurableId: 'Account', QualifiedApiName: 'Account' },
    { DurableId: 'Case', QualifiedApiName: 'Case' },
  ],
  ...Object.fromEntries(KINDS.map(({ soql }) => [/FROM (\w+)/.exec(soql)?.[1] ?? '', []])),
};

const servers: FakeSalesforce[] = [];
after(() => Promise.all(servers.map((server) => server.stop())));

async function orgWith(rows: FakeContents['rows']): Promise<FakeSalesforce> {
  const server = await new FakeSalesforce({ rows: { ...EMPTY, ...rows } }).start();
  servers.push(server);
  return server;
}

async function namesTaken(rows: FakeContents['rows']): Promise<Record<string, readonly string[] | undefined>> {
  const findings = await takenNames((await orgWith(rows)).connection);
  assert.ok(findings.every(({ code, state }) => code === 'NAME_TAKEN' && state === 'taken'));
  return Object.fromEntries(findings.map(({ check, names }) => [check.replace(' of the same name', ''), names]));
}

const unmanaged = (names: Record<string, unknown>) => ({ NamespacePrefix: null, ...names });

test('an org that has nothing of these names has nothing to lose', async () => {
  assert.deepEqual(await namesTaken({}), {});
});

test('classes, triggers, components and labels of the same name are listed, whatever the case of their letters', async () => {
  const taken = await namesTaken({
    ApexClass: ['RpClock', 'RPEMAILADDRESS', 'Theirs'].map((Name) => unmanaged({ Name })),
    ApexTrigger: [unmanaged({ Name: 'RpCaseTrigger' })],
    LightningComponentBundle: ['RPTEXTUTILS', 'rpNotice', 'theirs'].map((DeveloperName) => unmanaged({ DeveloperName })),
    ExternalString: [unmanaged({ Name: ourNames('.labels-meta.xml', 'force-app')[0] })],
  });
  assert.deepEqual(taken['Apex classes'], ['RpClock', 'RpEmailAddress']);
  assert.deepEqual(taken['Apex triggers'], ['RpCaseTrigger']);
  assert.deepEqual(taken['Components'], ['rpNotice', 'rpTextUtils']);
  assert.equal(taken['Custom labels']?.length, 1);
});

test('an org with thousands of classes is read to its last page', async () => {
  const theirs = Array.from({ length: 4100 }, (_, index) => unmanaged({ Name: `Theirs${index}` }));
  const rows = { ApexClass: [...theirs, unmanaged({ Name: 'RpClock' })], RecordType: [] };
  assert.deepEqual(await namesTaken(rows), { 'Apex classes': ['RpClock'] });
});

test('components are asked of the Tooling API', async () => {
  const { connection, toolingQueries } = await orgWith({});
  await takenNames(connection);
  assert.ok(toolingQueries.includes('SELECT DeveloperName, NamespacePrefix FROM LightningComponentBundle'));
});

// Tooling API, "CustomField": TableEnumOrId is the name of a standard object, the id of a custom one.
test('an object of ours is listed with its fields, and so is a field of ours on a standard object', async () => {
  const taken = await namesTaken({
    EntityDefinition: [
      { DurableId: 'Case', QualifiedApiName: 'Case' },
      { DurableId: '01I000000000001', QualifiedApiName: 'Subscription__c' },
    ],
    CustomField: [
      unmanaged({ DeveloperName: 'Integration_Provider', TableEnumOrId: 'Case' }),
      unmanaged({ DeveloperName: 'Integration_Provider', TableEnumOrId: 'Account' }),
      unmanaged({ DeveloperName: 'Seats', TableEnumOrId: '01I000000000001AAA' }),
      unmanaged({ DeveloperName: 'Color', TableEnumOrId: '01I000000000001AAA' }),
    ],
    Layout: [
      unmanaged({ Name: 'Onboarding', TableEnumOrId: 'Case' }),
      unmanaged({ Name: 'Onboarding', TableEnumOrId: 'Account' }),
    ],
  });
  assert.deepEqual(taken, {
    Objects: ['Subscription__c'],
    Fields: ['Case.Integration_Provider__c', 'Subscription__c.Seats__c'],
    'Page layouts': ['Case-Onboarding'],
  });
});

test('record types, list views, permission sets, queues and templates of the same name are listed', async () => {
  const taken = await namesTaken({
    RecordType: [
      unmanaged({ DeveloperName: 'Onboarding', SobjectType: 'Case' }),
      unmanaged({ DeveloperName: 'Onboarding', SobjectType: 'Account' }),
    ],
    ListView: [unmanaged({ DeveloperName: 'Onboarding_Cases', SobjectType: 'Case' })],
    PermissionSet: [unmanaged({ Name: 'Onboarding_Manager' })],
    Group: [{ DeveloperName: 'Integration_Support' }],
    EmailTemplate: [unmanaged({ DeveloperName: 'Progress_Learning_Welcome' })],
    Folder: [unmanaged({ DeveloperName: 'Rosterpath', Type: 'Report' })],
  });
  assert.deepEqual(taken, {
    'Record types': ['Case.Onboarding'],
    'List views': ['Case.Onboarding_Cases'],
    'Permission sets': ['Onboarding_Manager'],
    Queues: ['Integration_Support'],
    'Email templates': ['Progress_Learning_Welcome'],
  });
});

test('what a managed package brought is in nobody’s way', async () => {
  assert.deepEqual(await namesTaken({ ApexClass: [{ Name: 'RpClock', NamespacePrefix: 'acme' }] }), {});
});

// Object Reference, "Organization": in an org with a namespace of its own, its own components carry it.
test('an org’s own namespace does not hide what is the org’s', async () => {
  const taken = await namesTaken({
    Organization: [{ NamespacePrefix: 'school' }],
    EntityDefinition: [{ DurableId: '01I000000000001', QualifiedApiName: 'school__Stage_Log__c' }],
    ApexClass: [{ Name: 'RpClock', NamespacePrefix: 'school' }],
  });
  assert.deepEqual(taken, { Objects: ['Stage_Log__c'], 'Apex classes': ['RpClock'] });
});

test('where the org holds our version record, every name is ours', async () => {
  const taken = await namesTaken({
    Onboarding_Setting__mdt: [{ DeveloperName: 'Rosterpath_Version' }],
    ApexClass: [unmanaged({ Name: 'RpClock' })],
  });
  assert.deepEqual(taken, {});
});

test('what cannot be listed is said, and is no all-clear', async () => {
  const rows = Object.fromEntries(Object.entries(EMPTY).filter(([object]) => object !== 'ApexClass'));
  const server = await new FakeSalesforce({ rows }).start();
  servers.push(server);
  const findings = await takenNames(server.connection);
  assert.deepEqual(
    findings.map(({ code, state, check }) => [code, state, check]),
    [['NAMES_NOT_READABLE', 'missing', 'Apex classes of the same name']],
  );
});

/** Records of our own types, what is sent to profiles by part, and rules whose names no table lists. Objects are looked for by themselves. */
const WITHOUT_A_NAME_OF_THEIR_OWN = ['.md-meta.xml', '.profile-meta.xml', '.sharingRules-meta.xml', '.object-meta.xml'];
const OF_A_SOURCE = ['.cls-meta.xml', '.trigger-meta.xml'];

test('every kind of metadata that is deployed is looked for', () => {
  const known = [...KINDS.map(({ suffix }) => suffix), ...WITHOUT_A_NAME_OF_THEIR_OWN, ...OF_A_SOURCE];
  const unknown = globSync('force-app/**/*-meta.xml').filter(
    (file) => !known.some((suffix) => basename(file).endsWith(suffix)),
  );
  assert.deepEqual(unknown, [], 'Add it to KINDS.');
});
