/**
 * Which users can access which records. Sources: Apex Developer Guide, "Understanding Sharing"; Salesforce
 * Help, "Organization-Wide Sharing Defaults", "Sharing Rules", "Record Access Under the Hood" (implicit
 * access), "Transfer Records"; Object Reference, "AccountShare", "CaseShare", "UserRecordAccess",
 * "EmailMessage".
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SharingOrg } from './sharing-org.ts';

const PEOPLE = [
  'head',
  'lead',
  'rep',
  'colleague',
  'service',
  'reviewer',
  'auditor',
  'stranger',
  'viewer',
  'everything',
  'admin',
];

describe('a private object', () => {
  let org: SharingOrg;
  let deal: string;
  before(() => {
    org = new SharingOrg();
    deal = org.insert('Deal__c', 'rep', { Name: 'Library', Code__c: 'L1', Amount__c: 10 });
  });
  after(() => org.close());

  it('can be read by its owner, users above, users in a rule and users above them, and users with View All', () => {
    assert.deepEqual(org.readers('Deal__c', deal, PEOPLE), [
      'head',
      'lead',
      'rep',
      'service',
      'viewer',
      'everything',
      'admin',
    ]);
  });

  it('gives each user the access that both sharing and object permissions allow', () => {
    const levels = Object.fromEntries(PEOPLE.map((name) => [name, org.access(name, deal)]));
    assert.deepEqual(levels, {
      head: 'All',
      lead: 'All',
      rep: 'All',
      colleague: 'None',
      service: 'Read',
      reviewer: 'None',
      auditor: 'None',
      stranger: 'None',
      viewer: 'Read',
      everything: 'All',
      admin: 'All',
    });
  });

  it('is hidden in system mode with sharing, and visible in system mode without sharing', () => {
    const text = 'SELECT COUNT() FROM Deal__c';
    assert.equal(org.query('stranger', text).totalSize, 0);
    assert.equal(org.query('stranger', text, 'shared').totalSize, 0);
    assert.equal(org.query('stranger', text, 'system').totalSize, 1);
  });

  it('doesn’t count in totals, groups, semi-joins, and subqueries', () => {
    const account = org.insert('Account', 'stranger', { Name: 'Mine' });
    org.save('admin', 'update', 'Deal__c', { Id: deal, Account__c: account }, 'system');
    const sum = org.query('stranger', 'SELECT SUM(Amount__c) total FROM Deal__c').records[0];
    assert.equal(sum?.['total'], null);
    assert.deepEqual(org.query('stranger', 'SELECT Name, COUNT(Id) c FROM Deal__c GROUP BY Name').records, []);
    const semi = 'SELECT Id FROM Account WHERE Id IN (SELECT Account__c FROM Deal__c)';
    assert.equal(org.query('stranger', semi).totalSize, 0);
    assert.equal(org.query('rep', semi).totalSize, 0, 'the account is not the representative’s');
    assert.equal(org.query('admin', semi).totalSize, 1);
  });

  it('shows the id of a parent that its user can’t read, and none of its fields', () => {
    const [row] = org.records('rep', "SELECT Account__c, Account__r.Name FROM Deal__c WHERE Code__c = 'L1'");
    assert.equal(typeof row?.values['Account__c'], 'string');
    assert.equal(row?.parents['Account__r'], null);
    assert.equal(org.query('rep', "SELECT Id FROM Deal__c WHERE Account__r.Name = 'Mine'").totalSize, 0);
  });

  it('can be changed with edit access, and deleted with full access', () => {
    assert.equal(org.outcome('rep', 'update', 'Deal__c', { Id: deal, Amount__c: 11 }), 'ok');
    assert.equal(
      org.outcome('service', 'update', 'Deal__c', { Id: deal, Amount__c: 12 }),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    assert.equal(
      org.outcome('stranger', 'update', 'Deal__c', { Id: deal, Amount__c: 12 }),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
    assert.equal(org.outcome('stranger', 'update', 'Deal__c', { Id: deal, Amount__c: 13 }, 'system'), 'ok');
    const other = org.insert('Deal__c', 'rep', { Name: 'To delete' });
    assert.equal(org.outcome('service', 'delete', 'Deal__c', { Id: other }), 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal(org.outcome('lead', 'delete', 'Deal__c', { Id: other }), 'ok');
    assert.equal(org.outcome('stranger', 'update', 'Deal__c', { Id: other, Amount__c: 1 }), 'ENTITY_IS_DELETED');
    assert.equal(
      org.outcome('stranger', 'undelete', 'Deal__c', { Id: other }),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
  });

  it('can be transferred only to a user who can read the object', () => {
    const given = org.insert('Deal__c', 'rep', { Name: 'Given away' });
    const give = (name: string, owner: string) =>
      org.outcome(name, 'update', 'Deal__c', { Id: given, OwnerId: org.id(owner) });
    assert.equal(give('rep', 'nobody'), 'TRANSFER_REQUIRES_READ');
    assert.equal(give('service', 'service'), 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal(give('rep', 'stranger'), 'ok');
    assert.equal(org.access('rep', given), 'None');
  });

  it('isn’t named in the error about its unique value', () => {
    const [hidden] = org.save('stranger', 'insert', 'Deal__c', { Name: 'Copy', Code__c: 'L1' });
    assert.equal(hidden?.errors[0]?.statusCode, 'DUPLICATE_VALUE');
    assert.match(hidden?.errors[0]?.message ?? '', /<unknown>$/);
    const [known] = org.save('rep', 'insert', 'Deal__c', { Name: 'Copy', Code__c: 'L1' });
    assert.match(known?.errors[0]?.message ?? '', new RegExp(deal.slice(0, 15)));
  });

  it('can’t be changed by an upsert with its external id', () => {
    const [result] = org.save('stranger', 'upsert', 'Deal__c', { Code__c: 'L1', Amount__c: 99 }, 'user', {
      externalIdField: 'Code__c',
    });
    assert.equal(result?.success, false);
    assert.equal(
      org.query('admin', "SELECT COUNT() FROM Deal__c WHERE Code__c = 'L1' AND Amount__c != 99").totalSize,
      1,
    );
  });

  it('can’t be the target of a lookup for users who can’t read it', () => {
    const hidden = org.insert('Account', 'rep', { Name: 'Hidden' });
    assert.equal(
      org.outcome('stranger', 'insert', 'Deal__c', { Name: 'Reaching', Account__c: hidden }),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
    assert.equal(org.outcome('rep', 'insert', 'Deal__c', { Name: 'Reaching', Account__c: hidden }), 'ok');
  });
});

describe('defaults', () => {
  let org: SharingOrg;
  before(() => {
    org = new SharingOrg();
  });
  after(() => org.close());

  it('of Public Read Only let all users read and the owner change', () => {
    const plan = org.insert('Plan__c', 'rep', { Name: 'Open' });
    assert.equal(org.access('stranger', plan), 'Read');
    assert.equal(org.access('lead', plan), 'All');
    assert.equal(
      org.outcome('stranger', 'update', 'Plan__c', { Id: plan, Name: 'Mine' }),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
  });

  it('appear in Organization, and are those of a fresh org if requested', () => {
    const text =
      'SELECT DefaultAccountAccess, DefaultCaseAccess, DefaultContactAccess, DefaultOpportunityAccess FROM Organization';
    const { DefaultAccountAccess, DefaultCaseAccess, DefaultContactAccess, DefaultOpportunityAccess } =
      org.query('admin', text).records[0] ?? {};
    assert.deepEqual(
      [DefaultAccountAccess, DefaultCaseAccess, DefaultContactAccess, DefaultOpportunityAccess],
      ['None', 'None', 'ControlledByParent', 'None'],
    );
    const fresh = new SharingOrg({ freshOrg: true });
    const item = fresh.insert('Case', 'rep', { Subject: 'Open' });
    assert.equal(fresh.access('stranger', item), 'Transfer');
    assert.equal(fresh.outcome('stranger', 'update', 'Case', { Id: item, OwnerId: fresh.id('stranger') }), 'ok');
    const deal = fresh.insert('Deal__c', 'rep', { Name: 'Still private' });
    assert.equal(fresh.access('stranger', deal), 'None');
    fresh.close();
  });

  it('of a detail record are those of its master', () => {
    const deal = org.insert('Deal__c', 'rep', { Name: 'Master' });
    const line = org.insert('Line__c', 'rep', { Name: 'Detail', Deal__c: deal });
    assert.deepEqual(org.readers('Line__c', line, PEOPLE), [
      'head',
      'lead',
      'rep',
      'service',
      'viewer',
      'everything',
      'admin',
    ]);
    assert.equal(
      org.outcome('service', 'update', 'Line__c', { Id: line, Name: 'Changed' }),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    assert.equal(
      org.outcome('service', 'insert', 'Line__c', { Name: 'New', Deal__c: deal }),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
    assert.equal(org.outcome('lead', 'delete', 'Line__c', { Id: line }), 'ok');
  });
});

describe('accounts and their children', () => {
  let org: SharingOrg;
  let account: string;
  before(() => {
    org = new SharingOrg();
    account = org.insert('Account', 'rep', { Name: 'Bluebonnet' });
  });
  after(() => org.close());

  it('give the owner and users above the cases of others if the owner’s role says so, and no opportunities', () => {
    const item = org.insert('Case', 'stranger', { Subject: 'Theirs', AccountId: account });
    const opportunity = org.insert('Opportunity', 'stranger', {
      Name: 'Theirs',
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: '2026-12-01',
    });
    assert.equal(org.access('rep', item), 'Read');
    assert.equal(org.access('lead', item), 'Read');
    assert.equal(org.access('colleague', item), 'None');
    assert.equal(org.access('rep', opportunity), 'None');
  });

  it('can be read by the owner of one of their cases or opportunities, with their contacts; other cases stay hidden', () => {
    const own = org.insert('Account', 'lead', { Name: 'Pecan' });
    const contact = org.insert('Contact', 'lead', { LastName: 'Ray', AccountId: own });
    assert.equal(org.access('service', own), 'None');
    assert.equal(org.access('service', contact), 'None');
    org.insert('Case', 'service', { Subject: 'Help', AccountId: own });
    const other = org.insert('Case', 'lead', { Subject: 'Other', AccountId: own });
    assert.equal(org.access('service', own), 'Read');
    assert.equal(org.access('service', contact), 'Read');
    assert.equal(org.access('service', other), 'None');
    assert.equal(
      org.outcome('service', 'update', 'Contact', { Id: contact, LastName: 'X' }),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
  });

  it('can’t be read through View All on another object, a custom lookup, or a contact role', () => {
    const own = org.insert('Account', 'lead', { Name: 'Juniper' });
    org.insert('Deal__c', 'viewer', { Name: 'Points there', Account__c: own });
    assert.equal(org.access('viewer', own), 'None');
  });

  it('without a contact’s account, only the owner reads the contact', () => {
    const contact = org.insert('Contact', 'rep', { LastName: 'Nobody’s' });
    assert.deepEqual(org.readers('Contact', contact, PEOPLE), ['rep', 'everything', 'admin']);
  });

  it('are shared by a rule with its access to their children', () => {
    const school = org.insert('Account', 'rep', { Name: 'School', AccountNumber: 'School 1' });
    const item = org.insert('Case', 'stranger', { Subject: 'Of a school', AccountId: school });
    const opportunity = org.insert('Opportunity', 'stranger', {
      Name: 'Of a school',
      AccountId: school,
      StageName: 'Prospecting',
      CloseDate: '2026-12-01',
    });
    assert.equal(org.access('auditor', school), 'Read');
    assert.equal(org.access('auditor', item), 'Read');
    assert.equal(org.access('auditor', opportunity), 'None');
    assert.equal(org.access('reviewer', school), 'None');
    const lower = org.insert('Account', 'rep', { Name: 'Lower', AccountNumber: 'school 2' });
    assert.equal(org.access('auditor', lower), 'None', 'criteria are case-sensitive');
  });

  it('let users with edit access to the account create contacts', () => {
    assert.equal(org.outcome('rep', 'insert', 'Contact', { LastName: 'New', AccountId: account }), 'ok');
    assert.equal(
      org.outcome('stranger', 'insert', 'Contact', { LastName: 'New', AccountId: account }),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
  });
});

describe('groups, queues, and rules', () => {
  let org: SharingOrg;
  before(() => {
    org = new SharingOrg();
  });
  after(() => org.close());

  const group = (type: string, name: string): string =>
    String(
      org.query('admin', `SELECT Id FROM Group WHERE Type = '${type}' AND DeveloperName = '${name}'`).records[0]?.[
        'Id'
      ],
    );

  it('a criteria-based rule uses its filter logic', () => {
    const cases = [
      { fields: { Origin: 'Phone', Priority: 'High', Reason: null }, shared: true },
      { fields: { Origin: 'Phone', Priority: 'Low', Reason: 'Other' }, shared: true },
      { fields: { Origin: 'Phone', Priority: 'Low', Reason: null }, shared: false },
      { fields: { Origin: 'Email', Priority: 'High', Reason: null }, shared: false },
    ];
    for (const { fields, shared } of cases) {
      const id = org.insert('Case', 'stranger', { Subject: 'S', ...fields });
      assert.equal(org.access('reviewer', id), shared ? 'Edit' : 'None', JSON.stringify(fields));
      assert.equal(org.access('service', id), 'None');
    }
  });

  it('a member’s manager counts only if the group says so', () => {
    const id = org.insert('Case', 'stranger', { Subject: 'S', Origin: 'Phone', Priority: 'High' });
    assert.equal(org.access('lead', id), 'None');
    org.save('admin', 'insert', 'GroupMember', {
      GroupId: group('Regular', 'Reviewers'),
      UserOrGroupId: org.id('colleague'),
    });
    assert.equal(org.access('colleague', id), 'Edit');
    assert.equal(org.access('lead', id), 'Edit');
    const school = org.insert('Account', 'stranger', { Name: 'A', AccountNumber: 'School 3' });
    org.save('admin', 'insert', 'GroupMember', {
      GroupId: group('Regular', 'Auditors'),
      UserOrGroupId: org.id('colleague'),
    });
    assert.equal(org.access('colleague', school), 'Read');
    assert.equal(org.access('lead', school), 'None');
  });

  it('members of a queue, also through groups and roles, edit and accept its records', () => {
    const id = org.insert('Case', 'stranger', { Subject: 'Waiting' });
    org.save('admin', 'update', 'Case', { Id: id, OwnerId: group('Queue', 'Help') }, 'system');
    assert.equal(org.access('reviewer', id), 'Edit');
    assert.equal(org.access('service', id), 'Edit');
    assert.equal(org.access('auditor', id), 'None');
    assert.equal(org.outcome('service', 'delete', 'Case', { Id: id }), 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal(
      org.outcome('service', 'update', 'Case', { Id: id, OwnerId: org.id('reviewer') }),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    assert.equal(org.outcome('service', 'update', 'Case', { Id: id, OwnerId: org.id('service') }), 'ok');
    assert.equal(org.access('reviewer', id), 'None');
  });

  it('a user who leaves a group loses its access, and a user who gets a role gains access to what is below it', () => {
    const id = org.insert('Case', 'stranger', { Subject: 'S', Origin: 'Phone', Priority: 'High' });
    const member = `SELECT Id FROM GroupMember WHERE UserOrGroupId = '${org.id('reviewer')}'`;
    for (const { Id } of org.query('admin', member).records)
      org.save('admin', 'delete', 'GroupMember', { Id: Id ?? null });
    assert.equal(org.access('reviewer', id), 'None');
    const [made] = org.save('admin', 'insert', 'UserRole', { Name: 'Helper', ParentRoleId: null });
    org.save('admin', 'update', 'User', { Id: org.id('stranger'), UserRoleId: made?.id ?? null });
    const own = org.insert('Case', 'stranger', { Subject: 'Nobody else’s' });
    assert.equal(org.access('head', own), 'None');
    const head = org.query('admin', "SELECT Id FROM UserRole WHERE DeveloperName = 'Head'").records[0]?.['Id'] ?? null;
    org.save('admin', 'update', 'UserRole', { Id: made?.id ?? null, ParentRoleId: head });
    assert.equal(org.access('head', own), 'All');
  });
});

describe('share rows that users write', () => {
  let org: SharingOrg;
  let item: string;
  before(() => {
    org = new SharingOrg();
    item = org.insert('Case', 'rep', { Subject: 'Shared' });
  });
  after(() => org.close());

  const share = (name: string, level: string) => ({
    CaseId: item,
    UserOrGroupId: org.id(name),
    CaseAccessLevel: level,
  });

  it('give their access to a user or group, and to the users above', () => {
    assert.equal(org.outcome('rep', 'insert', 'CaseShare', share('service', 'Read')), 'ok');
    assert.equal(org.access('service', item), 'Read');
    assert.equal(org.outcome('rep', 'insert', 'CaseShare', share('service', 'Edit')), 'ok');
    assert.equal(org.access('service', item), 'Edit');
    const rows = org.query('admin', `SELECT Id FROM CaseShare WHERE CaseId = '${item}' AND RowCause = 'Manual'`);
    assert.equal(rows.totalSize, 1, 'the existing share was raised');
  });

  it('can be written only with full access', () => {
    assert.equal(
      org.outcome('service', 'insert', 'CaseShare', share('stranger', 'Read')),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
    assert.equal(org.outcome('service', 'insert', 'CaseShare', share('stranger', 'Read'), 'system'), 'ok');
  });

  it('are listed with the rows of the owner and of rules', () => {
    const phone = org.insert('Case', 'rep', { Subject: 'P', Origin: 'Phone', Priority: 'High' });
    const { records } = org.query(
      'admin',
      `SELECT RowCause, CaseAccessLevel FROM CaseShare WHERE CaseId = '${phone}' ORDER BY RowCause`,
    );
    assert.deepEqual(
      records.map((row) => [row['RowCause'], row['CaseAccessLevel']]),
      [
        ['Owner', 'All'],
        ['Rule', 'Edit'],
      ],
    );
    const owner = org.query('admin', `SELECT Id FROM CaseShare WHERE CaseId = '${phone}' AND RowCause = 'Owner'`)
      .records[0];
    assert.equal(
      org.outcome('admin', 'delete', 'CaseShare', { Id: owner?.['Id'] ?? null }),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
  });

  it('are refused if they give nothing or too much, or name an inactive user', () => {
    assert.equal(
      org.outcome('rep', 'insert', 'CaseShare', share('stranger', 'All')),
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    );
    const plan = org.insert('Plan__c', 'rep', { Name: 'P' });
    const [result] = org.save('rep', 'insert', 'Plan__Share', {
      ParentId: plan,
      UserOrGroupId: org.id('service'),
      AccessLevel: 'Read',
    });
    assert.equal(result?.errors[0]?.statusCode, 'FIELD_FILTER_VALIDATION_EXCEPTION');
    assert.match(result?.errors[0]?.message ?? '', /AccessLevel/);
    org.save('admin', 'update', 'User', { Id: org.id('auditor'), IsActive: false });
    const left = org.org.currentReader.rows('SELECT "Id" FROM "User" WHERE "LastName" = ?', ['auditor'])[0]?.[0];
    const row = { CaseId: item, UserOrGroupId: String(left), CaseAccessLevel: 'Read' };
    const [inactive] = org.save('rep', 'insert', 'CaseShare', row);
    assert.equal(inactive?.errors[0]?.statusCode, 'INACTIVE_OWNER_OR_USER');
    assert.match(inactive?.errors[0]?.message ?? '', /operation performed with inactive user/);
  });

  it('end with a new owner, unless they have an Apex sharing reason', () => {
    const deal = org.insert('Deal__c', 'rep', { Name: 'D' });
    const row = { ParentId: deal, UserOrGroupId: org.id('stranger'), AccessLevel: 'Edit' };
    assert.equal(org.outcome('rep', 'insert', 'Deal__Share', row), 'ok');
    assert.equal(
      org.outcome('rep', 'insert', 'Deal__Share', {
        ...row,
        UserOrGroupId: org.id('reviewer'),
        RowCause: 'Advisor__c',
      }),
      'ok',
    );
    assert.equal(org.outcome('rep', 'update', 'Deal__c', { Id: deal, OwnerId: org.id('colleague') }), 'ok');
    assert.equal(org.access('stranger', deal), 'None');
    assert.equal(org.access('reviewer', deal), 'Edit');
    assert.equal(org.access('rep', deal), 'None');
  });
});

describe('activities, emails, and posts', () => {
  let org: SharingOrg;
  let item: string;
  before(() => {
    org = new SharingOrg();
    item = org.insert('Case', 'rep', { Subject: 'About' });
    org.save('rep', 'insert', 'CaseShare', { CaseId: item, UserOrGroupId: org.id('service'), CaseAccessLevel: 'Read' });
  });
  after(() => org.close());

  it('a task can be read with its related record, and changed by its assignee and the users above', () => {
    const task = org.insert('Task', 'rep', { Subject: 'Call', WhatId: item });
    assert.deepEqual(org.readers('Task', task, PEOPLE), ['head', 'lead', 'rep', 'service', 'everything', 'admin']);
    assert.equal(
      org.outcome('service', 'update', 'Task', { Id: task, Priority: 'High' }),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    assert.equal(org.outcome('lead', 'update', 'Task', { Id: task, Priority: 'High' }), 'ok');
    const alone = org.insert('Task', 'rep', { Subject: 'Alone' });
    assert.deepEqual(org.readers('Task', alone, PEOPLE), ['head', 'lead', 'rep', 'everything', 'admin']);
  });

  it('an email has its case’s access, a draft is only for its creator, and a sent email can’t change', () => {
    const [draft] = org.save('rep', 'insert', 'EmailMessage', { ParentId: item, Subject: 'Draft', Status: '5' });
    const [sent] = org.save('rep', 'insert', 'EmailMessage', { ParentId: item, Subject: 'Sent', Status: '3' });
    assert.deepEqual(org.readers('EmailMessage', String(draft?.id), PEOPLE), ['rep', 'everything', 'admin']);
    assert.deepEqual(org.readers('EmailMessage', String(sent?.id), PEOPLE), [
      'head',
      'lead',
      'rep',
      'service',
      'everything',
      'admin',
    ]);
    assert.equal(org.outcome('rep', 'update', 'EmailMessage', { Id: draft?.id ?? null, Subject: 'Better' }), 'ok');
    assert.equal(
      org.outcome('rep', 'update', 'EmailMessage', { Id: sent?.id ?? null, Subject: 'Other' }),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    assert.equal(
      org.outcome('rep', 'update', 'EmailMessage', { Id: sent?.id ?? null, IsExternallyVisible: true }),
      'ok',
    );
    assert.equal(
      org.outcome('service', 'delete', 'EmailMessage', { Id: sent?.id ?? null }),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
  });

  it('an email can be added to a case with edit access to the case, as a draft or as sent', () => {
    for (const Status of ['3', '5']) {
      const email = { ParentId: item, Subject: 'Hello', FromName: 'Somebody Else', Status };
      assert.equal(
        org.outcome('service', 'insert', 'EmailMessage', email),
        'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      );
      assert.equal(org.outcome('lead', 'insert', 'EmailMessage', email), 'ok');
    }
  });

  it('a post can be read with its record, and changed by its author', () => {
    const [post] = org.save('rep', 'insert', 'FeedItem', { ParentId: item, Body: 'Hello' });
    assert.deepEqual(org.readers('FeedItem', String(post?.id), PEOPLE), [
      'head',
      'lead',
      'rep',
      'service',
      'everything',
      'admin',
    ]);
    assert.equal(
      org.outcome('lead', 'delete', 'FeedItem', { Id: post?.id ?? null }),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    assert.equal(
      org.outcome('stranger', 'insert', 'FeedItem', { ParentId: item, Body: 'Not mine' }),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
  });
});

describe('UserRecordAccess', () => {
  let org: SharingOrg;
  before(() => {
    org = new SharingOrg();
  });
  after(() => org.close());

  it('needs one user and up to 200 records', () => {
    const user = org.id('rep');
    assert.throws(() => org.query('admin', 'SELECT MaxAccessLevel FROM UserRecordAccess'), /UserId/);
    assert.throws(
      () => org.query('admin', `SELECT MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${user}'`),
      /RecordId/,
    );
    const ids = Array.from({ length: 201 }, (_, n) => `'001${String(n).padStart(12, '0')}'`).join(', ');
    assert.throws(
      () =>
        org.query('admin', `SELECT RecordId FROM UserRecordAccess WHERE UserId = '${user}' AND RecordId IN (${ids})`),
      /at most 200/,
    );
  });

  it('filters and selects like any object', () => {
    const user = org.id('rep');
    const [own, other] = [org.insert('Deal__c', 'rep', { Name: 'A' }), org.insert('Deal__c', 'head', { Name: 'B' })];
    const text = `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = '${user}' AND RecordId IN ('${own}', '${other}') AND HasEditAccess = true`;
    assert.deepEqual(
      org.query('rep', text).records.map((row) => [row['RecordId'], row['HasReadAccess']]),
      [[own, true]],
    );
  });
});
