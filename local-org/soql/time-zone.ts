/**
 * Calendar days in a time zone. A day is its date as UTC midnight in milliseconds, so that adding days needs
 * no time zone.
 */

export const DAY = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** The local time, read as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of formatter(timeZone).formatToParts(instant)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The date in a time zone. */
export function dayOf(instant: number, timeZone: string): number {
  return Math.floor(wallClock(instant, timeZone) / DAY) * DAY;
}

/** The instant a day starts in a time zone: midnight, or the first moment after it if the clock skips midnight. */
export function startOfDay(day: number, timeZone: string): number {
  const guess = day - (wallClock(day, timeZone) - day);
  const start = day - (wallClock(guess, timeZone) - guess);
  return dayOf(start, timeZone) < day ? guess : start;
}

export const isoDate = (day: number): string => new Date(day).toISOString().slice(0, 10);
export const isoInstant = (instant: number): string => new Date(instant).toISOString();
