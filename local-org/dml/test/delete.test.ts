import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { insert, openFixture, save, stored } from '../../schema/test/fixture.ts';

describe('deleting and undeleting', () => {
  let org: Org;
  beforeEach(() => (org = openFixture()));
  afterEach(() => org.close());

  const deleted = (type: string, id: string): boolean => stored(org, type, id)['IsDeleted'] === 1;

  it('deletes and restores the children of a master', () => {
    const invoice = insert(org, 'Invoice__c', {});
    const shipment = insert(org, 'Shipment__c', { Invoice__c: invoice, Carrier__c: 'Mail' });
    save(org, 'delete', 'Invoice__c', [{ Id: invoice }]);
    assert.equal(deleted('Shipment__c', shipment), true);
    save(org, 'undelete', 'Invoice__c', [{ Id: invoice }]);
    assert.equal(deleted('Invoice__c', invoice), false);
    assert.equal(deleted('Shipment__c', shipment), false);
  });

  it('keeps a child deleted that was deleted before its master', () => {
    const invoice = insert(org, 'Invoice__c', {});
    const shipment = insert(org, 'Shipment__c', { Invoice__c: invoice, Carrier__c: 'Mail' });
    save(org, 'delete', 'Shipment__c', [{ Id: shipment }]);
    save(org, 'delete', 'Invoice__c', [{ Id: invoice }]);
    save(org, 'undelete', 'Invoice__c', [{ Id: invoice }]);
    assert.equal(deleted('Shipment__c', shipment), true);
  });

  it('clears lookups, and restores them unless they have a new value', () => {
    const account = insert(org, 'Account', { Name: 'A' });
    const other = insert(org, 'Account', { Name: 'B' });
    const first = insert(org, 'Invoice__c', { Customer__c: account });
    const second = insert(org, 'Invoice__c', { Customer__c: account });
    save(org, 'delete', 'Account', [{ Id: account }]);
    assert.equal(stored(org, 'Invoice__c', first)['Customer__c'], null);
    save(org, 'update', 'Invoice__c', [{ Id: second, Customer__c: other }]);
    save(org, 'undelete', 'Account', [{ Id: account }]);
    assert.equal(stored(org, 'Invoice__c', first)['Customer__c'], account);
    assert.equal(stored(org, 'Invoice__c', second)['Customer__c'], other);
  });

  it('is prevented by a lookup that forbids it, also below cascades', () => {
    const account = insert(org, 'Account', { Name: 'Acme' });
    const contact = insert(org, 'Contact', { LastName: 'Ray', AccountId: account });
    insert(org, 'Case', { ContactId: contact, AccountId: null });
    const [result] = save(org, 'delete', 'Account', [{ Id: account }]);
    assert.equal(result?.errors[0]?.statusCode, 'DELETE_FAILED');
    assert.match(result.errors[0].message, /associated with the following cases\.: 00001001/);
    assert.equal(deleted('Account', account), false);
  });

  it('tells deleted records from records that never existed', () => {
    const id = insert(org, 'Invoice__c', {});
    save(org, 'delete', 'Invoice__c', [{ Id: id }]);
    const rows = [{ Id: id }, { Id: `${id.slice(0, 11)}zzzz` }];
    const results = save(org, 'delete', 'Invoice__c', rows, { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.errors[0]?.statusCode),
      ['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY'],
    );
  });

  it('restores only records in the recycle bin', () => {
    const [result] = save(org, 'undelete', 'Invoice__c', [{ Id: insert(org, 'Invoice__c', {}) }]);
    assert.equal(result?.errors[0]?.statusCode, 'UNDELETE_FAILED');
  });

  it('doesn’t restore a unique value that another record has now', () => {
    const id = insert(org, 'Invoice__c', { External_Number__c: 'x' });
    save(org, 'delete', 'Invoice__c', [{ Id: id }]);
    insert(org, 'Invoice__c', { External_Number__c: 'x' });
    const [result] = save(org, 'undelete', 'Invoice__c', [{ Id: id }]);
    assert.equal(result?.errors[0]?.statusCode, 'DUPLICATE_VALUE');
    assert.equal(deleted('Invoice__c', id), true);
  });

  it('refuses objects that only files can change', () => {
    assert.throws(() => save(org, 'insert', 'Tax_Rule__mdt', [{}]), {
      message: 'entity type cannot be inserted: Tax Rule',
    });
    assert.throws(() => save(org, 'insert', 'Nothing__c', [{}]), { code: 'INVALID_TYPE' });
  });
});
