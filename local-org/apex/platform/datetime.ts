/** Apex Reference, "Datetime Class". Methods without Gmt in their name use the user's time zone. */
import { ApexDate, ApexDatetime, ApexTime, MILLIS_PER_DAY } from '../runtime/dates.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { DATETIME } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import { dateIn, momentOf, timeIn } from '../runtime/zones.ts';
import { date, datetime, integer, long, text, time } from './arguments.ts';
import { clockIn, formatMoment } from './datePattern.ts';
import { on, statics, type ClassDefinition } from './definition.ts';

const GMT = 'GMT';
/** Short style of the locale en_US. */
const DEFAULT_PATTERN = 'M/d/yyyy, h:mm a';

const userZone = (): string => current().session.timeZone;

export const now = (): ApexDatetime => new ApexDatetime(current().org.now().getTime());

function plus(moment: ApexDatetime, millis: number): ApexDatetime {
  return new ApexDatetime(moment.millis + millis);
}

/** Adding months and years changes the day in GMT and keeps the time. */
function plusMonths(moment: ApexDatetime, months: number): ApexDatetime {
  const day = ApexDate.ofMillis(moment.millis);
  return new ApexDatetime(day.addMonths(months).millis + (moment.millis - day.millis));
}

function create(args: readonly ApexValue[], zone: string): ApexDatetime {
  const [year, month, day, hour = 0, minute = 0, second = 0] = args.map(integer);
  return new ApexDatetime(momentOf(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour, minute, second), zone));
}

const joined = (day: ApexDate, clock: ApexTime, zone: string): ApexDatetime =>
  new ApexDatetime(momentOf(day.millis + clock.millis, zone));

/** `2026-11-03 15:30:00`. */
function parse(value: string, zone: string): ApexDatetime {
  const match = /^(\d{4}-\d{1,2}-\d{1,2})[ T](\d{1,2}):(\d{2}):(\d{2})/.exec(value);
  const day = match === null ? null : ApexDate.parse(match[1] ?? '');
  if (match === null || day === null) return throwApex('TypeException', `Invalid date/time: ${value}`);
  const clock = ((Number(match[2]) * 60 + Number(match[3])) * 60 + Number(match[4])) * 1000;
  return new ApexDatetime(momentOf(day.millis + clock, zone));
}

function toDatetime(value: ApexValue): ApexDatetime | null {
  if (value === null || value instanceof ApexDatetime) return value;
  return value instanceof ApexDate ? new ApexDatetime(value.millis) : parse(text(value), userZone());
}

export const datetimeClass: ClassDefinition = {
  type: DATETIME,
  instance: on(datetime, {
    'Datetime addDays(Integer)': (d, [n]) => plus(d, integer(n) * MILLIS_PER_DAY),
    'Datetime addHours(Integer)': (d, [n]) => plus(d, integer(n) * 3_600_000),
    'Datetime addMinutes(Integer)': (d, [n]) => plus(d, integer(n) * 60_000),
    'Datetime addMonths(Integer)': (d, [n]) => plusMonths(d, integer(n)),
    'Datetime addSeconds(Integer)': (d, [n]) => plus(d, integer(n) * 1000),
    'Datetime addYears(Integer)': (d, [n]) => plusMonths(d, 12 * integer(n)),
    'Date date()': (d) => dateIn(d.millis, userZone()),
    'Date dateGmt()': (d) => dateIn(d.millis, GMT),
    'Integer day()': (d) => dateIn(d.millis, userZone()).day,
    'Integer dayGmt()': (d) => dateIn(d.millis, GMT).day,
    'Integer dayOfYear()': (d) => Number(formatMoment(d.millis, userZone(), 'D')),
    'Integer dayOfYearGmt()': (d) => Number(formatMoment(d.millis, GMT, 'D')),
    'String format()': (d) => formatMoment(d.millis, userZone(), DEFAULT_PATTERN),
    'String format(String)': (d, [pattern]) => formatMoment(d.millis, userZone(), text(pattern)),
    'String format(String, String)': (d, [pattern, zone]) => formatMoment(d.millis, text(zone), text(pattern)),
    'String formatGmt(String)': (d, [pattern]) => formatMoment(d.millis, GMT, text(pattern)),
    'Long getTime()': (d) => BigInt(d.millis),
    'Integer hour()': (d) => clockIn(d.millis, userZone()).hour,
    'Integer hourGmt()': (d) => clockIn(d.millis, GMT).hour,
    'Boolean isSameDay(Datetime)': (d, [other]) =>
      dateIn(d.millis, userZone()).days === dateIn(datetime(other).millis, userZone()).days,
    'Integer millisecond()': (d) => clockIn(d.millis, userZone()).millisecond,
    'Integer minute()': (d) => clockIn(d.millis, userZone()).minute,
    'Integer minuteGmt()': (d) => clockIn(d.millis, GMT).minute,
    'Integer month()': (d) => dateIn(d.millis, userZone()).month,
    'Integer monthGmt()': (d) => dateIn(d.millis, GMT).month,
    'Integer second()': (d) => clockIn(d.millis, userZone()).second,
    'Integer secondGmt()': (d) => clockIn(d.millis, GMT).second,
    'Time time()': (d) => new ApexTime(timeIn(d.millis, userZone())),
    'Time timeGmt()': (d) => new ApexTime(timeIn(d.millis, GMT)),
    'Integer year()': (d) => dateIn(d.millis, userZone()).year,
    'Integer yearGmt()': (d) => dateIn(d.millis, GMT).year,
  }),
  statics: statics({
    'Datetime newInstance(Long)': ([millis]) => new ApexDatetime(Number(long(millis))),
    'Datetime newInstance(Date, Time)': ([day, clock]) => joined(date(day), time(clock), userZone()),
    'Datetime newInstance(Integer, Integer, Integer)': (args) => create(args, userZone()),
    'Datetime newInstance(Integer, Integer, Integer, Integer, Integer, Integer)': (args) => create(args, userZone()),
    'Datetime newInstanceGmt(Date, Time)': ([day, clock]) => joined(date(day), time(clock), GMT),
    'Datetime newInstanceGmt(Integer, Integer, Integer)': (args) => create(args, GMT),
    'Datetime newInstanceGmt(Integer, Integer, Integer, Integer, Integer, Integer)': (args) => create(args, GMT),
    'Datetime now()': () => now(),
    'Datetime valueOf(String)': ([value]) => parse(text(value), userZone()),
    'Datetime valueOf(Object)': ([value]) => toDatetime(value),
    'Datetime valueOfGmt(String)': ([value]) => parse(text(value), GMT),
  }),
};
