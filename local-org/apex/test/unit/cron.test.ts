/** When scheduled Apex runs. Apex Reference, "System Class", schedule(jobName, cronExpression, schedulableClass). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextFire, parseCron } from '../../runtime/cron.ts';

const CHICAGO = 'America/Chicago';

function following(expression: string, after: string, zone = 'UTC'): string | null {
  const moment = nextFire(parseCron(expression), Date.parse(after), zone);
  return moment === null ? null : new Date(moment).toISOString();
}

test('a daily job runs at its time in the time zone of its user, on days when clocks change too', () => {
  assert.equal(following('0 15 3 * * ?', '2026-11-10T12:00:00Z', CHICAGO), '2026-11-11T09:15:00.000Z');
  assert.equal(following('0 15 3 * * ?', '2026-11-11T09:15:00Z', CHICAGO), '2026-11-12T09:15:00.000Z');
  assert.equal(following('0 15 3 * * ?', '2026-10-31T12:00:00Z', CHICAGO), '2026-11-01T09:15:00.000Z');
  assert.equal(following('0 15 3 * * ?', '2026-10-30T12:00:00Z', CHICAGO), '2026-10-31T08:15:00.000Z');
});

const NEXT: readonly (readonly [expression: string, after: string, expected: string | null])[] = [
  ['0 0 * * * ?', '2026-11-10T12:00:00Z', '2026-11-10T13:00:00.000Z'],
  ['0 0 8-10,20 * * ?', '2026-11-10T10:00:00Z', '2026-11-10T20:00:00.000Z'],
  ['0 0 0/6 * * ?', '2026-11-10T13:00:00Z', '2026-11-10T18:00:00.000Z'],
  ['0 0 13 ? * MON-FRI', '2026-11-13T13:00:00Z', '2026-11-16T13:00:00.000Z'],
  ['0 0 22 ? * 6L', '2026-11-10T12:00:00Z', '2026-11-27T22:00:00.000Z'],
  ['0 0 22 ? * 2#3', '2026-11-10T12:00:00Z', '2026-11-16T22:00:00.000Z'],
  ['0 0 10 L * ?', '2026-11-10T12:00:00Z', '2026-11-30T10:00:00.000Z'],
  ['0 0 10 15W * ?', '2026-11-10T12:00:00Z', '2026-11-16T10:00:00.000Z'],
  ['0 0 10 29 FEB ?', '2026-11-10T12:00:00Z', '2028-02-29T10:00:00.000Z'],
  ['0 0 10 1 1 ? 2030-2031', '2026-11-10T12:00:00Z', '2030-01-01T10:00:00.000Z'],
  ['0 0 10 1 1 ? 2026', '2026-11-10T12:00:00Z', null],
];

for (const [expression, after, expected] of NEXT)
  test(`${expression} after ${after} runs at ${expected ?? 'no time'}`, () =>
    assert.equal(following(expression, after), expected));
