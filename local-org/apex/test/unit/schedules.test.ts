/** Scheduled Apex outside tests, and anonymous Apex. Apex Developer Guide, "Apex Scheduler" and "Anonymous Blocks". */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openOrg } from '../../../org.ts';
import { loadApex } from '../../index.ts';
import type { SqlValue } from '../../../store/reader.ts';

const project = join(import.meta.dirname, '../library/project');
const CLOCK = { now: Date.parse('2026-11-10T12:00:00Z') };
const org = openOrg({ project, data: ':memory:', clock: () => new Date(CLOCK.now) });
const apex = loadApex(org, { project });
const session = org.session(org.adminId);
const HOUR = 3_600_000;

const names = (): SqlValue[] =>
  org.reader.rows('SELECT "Name" FROM "Invoice__c" ORDER BY "Name"', []).map(([name]) => name ?? null);

const fired = (): SqlValue[] => [
  ...(org.reader.rows(`SELECT "TimesTriggered", "State" FROM "CronTrigger" WHERE "IsDeleted" = 0`, [])[0] ?? []),
];

test('anonymous Apex runs with the project, and schedules a job', () => {
  const block =
    "Id job = System.schedule('Hourly', '0 0 * * * ?', new HourlyJob());\nSystem.assertNotEquals(null, job);";
  const result = apex.executeAnonymous(session, block);
  assert.deepEqual([result.compiled, result.success, result.exceptionMessage], [true, true, null]);
  assert.deepEqual(fired(), [0, 'WAITING']);
});

test('a scheduled job runs at its time, once each time, and after the org was closed', () => {
  assert.equal(apex.runDueJobs(), 0);
  CLOCK.now += HOUR;
  assert.equal(apex.runDueJobs(), 1);
  assert.equal(apex.runDueJobs(), 0);
  assert.deepEqual(names(), ['hourly']);
  CLOCK.now += 5 * HOUR;
  assert.equal(apex.runDueJobs(), 1);
  assert.deepEqual(names(), ['hourly', 'hourly']);
  assert.deepEqual(fired(), [2, 'WAITING']);
});

test('an aborted job no longer runs', () => {
  const block = 'System.abortJob([SELECT Id FROM CronTrigger LIMIT 1].Id);';
  assert.equal(apex.executeAnonymous(session, block).success, true);
  CLOCK.now += 5 * HOUR;
  assert.equal(apex.runDueJobs(), 0);
});

test('anonymous Apex says where it does not compile', () => {
  const { compiled, success, line, compileProblem } = apex.executeAnonymous(session, 'Integer one = 1;\none.vanish();');
  assert.deepEqual([compiled, success, line], [false, false, 2]);
  assert.match(compileProblem ?? '', /vanish/);
  assert.equal(apex.executeAnonymous(session, 'Integer one = ;').compiled, false);
});

test('anonymous Apex says what it threw, and saves nothing then', () => {
  const block = "insert new Invoice__c(Name = 'never');\nthrow new IllegalArgumentException('on purpose');";
  const { compiled, success, exceptionMessage, exceptionStackTrace } = apex.executeAnonymous(session, block);
  assert.deepEqual([compiled, success], [true, false]);
  assert.equal(exceptionMessage, 'System.IllegalArgumentException: on purpose');
  assert.equal(exceptionStackTrace, 'AnonymousBlock: line 2, column 1');
  assert.ok(!names().includes('never'));
});
