import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import AWAY from '@salesforce/label/c.Assignment_Away';
import AWAY_FROM from '@salesforce/label/c.Assignment_AwayFrom';
import COVERED_BY from '@salesforce/label/c.Assignment_CoveredByName';
import DONE_MANY from '@salesforce/label/c.Assignment_DoneMany';
import DONE_MANY_TO from '@salesforce/label/c.Assignment_DoneManyTo';
import DONE_ONE from '@salesforce/label/c.Assignment_DoneOne';
import FOLLOWED from '@salesforce/label/c.Assignment_Followed';
import NOTE_AWAY from '@salesforce/label/c.Assignment_NoteAway';
import NOTE_LEFT from '@salesforce/label/c.Assignment_NoteLeft';
import RANGE from '@salesforce/label/c.Assignment_Range';
import RETURNED from '@salesforce/label/c.Assignment_Returned';
import UNDONE_MANY from '@salesforce/label/c.Assignment_UndoneMany';
import UNDONE_ONE from '@salesforce/label/c.Assignment_UndoneOne';
import WAITING_MANY from '@salesforce/label/c.Assignment_WaitingMany';
import WAITING_NEW_MANY from '@salesforce/label/c.Assignment_WaitingNewMany';
import WAITING_NEW_ONE from '@salesforce/label/c.Assignment_WaitingNewOne';
import WAITING_ONE from '@salesforce/label/c.Assignment_WaitingOne';
import { countDays, dayOf, daysBetween, sayCalendarDay } from 'c/rpDateUtils';
import { format, rowSearch } from 'c/rpTextUtils';
import type { Absence, AssignmentOutcome, AssignmentRow, Person } from './types.ts';

export type * from './types.ts';

/** As many cases as one request can change. */
export const MOST_AT_ONCE = 200;

export const parts = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** "12", "12.5". */
export const sayWeight = (weight: number): string =>
  new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(weight);

/** Finds every word of the search in the school, the district, or the case number. */
export const isFound = rowSearch<AssignmentRow>(({ accountName, districtName, caseNumber }) => [
  accountName,
  districtName,
  caseNumber,
]);

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

const number = (amount: number): string => new Intl.NumberFormat(LOCALE).format(amount);

/** How many cases wait, and the longest wait. */
export function sayWait(rows: readonly AssignmentRow[], today: string): string {
  const longest = Math.max(0, ...rows.map(({ ownerSince }) => daysBetween(dayOf(ownerSince, TIME_ZONE), today)));
  if (longest === 0) {
    return rows.length === 1 ? WAITING_NEW_ONE : format(WAITING_NEW_MANY, number(rows.length));
  }
  const days = countDays(longest, LOCALE);
  return rows.length === 1 ? format(WAITING_ONE, days) : format(WAITING_MANY, number(rows.length), days);
}

/** The handover note that the user can change: why someone else gets the cases, and what the absence says. */
export function proposeNote(person: Person, today: string): string {
  const { awayUntil, isMember, name } = person;
  if (!isMember) {
    return format(NOTE_LEFT, name);
  }
  const about = awayUntil ? format(NOTE_AWAY, name, sayDate(awayUntil, today)) : null;
  return [about, awayNow(person)?.note].filter(Boolean).join(' ');
}

type Rows = ReadonlyMap<string, AssignmentRow>;

const nameOf = (caseId: string, rows: Rows): string =>
  rows.get(caseId)?.accountName ?? rows.get(caseId)?.caseNumber ?? '';

/** The text, and how many tasks and items went along. */
function withMoved(text: string, label: string, outcomes: readonly AssignmentOutcome[]): string {
  const moved = outcomes.reduce((sum, { movedIds = [] }) => sum + movedIds.length, 0);
  return moved > 0 ? `${text} ${format(label, number(moved))}` : text;
}

/** `names` are those of the new owners. */
export function sayAssigned(
  outcomes: readonly AssignmentOutcome[],
  rows: Rows,
  names: Readonly<Record<string, string>>,
): string {
  const owners = new Set(outcomes.map(({ toId }) => toId));
  const [first] = outcomes;
  const name = first && owners.size === 1 ? (names[first.toId] ?? null) : null;
  if (first && outcomes.length === 1) {
    return withMoved(format(DONE_ONE, nameOf(first.caseId, rows), name), FOLLOWED, outcomes);
  }
  const amount = number(outcomes.length);
  return withMoved(name === null ? format(DONE_MANY, amount) : format(DONE_MANY_TO, amount, name), FOLLOWED, outcomes);
}

export function sayUndone(outcomes: readonly AssignmentOutcome[], rows: Rows): string {
  const [first] = outcomes;
  const text =
    first && outcomes.length === 1
      ? format(UNDONE_ONE, nameOf(first.caseId, rows))
      : format(UNDONE_MANY, number(outcomes.length));
  return withMoved(text, RETURNED, outcomes);
}

/** Why a case keeps its owner: "Juniper Elementary, 00001055: This case is closed." */
export interface Refusal {
  readonly key: string;
  readonly text: string;
}

export const refusalsOf = (outcomes: readonly AssignmentOutcome[], rows: Rows): Refusal[] =>
  outcomes.map(({ caseId, error }) => {
    const row = rows.get(caseId);
    const name = [row?.accountName, row?.caseNumber].filter(Boolean).join(', ');
    return { key: caseId, text: [name, error].filter(Boolean).join(': ') };
  });
