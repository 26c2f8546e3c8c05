/**
 * Date literals such as TODAY and LAST_N_DAYS:7 (SOQL and SOSL Reference, "Date Formats and Date Literals in
 * WHERE"). Each is a range of whole days in the user's time zone. Weeks start on Sunday and the fiscal year
 * is the calendar year, Salesforce's defaults in the United States.
 */
import { DAY } from './time-zone.ts';

/** From the first day to the day after the last one. */
export interface DayRange {
  readonly start: number;
  readonly end: number;
}

/** SOQL and SOSL Reference, "Date Formats and Date Literals in WHERE": days from 1700-01-01 to 4000-12-31. */
const FIRST_DAY = Date.UTC(1700, 0, 1);
const LAST_DAY = Date.UTC(4000, 11, 31);

export const isSupportedDay = (day: number): boolean => day >= FIRST_DAY && day <= LAST_DAY + DAY;

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** The range, or null for an unknown name. */
export function dateLiteralRange(name: string, n: number | null, today: number): DayRange | null {
  const plain = name.replace('FISCAL_', '');
  return n === null ? fixedRange(plain, today) : countedRange(plain, n, today);
}

function fixedRange(name: string, today: number): DayRange | null {
  switch (name) {
    case 'TODAY':
      return units('DAY', today, 0, 1);
    case 'YESTERDAY':
      return units('DAY', today, -1, 1);
    case 'TOMORROW':
      return units('DAY', today, 1, 1);
    case 'LAST_90_DAYS':
      return countedRange('LAST_N_DAYS', 90, today);
    case 'NEXT_90_DAYS':
      return countedRange('NEXT_N_DAYS', 90, today);
  }
  const [, which, unit] = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name) ?? [];
  if (which === undefined) return null;
  return units(unit as Unit, today, which === 'LAST' ? -1 : which === 'NEXT' ? 1 : 0, 1);
}

function countedRange(name: string, n: number, today: number): DayRange | null {
  const [, unit, direction, ago] =
    /^(?:(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S|N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO)$/
      .exec(name)
      ?.map((part, index, all) => (index === 1 ? all[2] : index === 2 ? all[1] : part)) ?? [];
  if (ago !== undefined) return units(ago as Unit, today, -n, 1);
  if (unit === undefined) return null;
  if (direction === 'NEXT') return units(unit as Unit, today, 1, n);
  // The last n days include today. The last n weeks, months, and so on end before the current one.
  return unit === 'DAY' ? units('DAY', today, -n, n + 1) : units(unit as Unit, today, -n, n);
}

/** `count` units, starting `offset` units from the current one. */
function units(unit: Unit, today: number, offset: number, count: number): DayRange {
  return { start: startOf(unit, today, offset), end: startOf(unit, today, offset + count) };
}

function startOf(unit: Unit, today: number, offset: number): number {
  const date = new Date(today);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  switch (unit) {
    case 'DAY':
      return today + offset * DAY;
    case 'WEEK':
      return today + (offset * 7 - date.getUTCDay()) * DAY;
    case 'MONTH':
      return Date.UTC(year, month + offset, 1);
    case 'QUARTER':
      return Date.UTC(year, Math.floor(month / 3) * 3 + offset * 3, 1);
    case 'YEAR':
      return Date.UTC(year + offset, 0, 1);
  }
}
