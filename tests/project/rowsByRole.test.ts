/** Which records each role can read and edit while Account, Opportunity, and Case are private (decision D17). */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readUsers } from '../../local-org/start.ts';
import { openOrg, type Org } from '../../local-org/org.ts';
import { parseQuery } from '../../local-org/soql/index.ts';
import type { Row } from '../../local-org/types.ts';

const ROLES = ['specialist', 'specialist2', 'manager', 'support', 'ae', 'csm', 'admin'] as const;
type Level = 'None' | 'Read' | 'Edit' | 'Delete' | 'Transfer' | 'All';

let org: Org;
const records = new Map<string, string>();

before(() => {
  org = openOrg({ project: '.', data: ':memory:', users: readUsers('data/users.json') });
  makeRecords();
});

after(() => org.close());

function userId(role: string): string {
  return org.session(`${role}@rosterpath.example`).userId;
}

function insert(ref: string, type: string, fields: Row): string {
  const [result] = org.transaction(org.session(org.adminId), (transaction) =>
    org.dml.run(transaction, 'insert', [{ type, fields }], { allOrNone: true, access: 'system' }),
  );
  if (!result?.success || result.id === null) throw new Error(`${ref}: ${JSON.stringify(result)}`);
  records.set(ref, result.id);
  return result.id;
}

function makeRecords(): void {
  const type = (name: string): string =>
    org.schema.requireObject('Case').recordTypes.find(({ developerName }) => developerName === name)?.id ?? '';
  const queue = String(org.reader.rows(`SELECT "Id" FROM "Group" WHERE "Type" = 'Queue'`, [])[0]?.[0]);
  const school = insert('school', 'Account', { Name: 'Bluebonnet', Level__c: 'School', OwnerId: userId('ae') });
  const vendor = insert('vendor', 'Account', { Name: 'A supplier', OwnerId: userId('admin') });
  insert('contact of the school', 'Contact', { LastName: 'Whitaker', AccountId: school, OwnerId: userId('ae') });
  insert('contact of the vendor', 'Contact', { LastName: 'Other', AccountId: vendor, OwnerId: userId('admin') });
  insert('opportunity', 'Opportunity', {
    Name: 'Bluebonnet 2026',
    AccountId: school,
    StageName: 'Prospecting',
    CloseDate: '2026-12-01',
    OwnerId: userId('ae'),
  });
  insert('won opportunity', 'Opportunity', {
    Name: 'Bluebonnet renewal',
    AccountId: school,
    StageName: 'Closed Won',
    Type: 'Existing Business',
    CloseDate: '2026-12-01',
    OwnerId: userId('ae'),
  });
  const onboarding = insert('onboarding case', 'Case', {
    RecordTypeId: type('Onboarding'),
    AccountId: school,
    Status: 'New',
    OwnerId: userId('specialist'),
  });
  insert('integration case', 'Case', {
    RecordTypeId: type('Integration_Support'),
    AccountId: school,
    ParentId: onboarding,
    Status: 'New',
    Integration_Provider__c: 'Clever',
    OwnerId: queue,
  });
  insert('somebody else’s case', 'Case', { Subject: 'Password', AccountId: vendor, OwnerId: userId('admin') });
  insert('rostering form', 'Rostering_Form__c', { Case__c: onboarding, Status__c: 'Draft' });
  insert('stage log', 'Stage_Log__c', {
    Case__c: onboarding,
    Stage__c: 'New',
    Entered_At__c: '2026-11-03T15:30:00.000Z',
  });
  insert('sent email', 'EmailMessage', { ParentId: onboarding, Subject: 'Welcome', Status: '3' });
  insert('task', 'Task', { Subject: 'Call', WhatId: onboarding, OwnerId: userId('specialist') });
  insert('post', 'FeedItem', { ParentId: onboarding, Body: 'Hello' });
}

/** In the order of ROLES. */
const EXPECTED: Readonly<Record<string, readonly Level[]>> = {
  school: ['Read', 'Read', 'Edit', 'Read', 'Read', 'Read', 'All'],
  vendor: ['None', 'None', 'None', 'None', 'None', 'None', 'All'],
  'contact of the school': ['Read', 'Read', 'Edit', 'Read', 'Read', 'Read', 'All'],
  'contact of the vendor': ['None', 'None', 'None', 'None', 'None', 'None', 'All'],
  opportunity: ['None', 'None', 'None', 'None', 'Transfer', 'None', 'All'],
  'won opportunity': ['None', 'None', 'Read', 'None', 'Transfer', 'None', 'All'],
  'onboarding case': ['Transfer', 'Edit', 'Transfer', 'Read', 'Read', 'Read', 'All'],
  'integration case': ['Read', 'Read', 'Edit', 'Edit', 'Read', 'Read', 'All'],
  'somebody else’s case': ['None', 'None', 'None', 'None', 'None', 'None', 'All'],
  'rostering form': ['All', 'All', 'All', 'Read', 'Read', 'Read', 'All'],
  'stage log': ['Read', 'Read', 'Read', 'Read', 'Read', 'Read', 'All'],
  'sent email': ['Edit', 'Edit', 'Edit', 'Read', 'Read', 'Read', 'All'],
  task: ['All', 'Read', 'All', 'Read', 'Read', 'Read', 'All'],
  post: ['Read', 'Read', 'Read', 'Read', 'Read', 'Read', 'All'],
};

for (const [ref, expected] of Object.entries(EXPECTED)) {
  test(`D17: who can access the ${ref}`, () => {
    const levels = ROLES.map(
      (role) => org.access.recordAccess(userId(role), [records.get(ref) ?? ''])[0]?.MaxAccessLevel,
    );
    assert.deepEqual(
      Object.fromEntries(ROLES.map((role, i) => [role, levels[i]])),
      Object.fromEntries(ROLES.map((role, i) => [role, expected[i]])),
    );
  });
}

test('D17: only users with access find a record with a query', () => {
  const find = (role: string, text: string): number => {
    const session = org.session(`${role}@rosterpath.example`);
    const options = { session, access: 'user' as const, now: org.now(), reader: org.currentReader };
    return org.soql.run(org.soql.prepare(parseQuery(text)), options).totalSize;
  };
  assert.deepEqual(
    ROLES.map((role) => find(role, 'SELECT COUNT() FROM Case')),
    [2, 2, 2, 2, 2, 2, 3],
  );
  assert.deepEqual(
    ROLES.map((role) => find(role, "SELECT COUNT() FROM Contact WHERE LastName IN ('Whitaker', 'Other')")),
    [1, 1, 1, 1, 1, 1, 2],
  );
});
