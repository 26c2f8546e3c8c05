import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { after, test } from 'node:test';
import { FakeSalesforce, type FakeContents } from '../test/FakeSalesforce.ts';
import { KINDS, ourNames, takenNames } from './takenNames.ts';

/** An org with every table that the check reads, all empty. */
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
  return Object.fromEntries(findings.map(({ check, names }) => [check.replace(' with the same name', ''), names]));
}

const unmanaged = (names: Record<string, unknown>) => ({ NamespacePrefix: null, ...names });

test('an org without these names has no findings', async () => {
  assert.deepEqual(await namesTaken({}), {});
});

test('classes, triggers, components, and labels with the same name are listed, in upper or lower case', async () => {
  const taken = await namesTaken({
    ApexClass: ['RpClock', 'RPEMAILADDRESS', 'Theirs'].map((Name) => unmanaged({ Name })),
    ApexTrigger: [unmanaged({ Name: 'RpCaseTrigger' })],
    LightningComponentBundle: ['RPTEXTUTILS', 'rpNotice', 'theirs'].map((DeveloperName) =>
      unmanaged({ DeveloperName }),
    ),
    ExternalString: [unmanaged({ Name: ourNames('.labels-meta.xml', 'force-app')[0] })],
  });
  assert.deepEqual(taken['Apex classes'], ['RpClock', 'RpEmailAddress']);
  assert.deepEqual(taken['Apex triggers'], ['RpCaseTrigger']);
  assert.deepEqual(taken['Components'], ['rpNotice', 'rpTextUtils']);
  assert.equal(taken['Custom labels']?.length, 1);
});

test('all pages are read in an org with thousands of classes', async () => {
  const theirs = Array.from({ length: 4100 }, (_, index) => unmanaged({ Name: `Theirs${index}` }));
  const rows = { ApexClass: [...theirs, unmanaged({ Name: 'RpClock' })], RecordType: [] };
  assert.deepEqual(await namesTaken(rows), { 'Apex classes': ['RpClock'] });
});

test('components are read from the Tooling API', async () => {
  const { connection, toolingQueries } = await orgWith({});
  await takenNames(connection);
  assert.ok(toolingQueries.includes('SELECT DeveloperName, NamespacePrefix FROM LightningComponentBundle'));
});

// Tooling API, "CustomField": TableEnumOrId is the name of a standard object, the id of a custom one.
test('objects are listed with their fields, and so are fields on standard objects', async () => {
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

test('record types, list views, permission sets, queues, and templates with the same name are listed', async () => {
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

test('components of managed packages are not listed', async () => {
  assert.deepEqual(await namesTaken({ ApexClass: [{ Name: 'RpClock', NamespacePrefix: 'acme' }] }), {});
});

// Object Reference, "Organization": if an org has a namespace, its own components have it.
test('in an org with a namespace, its own components are listed', async () => {
  const taken = await namesTaken({
    Organization: [{ NamespacePrefix: 'school' }],
    EntityDefinition: [{ DurableId: '01I000000000001', QualifiedApiName: 'school__Stage_Log__c' }],
    ApexClass: [{ Name: 'RpClock', NamespacePrefix: 'school' }],
  });
  assert.deepEqual(taken, { Objects: ['Stage_Log__c'], 'Apex classes': ['RpClock'] });
});

test('if the org has the version record, no names are listed', async () => {
  const taken = await namesTaken({
    Onboarding_Setting__mdt: [{ DeveloperName: 'Rosterpath_Version' }],
    ApexClass: [unmanaged({ Name: 'RpClock' })],
  });
  assert.deepEqual(taken, {});
});

test('if names cannot be read, the org is not ready', async () => {
  const rows = Object.fromEntries(Object.entries(EMPTY).filter(([object]) => object !== 'ApexClass'));
  const server = await new FakeSalesforce({ rows }).start();
  servers.push(server);
  const findings = await takenNames(server.connection);
  assert.deepEqual(
    findings.map(({ code, state, check }) => [code, state, check]),
    [['NAMES_NOT_READABLE', 'missing', 'Apex classes with the same name']],
  );
});

/** These kinds don't overwrite a component of the org, have no table, or belong to an object or a folder that is checked. Objects have their own query. */
const NOT_CHECKED_BY_NAME = [
  ...['.md-meta.xml', '.profile-meta.xml', '.sharingRules-meta.xml', '.object-meta.xml'],
  ...['.validationRule-meta.xml', '.report-meta.xml', '.dashboard-meta.xml'],
];
const CHECKED_BY_SOURCE_FILE = ['.cls-meta.xml', '.trigger-meta.xml'];

test('every kind of deployed metadata is checked', () => {
  const known = [...KINDS.map(({ suffix }) => suffix), ...NOT_CHECKED_BY_NAME, ...CHECKED_BY_SOURCE_FILE];
  const unknown = globSync('force-app/**/*-meta.xml').filter(
    (file) => !known.some((suffix) => basename(file).endsWith(suffix)),
  );
  assert.deepEqual(unknown, [], 'Add it to KINDS.');
});
