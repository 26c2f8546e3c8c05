import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, insert, openFixture, save, stored } from '../../schema/test/fixture.ts';
import type { DmlError, Row } from '../../types.ts';

describe('lookups', () => {
  let org: Org;
  let account: string;
  before(() => {
    org = openFixture();
    account = insert(org, 'Account', { Name: 'Acme' });
  });
  after(() => org.close());

  const refusal = (type: string, row: Row): DmlError | undefined => save(org, 'insert', type, [row])[0]?.errors[0];
  const queueId = (): string =>
    String(org.reader.all(`SELECT "Id" FROM "Group" WHERE "DeveloperName" = 'Repairs'`, [])[0]?.['Id']);

  it('accept an id of 15 characters and store 18', () => {
    const id = insert(org, 'Invoice__c', { Customer__c: account.slice(0, 15) });
    assert.equal(stored(org, 'Invoice__c', id)['Customer__c'], account);
  });

  it('refuse invalid ids, and ids of another object, a missing record, or a deleted record', () => {
    assert.equal(refusal('Invoice__c', { Customer__c: 'acme' })?.statusCode, 'MALFORMED_ID');
    const other = insert(org, 'Case', {});
    assert.deepEqual(refusal('Invoice__c', { Customer__c: other }), {
      statusCode: 'FIELD_INTEGRITY_EXCEPTION',
      message: `Customer: id value of incorrect type: ${other}`,
      fields: ['Customer__c'],
    });
    assert.equal(
      refusal('Invoice__c', { Customer__c: '0018L0000009999AAA' })?.statusCode,
      'INVALID_CROSS_REFERENCE_KEY',
    );
    const gone = insert(org, 'Account', { Name: 'Gone' });
    save(org, 'delete', 'Account', [{ Id: gone }]);
    assert.equal(refusal('Invoice__c', { Customer__c: gone })?.statusCode, 'ENTITY_IS_DELETED');
  });

  it('refuse a record as its own parent', () => {
    const [result] = save(org, 'update', 'Account', [{ Id: account, ParentId: account }]);
    assert.equal(result?.errors[0]?.statusCode, 'CIRCULAR_DEPENDENCY');
  });

  it('to a master are required and can’t be changed', () => {
    const invoice = insert(org, 'Invoice__c', {});
    assert.equal(refusal('Shipment__c', { Carrier__c: 'Mail' })?.statusCode, 'REQUIRED_FIELD_MISSING');
    const shipment = insert(org, 'Shipment__c', { Carrier__c: 'Mail', Invoice__c: invoice });
    const [moved] = save(org, 'update', 'Shipment__c', [{ Id: shipment, Invoice__c: insert(org, 'Invoice__c', {}) }]);
    assert.equal(moved?.errors[0]?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  it('to an owner accept an active user or a queue for the object', () => {
    const id = insert(org, 'Case', { OwnerId: queueId() });
    assert.equal(stored(org, 'Case', id)['OwnerId'], queueId());
    assert.equal(refusal('Invoice__c', { OwnerId: queueId() })?.message, 'Queue not associated with this SObject type');
    const clerk = org.session('clerk@fixture.example').userId;
    save(org, 'update', 'User', [{ Id: clerk, IsActive: false }]);
    assert.equal(refusal('Case', { OwnerId: clerk })?.statusCode, 'INACTIVE_OWNER_OR_USER');
    save(org, 'update', 'User', [{ Id: clerk, IsActive: true }]);
  });

  it('to an owner can’t be cleared', () => {
    const id = insert(org, 'Case', {});
    const [result] = save(org, 'update', 'Case', [{ Id: id, OwnerId: null }]);
    assert.equal(result?.errors[0]?.statusCode, 'REQUIRED_FIELD_MISSING');
    assert.equal(stored(org, 'Case', id)['OwnerId'], admin(org).userId);
  });
});
