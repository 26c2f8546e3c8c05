/** When business hours are open: day by day in their time zone, without the holidays that close them. */
import type {
  BusinessCalendar,
  BusinessHoursDef,
  HolidayDef,
  RecurrenceDef,
} from '../../schema/read-business-hours.ts';
import { ApexDate } from '../runtime/dates.ts';
import { NotSupported } from '../runtime/failures.ts';
import { dateIn, momentOf } from '../runtime/zones.ts';

const MINUTE = 60_000;
/** A calendar that is closed for longer than this never opens. */
const MOST_DAYS = 3660;

interface Span {
  readonly start: number;
  readonly end: number;
}

export class OpenHours {
  readonly #hours: BusinessHoursDef;
  readonly #holidays: readonly HolidayDef[];
  readonly #timeZone: string;

  constructor(hours: BusinessHoursDef, calendar: BusinessCalendar, organizationTimeZone: string) {
    this.#hours = hours;
    this.#holidays = calendar.holidays.filter(({ businessHours }) => businessHours.includes(hours.name));
    this.#timeZone = hours.timeZone ?? organizationTimeZone;
  }

  isOpen(at: number): boolean {
    return this.#spansOf(dateIn(at, this.#timeZone)).some(({ start, end }) => start <= at && at < end);
  }

  /** The moment itself if it's open. */
  next(at: number): number {
    return Math.max(this.#from(at).next().value?.start ?? at, at);
  }

  /** The moment after so much open time. Whole minutes count. */
  after(at: number, millis: number): number {
    let left = Math.floor(millis / MINUTE) * MINUTE;
    for (const { start, end } of this.#from(at)) {
      const begin = Math.max(start, at);
      if (left <= end - begin) return begin + left;
      left -= end - begin;
    }
    throw new NotSupported('business hours that are never open');
  }

  between(from: number, to: number): number {
    if (to < from) return -this.between(to, from);
    let sum = 0;
    for (let day = dateIn(from, this.#timeZone); day.days <= dateIn(to, this.#timeZone).days; day = day.addDays(1))
      for (const { start, end } of this.#spansOf(day)) sum += Math.max(Math.min(end, to) - Math.max(start, from), 0);
    return sum;
  }

  /** Open times that end after the moment. */
  *#from(at: number): Generator<Span, undefined> {
    let closed = 0;
    for (let day = dateIn(at, this.#timeZone); closed < MOST_DAYS; day = day.addDays(1)) {
      const spans = this.#spansOf(day).filter(({ end }) => end > at);
      closed = spans.length === 0 ? closed + 1 : 0;
      yield* spans;
    }
    throw new NotSupported('business hours that are never open');
  }

  #spansOf(day: ApexDate): readonly Span[] {
    const opening = this.#hours.days[day.weekday] ?? null;
    if (opening === null) return [];
    const moment = (minutes: number): number => momentOf(day.millis + minutes * MINUTE, this.#timeZone);
    let spans: readonly Span[] = [{ start: moment(opening.start), end: moment(opening.end) }];
    for (const { time } of this.#holidays.filter((holiday) => isOn(holiday, day)))
      spans = time === null ? [] : spans.flatMap((span) => without(span, moment(time.start), moment(time.end)));
    return spans;
  }
}

function without(span: Span, start: number, end: number): Span[] {
  const parts = [
    { start: span.start, end: Math.min(span.end, start) },
    { start: Math.max(span.start, end), end: span.end },
  ];
  return parts.filter((part) => part.start < part.end);
}

function isOn({ date, recurrence }: HolidayDef, day: ApexDate): boolean {
  const text = day.toString();
  if (recurrence === null) return text === date;
  if (text < date || (recurrence.until !== null && text > recurrence.until)) return false;
  return recurs(recurrence, ApexDate.parse(date) ?? day, day);
}

function recurs(recurrence: RecurrenceDef, first: ApexDate, day: ApexDate): boolean {
  const { type, interval, weekdays, dayOfMonth, month } = recurrence;
  const months = (day.year - first.year) * 12 + day.month - first.month;
  switch (type) {
    case 'RecursDaily':
      return (day.days - first.days) % interval === 0;
    case 'RecursEveryWeekday':
      return day.weekday > 0 && day.weekday < 6;
    case 'RecursWeekly':
      return weekdays.includes(day.weekday) && Math.floor((day.days - weekStart(first)) / 7) % interval === 0;
    case 'RecursMonthly':
      return day.day === dayOfMonth && months % interval === 0;
    case 'RecursMonthlyNth':
      return isNth(recurrence, day) && months % interval === 0;
    case 'RecursYearly':
      return day.month === month && day.day === dayOfMonth && (day.year - first.year) % interval === 0;
    case 'RecursYearlyNth':
      return day.month === month && isNth(recurrence, day) && (day.year - first.year) % interval === 0;
  }
}

const weekStart = (day: ApexDate): number => day.days - day.weekday;
const LAST = 5;

function isNth({ weekdays, instance }: RecurrenceDef, day: ApexDate): boolean {
  if (!weekdays.includes(day.weekday)) return false;
  return instance === LAST ? day.addDays(7).month !== day.month : Math.ceil(day.day / 7) === instance;
}
