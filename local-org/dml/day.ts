/** Calendar days in a user's time zone. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day begins at a quarter of an hour in every time zone. */
const QUARTER = 15 * 60 * 1000;
/** Before, some time zones differed by seconds. */
const QUARTERS_SINCE = Date.UTC(1973, 0, 1);
/** The last answer by time zone, because most questions are about today. */
const last = new Map<string, { readonly quarter: number; readonly day: string }>();

/** The date at a moment, as `2026-11-03`. */
export function dayIn(timeZone: string, moment: Date): string {
  const millis = moment.getTime();
  if (!(millis >= QUARTERS_SINCE)) return formatted(timeZone, moment);
  const quarter = Math.floor(millis / QUARTER);
  const known = last.get(timeZone);
  if (known?.quarter === quarter) return known.day;
  const day = formatted(timeZone, moment);
  last.set(timeZone, { quarter, day });
  return day;
}

function formatted(timeZone: string, moment: Date): string {
  const known = formats.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (!known) formats.set(timeZone, format);
  return format.format(moment);
}
