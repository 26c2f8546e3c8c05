import assert from 'node:assert/strict';
import { beforeEach, afterEach, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { insert, openFixture, save } from '../../schema/test/fixture.ts';

describe('rows that another user has locked', () => {
  let org: Org;
  let first: string;
  let second: string;
  beforeEach(() => {
    org = openFixture();
    first = insert(org, 'Invoice__c', {});
    second = insert(org, 'Invoice__c', {});
    org.locks.holdElsewhere(second);
  });
  afterEach(() => org.close());

  it('are refused one by one by an update, with Salesforce’s message', () => {
    const results = save(org, 'update', 'Invoice__c', [{ Id: first }, { Id: second }], { allOrNone: false });
    assert.deepEqual(
      results.map(({ success }) => success),
      [true, false],
    );
    assert.deepEqual(results[1]?.errors, [
      {
        statusCode: 'UNABLE_TO_LOCK_ROW',
        message: `unable to obtain exclusive access to this record or 1 records: ${second}`,
        fields: [],
      },
    ]);
  });

  it('can’t be deleted', () => {
    assert.equal(save(org, 'delete', 'Invoice__c', [{ Id: second }])[0]?.errors[0]?.statusCode, 'UNABLE_TO_LOCK_ROW');
  });

  it('fail a whole FOR UPDATE, and are free after their release', () => {
    assert.throws(() => org.locks.takeAll([first, second]), /^OrgError: Record Currently Unavailable: /);
    org.locks.releaseElsewhere();
    const taken: string[] = [];
    org.locks.watch = (id) => taken.push(id);
    org.locks.takeAll([first, second]);
    assert.deepEqual(taken, [first, second]);
  });
});
