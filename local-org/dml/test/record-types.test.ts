import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { insert, openFixture, save, stored } from '../../schema/test/fixture.ts';

describe('record types', () => {
  let org: Org;
  before(() => (org = openFixture()));
  after(() => org.close());

  const idOf = (name: string): string =>
    org.schema.requireObject('Case').recordTypes.find((type) => type.developerName === name)?.id ?? '';

  it('have their own defaults', () => {
    const repair = stored(org, 'Case', insert(org, 'Case', { RecordTypeId: idOf('Repair') }));
    const complaint = stored(org, 'Case', insert(org, 'Case', { RecordTypeId: idOf('Complaint') }));
    assert.equal(repair['Severity__c'], 'Minor');
    assert.equal(repair['Status'], 'New');
    assert.equal(complaint['Severity__c'], null);
  });

  it('limit restricted picklists to their values', () => {
    const row = { RecordTypeId: idOf('Repair'), Severity__c: 'Major' };
    const [result] = save(org, 'insert', 'Case', [row]);
    assert.equal(result?.errors[0]?.statusCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    insert(org, 'Case', { ...row, RecordTypeId: idOf('Complaint') });
  });

  it('that don’t exist are refused', () => {
    const [result] = save(org, 'insert', 'Case', [{ RecordTypeId: '0128L0000000999AAA' }]);
    assert.equal(result?.errors[0]?.statusCode, 'INVALID_CROSS_REFERENCE_KEY');
    assert.deepEqual(result.errors[0].fields, ['RecordTypeId']);
  });

  it('are empty if the record has none and there are several', () => {
    assert.equal(stored(org, 'Case', insert(org, 'Case', {}))['RecordTypeId'], null);
  });
});
