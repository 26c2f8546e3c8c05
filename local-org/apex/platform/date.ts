/** Apex Reference, "Date Class" and "Time Class". */
import { ApexDate, ApexDatetime, ApexTime, MILLIS_PER_DAY } from '../runtime/dates.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { DATE, TIME } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import { dateIn } from '../runtime/zones.ts';
import { date, integer, text, time } from './arguments.ts';
import { clockParts } from './datePattern.ts';
import { on, statics, type ClassDefinition } from './definition.ts';

/** The user's current date. */
export function today(): ApexDate {
  const execution = current();
  return dateIn(execution.org.now().getTime(), execution.session.timeZone);
}

export function parseDate(value: string): ApexDate {
  return ApexDate.parse(value) ?? parseLocalDate(value) ?? throwApex('TypeException', `Invalid date: ${value}`);
}

/** `11/3/2026`, the format of the locale en_US. */
function parseLocalDate(value: string): ApexDate | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
  return match === null ? null : ApexDate.parse(`${match[3]}-${match[1]}-${match[2]}`);
}

function toDate(value: ApexValue): ApexDate | null {
  if (value === null || value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return dateIn(value.millis, current().session.timeZone);
  return parseDate(text(value));
}

function newDate(year: number, month: number, day: number): ApexDate {
  return ApexDate.of(year, month, day);
}

const monthsBetween = (from: ApexDate, to: ApexDate): number => (to.year - from.year) * 12 + to.month - from.month;

export const dateClass: ClassDefinition = {
  type: DATE,
  instance: on(date, {
    'Date addDays(Integer)': (d, [days]) => d.addDays(integer(days)),
    'Date addMonths(Integer)': (d, [months]) => d.addMonths(integer(months)),
    'Date addYears(Integer)': (d, [years]) => d.addMonths(12 * integer(years)),
    'Integer day()': (d) => d.day,
    'Integer dayOfYear()': (d) => d.days - ApexDate.of(d.year, 1, 1).days + 1,
    'Integer daysBetween(Date)': (d, [other]) => date(other).days - d.days,
    'String format()': (d) => `${d.month}/${d.day}/${d.year}`,
    'Boolean isSameDay(Date)': (d, [other]) => d.days === date(other).days,
    'Integer month()': (d) => d.month,
    'Integer monthsBetween(Date)': (d, [other]) => monthsBetween(d, date(other)),
    'Date toStartOfMonth()': (d) => ApexDate.of(d.year, d.month, 1),
    'Date toStartOfWeek()': (d) => d.addDays(-d.weekday),
    'Integer year()': (d) => d.year,
  }),
  statics: statics({
    'Integer daysInMonth(Integer, Integer)': ([year, month]) => ApexDate.of(integer(year), integer(month) + 1, 0).day,
    'Boolean isLeapYear(Integer)': ([year]) => ApexDate.of(integer(year), 3, 0).day === 29,
    'Date newInstance(Integer, Integer, Integer)': ([year, month, day]) =>
      newDate(integer(year), integer(month), integer(day)),
    'Date parse(String)': ([value]) =>
      parseLocalDate(text(value)) ?? throwApex('TypeException', `Invalid date: ${text(value)}`),
    'Date today()': () => today(),
    'Date valueOf(String)': ([value]) => parseDate(text(value)),
    'Date valueOf(Object)': ([value]) => toDate(value),
  }),
};

const wrapTime = (millis: number): ApexTime =>
  new ApexTime(((millis % MILLIS_PER_DAY) + MILLIS_PER_DAY) % MILLIS_PER_DAY);

export const timeClass: ClassDefinition = {
  type: TIME,
  instance: on(time, {
    'Time addHours(Integer)': (t, [n]) => wrapTime(t.millis + integer(n) * 3_600_000),
    'Time addMilliseconds(Integer)': (t, [n]) => wrapTime(t.millis + integer(n)),
    'Time addMinutes(Integer)': (t, [n]) => wrapTime(t.millis + integer(n) * 60_000),
    'Time addSeconds(Integer)': (t, [n]) => wrapTime(t.millis + integer(n) * 1000),
    'Integer hour()': (t) => clockParts(t.millis).hour,
    'Integer millisecond()': (t) => clockParts(t.millis).millisecond,
    'Integer minute()': (t) => clockParts(t.millis).minute,
    'Integer second()': (t) => clockParts(t.millis).second,
  }),
  statics: statics({
    'Time newInstance(Integer, Integer, Integer, Integer)': ([hour, minute, second, milli]) =>
      new ApexTime(((integer(hour) * 60 + integer(minute)) * 60 + integer(second)) * 1000 + integer(milli)),
  }),
};
