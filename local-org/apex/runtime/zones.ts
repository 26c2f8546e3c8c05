/** Date-times in a time zone, with the rules of Node's Intl. */
import { ApexDate, MILLIS_PER_DAY } from './dates.ts';

/** Formatters are slow to create and never change. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (found === undefined) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, found);
  }
  return found;
}

const isUtc = (zone: string): boolean => zone === 'GMT' || zone === 'UTC' || zone === 'Etc/UTC';

/** The time zone's offset from GMT at that moment, in milliseconds. */
export function offsetAt(millis: number, zone: string): number {
  if (isUtc(zone)) return 0;
  const quarter = Math.floor(millis / QUARTER);
  const key = `${zone} ${quarter}`;
  let known = offsets.get(key);
  if (known === undefined) {
    known = readOffset(quarter * QUARTER, zone);
    if (offsets.size >= REMEMBERED) offsets.clear();
    offsets.set(key, known);
  }
  return known;
}

/** Clocks change at a quarter of an hour, so one offset is valid for all of it. */
const QUARTER = 15 * 60_000;
const REMEMBERED = 5_000;
const offsets = new Map<string, number>();

function readOffset(millis: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(millis)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(millis / 1000) * 1000;
}

/** The moment of a local time. In the gap of a clock change, the time after it. */
export function momentOf(localMillis: number, zone: string): number {
  const first = localMillis - offsetAt(localMillis, zone);
  const second = localMillis - offsetAt(first, zone);
  return offsetAt(second, zone) === localMillis - second ? second : first;
}

export function dateIn(millis: number, zone: string): ApexDate {
  return ApexDate.ofMillis(millis + offsetAt(millis, zone));
}

/** Milliseconds since midnight, local time. */
export function timeIn(millis: number, zone: string): number {
  const local = millis + offsetAt(millis, zone);
  return ((local % MILLIS_PER_DAY) + MILLIS_PER_DAY) % MILLIS_PER_DAY;
}
