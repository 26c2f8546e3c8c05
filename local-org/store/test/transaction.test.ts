import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, openFixture, save } from '../../schema/test/fixture.ts';
import type { Reader } from '../reader.ts';
import type { Transaction } from '../transaction.ts';

describe('transactions', () => {
  let org: Org;
  beforeEach(() => (org = openFixture()));
  afterEach(() => org.close());

  const count = (reader: Reader): number =>
    Number(reader.rows('SELECT COUNT(*) FROM "Account" WHERE "IsDeleted" = 0', [])[0]?.[0]);
  const add = (transaction: Transaction): void => {
    const records = [{ type: 'Account', fields: { Name: 'A' } }];
    org.dml.run(transaction, 'insert', records, { allOrNone: true, access: 'system' });
  };

  it('are visible outside only after the commit', () => {
    org.transaction(admin(org), (transaction) => {
      add(transaction);
      assert.equal(count(transaction.reader), 1);
      assert.equal(count(org.reader), 0);
    });
    assert.equal(count(org.reader), 1);
  });

  it('leave nothing behind when they throw', () => {
    const work = (): void =>
      org.transaction(admin(org), (transaction) => {
        add(transaction);
        throw new Error('no');
      });
    assert.throws(work, /no/);
    assert.equal(count(org.reader), 0);
    save(org, 'insert', 'Account', [{ Name: 'B' }]);
  });

  it('can be rolled back although they succeeded', () => {
    const result = org.transaction(admin(org), (transaction) => (add(transaction), count(transaction.reader)), {
      rollback: true,
    });
    assert.equal(result, 1);
    assert.equal(count(org.reader), 0);
  });

  it('can’t be nested', () => {
    org.transaction(admin(org), () => assert.throws(() => org.transaction(admin(org), () => 0), /already running/));
  });

  it('have savepoints that nest and can be rolled back to again', () => {
    org.transaction(admin(org), (transaction) => {
      const outer = transaction.savepoint();
      add(transaction);
      const inner = transaction.savepoint();
      add(transaction);
      transaction.rollbackTo(inner);
      assert.equal(count(transaction.reader), 1);
      add(transaction);
      transaction.rollbackTo(inner);
      transaction.rollbackTo(outer);
      assert.equal(count(transaction.reader), 0);
      assert.throws(() => transaction.rollbackTo(inner), /no longer valid/);
    });
  });

  it('run the work that waits for the commit in order, without what a savepoint rolled back', () => {
    const done: string[] = [];
    org.transaction(admin(org), (transaction) => {
      transaction.afterCommit(() => done.push(`one sees ${count(org.reader)}`));
      const savepoint = transaction.savepoint();
      transaction.afterCommit(() => done.push('never'));
      transaction.rollbackTo(savepoint);
      transaction.afterCommit(() => done.push('two'));
      add(transaction);
    });
    assert.deepEqual(done, ['one sees 1', 'two']);
  });

  it('can be started by the work that waited for another commit', () => {
    org.transaction(admin(org), (transaction) => {
      transaction.afterCommit(() => org.transaction(admin(org), add));
    });
    assert.equal(count(org.reader), 1);
  });

  it('can act as another user temporarily', () => {
    const clerk = org.session('clerk@fixture.example');
    org.transaction(admin(org), (transaction) => {
      transaction.withSession(clerk, () => add(transaction));
      assert.equal(transaction.reader.all('SELECT "OwnerId" FROM "Account"', [])[0]?.['OwnerId'], clerk.userId);
      assert.equal(transaction.session.userId, org.adminId);
    });
  });

  it('number auto-numbered records without gaps after a rollback', () => {
    assert.throws(() =>
      org.transaction(admin(org), (transaction) => {
        org.dml.run(transaction, 'insert', [{ type: 'Case', fields: {} }], { allOrNone: true, access: 'system' });
        throw new Error('no');
      }),
    );
    save(org, 'insert', 'Case', [{}]);
    assert.equal(org.reader.all('SELECT "CaseNumber" FROM "Case"', [])[0]?.['CaseNumber'], '00001001');
  });

  it('never use an id twice, even after a rollback', () => {
    org.transaction(admin(org), (transaction) => {
      const insert = (): string | null | undefined =>
        org.dml.run(transaction, 'insert', [{ type: 'Account', fields: { Name: 'A' } }], {
          allOrNone: true,
          access: 'system',
        })[0]?.id;
      const savepoint = transaction.savepoint();
      const first = insert();
      transaction.rollbackTo(savepoint);
      assert.notEqual(insert(), first);
    });
  });

  it('allow several reads of the same state', () => {
    org.read((reader) => {
      assert.equal(count(reader), 0);
      save(org, 'insert', 'Account', [{ Name: 'A' }]);
      assert.equal(count(reader), 0);
    });
    assert.equal(count(org.reader), 1);
  });

  it('can’t write through the read-only connection', () => {
    assert.throws(() => org.reader.rows('DELETE FROM "Account"', []), /readonly/);
  });
});
