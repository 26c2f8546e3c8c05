/** Apex Developer Guide, "Triggers and Merge Statements" and "Merging Records". */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, CLERK, insert, openFixture, save, stored } from '../../schema/test/fixture.ts';
import type { DmlError, Row } from '../../types.ts';
import type { DmlOptions, MergeResult } from '../dml.ts';
import type { TriggerEvent, TriggerHost } from '../triggers.ts';

class Recorder implements TriggerHost {
  readonly seen: string[] = [];
  refuse: ((event: TriggerEvent) => boolean) | null = null;

  handles(): boolean {
    return true;
  }

  fire(event: TriggerEvent): Map<number, DmlError[]> {
    const { when, operation, object } = event;
    const winners = (event.oldRows ?? event.newRows ?? []).map((row) => (row['MasterRecordId'] ? 'merged' : 'none'));
    this.seen.push(`${when} ${operation} ${object} ${winners.join(' ')}`);
    const error = { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No', fields: [] };
    return new Map(this.refuse?.(event) ? [[0, [error]]] : []);
  }
}

describe('merging', () => {
  let org: Org;
  let master: string;
  let loser: string;
  beforeEach(() => {
    org = openFixture();
    master = insert(org, 'Account', { Name: 'Acme' });
    loser = insert(org, 'Account', { Name: 'Acme Inc.' });
  });
  afterEach(() => org.close());

  function merge(
    losers: readonly string[] = [loser],
    fields: Row = {},
    options: Partial<DmlOptions> = {},
    session = admin(org),
  ): MergeResult {
    const ids = losers.map((Id) => ({ type: 'Account', fields: { Id } }));
    return org.transaction(session, (transaction) =>
      org.dml.merge(transaction, { type: 'Account', fields: { Id: master, ...fields } }, ids, {
        allOrNone: true,
        access: 'system',
        ...options,
      }),
    );
  }

  const relations = (contact: string): Row[] =>
    org.reader
      .all(
        'SELECT "Id", "AccountId", "IsDirect" FROM "AccountContactRelation" WHERE "ContactId" = ? AND "IsDeleted" = 0',
        [contact],
      )
      .map((row) => ({ ...row }));

  it('gives what belongs to the losers to the winner, and deletes the losers', () => {
    const other = insert(org, 'Account', { Name: 'Acme 2', ParentId: loser });
    const contact = insert(org, 'Contact', { LastName: 'Ray', AccountId: loser });
    const invoice = insert(org, 'Invoice__c', { Customer__c: other });
    const request = insert(org, 'Case', { AccountId: other });
    const task = insert(org, 'Task', { WhatId: loser, Subject: 'Call' });
    const [relation] = relations(contact);
    const result = merge([loser, other], { Name: 'Acme Corporation' });
    assert.deepEqual([result.success, result.id, result.mergedIds], [true, master, [loser, other]]);
    for (const id of [contact, invoice, request, task, String(relation?.['Id'])])
      assert.ok(result.relatedIds.includes(id), id);
    assert.equal(stored(org, 'Contact', contact)['AccountId'], master);
    assert.equal(stored(org, 'Invoice__c', invoice)['Customer__c'], master);
    assert.equal(stored(org, 'Case', request)['AccountId'], master);
    assert.equal(stored(org, 'Task', task)['WhatId'], master);
    assert.deepEqual(relations(contact), [{ ...relation, AccountId: master }]);
    assert.equal(stored(org, 'Account', master)['Name'], 'Acme Corporation');
    for (const id of [loser, other]) {
      const row = stored(org, 'Account', id);
      assert.deepEqual([row['IsDeleted'], row['MasterRecordId']], [1, master]);
    }
  });

  it('fires the triggers of both accounts, and none of the related records', () => {
    insert(org, 'Contact', { LastName: 'Ray', AccountId: loser });
    const other = insert(org, 'Account', { Name: 'Acme 2' });
    const host = new Recorder();
    org.setTriggerHost(host);
    merge([loser, other]);
    assert.deepEqual(host.seen, [
      'before delete Account none none',
      'after delete Account merged merged',
      'before update Account none',
      'after update Account none',
    ]);
  });

  it('changes nothing if a trigger refuses', () => {
    const contact = insert(org, 'Contact', { LastName: 'Ray', AccountId: loser });
    const host = new Recorder();
    org.setTriggerHost(host);
    for (const moment of ['before delete', 'after delete', 'after update']) {
      host.refuse = ({ when, operation }) => `${when} ${operation}` === moment;
      const { success, errors, relatedIds } = merge([loser], { Name: 'New' });
      assert.deepEqual([success, errors[0]?.message, relatedIds], [false, 'No', []], moment);
      assert.equal(stored(org, 'Contact', contact)['AccountId'], loser);
      assert.equal(stored(org, 'Account', loser)['IsDeleted'], 0);
      assert.equal(stored(org, 'Account', master)['Name'], 'Acme');
    }
  });

  it('restores a loser without what was given to the winner', () => {
    const contact = insert(org, 'Contact', { LastName: 'Ray', AccountId: loser });
    merge();
    save(org, 'undelete', 'Account', [{ Id: loser }]);
    const row = stored(org, 'Account', loser);
    assert.deepEqual([row['IsDeleted'], row['MasterRecordId']], [0, null]);
    assert.equal(stored(org, 'Contact', contact)['AccountId'], master);
  });

  it('keeps one relation of a contact to the winner, and the posts of the winner only', () => {
    const contact = insert(org, 'Contact', { LastName: 'Ray', AccountId: loser });
    insert(org, 'AccountContactRelation', { ContactId: contact, AccountId: master });
    const post = insert(org, 'FeedItem', { ParentId: loser, Body: 'Hello' });
    merge();
    assert.deepEqual(
      relations(contact).map((row) => [row['AccountId'], row['IsDirect']]),
      [[master, 1]],
    );
    assert.equal(stored(org, 'FeedItem', post)['IsDeleted'], 1);
    save(org, 'undelete', 'Account', [{ Id: loser }]);
    assert.equal(stored(org, 'FeedItem', post)['IsDeleted'], 0);
  });

  it('doesn’t make the winner its own parent', () => {
    save(org, 'update', 'Account', [{ Id: master, ParentId: loser }]);
    merge();
    assert.equal(stored(org, 'Account', master)['ParentId'], null);
  });

  it('refuses none, three, the winner, a record twice, a deleted one, and other objects', () => {
    const more = ['B', 'C'].map((Name) => insert(org, 'Account', { Name }));
    for (const losers of [[], [loser, ...more], [master], [loser, loser]])
      assert.equal(merge(losers).errors[0]?.statusCode, 'MERGE_FAILED');
    save(org, 'delete', 'Account', [{ Id: loser }]);
    assert.equal(merge().errors[0]?.statusCode, 'ENTITY_IS_DELETED');
    const invoice = insert(org, 'Invoice__c', {});
    for (const [type, sentence] of [
      ['Invoice__c', /^Invoice__c records can't be merged$/],
      ['Contact', /^Not supported by the local org: merging Contact records$/],
    ] as const) {
      const input = { type, fields: { Id: invoice } };
      assert.throws(
        () =>
          org.transaction(admin(org), (transaction) =>
            org.dml.merge(transaction, input, [input], { allOrNone: true, access: 'system' }),
          ),
        { message: sentence },
      );
    }
  });

  it('needs edit and delete access in user mode', () => {
    const clerk = org.session(CLERK.username);
    assert.throws(() => merge([loser], {}, { access: 'user' }, clerk), { code: 'INSUFFICIENT_ACCESS' });
  });
});
