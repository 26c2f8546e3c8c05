/**
 * Dates in the words of the user's language, from `Intl`. A day, such as `2026-11-12`, has no time zone. A moment is a date-time, shown in the
 * given time zone.
 */
const DAY = 86_400_000;
/** Up to this many days away, a date reads "3 days ago". Beyond that, it reads "Nov 12". */
const COUNTED = 6;

/** The user's date, time zone, and locale. `today` is the date in `timeZone`. */
export interface Reader {
  readonly today: string;
  readonly timeZone: string;
  readonly locale: string;
}

/** What the page shows, and the exact value for the tooltip and for screen readers. */
export interface SpokenDate {
  readonly text: string;
  readonly exact: string;
}

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Negative if `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / DAY);

const formats = new Map<string, Intl.DateTimeFormat>();

/** It takes far longer to make a format than to use it, and a list shows hundreds of dates. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

const capital = (text: string, locale: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** The date of a moment in a time zone, such as `2026-11-12`. */
export function dayOf(moment: string, timeZone: string): string {
  const parts = dateFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(moment));
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

const dayCounts = new Map<string, Intl.NumberFormat>();

/** "3 days", "1 day". */
export function countDays(days: number, locale: string): string {
  const known =
    dayCounts.get(locale) ?? new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  dayCounts.set(locale, known);
  return known.format(days);
}

/** "today", "3 days ago", "Nov 12", "Nov 12, 2025". */
export function sayDay(day: string, reader: Reader, counted = COUNTED): SpokenDate {
  const distance = daysBetween(reader.today, day);
  const exact = dateFormat(reader.locale, { dateStyle: 'full', timeZone: 'UTC' }).format(utc(day));
  if (Math.abs(distance) <= counted) {
    return { text: new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }).format(distance, 'day'), exact };
  }
  const sameYear = day.slice(0, 4) === reader.today.slice(0, 4);
  const options: Intl.DateTimeFormatOptions = {
    month: 'short',
    day: 'numeric',
    year: sameYear ? undefined : 'numeric',
    timeZone: 'UTC',
  };
  return { text: dateFormat(reader.locale, options).format(utc(day)), exact };
}

/** Like `sayDay`, with the time if it is today: "today, 3:40 PM". */
export function sayMoment(moment: string, reader: Reader): SpokenDate {
  const { locale, timeZone } = reader;
  const day = dayOf(moment, timeZone);
  const exact = dateFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(moment));
  const said = sayDay(day, reader).text;
  if (day !== reader.today) {
    return { text: said, exact };
  }
  const time = dateFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(moment));
  return { text: new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format([said, time]), exact };
}

/** "3:40 PM". */
export const sayTime = (moment: Date, { locale, timeZone }: Pick<Reader, 'locale' | 'timeZone'>): string =>
  dateFormat(locale, { timeStyle: 'short', timeZone }).format(moment);

/** "today", "Nov 12", "Nov 12, 2025", for a sentence that counts the days itself. */
export const sayCalendarDay = (moment: string, reader: Reader): SpokenDate =>
  sayDay(moment.includes('T') ? dayOf(moment, reader.timeZone) : moment, reader, 0);

/** For the start of a sentence or a table cell. */
export const capitalized = (date: SpokenDate, locale: string): SpokenDate => ({
  ...date,
  text: capital(date.text, locale),
});

/** "November 12, 2026". */
export const longDay = (day: string, locale: string): string =>
  dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(utc(day));
