import { capitalized, countDays, dayOf, daysBetween, longDay, sayDay, sayMoment, sayTime } from 'c/rpDateUtils';

const READER = { today: '2026-11-22', timeZone: 'America/Chicago', locale: 'en-US' };

describe('days', () => {
  it.each([
    ['2026-11-22', 'today'],
    ['2026-11-21', 'yesterday'],
    ['2026-11-23', 'tomorrow'],
    ['2026-11-16', '6 days ago'],
    ['2026-11-15', 'Nov 15'],
    ['2026-11-28', 'in 6 days'],
    ['2025-11-12', 'Nov 12, 2025'],
  ])('says %s as "%s"', (day, words) => {
    expect(sayDay(day, READER).text).toBe(words);
  });

  it('keeps the exact value', () => {
    expect(sayDay('2026-11-12', READER).exact).toBe('Thursday, November 12, 2026');
    expect(longDay('2026-11-12', 'en-US')).toBe('November 12, 2026');
  });

  it('counts days across a time change and a leap day', () => {
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2);
  });

  it('counts in words', () => {
    expect(countDays(1, 'en-US')).toBe('1 day');
    expect(countDays(15, 'en-US')).toBe('15 days');
    expect(countDays(15, 'de-DE')).toBe('15 Tage');
  });

  it('can start a sentence', () => {
    expect(capitalized({ text: 'today', exact: 'x' }, 'en-US')).toEqual({ text: 'Today', exact: 'x' });
  });
});

describe('moments', () => {
  it('fall on the date in the user’s time zone, not in UTC', () => {
    expect(dayOf('2026-11-22T03:30:00.000Z', 'America/Chicago')).toBe('2026-11-21');
    expect(dayOf('2026-11-22T03:30:00.000Z', 'UTC')).toBe('2026-11-22');
  });

  it('show the time only if they are today', () => {
    expect(sayMoment('2026-11-22T15:30:00.000Z', READER).text.replace(/\s/gu, ' ')).toBe('today, 9:30 AM');
    expect(sayMoment('2026-11-20T15:30:00.000Z', READER).text).toBe('2 days ago');
  });

  it('keep the exact value in the user’s time zone', () => {
    expect(sayMoment('2026-11-12T15:30:00.000Z', READER).exact.replace(/\s/gu, ' ')).toBe(
      'Thursday, November 12, 2026 at 9:30 AM',
    );
    expect(sayTime(new Date('2026-11-12T15:30:00.000Z'), READER).replace(/\s/gu, ' ')).toBe('9:30 AM');
  });
});
