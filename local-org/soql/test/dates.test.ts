/**
 * The ranges of date literals, and days in time zones (SOQL and SOSL Reference, "Date Formats and Date
 * Literals in WHERE").
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateLiteralRange } from '../date-literals.ts';
import { DAY, dayOf, isoDate, isoInstant, startOfDay } from '../time-zone.ts';

const TODAY = Date.parse('2026-11-03T00:00:00Z'); // a Tuesday

/** First and last day. */
const ranges: readonly (readonly [literal: string, first: string, last: string])[] = [
  ['TODAY', '2026-11-03', '2026-11-03'],
  ['YESTERDAY', '2026-11-02', '2026-11-02'],
  ['TOMORROW', '2026-11-04', '2026-11-04'],
  ['LAST_WEEK', '2026-10-25', '2026-10-31'],
  ['THIS_WEEK', '2026-11-01', '2026-11-07'],
  ['NEXT_WEEK', '2026-11-08', '2026-11-14'],
  ['LAST_MONTH', '2026-10-01', '2026-10-31'],
  ['THIS_MONTH', '2026-11-01', '2026-11-30'],
  ['NEXT_MONTH', '2026-12-01', '2026-12-31'],
  ['LAST_QUARTER', '2026-07-01', '2026-09-30'],
  ['THIS_QUARTER', '2026-10-01', '2026-12-31'],
  ['NEXT_QUARTER', '2027-01-01', '2027-03-31'],
  ['LAST_YEAR', '2025-01-01', '2025-12-31'],
  ['THIS_YEAR', '2026-01-01', '2026-12-31'],
  ['NEXT_FISCAL_YEAR', '2027-01-01', '2027-12-31'],
  ['THIS_FISCAL_QUARTER', '2026-10-01', '2026-12-31'],
  ['LAST_90_DAYS', '2026-08-05', '2026-11-03'],
  ['NEXT_90_DAYS', '2026-11-04', '2027-02-01'],
  ['LAST_N_DAYS:7', '2026-10-27', '2026-11-03'],
  ['NEXT_N_DAYS:7', '2026-11-04', '2026-11-10'],
  ['N_DAYS_AGO:2', '2026-11-01', '2026-11-01'],
  ['LAST_N_WEEKS:2', '2026-10-18', '2026-10-31'],
  ['NEXT_N_WEEKS:2', '2026-11-08', '2026-11-21'],
  ['N_WEEKS_AGO:1', '2026-10-25', '2026-10-31'],
  ['LAST_N_MONTHS:2', '2026-09-01', '2026-10-31'],
  ['NEXT_N_MONTHS:2', '2026-12-01', '2027-01-31'],
  ['N_MONTHS_AGO:11', '2025-12-01', '2025-12-31'],
  ['LAST_N_QUARTERS:1', '2026-07-01', '2026-09-30'],
  ['N_QUARTERS_AGO:4', '2025-10-01', '2025-12-31'],
  ['NEXT_N_YEARS:2', '2027-01-01', '2028-12-31'],
  ['LAST_N_FISCAL_YEARS:1', '2025-01-01', '2025-12-31'],
  ['N_FISCAL_QUARTERS_AGO:1', '2026-07-01', '2026-09-30'],
];

describe('A date literal', () => {
  for (const [literal, first, last] of ranges) {
    it(`${literal} on 2026-11-03 is ${first} to ${last}`, () => {
      const [name = '', n] = literal.split(':');
      const range = dateLiteralRange(name, n === undefined ? null : Number(n), TODAY);
      assert.deepEqual(range && [isoDate(range.start), isoDate(range.end - DAY)], [first, last]);
    });
  }

  it('that is unknown has no range', () => {
    assert.equal(dateLiteralRange('SOMEDAY', null, TODAY), null);
    assert.equal(dateLiteralRange('LAST_N_EONS', 3, TODAY), null);
  });
});

describe('A day', () => {
  const day = (date: string) => Date.parse(`${date}T00:00:00Z`);

  it('is the local date in the time zone', () => {
    const instant = Date.parse('2026-11-03T04:30:00Z');
    assert.equal(isoDate(dayOf(instant, 'UTC')), '2026-11-03');
    assert.equal(isoDate(dayOf(instant, 'America/Chicago')), '2026-11-02');
    assert.equal(isoDate(dayOf(instant, 'Pacific/Kiritimati')), '2026-11-03');
  });

  it('starts at its midnight, with and without daylight saving time', () => {
    assert.equal(isoInstant(startOfDay(day('2026-07-01'), 'America/Chicago')), '2026-07-01T05:00:00.000Z');
    assert.equal(isoInstant(startOfDay(day('2026-12-01'), 'America/Chicago')), '2026-12-01T06:00:00.000Z');
    assert.equal(isoInstant(startOfDay(day('2026-11-01'), 'America/Chicago')), '2026-11-01T05:00:00.000Z');
    assert.equal(isoInstant(startOfDay(day('2026-11-02'), 'America/Chicago')), '2026-11-02T06:00:00.000Z');
    assert.equal(isoInstant(startOfDay(day('2026-11-03'), 'Asia/Kolkata')), '2026-11-02T18:30:00.000Z');
    assert.equal(isoInstant(startOfDay(day('2026-11-03'), 'Pacific/Kiritimati')), '2026-11-02T10:00:00.000Z');
  });

  it('starts with its first moment if the clock skips midnight', () => {
    // In Santiago, the clock went from 2026-09-05 24:00 to 01:00.
    assert.equal(isoInstant(startOfDay(day('2026-09-06'), 'America/Santiago')), '2026-09-06T04:00:00.000Z');
  });
});
