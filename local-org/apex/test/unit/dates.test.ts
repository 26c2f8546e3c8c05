/** Apex Reference: "Date Class", "Datetime Class", "TimeZone Class". */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatMoment } from '../../platform/datePattern.ts';
import { ApexDate } from '../../runtime/dates.ts';
import { dateIn, momentOf, offsetAt, timeIn } from '../../runtime/zones.ts';

const at = (iso: string): number => Date.parse(iso);

test('if a day doesn’t exist in a month, the month’s last day is used', () => {
  assert.equal(ApexDate.of(2026, 1, 31).addMonths(1).toString(), '2026-02-28');
  assert.equal(ApexDate.of(2028, 1, 31).addMonths(1).toString(), '2028-02-29');
  assert.equal(ApexDate.of(2026, 3, 31).addMonths(-1).toString(), '2026-02-28');
  assert.equal(ApexDate.of(2026, 11, 15).addMonths(14).toString(), '2028-01-15');
});

test('a date that doesn’t exist isn’t a date', () => {
  assert.equal(ApexDate.parse('2026-02-29'), null);
  assert.equal(ApexDate.parse('2026-13-01'), null);
  assert.equal(ApexDate.parse('2026-2-9')?.toString(), '2026-02-09');
  assert.equal(ApexDate.of(1969, 12, 31).days, -1);
});

test('the day depends on the time zone', () => {
  const moment = at('2026-11-03T03:30:00Z');
  assert.equal(dateIn(moment, 'America/Los_Angeles').toString(), '2026-11-02');
  assert.equal(dateIn(moment, 'GMT').toString(), '2026-11-03');
  assert.equal(dateIn(moment, 'Pacific/Kiritimati').toString(), '2026-11-03');
  assert.equal(timeIn(moment, 'Asia/Kolkata'), 9 * 3_600_000);
});

test('time zones have daylight saving time', () => {
  assert.equal(offsetAt(at('2026-07-01T12:00:00Z'), 'America/New_York'), -4 * 3_600_000);
  assert.equal(offsetAt(at('2026-12-01T12:00:00Z'), 'America/New_York'), -5 * 3_600_000);
});

test('a local time becomes a moment, also in the gap of a clock change', () => {
  const local = (iso: string): number => at(`${iso}Z`);
  assert.equal(momentOf(local('2026-11-02T22:30:00'), 'America/New_York'), at('2026-11-03T03:30:00Z'));
  assert.equal(momentOf(local('2026-03-08T02:30:00'), 'America/New_York'), at('2026-03-08T07:30:00Z'));
  assert.equal(momentOf(local('2026-03-08T03:30:00'), 'America/New_York'), at('2026-03-08T07:30:00Z'));
  assert.equal(momentOf(local('2026-03-08T01:59:00'), 'America/New_York'), at('2026-03-08T06:59:00Z'));
});

test('patterns write what SimpleDateFormat writes', () => {
  const moment = at('2026-03-09T15:04:05.006Z');
  const format = (pattern: string, zone = 'GMT'): string => formatMoment(moment, zone, pattern);
  assert.equal(format('yyyy-MM-dd HH:mm:ss.SSS'), '2026-03-09 15:04:05.006');
  assert.equal(format("EEEE, d MMMM yy 'o''clock'"), "Monday, 9 March 26 o'clock");
  assert.equal(format('h:mm a z', 'America/New_York'), '11:04 AM EDT');
  assert.equal(format('Z XXX', 'Asia/Kolkata'), '+0530 +05:30');
  assert.equal(format('D u k K'), '68 1 15 3');
});
