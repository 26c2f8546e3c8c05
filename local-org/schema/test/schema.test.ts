import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import type { FieldDef } from '../model.ts';
import { openFixture } from './fixture.ts';

describe('the schema of a project', () => {
  let org: Org;
  before(() => (org = openFixture()));
  after(() => org.close());

  const field = (object: string, name: string): FieldDef => {
    const found = org.schema.field(object, name);
    if (!found) throw new Error(`${object}.${name}`);
    return found;
  };

  it('finds objects and fields in any case', () => {
    assert.equal(org.schema.object('invoice__C')?.name, 'Invoice__c');
    assert.equal(org.schema.field('INVOICE__c', 'total__c')?.name, 'Total__c');
    assert.throws(() => org.schema.requireObject('Nothing__c'), {
      code: 'INVALID_TYPE',
      message: "sObject type 'Nothing__c' is not supported.",
    });
  });

  it('finds the object of an id by its prefix, and prefixes don’t overlap', () => {
    assert.equal(org.schema.objectOfId('5008L0000000001QAA')?.name, 'Case');
    const prefixes = [...org.schema.objects.values()].map((object) => object.keyPrefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    assert.match(org.schema.requireObject('Invoice__c').keyPrefix, /^a0/);
    assert.match(org.schema.requireObject('Tax_Rule__mdt').keyPrefix, /^m0/);
  });

  it('reads the properties of custom fields', () => {
    const total = field('Invoice__c', 'Total__c');
    assert.deepEqual([total.type, total.precision, total.scale, total.label], ['currency', 10, 2, 'Total']);
    const key = field('Invoice__c', 'External_Number__c');
    assert.deepEqual([key.unique, key.externalId, key.caseSensitive, key.length], [true, true, false, 20]);
    const status = field('Invoice__c', 'Status__c');
    assert.deepEqual(
      status.picklist.map((value) => [value.value, value.isDefault]),
      [
        ['Draft', true],
        ['Sent', false],
        ['Paid', false],
      ],
    );
    assert.equal(status.restrictedPicklist, true);
    assert.equal(field('Invoice__c', 'Name').autoNumber, 'INV-{0000}');
    assert.equal(field('Invoice__c', 'Issued_On__c').defaultFormula, 'TODAY');
  });

  it('links parents and children', () => {
    assert.equal(org.schema.requireObject('Shipment__c').parents.get('invoice__r')?.name, 'Invoice__c');
    assert.deepEqual(org.schema.requireObject('Invoice__c').children.get('shipments__r'), {
      name: 'Shipments__r',
      label: 'Shipments',
      object: 'Shipment__c',
      field: 'Invoice__c',
      masterDetail: true,
    });
    assert.equal(org.schema.requireObject('Account').children.get('contacts')?.object, 'Contact');
    assert.equal(org.schema.requireObject('Case').parents.get('owner')?.referenceTo.join(), 'User,Group');
  });

  it('gives an owner to objects without a master and to no others', () => {
    assert.ok(org.schema.field('Invoice__c', 'OwnerId'));
    assert.equal(org.schema.field('Shipment__c', 'OwnerId'), undefined);
  });

  it('restricts a record type to the values of its business process', () => {
    const complaint = org.schema.requireObject('Case').recordTypes.find((type) => type.developerName === 'Complaint');
    assert.deepEqual(
      complaint?.picklistValues.get('Status')?.map(({ value }) => value),
      ['New', 'Waiting on Customer', 'Closed'],
    );
    assert.deepEqual(
      complaint.picklistValues.get('Severity__c')?.map(({ value }) => value),
      ['Minor', 'Major'],
    );
  });

  it('merges standard value sets with the shipped values and removes none', () => {
    const status = field('Case', 'Status').picklist;
    assert.deepEqual(
      status.map(({ value }) => value),
      ['New', 'Working', 'Waiting on Customer', 'Closed', 'Rejected', 'Escalated'],
    );
    assert.deepEqual(
      status.filter(({ isClosed }) => isClosed).map(({ value }) => value),
      ['Closed', 'Rejected'],
    );
    assert.deepEqual(
      status.filter(({ isDefault }) => isDefault).map(({ value }) => value),
      ['New'],
    );
  });

  it('contains the labels', () => {
    assert.equal(org.schema.labels.get('invoice_paid'), 'The invoice {0} is paid & closed.');
  });

  it('allows tasks and posts on custom objects with these settings', () => {
    assert.equal(field('Task', 'WhatId').referenceTo.includes('Invoice__c'), true);
    assert.equal(field('Task', 'WhatId').referenceTo.includes('Shipment__c'), false);
  });
});

describe('rows of setup', () => {
  let org: Org;
  before(() => (org = openFixture()));
  after(() => org.close());

  const rows = (sql: string): unknown[][] => org.reader.rows(sql, []);

  it('include the record types, queues, permission sets, and custom permissions of the project', () => {
    assert.deepEqual(rows('SELECT "SobjectType", "DeveloperName", "IsActive" FROM "RecordType" ORDER BY 2'), [
      ['Case', 'Complaint', 1],
      ['Case', 'Repair', 1],
    ]);
    assert.deepEqual(
      rows('SELECT g."Name", g."Type", q."SobjectType" FROM "Group" g JOIN "QueueSobject" q ON q."QueueId" = g."Id"'),
      [['Repairs', 'Queue', 'Case']],
    );
    assert.deepEqual(rows('SELECT "Name", "Label" FROM "PermissionSet"'), [
      ['Invoice_Clerk', 'Invoice Clerk'],
      ['Task_Editor', 'Task Editor'],
    ]);
    assert.deepEqual(
      rows(
        'SELECT c."DeveloperName" FROM "SetupEntityAccess" s JOIN "CustomPermission" c ON c."Id" = s."SetupEntityId"',
      ),
      [['Skip_Approval']],
    );
    assert.deepEqual(rows('SELECT "SobjectType", "DeveloperName" FROM "ListView"'), [['Case', 'Open_Repairs']]);
  });

  it('include the custom metadata records, typed and linked', () => {
    assert.deepEqual(
      rows(`SELECT r."DeveloperName", r."MasterLabel", r."Rate__c", r."Active__c", f."DeveloperName"
            FROM "Tax_Rule__mdt" r LEFT JOIN "Tax_Rule__mdt" f ON f."Id" = r."Fallback__c" ORDER BY 1`),
      [
        ['Reduced', 'Reduced rate', 7, 1, 'Standard'],
        ['Standard', 'Standard rate', 19.5, 1, null],
      ],
    );
  });

  it('include the given users with profile, permission sets, and queues, and an administrator', () => {
    assert.deepEqual(
      rows(
        'SELECT u."Username", u."Name", p."Name" FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId" ORDER BY 1',
      ),
      [
        ['admin@local-org.example', 'Local Administrator', 'System Administrator'],
        ['clerk@fixture.example', 'Carla Clerk', 'Minimum Access - Salesforce'],
        ['guest@fixture.example', 'Guest', 'Minimum Access - Salesforce'],
      ],
    );
    assert.deepEqual(rows('SELECT u."FirstName" FROM "GroupMember" m JOIN "User" u ON u."Id" = m."UserOrGroupId"'), [
      ['Carla'],
    ]);
  });

  it('refuse a user whose permission set, queue, or profile doesn’t exist', () => {
    const user = { username: 'x@fixture.example', lastName: 'X' };
    const open = (more: object) => () => openFixture({ users: [{ ...user, ...more }] });
    assert.throws(open({ permissionSets: ['Nothing'] }), /no permission set Nothing, which user x@fixture/);
    assert.throws(open({ queues: ['Nothing'] }), /no queue Nothing/);
    assert.throws(open({ profile: 'Nothing' }), /no profile Nothing/);
  });
});
