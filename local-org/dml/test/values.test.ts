import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { insert, openFixture, save, stored } from '../../schema/test/fixture.ts';
import type { Row } from '../../types.ts';

describe('values of a record', () => {
  let org: Org;
  before(() => (org = openFixture()));
  after(() => org.close());

  const refusal = (row: Row): string => {
    const [result] = save(org, 'insert', 'Invoice__c', [row]);
    assert.equal(result?.success, false);
    return result.errors.map((error) => `${error.statusCode}|${error.message}|${error.fields.join()}`).join('\n');
  };
  const kept = (row: Row): Row => stored(org, 'Invoice__c', insert(org, 'Invoice__c', row));

  it('start with the defaults of the fields', () => {
    const row = kept({});
    assert.equal(row['Name'], 'INV-0001');
    assert.equal(row['Status__c'], 'Draft');
    assert.equal(row['Pages__c'], 1);
    assert.equal(row['Approved__c'], 0);
    assert.equal(row['Issued_On__c'], '2026-11-03');
  });

  it('can be null instead of a default', () => {
    assert.equal(kept({ Pages__c: null })['Pages__c'], null);
  });

  it('are trimmed, and empty text is null', () => {
    assert.equal(kept({ Memo__c: '  two words ' })['Memo__c'], 'two words');
    assert.equal(kept({ Memo__c: '   ' })['Memo__c'], null);
  });

  it('are rounded to the scale, halves away from zero', () => {
    assert.equal(kept({ Total__c: 1.005 })['Total__c'], 1.01);
    assert.equal(kept({ Total__c: -1.005 })['Total__c'], -1.01);
    assert.equal(kept({ Total__c: 0.0000001 })['Total__c'], 0);
  });

  it('store a date and time in UTC, for any offset', () => {
    assert.equal(kept({ Sent_At__c: '2026-11-03T10:00:00+01:00' })['Sent_At__c'], '2026-11-03T09:00:00.000Z');
    assert.equal(kept({ Sent_At__c: '2026-11-03T10:00:00.000+0000' })['Sent_At__c'], '2026-11-03T10:00:00.000Z');
  });

  it('store whole seconds of a date and time, for any fraction', () => {
    assert.equal(kept({ Sent_At__c: '2026-11-03T10:00:07.999Z' })['Sent_At__c'], '2026-11-03T10:00:07.000Z');
    assert.equal(kept({ Sent_At__c: '2026-11-03T10:00:07.5+01:00' })['Sent_At__c'], '2026-11-03T09:00:07.000Z');
    assert.equal(kept({ Sent_At__c: '1969-12-31T23:59:59.250Z' })['Sent_At__c'], '1969-12-31T23:59:59.000Z');
  });

  it('store chosen values in the order of the picklist, each once', () => {
    assert.equal(kept({ Tags__c: 'Abroad;Urgent;Abroad' })['Tags__c'], 'Urgent;Abroad');
  });

  it('of the wrong type are refused by field', () => {
    assert.match(refusal({ Pages__c: 'many' }), /^INVALID_TYPE_ON_FIELD_IN_RECORD\|Pages: .*many\|Pages__c$/);
    assert.match(refusal({ Due_Date__c: '2026-02-30' }), /^INVALID_TYPE_ON_FIELD_IN_RECORD/);
    assert.match(refusal({ Sent_At__c: '2026-02-30T10:00:00Z' }), /^INVALID_TYPE_ON_FIELD_IN_RECORD/);
    assert.match(refusal({ Approved__c: 'yes' }), /^INVALID_TYPE_ON_FIELD_IN_RECORD/);
    assert.match(refusal({ Memo__c: 5 }), /^INVALID_TYPE_ON_FIELD_IN_RECORD/);
  });

  it('that are too long, too large, or an invalid email address are refused with Salesforce’s messages', () => {
    assert.equal(
      refusal({ External_Number__c: 'x'.repeat(21) }),
      `STRING_TOO_LONG|External Number: data value too large: ${'x'.repeat(21)} (max length=20)|External_Number__c`,
    );
    assert.match(refusal({ Pages__c: 10000 }), /^NUMBER_OUTSIDE_VALID_RANGE\|Pages: value outside of valid range/);
    assert.equal(
      refusal({ Billing_Email__c: 'nobody' }),
      'INVALID_EMAIL_ADDRESS|Billing Email: invalid email address: nobody|Billing_Email__c',
    );
  });

  it('outside a restricted picklist are refused, and outside an open one stored', () => {
    assert.equal(
      refusal({ Status__c: 'Lost' }),
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST|Status: bad value for restricted picklist field: Lost|Status__c',
    );
    assert.match(refusal({ Tags__c: 'Urgent;Lost' }), /restricted picklist field: Lost/);
    assert.equal(kept({ Source__c: 'Pigeon' })['Source__c'], 'Pigeon');
  });

  it('that are required can’t be missing', () => {
    assert.equal(
      refusal({ Status__c: null }),
      'REQUIRED_FIELD_MISSING|Required fields are missing: [Status__c]|Status__c',
    );
  });

  it('of fields that don’t exist or are read-only are refused', () => {
    assert.equal(
      refusal({ Colour__c: 'red' }),
      "INVALID_FIELD|No such column 'Colour__c' on sobject of type Invoice__c|",
    );
    assert.match(
      refusal({ CreatedDate: '2020-01-01T00:00:00Z' }),
      /^INVALID_FIELD_FOR_INSERT_UPDATE\|Unable to create/,
    );
    assert.match(refusal({ Id: 'a008L0000000001AAA' }), /^INVALID_FIELD_FOR_INSERT_UPDATE\|cannot specify Id/);
  });

  it('of read-only fields are left out if the caller asks for it', () => {
    const [result] = save(org, 'insert', 'Case', [{ CaseNumber: '7', Subject: 'x' }], { readOnlyFields: 'ignore' });
    assert.equal(result?.success, true);
  });

  it('of audit fields are accepted from users with the permission', () => {
    const row = { CreatedDate: '2020-01-01T00:00:00Z' };
    const [result] = save(org, 'insert', 'Invoice__c', [row], { createAuditFields: true });
    assert.equal(stored(org, 'Invoice__c', result?.id ?? '')['CreatedDate'], '2020-01-01T00:00:00.000Z');
  });

  it('of a closed case from another system include when it was closed', () => {
    const row = { Status: 'Closed', CreatedDate: '2020-01-01T00:00:00Z', ClosedDate: '2020-02-01T00:00:00Z' };
    const [result] = save(org, 'insert', 'Case', [row], { createAuditFields: true });
    assert.equal(stored(org, 'Case', result?.id ?? '')['ClosedDate'], '2020-02-01T00:00:00.000Z');
  });

  it('can name their field in any case', () => {
    assert.equal(kept({ total__C: 5 })['Total__c'], 5);
  });
});
