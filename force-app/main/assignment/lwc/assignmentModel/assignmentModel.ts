import LOCALE from '@salesforce/i18n/locale';
import AWAY from '@salesforce/label/c.Assignment_Away';
import AWAY_FROM from '@salesforce/label/c.Assignment_AwayFrom';
import COVERED_BY from '@salesforce/label/c.Assignment_CoveredByName';
import RANGE from '@salesforce/label/c.Assignment_Range';
import { sayCalendarDay } from 'c/rpDateUtils';
import { format, hasWords } from 'c/rpTextUtils';
import type { Absence, AssignmentRow, Person } from './types.ts';

export type * from './types.ts';

/** As many cases as one request can change. */
export const MOST_AT_ONCE = 200;

/** Who is to own a case, and why. Nothing is saved yet. */
export interface Planned {
  readonly row: AssignmentRow;
  readonly userId: string;
  readonly reason: string | null;
}

/** By case ID. */
export type Plan = ReadonlyMap<string, Planned>;

export const parts = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** "12", "12.5". */
export const sayWeight = (weight: number): string =>
  new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(weight);

/** Finds every word of the search in the school, the district, or the case number. */
export function isFound(search: string, { accountName, districtName, caseNumber }: AssignmentRow): boolean {
  return hasWords(search, [accountName, districtName, caseNumber]);
}

/** "Dec 4", or "today". */
export const sayDate = (day: string, today: string): string =>
  sayCalendarDay(day, { today, locale: LOCALE, timeZone: 'UTC' }).text;

/** "Away until Dec 4"; null if the person isn't away. */
export function sayAway({ awayFrom, awayUntil }: Person, today: string): string | null {
  if (!awayFrom || !awayUntil) {
    return null;
  }
  return awayFrom <= today
    ? format(AWAY, sayDate(awayUntil, today))
    : format(AWAY_FROM, sayDate(awayFrom, today), sayDate(awayUntil, today));
}

/** "Dec 4", or "Dec 4 to Dec 8". */
export function sayDays({ firstDay, lastDay }: Absence, today: string): string {
  const first = sayDate(firstDay, today);
  return firstDay === lastDay ? first : format(RANGE, first, sayDate(lastDay, today));
}

/** "Covered by Jordan Mbeki", and the note. Null if there is neither. */
export const sayCover = ({ coveredBy, note }: Absence): string | null =>
  [coveredBy ? format(COVERED_BY, coveredBy) : null, note].filter(Boolean).join(' · ') || null;

/** The absence that keeps the person from getting cases, now or soon. */
export const awayNow = ({ absences, awayFrom }: Person): Absence | null =>
  absences.find(({ firstDay }) => firstDay === awayFrom) ?? null;

/** The cases of someone who can't work on them. */
export const needsHandover = ({ isMember, awayUntil }: Person): boolean => !isMember || Boolean(awayUntil);
