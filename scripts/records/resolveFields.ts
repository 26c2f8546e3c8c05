/** Converts the references and relative dates of sample records and scenarios (data/README.md) to field values. */
import type { FieldValue, Fields } from '../../services/Org.ts';

export interface Resolution {
  /** The ID for a reference such as `oak` or `User.specialist`, or undefined. */
  readonly idOf: (reference: string) => string | undefined;
  /** Today in the time zone, such as `2026-11-22`. */
  readonly today: string;
  /** IANA name of the time zone for times. */
  readonly timeZone: string;
}

const RELATIVE = /^today(?:([+-]\d+))?(?:T(\d{2}):(\d{2}))?$/;

export function resolveFields(fields: Fields, resolution: Resolution): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, resolveValue(value, resolution)]));
}

/** @throws RangeError if a reference has no record. */
export function resolveValue(value: FieldValue, resolution: Resolution): FieldValue {
  if (typeof value !== 'string') return value;
  if (value.startsWith('@@')) return value.slice(1);
  if (value.startsWith('@')) return requireId(value.slice(1), resolution);
  const relative = RELATIVE.exec(value);
  return relative ? resolveRelative(relative, resolution) : value;
}

function requireId(reference: string, { idOf }: Resolution): string {
  const id = idOf(reference);
  if (id === undefined) throw new RangeError(`No earlier record has the name "${reference}".`);
  return id;
}

function resolveRelative([, days, hour, minute]: RegExpExecArray, { today, timeZone }: Resolution): string {
  const date = addDays(today, Number(days ?? 0));
  return hour === undefined ? date : momentIn(timeZone, date, `${hour}:${minute}`);
}

export function addDays(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** Converts a date and time in the time zone to UTC. */
function momentIn(timeZone: string, date: string, time: string): string {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(asUtc);
  const offset = Date.parse(`${shown.replace(' ', 'T')}Z`) - asUtc;
  return new Date(asUtc - offset).toISOString();
}
