/** Datetime.format. Apex Reference, "Datetime Class": the pattern letters are those of java.text.SimpleDateFormat. */
import { NotSupported } from '../runtime/failures.ts';
import { offsetAt, timeIn } from '../runtime/zones.ts';

interface Moment {
  /** A Date whose UTC fields are the local time. */
  readonly local: Date;
  readonly millis: number;
  readonly zone: string;
}

const padded = (value: number, size: number): string => String(value).padStart(size, '0');

const named = (moment: Moment, options: Intl.DateTimeFormatOptions): string =>
  moment.local.toLocaleString('en-US', { ...options, timeZone: 'UTC' });

const offsetText = (moment: Moment, separator: string): string => {
  const minutes = Math.round(offsetAt(moment.millis, moment.zone) / 60_000);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${separator}${padded(size % 60, 2)}`;
};

function zoneName(moment: Moment, size: number): string {
  const style = size > 3 ? 'long' : 'short';
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: moment.zone, timeZoneName: style }).formatToParts(
    moment.millis,
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? moment.zone;
  return name === 'UTC' ? 'GMT' : name;
}

const dayOfYear = (date: Date): number =>
  Math.floor(
    (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) - Date.UTC(date.getUTCFullYear(), 0, 0)) /
      86_400_000,
  );

const LETTERS: Readonly<Record<string, (moment: Moment, size: number) => string>> = {
  y: ({ local }, size) => (size === 2 ? padded(local.getUTCFullYear() % 100, 2) : padded(local.getUTCFullYear(), size)),
  M: (moment, size) =>
    size > 2 ? named(moment, { month: size > 3 ? 'long' : 'short' }) : padded(moment.local.getUTCMonth() + 1, size),
  d: ({ local }, size) => padded(local.getUTCDate(), size),
  D: ({ local }, size) => padded(dayOfYear(local), size),
  E: (moment, size) => named(moment, { weekday: size > 3 ? 'long' : 'short' }),
  u: ({ local }, size) => padded(local.getUTCDay() === 0 ? 7 : local.getUTCDay(), size),
  a: ({ local }) => (local.getUTCHours() < 12 ? 'AM' : 'PM'),
  H: ({ local }, size) => padded(local.getUTCHours(), size),
  h: ({ local }, size) => padded(local.getUTCHours() % 12 || 12, size),
  k: ({ local }, size) => padded(local.getUTCHours() || 24, size),
  K: ({ local }, size) => padded(local.getUTCHours() % 12, size),
  m: ({ local }, size) => padded(local.getUTCMinutes(), size),
  s: ({ local }, size) => padded(local.getUTCSeconds(), size),
  S: ({ local }, size) => padded(local.getUTCMilliseconds(), size),
  z: zoneName,
  Z: (moment) => offsetText(moment, ''),
  X: (moment, size) => (offsetAt(moment.millis, moment.zone) === 0 ? 'Z' : offsetText(moment, size === 3 ? ':' : '')),
};

const PART = /'((?:[^']|'')*)'|([a-zA-Z])\2*/g;

export function formatMoment(millis: number, zone: string, pattern: string): string {
  const moment: Moment = { local: new Date(millis + offsetAt(millis, zone)), millis, zone };
  return pattern.replace(PART, (part: string, quoted: string | undefined, letter: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replace(/''/g, "'");
    const write = LETTERS[letter ?? ''];
    if (write === undefined) throw new NotSupported(`the pattern letter ${letter ?? ''} in Datetime.format`);
    return write(moment, part.length);
  });
}

/** Hour, minute, second, and millisecond of a time. */
export function clockParts(millisOfDay: number): { hour: number; minute: number; second: number; millisecond: number } {
  return {
    hour: Math.floor(millisOfDay / 3_600_000),
    minute: Math.floor(millisOfDay / 60_000) % 60,
    second: Math.floor(millisOfDay / 1000) % 60,
    millisecond: millisOfDay % 1000,
  };
}

export const clockIn = (millis: number, zone: string): ReturnType<typeof clockParts> =>
  clockParts(timeIn(millis, zone));
