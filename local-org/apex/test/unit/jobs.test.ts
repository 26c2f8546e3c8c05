/**
 * Asynchronous Apex outside tests: after the commit, in separate transactions. Apex Developer Guide,
 * "Asynchronous Apex".
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openOrg } from '../../../org.ts';
import { loadApex } from '../../index.ts';
import { construct, ensureInitialized } from '../../runtime/calls.ts';
import type { ClassInfo } from '../../runtime/classes.ts';
import { Execution, runIn } from '../../runtime/execution.ts';
import { enqueueBatch, enqueueQueueable } from '../../runtime/jobs.ts';
import type { SqlValue } from '../../../store/reader.ts';

const project = join(import.meta.dirname, '../library/project');
const org = openOrg({ project, data: ':memory:' });
const { program } = loadApex(org, { project });
const session = org.session(org.adminId);
const saver = program.classes.get('jobs.save') ?? assert.fail('The class Jobs.Save is missing');

/** Enqueues a job and inserts one invoice, as Apex does. */
function enqueue(cls: ClassInfo, invoiceName: string): void {
  org.transaction(session, (transaction) => {
    runIn(new Execution({ org, program, transaction }), () => {
      ensureInitialized(cls);
      enqueueQueueable(construct(cls));
      const input = { type: 'Invoice__c', fields: { Name: invoiceName } };
      org.dml.run(transaction, 'insert', [input], { allOrNone: true, access: 'system' });
    });
  });
}

const names = (): SqlValue[] =>
  org.reader.rows('SELECT "Name" FROM "Invoice__c" ORDER BY "Name"', []).map(([name]) => name ?? null);

test('a queueable runs after the commit and sees the committed data', () => {
  enqueue(saver, 'a');
  assert.deepEqual(names(), ['a', 'saw 1']);
});

test('a queueable that fails rolls back only its own work, and is reported', (context) => {
  const reported = context.mock.method(console, 'error', () => undefined);
  enqueue(program.classes.get('jobs.fail') ?? assert.fail('The class Jobs.Fail is missing'), 'b');
  assert.deepEqual(names(), ['a', 'b', 'saw 1']);
  assert.match(
    String(reported.mock.calls[0]?.arguments[0]),
    /An asynchronous Apex job failed: System\.IllegalArgumentException: on purpose/,
  );
  const [job] = org.reader.rows(
    `SELECT "ExtendedStatus", "NumberOfErrors" FROM "AsyncApexJob" WHERE "Status" = 'Failed'`,
    [],
  );
  assert.deepEqual([...(job ?? [])], ['on purpose', 1]);
});

test('a batch runs its parts after the commit', () => {
  const counting = program.classes.get('jobs.count') ?? assert.fail('The class Jobs.Count is missing');
  org.transaction(session, (transaction) => {
    runIn(new Execution({ org, program, transaction }), () => {
      ensureInitialized(counting);
      enqueueBatch(construct(counting), 2);
    });
  });
  assert.deepEqual(
    names().filter((name) => /^(part|queries)/.test(String(name))),
    ['part of 1', 'part of 2', 'queries left 200'],
  );
});
