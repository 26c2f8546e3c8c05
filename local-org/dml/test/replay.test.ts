import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, insert, openFixture, save, stored } from '../../schema/test/fixture.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { DmlError } from '../../types.ts';
import type { RowErrors, TriggerEvent, TriggerHost } from '../triggers.ts';

const memo = (row: unknown): string => String((row as Record<string, unknown>)['Memo__c']);

/** A trigger on invoices that records the old and the new memo each time it fires. */
class Recorder implements TriggerHost {
  readonly seen: string[] = [];
  work: (event: TriggerEvent, transaction: Transaction) => Map<number, DmlError[]> | undefined = () => undefined;

  handles(object: string): boolean {
    return object === 'Invoice__c';
  }

  fire(event: TriggerEvent, transaction: Transaction): RowErrors {
    const memos = event.newRows?.map((row, i) => `${event.oldRows ? memo(event.oldRows[i]) : '-'} > ${memo(row)}`);
    this.seen.push(`${event.when} ${event.operation}: ${memos?.join(', ') ?? ''}`);
    return this.work(event, transaction) ?? new Map();
  }
}

const refused: DmlError[] = [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no', fields: [] }];

/** Whether this is the second time an update fires: the stored row already has the caller's change. */
class Firings {
  count = 0;
  readonly isAgain = ({ when, operation }: TriggerEvent): boolean =>
    when === 'before' && operation === 'update' && ++this.count > 1;
}

describe('replayed triggers', () => {
  let org: Org;
  let host: Recorder;
  let id: string;
  beforeEach(() => {
    org = openFixture({ replayTriggers: true });
    host = new Recorder();
    id = insert(org, 'Invoice__c', { Memo__c: 'a' });
    org.setTriggerHost(host);
  });
  afterEach(() => org.close());

  const update = (transaction: Transaction, text: string) =>
    org.dml.run(transaction, 'update', [{ type: 'Invoice__c', fields: { Id: id, Memo__c: text } }], {
      allOrNone: true,
      access: 'system',
    });

  it('fire again after an update, with the old values from before it', () => {
    save(org, 'update', 'Invoice__c', [{ Id: id, Memo__c: 'b' }]);
    assert.deepEqual(host.seen, [
      'before update: a > b',
      'after update: a > b',
      'before update: a > b',
      'after update: a > b',
    ]);
  });

  it('fire as for an update after an insert, with the inserted values as old values', () => {
    insert(org, 'Invoice__c', { Memo__c: 'new' });
    assert.deepEqual(host.seen, [
      'before insert: - > new',
      'after insert: - > new',
      'before update: new > new',
      'after update: new > new',
    ]);
  });

  it('fire again only if the org was opened with this option', () => {
    const plain = openFixture();
    const recorder = new Recorder();
    plain.setTriggerHost(recorder);
    insert(plain, 'Invoice__c', {});
    plain.close();
    assert.equal(recorder.seen.length, 2);
  });

  it('see what the after triggers stored, and the first old values', () => {
    let nested = false;
    host.work = ({ when }, transaction) => {
      if (when === 'before' || nested) return;
      nested = true;
      update(transaction, 'c');
    };
    save(org, 'update', 'Invoice__c', [{ Id: id, Memo__c: 'b' }]);
    assert.deepEqual(host.seen.slice(2), [
      'before update: b > c',
      'after update: b > c',
      'before update: b > c',
      'after update: b > c',
      'before update: a > c',
      'after update: a > c',
    ]);
  });

  it('skip a record that the after triggers deleted', () => {
    host.work = ({ when, operation }, transaction) => {
      if (when === 'before' || operation !== 'update') return;
      org.dml.run(transaction, 'delete', [{ type: 'Invoice__c', fields: { Id: id } }], {
        allOrNone: true,
        access: 'system',
      });
    };
    const [result] = save(org, 'update', 'Invoice__c', [{ Id: id, Memo__c: 'b' }]);
    assert.equal(result?.success, true);
    assert.equal(host.seen.filter((event) => event.includes('update')).length, 2);
  });

  it('save the changes of the before triggers, and show them to the after triggers', () => {
    const { isAgain } = new Firings();
    host.work = (event) => {
      if (isAgain(event)) for (const row of event.newRows ?? []) row['Memo__c'] = 'from the workflow';
    };
    save(org, 'update', 'Invoice__c', [{ Id: id, Memo__c: 'b' }]);
    assert.equal(host.seen.at(-1), 'after update: a > from the workflow');
    assert.equal(stored(org, 'Invoice__c', id)['Memo__c'], 'from the workflow');
  });

  it('can’t set values that system validation refuses', () => {
    const { isAgain } = new Firings();
    host.work = (event) => {
      if (isAgain(event)) for (const row of event.newRows ?? []) row['Status__c'] = 'Lost';
    };
    const [result] = save(org, 'update', 'Invoice__c', [{ Id: id, Memo__c: 'b' }]);
    assert.equal(result?.errors[0]?.statusCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    assert.equal(stored(org, 'Invoice__c', id)['Memo__c'], 'a');
  });

  it('that refuse a row roll back its save', () => {
    const { isAgain } = new Firings();
    host.work = (event) => (isAgain(event) ? new Map([[0, refused]]) : undefined);
    const [result] = save(org, 'update', 'Invoice__c', [{ Id: id, Memo__c: 'b' }]);
    assert.equal(result?.errors[0]?.message, 'no');
    assert.equal(stored(org, 'Invoice__c', id)['Memo__c'], 'a');
  });

  it('that refuse a row of a partial save cause the good rows to be saved again from the start', () => {
    host.work = ({ when, operation, newRows }) => {
      const bad = (newRows ?? []).findIndex((row) => row['Memo__c'] === 'bad');
      return when === 'after' && operation === 'update' && bad >= 0 ? new Map([[bad, refused]]) : undefined;
    };
    const results = save(org, 'insert', 'Invoice__c', [{ Memo__c: 'good' }, { Memo__c: 'bad' }], { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false],
    );
    assert.deepEqual(host.seen.slice(4), [
      'before insert: - > good',
      'after insert: - > good',
      'before update: good > good',
      'after update: good > good',
    ]);
    assert.equal(org.reader.all('SELECT * FROM "Invoice__c"', []).length, 2);
  });

  it('fire in the transaction of the save', () => {
    org.transaction(
      admin(org),
      (transaction) => {
        update(transaction, 'b');
        assert.equal(host.seen.length, 4);
      },
      { rollback: true },
    );
    assert.equal(stored(org, 'Invoice__c', id)['Memo__c'], 'a');
  });
});
