import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, insert, openFixture, save, stored } from '../../schema/test/fixture.ts';
import type { Row } from '../../types.ts';

describe('automatic changes after a save', () => {
  let org: Org;
  let account: string;
  beforeEach(() => {
    org = openFixture();
    account = insert(org, 'Account', { Name: 'Acme' });
  });
  afterEach(() => org.close());

  const relations = (contact: string): Row[] =>
    org.reader.all('SELECT * FROM "AccountContactRelation" WHERE "ContactId" = ? AND "IsDeleted" = 0', [contact]);

  it('a contact has one direct relation, to its account', () => {
    const contact = insert(org, 'Contact', { LastName: 'Ray', AccountId: account });
    assert.deepEqual(
      relations(contact).map((row) => [row['AccountId'], row['IsDirect']]),
      [[account, 1]],
    );
    const other = insert(org, 'Account', { Name: 'Other' });
    save(org, 'update', 'Contact', [{ Id: contact, AccountId: other }]);
    assert.deepEqual(
      relations(contact).map((row) => [row['AccountId'], row['IsDirect']]),
      [[other, 1]],
    );
  });

  it('changing a relation’s roles is an update, and a second relation to the account is refused', () => {
    const contact = insert(org, 'Contact', { LastName: 'Ray', AccountId: account });
    const [relation] = relations(contact);
    const roles = { Id: relation?.['Id'] ?? null, Roles: 'Influencer;Decision Maker' };
    assert.equal(save(org, 'update', 'AccountContactRelation', [roles])[0]?.success, true);
    const [second] = save(org, 'insert', 'AccountContactRelation', [{ AccountId: account, ContactId: contact }]);
    assert.equal(second?.errors[0]?.statusCode, 'DUPLICATE_VALUE');
  });

  // Object Reference, "Contact", Name: FirstName, MiddleName, LastName, and Suffix, without the salutation.
  it('a name is composed of its parts', () => {
    const contact = insert(org, 'Contact', { Salutation: 'Ms.', FirstName: 'Ada', LastName: 'Ray' });
    assert.equal(stored(org, 'Contact', contact)['Name'], 'Ada Ray');
    save(org, 'update', 'Contact', [{ Id: contact, Salutation: null, FirstName: null }]);
    assert.equal(stored(org, 'Contact', contact)['Name'], 'Ray');
  });

  it('a case gets account, phone, and email from its contact and follows their changes', () => {
    const contact = insert(org, 'Contact', { LastName: 'Ray', AccountId: account, Email: 'ray@acme.example' });
    const id = insert(org, 'Case', { ContactId: contact });
    assert.equal(stored(org, 'Case', id)['AccountId'], account);
    assert.equal(stored(org, 'Case', id)['ContactEmail'], 'ray@acme.example');
    save(org, 'update', 'Contact', [{ Id: contact, Email: 'new@acme.example', Phone: '1' }]);
    assert.equal(stored(org, 'Case', id)['ContactEmail'], 'new@acme.example');
    assert.equal(stored(org, 'Case', id)['ContactPhone'], '1');
  });

  it('an opportunity follows its stage', () => {
    const row = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-01' };
    const id = insert(org, 'Opportunity', row);
    assert.equal(stored(org, 'Opportunity', id)['Probability'], 10);
    save(org, 'update', 'Opportunity', [{ Id: id, StageName: 'Closed Won' }]);
    const won = stored(org, 'Opportunity', id);
    assert.deepEqual(
      [won['IsWon'], won['IsClosed'], won['Probability'], won['ForecastCategoryName']],
      [1, 1, 100, 'Closed'],
    );
  });

  it('a task gets the account of its related record', () => {
    const id = insert(org, 'Case', { AccountId: account });
    const task = insert(org, 'Task', { Subject: 'Call', WhatId: id, Status: 'Completed' });
    assert.equal(stored(org, 'Task', task)['AccountId'], account);
    assert.equal(stored(org, 'Task', task)['IsClosed'], 1);
  });

  it('tracked fields add a history record with user, old value, and new value', () => {
    const id = insert(org, 'Invoice__c', {});
    save(org, 'update', 'Invoice__c', [{ Id: id, Status__c: 'Sent', Memo__c: 'not tracked' }]);
    const rows = org.reader.all('SELECT * FROM "Invoice__History" WHERE "ParentId" = ?', [id]);
    assert.deepEqual(
      rows.map((row) => [row['Field'], row['OldValue'], row['NewValue'], row['CreatedById']]),
      [['Status__c', 'Draft', 'Sent', admin(org).userId]],
    );
  });
});
