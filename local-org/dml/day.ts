/** Calendar days in a user's time zone. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date at a moment, as `2026-11-03`. */
export function dayIn(timeZone: string, moment: Date): string {
  const known = formats.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (!known) formats.set(timeZone, format);
  return format.format(moment);
}
