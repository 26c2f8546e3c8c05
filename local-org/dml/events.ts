/**
 * The times of events (Object Reference, "Event"). A start is StartDateTime or ActivityDateTime, and for an
 * all-day event ActivityDate. The duration and the end follow from each other.
 */
import type { DmlError, Row } from '../types.ts';
import type { Chunk } from './context.ts';
import { dayIn } from './day.ts';
import { dmlError, requiredMissing } from './errors.ts';
import { changed, type Work } from './work.ts';

const MINUTE = 60_000;
/** Multiday events are a setting that the local org doesn't have. */
const MOST_MINUTES = 1440;

export function completeEvents(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.name !== 'Event') return;
  for (const work of works) {
    const error = completeTimes(work, chunk.transaction.session.timeZone);
    if (error) work.errors.push(error);
  }
}

function completeTimes(work: Work, timeZone: string): DmlError | null {
  const { row } = work;
  const isAllDay = row['IsAllDayEvent'] === true;
  const start = startOf(work, isAllDay);
  if (start === 'differ')
    return mismatch('ActivityDateTime and StartDateTime are different', ['ActivityDateTime', 'StartDateTime']);
  const minutes = minutesOf(work, start, isAllDay);
  if (minutes === 'differ')
    return mismatch('DurationInMinutes and EndDateTime are different', ['DurationInMinutes', 'EndDateTime']);
  if (start === null || minutes === null)
    return requiredMissing([
      ...(minutes === null ? ['DurationInMinutes'] : []),
      ...(start === null ? [isAllDay ? 'ActivityDate' : 'ActivityDateTime'] : []),
    ]);
  if (minutes < 0 || minutes > MOST_MINUTES)
    return dmlError('FIELD_INTEGRITY_EXCEPTION', `Duration must be between 0 and ${MOST_MINUTES} minutes`, [
      'DurationInMinutes',
    ]);
  Object.assign(row, timesOf(start, minutes, isAllDay, timeZone));
  return null;
}

const mismatch = (message: string, fields: readonly string[]): DmlError =>
  dmlError('INVALID_FIELD_FOR_INSERT_UPDATE', message, fields);

/** In milliseconds. Of an update, the field that changed counts. */
function startOf(work: Work, isAllDay: boolean): number | null | 'differ' {
  const names = isAllDay ? ['StartDateTime', 'ActivityDate'] : ['StartDateTime', 'ActivityDateTime'];
  const given = names.filter((name) => changed(work, name) && (work.row[name] ?? null) !== null);
  const moments = (given.length > 0 ? given : names.slice(0, 1)).map((name) => momentOf(work.row[name] ?? null));
  const days = isAllDay ? moments.map((moment) => moment && moment - (moment % (MOST_MINUTES * MINUTE))) : moments;
  return new Set(days).size > 1 ? 'differ' : (days[0] ?? null);
}

const momentOf = (value: Row[string]): number | null => (typeof value === 'string' ? Date.parse(value) : null);

/** An event that only moves keeps its duration. An all-day event without one lasts a day. */
function minutesOf(work: Work, start: number | null | 'differ', isAllDay: boolean): number | null | 'differ' {
  const { row } = work;
  const end = changed(work, 'EndDateTime') ? momentOf(row['EndDateTime'] ?? null) : null;
  const untilEnd = end === null || typeof start !== 'number' ? null : (end - start) / MINUTE;
  const isGiven = changed(work, 'DurationInMinutes') || untilEnd === null;
  const duration = isGiven && typeof row['DurationInMinutes'] === 'number' ? row['DurationInMinutes'] : null;
  if (duration !== null && untilEnd !== null && duration !== untilEnd) return 'differ';
  return duration ?? untilEnd ?? (isAllDay ? MOST_MINUTES : null);
}

function timesOf(start: number, minutes: number, isAllDay: boolean, timeZone: string): Row {
  const [from, to] = [new Date(start), new Date(start + minutes * MINUTE)];
  const dayOf = (moment: Date): string => (isAllDay ? moment.toISOString().slice(0, 10) : dayIn(timeZone, moment));
  return {
    StartDateTime: from.toISOString(),
    ActivityDateTime: from.toISOString(),
    ActivityDate: dayOf(from),
    DurationInMinutes: minutes,
    EndDateTime: to.toISOString(),
    EndDate: dayOf(to),
  };
}
