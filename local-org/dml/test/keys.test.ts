import assert from 'node:assert/strict';
import { beforeEach, afterEach, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { insert, openFixture, save, stored } from '../../schema/test/fixture.ts';
import type { Row } from '../../types.ts';

describe('unique values and upsert', () => {
  let org: Org;
  beforeEach(() => (org = openFixture()));
  afterEach(() => org.close());

  it('a second record with the value is refused with the first one’s id, ignoring case', () => {
    const first = insert(org, 'Invoice__c', { External_Number__c: 'Ab-1' });
    const [result] = save(org, 'insert', 'Invoice__c', [{ External_Number__c: 'aB-1' }]);
    assert.equal(result?.errors[0]?.statusCode, 'DUPLICATE_VALUE');
    assert.equal(
      result.errors[0].message,
      `duplicate value found: External_Number__c duplicates value on record with id: ${first.slice(0, 15)}`,
    );
  });

  it('a case-sensitive field allows both spellings', () => {
    insert(org, 'Invoice__c', { Token__c: 'abc' });
    insert(org, 'Invoice__c', { Token__c: 'ABC' });
    const [result] = save(org, 'insert', 'Invoice__c', [{ Token__c: 'abc' }]);
    assert.equal(result?.errors[0]?.statusCode, 'DUPLICATE_VALUE');
  });

  it('the same value twice in one call fails only for the second record', () => {
    const rows: Row[] = [{ External_Number__c: 'x' }, { External_Number__c: 'X' }, { External_Number__c: 'y' }];
    const results = save(org, 'insert', 'Invoice__c', rows, { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false, true],
    );
    assert.match(results[1]?.errors[0]?.message ?? '', new RegExp(String(results[0]?.id?.slice(0, 15))));
  });

  it('a record can keep its value, and deleted records release theirs', () => {
    const id = insert(org, 'Invoice__c', { External_Number__c: 'x' });
    assert.equal(save(org, 'update', 'Invoice__c', [{ Id: id, External_Number__c: 'X' }])[0]?.success, true);
    save(org, 'delete', 'Invoice__c', [{ Id: id }]);
    insert(org, 'Invoice__c', { External_Number__c: 'x' });
  });

  it('upsert finds its record by external id and says whether it created it', () => {
    const id = insert(org, 'Invoice__c', { External_Number__c: 'k1', Memo__c: 'old' });
    const rows: Row[] = [{ External_Number__c: 'K1', Memo__c: 'new' }, { External_Number__c: 'k2' }];
    const results = save(org, 'upsert', 'Invoice__c', rows, { externalIdField: 'external_number__c' });
    assert.deepEqual(
      results.map((result) => result.created),
      [false, true],
    );
    assert.equal(results[0]?.id, id);
    assert.equal(stored(org, 'Invoice__c', id)['Memo__c'], 'new');
  });

  it('upsert refuses a missing, a repeated, and an ambiguous key', () => {
    insert(org, 'Invoice__c', { Batch_Key__c: 'b' });
    insert(org, 'Invoice__c', { Batch_Key__c: 'B' });
    const rows: Row[] = [{}, { Batch_Key__c: 'c' }, { Batch_Key__c: 'C' }, { Batch_Key__c: 'b' }];
    const results = save(org, 'upsert', 'Invoice__c', rows, { externalIdField: 'Batch_Key__c', allOrNone: false });
    const codes = results.map((result) => result.errors[0]?.statusCode ?? 'fine');
    assert.deepEqual(codes, ['MISSING_ARGUMENT', 'fine', 'DUPLICATE_VALUE', 'DUPLICATE_EXTERNAL_ID']);
  });

  it('upsert refuses a field that isn’t an external id', () => {
    const upsert = (): unknown => save(org, 'upsert', 'Invoice__c', [{}], { externalIdField: 'Memo__c' });
    assert.throws(upsert, { code: 'INVALID_FIELD' });
  });

  it('upsert without a key uses Id', () => {
    const id = insert(org, 'Invoice__c', {});
    const results = save(org, 'upsert', 'Invoice__c', [{ Id: id, Memo__c: 'm' }, { Memo__c: 'n' }]);
    assert.deepEqual(
      results.map((result) => result.created),
      [false, true],
    );
  });

  it('updates refuse a missing id, another object’s id, and a deleted record', () => {
    const gone = insert(org, 'Invoice__c', {});
    save(org, 'delete', 'Invoice__c', [{ Id: gone }]);
    const rows: Row[] = [{}, { Id: 'nonsense' }, { Id: `${gone.slice(0, 11)}zzzz` }, { Id: gone }];
    const codes = save(org, 'update', 'Invoice__c', rows, { allOrNone: false }).map(
      (result) => result.errors[0]?.statusCode,
    );
    assert.deepEqual(codes, ['MISSING_ARGUMENT', 'MALFORMED_ID', 'INVALID_CROSS_REFERENCE_KEY', 'ENTITY_IS_DELETED']);
  });
});
