import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, insert, openFixture, save, stored } from '../../schema/test/fixture.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { DmlError, DmlOperation, Row } from '../../types.ts';
import type { RowErrors, TriggerEvent, TriggerHost } from '../triggers.ts';

/** A trigger on invoices in TypeScript that records each event. */
class Recorder implements TriggerHost {
  readonly seen: string[] = [];
  work: (event: TriggerEvent, transaction: Transaction) => Map<number, DmlError[]> = () => new Map();

  handles(object: string, _when: 'before' | 'after', _operation: DmlOperation): boolean {
    return object === 'Invoice__c';
  }

  fire(event: TriggerEvent, transaction: Transaction): RowErrors {
    this.seen.push(`${event.when} ${event.operation} ${(event.newRows ?? event.oldRows ?? []).length}`);
    return this.work(event, transaction);
  }
}

const custom = (message: string): DmlError[] => [
  { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields: [] },
];

describe('triggers', () => {
  let org: Org;
  let host: Recorder;
  beforeEach(() => {
    org = openFixture();
    host = new Recorder();
    org.setTriggerHost(host);
  });
  afterEach(() => org.close());

  it('fire before and after, and an upsert fires its insert and its update', () => {
    const id = insert(org, 'Invoice__c', {});
    save(org, 'upsert', 'Invoice__c', [{ Id: id }, {}]);
    save(org, 'delete', 'Invoice__c', [{ Id: id }]);
    save(org, 'undelete', 'Invoice__c', [{ Id: id }]);
    assert.deepEqual(host.seen, [
      'before insert 1',
      'after insert 1',
      'before insert 1',
      'after insert 1',
      'before update 1',
      'after update 1',
      'before delete 1',
      'after delete 1',
      'after undelete 1',
    ]);
  });

  it('get rows in chunks of 200', () => {
    save(
      org,
      'insert',
      'Invoice__c',
      Array.from({ length: 410 }, () => ({})),
    );
    assert.deepEqual(
      host.seen.filter((event) => event.startsWith('before')),
      ['before insert 200', 'before insert 200', 'before insert 10'],
    );
  });

  it('change rows before they are saved, and see whole rows', () => {
    host.work = ({ when, newRows }) => {
      for (const row of newRows ?? []) {
        if (when === 'before') row['Memo__c'] = `${String(row['Status__c'])}, ${String(row['Id'])}`;
        else assert.match(String(row['Id']), /^a0/);
      }
      return new Map();
    };
    assert.equal(stored(org, 'Invoice__c', insert(org, 'Invoice__c', {}))['Memo__c'], 'Draft, null');
  });

  it('can’t set values that system validation refuses', () => {
    host.work = ({ when, newRows }) => {
      if (when === 'before') for (const row of newRows ?? []) row['Status__c'] = 'Lost';
      return new Map();
    };
    const [result] = save(org, 'insert', 'Invoice__c', [{}]);
    assert.equal(result?.errors[0]?.statusCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  });

  it('see the stored row next to the new one', () => {
    const id = insert(org, 'Invoice__c', { Memo__c: 'old' });
    const pairs: string[] = [];
    host.work = ({ newRows, oldRows }) => {
      newRows?.forEach((row, i) => pairs.push(`${String(oldRows?.[i]?.['Memo__c'])} → ${String(row['Memo__c'])}`));
      return new Map();
    };
    save(org, 'update', 'Invoice__c', [{ Id: id, Memo__c: 'new' }]);
    assert.deepEqual(pairs, ['old → new', 'old → new']);
  });

  it('that refuse a row of an all-or-none call roll back all of it', () => {
    host.work = ({ when }) => (when === 'after' ? new Map([[1, custom('no')]]) : new Map());
    const results = save(org, 'insert', 'Invoice__c', [{}, {}, {}]);
    assert.deepEqual(
      results.map((result) => result.errors[0]?.statusCode),
      ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
    );
    assert.deepEqual(
      results.map((result) => result.id),
      [null, null, null],
    );
    assert.equal(org.reader.all('SELECT * FROM "Invoice__c"', []).length, 0);
  });

  it('fire again for the good rows of a partial save', () => {
    host.work = ({ newRows }) => {
      const bad = (newRows ?? []).findIndex((row) => row['Memo__c'] === 'bad');
      return bad < 0 ? new Map() : new Map([[bad, custom('no')]]);
    };
    const rows: Row[] = [{ Memo__c: 'a' }, { Memo__c: 'bad' }, { Memo__c: 'b' }];
    const results = save(org, 'insert', 'Invoice__c', rows, { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false, true],
    );
    assert.deepEqual(host.seen, ['before insert 3', 'after insert 2', 'before insert 2', 'after insert 2']);
    assert.equal(org.reader.all('SELECT * FROM "Invoice__c"', []).length, 2);
  });

  it('never see rows that failed before them, and these don’t cause a second firing', () => {
    const rows: Row[] = [{}, { Pages__c: 'many' }];
    const results = save(org, 'insert', 'Invoice__c', rows, { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false],
    );
    assert.deepEqual(host.seen, ['before insert 1', 'after insert 1']);
  });

  it('give up after three attempts of a partial save', () => {
    host.work = ({ when, newRows }) =>
      when === 'after' && newRows ? new Map([[0, custom('always the first')]]) : new Map();
    const results = save(org, 'insert', 'Invoice__c', [{}, {}, {}, {}, {}], { allOrNone: false });
    assert.equal(host.seen.filter((event) => event.startsWith('before')).length, 3);
    assert.match(results[4]?.errors[0]?.message ?? '', /Too many batch retries/);
    assert.equal(org.reader.all('SELECT * FROM "Invoice__c"', []).length, 0);
  });

  it('that save again stop at the platform’s depth', () => {
    host.work = ({ when, newRows }, transaction) => {
      if (when === 'before') return new Map();
      const records = [{ type: 'Invoice__c', fields: { Id: newRows?.[0]?.['Id'] ?? null, Memo__c: 'again' } }];
      const [result] = org.dml.run(transaction, 'update', records, { allOrNone: true, access: 'system' });
      return new Map(result?.success ? [] : [[0, [...(result?.errors ?? [])]]]);
    };
    const [result] = save(org, 'insert', 'Invoice__c', [{}]);
    assert.match(result?.errors[0]?.message ?? '', /^maximum trigger depth exceeded/);
    assert.equal(host.seen.length <= 40, true);
  });

  it('that throw roll back the call', () => {
    host.work = ({ when }) => {
      if (when === 'after') throw new Error('broken');
      return new Map();
    };
    org.transaction(admin(org), (transaction) => {
      const records = [{ type: 'Invoice__c', fields: {} }];
      assert.throws(() => org.dml.run(transaction, 'insert', records, { allOrNone: true, access: 'system' }), /broken/);
      assert.equal(transaction.reader.all('SELECT * FROM "Invoice__c"', []).length, 0);
    });
  });

  it('see a record twice in one call as two changes', () => {
    const id = insert(org, 'Invoice__c', {});
    host.seen.length = 0;
    save(org, 'update', 'Invoice__c', [
      { Id: id, Memo__c: 'one' },
      { Id: id, Pages__c: 2 },
    ]);
    const row = stored(org, 'Invoice__c', id);
    assert.deepEqual([row['Memo__c'], row['Pages__c']], ['one', 2]);
    assert.equal(host.seen.length, 4);
  });
});
