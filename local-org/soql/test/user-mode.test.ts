/**
 * User mode: what a user can't read doesn't exist (Apex Developer Guide, "Enforce User Mode for Database
 * Operations").
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { TestOrg } from './harness.ts';
import { insertSample } from './sample-data.ts';

describe('User mode', () => {
  let org: TestOrg;
  before(() => {
    org = new TestOrg();
    insertSample(org);
  });
  after(() => org.close());
  beforeEach(() => org.hidden.clear());

  const user = { access: 'user' } as const;
  const refuses = (text: string, code: string, message: RegExp) =>
    assert.throws(() => org.query(text, user), { code, message });

  it('refuses an object that the user can’t read, anywhere in the query', () => {
    org.hidden.add('Account');
    const message = /sObject type 'Account' is not supported/;
    refuses('SELECT Id FROM Account', 'INVALID_TYPE', message);
    refuses('SELECT COUNT() FROM Account', 'INVALID_TYPE', message);
    refuses('SELECT Account__r.Name FROM Invoice__c', 'INVALID_TYPE', message);
    refuses('SELECT Id FROM Invoice__c WHERE Account__c IN (SELECT Id FROM Account)', 'INVALID_TYPE', message);
    org.hidden.add('Shipment__c');
    refuses(
      'SELECT Id, (SELECT Id FROM Shipments__r) FROM Invoice__c',
      'INVALID_TYPE',
      /'Shipment__c' is not supported/,
    );
  });

  it('refuses a field that the user can’t read, in every clause', () => {
    org.hidden.add('Invoice__c.City__c');
    const message = /No such column 'City__c' on entity 'Invoice__c'/;
    refuses('SELECT City__c FROM Invoice__c', 'INVALID_FIELD', message);
    refuses(`SELECT Id FROM Invoice__c WHERE NOT City__c = 'x'`, 'INVALID_FIELD', message);
    refuses('SELECT Id FROM Invoice__c ORDER BY City__c', 'INVALID_FIELD', message);
    refuses('SELECT COUNT(Id) FROM Invoice__c GROUP BY City__c', 'INVALID_FIELD', message);
    refuses('SELECT MAX(City__c) FROM Invoice__c', 'INVALID_FIELD', message);
    refuses('SELECT toLabel(City__c) FROM Invoice__c', 'INVALID_FIELD', message);
    refuses('SELECT Invoice__r.City__c FROM Shipment__c', 'INVALID_FIELD', message);
    refuses(`SELECT Id, (SELECT City__c FROM Invoices__r) FROM Account`, 'INVALID_FIELD', message);
  });

  it('refuses a path over a lookup that the user can’t read', () => {
    org.hidden.add('Invoice__c.Account__c');
    refuses('SELECT Account__r.Name FROM Invoice__c', 'INVALID_FIELD', /No such column 'Account__r'/);
    refuses('SELECT Account__r.Id FROM Invoice__c', 'INVALID_FIELD', /No such column 'Account__r'/);
  });

  it('leaves out of FIELDS() what the user can’t read', () => {
    org.hidden.add('Invoice__c.City__c');
    const { shape } = org.query('SELECT FIELDS(CUSTOM) FROM Invoice__c LIMIT 1', { ...user, origin: 'api' });
    assert.ok(!shape?.order.includes('City__c') && shape?.order.includes('Due__c'));
    const system = org.query('SELECT FIELDS(CUSTOM) FROM Invoice__c LIMIT 1', { origin: 'api' });
    assert.ok(system.shape?.order.includes('City__c'));
  });

  it('comes from the query, or else from the caller', () => {
    org.hidden.add('Invoice__c.City__c');
    assert.equal(org.query('SELECT City__c FROM Invoice__c LIMIT 1').totalSize, 1);
    assert.equal(org.query('SELECT City__c FROM Invoice__c WITH SYSTEM_MODE LIMIT 1', user).totalSize, 1);
    assert.throws(() => org.query('SELECT City__c FROM Invoice__c WITH USER_MODE LIMIT 1'), { code: 'INVALID_FIELD' });
    assert.throws(() => org.query('SELECT City__c FROM Invoice__c WITH SECURITY_ENFORCED LIMIT 1'), {
      code: 'INVALID_FIELD',
    });
  });
});
