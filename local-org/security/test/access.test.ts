import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, CLERK, GUEST, insert, openFixture, save, stored } from '../../schema/test/fixture.ts';
import type { Session } from '../../types.ts';

describe('permissions', () => {
  let org: Org;
  let clerk: Session;
  let guest: Session;
  beforeEach(() => {
    org = openFixture();
    clerk = org.session(CLERK.username);
    guest = org.session(GUEST.username);
  });
  afterEach(() => org.close());

  it('of an administrator are all, except custom permissions that aren’t granted', () => {
    assert.equal(org.access.isAdmin(admin(org)), true);
    assert.equal(org.access.canObject(admin(org), 'Invoice__c', 'delete'), true);
    assert.equal(org.access.canField(admin(org), 'Invoice__c', 'Memo__c', 'edit'), true);
    assert.equal(org.access.canObject(admin(org), 'Tax_Rule__mdt', 'create'), false);
    assert.equal(org.access.hasCustomPermission(admin(org), 'Skip_Approval'), false);
  });

  it('of other users are what their permission sets grant', () => {
    assert.equal(org.access.canObject(clerk, 'invoice__c', 'edit'), true);
    assert.equal(org.access.canObject(clerk, 'Invoice__c', 'delete'), false);
    assert.equal(org.access.canObject(guest, 'Invoice__c', 'read'), false);
    assert.equal(org.access.canField(clerk, 'Invoice__c', 'Total__c', 'edit'), true);
    assert.equal(org.access.canField(clerk, 'Invoice__c', 'Approved__c', 'read'), true);
    assert.equal(org.access.canField(clerk, 'Invoice__c', 'Approved__c', 'edit'), false);
    assert.equal(org.access.canField(clerk, 'Invoice__c', 'Memo__c', 'read'), false);
    assert.equal(org.access.hasCustomPermission(clerk, 'skip_approval'), true);
    assert.equal(org.access.canApexClass(clerk, 'InvoiceController'), true);
    assert.equal(org.access.canApexClass(guest, 'InvoiceController'), false);
    assert.equal(org.access.canApp(clerk, 'Billing'), true);
    assert.equal(org.access.canApp(clerk, 'Shipping'), false);
    assert.equal(org.access.canApp(guest, 'Billing'), false);
    assert.equal(org.access.canTab(clerk, 'Invoice__c'), true);
    assert.equal(org.access.canTab(clerk, 'standard-Contact'), false);
    assert.equal(org.access.canTab(guest, 'Invoice__c'), false);
    assert.equal(org.access.canTab(admin(org), 'standard-Case'), true);
  });

  it('for required fields, the name, and system fields come with the object', () => {
    for (const field of ['Id', 'Name', 'Status__c', 'OwnerId', 'CreatedDate', 'LastModifiedById']) {
      assert.equal(org.access.canField(clerk, 'Invoice__c', field, 'read'), true, field);
      assert.equal(org.access.canField(guest, 'Invoice__c', field, 'read'), false, field);
    }
    assert.equal(org.access.canField(clerk, 'Invoice__c', 'Status__c', 'edit'), true);
    assert.equal(org.access.canField(clerk, 'Invoice__c', 'CreatedDate', 'edit'), false);
  });

  it('for setup objects are read for all users and edit for an administrator', () => {
    assert.equal(org.access.canObject(guest, 'User', 'read'), true);
    assert.equal(org.access.canObject(guest, 'User', 'edit'), false);
    assert.equal(org.access.canField(guest, 'User', 'Name', 'read'), true);
    assert.equal(org.access.canObject(admin(org), 'PermissionSetAssignment', 'create'), true);
  });

  it('for custom metadata need a permission set', () => {
    assert.equal(org.access.canObject(clerk, 'Tax_Rule__mdt', 'read'), true);
    assert.equal(org.access.canField(clerk, 'Tax_Rule__mdt', 'Rate__c', 'read'), true);
    assert.equal(org.access.canObject(guest, 'Tax_Rule__mdt', 'read'), false);
  });

  it('change immediately with assignments, and with their rollback', () => {
    const setId = String(org.reader.rows('SELECT "Id" FROM "PermissionSet"', [])[0]?.[0]);
    const can = (): boolean => org.access.canObject(guest, 'Invoice__c', 'read');
    const assignment = {
      type: 'PermissionSetAssignment',
      fields: { PermissionSetId: setId, AssigneeId: guest.userId },
    };
    org.transaction(admin(org), (transaction) => {
      const savepoint = transaction.savepoint();
      org.dml.run(transaction, 'insert', [assignment], { allOrNone: true, access: 'system' });
      assert.equal(can(), true);
      transaction.rollbackTo(savepoint);
      assert.equal(can(), false);
    });
    const [result] = save(org, 'insert', 'PermissionSetAssignment', [assignment.fields]);
    assert.equal(can(), true);
    save(org, 'delete', 'PermissionSetAssignment', [{ Id: result?.id ?? null }]);
    assert.equal(can(), false);
  });

  it('apply in user mode and not in system mode', () => {
    const asUser = { session: clerk, access: 'user' } as const;
    assert.throws(() => save(org, 'insert', 'Account', [{ Name: 'A' }], asUser), {
      code: 'INSUFFICIENT_ACCESS',
      message: "Access to entity 'Account' denied",
    });
    const [refused] = save(org, 'insert', 'Invoice__c', [{ Memo__c: 'x' }], asUser);
    assert.equal(refused?.errors[0]?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    assert.deepEqual(refused.errors[0].fields, ['Memo__c']);
    assert.equal(save(org, 'insert', 'Invoice__c', [{ Total__c: 5 }], asUser)[0]?.success, true);
    assert.equal(save(org, 'insert', 'Account', [{ Name: 'A' }], { session: clerk })[0]?.success, true);
  });

  it('in user mode allow fields without write permission if they are unchanged', () => {
    const id = insert(org, 'Invoice__c', { Memo__c: 'x' });
    const options = { session: clerk, access: 'user', readOnlyFields: 'ignore' } as const;
    const row = { Id: id, Memo__c: 'x', Total__c: 7, CreatedDate: '2020-01-01T00:00:00Z' };
    assert.equal(save(org, 'update', 'Invoice__c', [row], options)[0]?.success, true);
    assert.equal(stored(org, 'Invoice__c', id)['Total__c'], 7);
    const [refused] = save(org, 'update', 'Invoice__c', [{ ...row, Memo__c: 'y' }], options);
    assert.deepEqual(refused?.errors[0]?.fields, ['Memo__c']);
    assert.equal(stored(org, 'Invoice__c', id)['Memo__c'], 'x');
  });

  it('of an inactive or unknown user are none', () => {
    save(org, 'update', 'User', [{ Id: clerk.userId, IsActive: false }]);
    assert.equal(org.access.canObject(clerk, 'Invoice__c', 'read'), false);
    assert.throws(() => org.session(CLERK.username), { code: 'INVALID_LOGIN' });
    assert.throws(() => org.session('nobody@fixture.example'), { code: 'INVALID_LOGIN' });
  });

  it('belong to a user who is found by name in any case and has a time zone', () => {
    assert.equal(org.session('CLERK@fixture.example').userId, clerk.userId);
    assert.equal(clerk.timeZone, 'Asia/Tokyo');
  });

  it('today is the acting user’s date', () => {
    const [result] = save(org, 'insert', 'Invoice__c', [{}], { session: clerk });
    assert.equal(stored(org, 'Invoice__c', result?.id ?? '')['Issued_On__c'], '2026-11-04');
  });
});
