/**
 * Cron expressions of System.schedule: `Seconds Minutes Hours Day_of_month Month Day_of_week [Year]`. Apex
 * Reference, "System Class", schedule(jobName, cronExpression, schedulableClass).
 */
import { throwApex } from './exceptions.ts';
import { MILLIS_PER_DAY } from './dates.ts';
import { momentOf, offsetAt } from './zones.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MILLIS_PER_HOUR = 3_600_000;
const FRIDAY = 6;

const LAST_YEAR = 2099;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 1 is Sunday. */
  readonly weekday: number;
  readonly lastOfMonth: number;
}

type Matcher = (day: Day) => boolean;

export interface Schedule {
  readonly second: number;
  readonly minute: number;
  readonly hours: readonly number[];
  readonly matches: Matcher;
}

/** Throws an Apex exception for an expression that an org refuses. */
export function parseCron(expression: string): Schedule {
  const fields = expression.trim().split(/\s+/);
  if (fields.length < 6 || fields.length > 7)
    return refuse(`Expected six or seven fields, separated by spaces: ${expression}`);
  const [seconds = '', minutes = '', hours = '', dayOfMonth = '', months = '', dayOfWeek = '', years] = fields;
  if (!isWithin(seconds, 59) || !isWithin(minutes, 59))
    return refuse(`Seconds and minutes must be specified as integers: ${expression}`);
  if ((dayOfMonth === '?') === (dayOfWeek === '?'))
    return refuse(`Exactly one of day of month and day of week must be ?: ${expression}`);
  const month = values(months, 1, 12, MONTHS);
  const year = years === undefined ? null : values(years, 1970, LAST_YEAR);
  const day = dayOfMonth === '?' ? weekdays(dayOfWeek) : monthDays(dayOfMonth);
  return {
    second: Number(seconds),
    minute: Number(minutes),
    hours: [...values(hours, 0, 23)].sort((a, b) => a - b),
    matches: (at) => month.has(at.month) && (year === null || year.has(at.year)) && day(at),
  };
}

/** The first moment of the schedule after another one, or null if there is none. */
export function nextFire(schedule: Schedule, after: number, zone: string): number | null {
  const local = after + offsetAt(after, zone);
  const firstDay = Math.floor(local / MILLIS_PER_DAY) * MILLIS_PER_DAY;
  for (let midnight = firstDay; midnight < Date.UTC(LAST_YEAR + 1, 0, 1); midnight += MILLIS_PER_DAY) {
    if (!schedule.matches(dayOf(midnight))) continue;
    for (const hour of schedule.hours) {
      const wall = midnight + hour * MILLIS_PER_HOUR + schedule.minute * 60_000 + schedule.second * 1000;
      const moment = momentOf(wall, zone);
      if (moment > after) return moment;
    }
  }
  return null;
}

function dayOf(midnight: number): Day {
  const date = new Date(midnight);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { year, month, day: date.getUTCDate(), weekday: date.getUTCDay() + 1, lastOfMonth };
}

const isWithin = (text: string, most: number): boolean => /^\d{1,2}$/.test(text) && Number(text) <= most;

const refuse = (problem: string): never => throwApex('StringException', problem);

/** `*`, `5`, `1-5`, `0/4`, `JAN`, and lists of these. */
function values(text: string, least: number, most: number, names: readonly string[] = []): Set<number> {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?<from>\*|\w+)(?:-(?<to>\w+))?(?:\/(?<step>\d+))?$/.exec(part);
    const { from = '', to, step } = match?.groups ?? {};
    const start = from === '*' ? least : numberOf(from, names, least);
    const lastWithoutRange = from === '*' || step !== undefined ? most : start;
    const end = to === undefined ? lastWithoutRange : numberOf(to, names, least);
    const by = step === undefined ? 1 : Number(step);
    if (!match || !(start >= least && end <= most && start <= end && by > 0))
      return refuse(`Invalid cron field: ${text}`);
    for (let value = start; value <= end; value += by) found.add(value);
  }
  return found;
}

function numberOf(text: string, names: readonly string[], least: number): number {
  const index = names.indexOf(text.toUpperCase());
  if (index >= 0) return index + least;
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

/** Also `L`, the last day, and `15W`, the weekday nearest to the 15th. */
function monthDays(text: string): Matcher {
  if (/^L$/i.test(text)) return ({ day, lastOfMonth }) => day === lastOfMonth;
  const nearest = /^(\d{1,2})W$/i.exec(text);
  if (nearest) {
    const [wanted = 0] = values(String(Number(nearest[1])), 1, 31);
    return (at) => at.day === nearestWeekday(at, wanted);
  }
  const days = values(text, 1, 31);
  return ({ day }) => days.has(day);
}

/** Within the month: the Friday before a Saturday, the Monday after a Sunday. */
function nearestWeekday({ year, month, lastOfMonth }: Day, wanted: number): number {
  if (wanted > lastOfMonth) return NaN;
  const weekday = new Date(Date.UTC(year, month - 1, wanted)).getUTCDay() + 1;
  if (weekday > FRIDAY) return wanted === 1 ? wanted + 2 : wanted - 1;
  if (weekday === 1) return wanted === lastOfMonth ? wanted - 2 : wanted + 1;
  return wanted;
}

/** Also `6L`, the last Friday of the month, and `2#3`, its third Monday. `L` alone is Saturday. */
function weekdays(text: string): Matcher {
  if (/^L$/i.test(text)) return ({ weekday }) => weekday === WEEKDAYS.length;
  const special = /^(?<day>\w+?)(?:(?<last>L)|#(?<nth>[1-5]))$/i.exec(text)?.groups;
  const wanted = numberOf(special?.['day'] ?? '', WEEKDAYS, 1);
  if (special && wanted >= 1 && wanted <= WEEKDAYS.length) {
    const { nth } = special;
    return ({ day, weekday, lastOfMonth }) =>
      weekday === wanted && (nth === undefined ? day > lastOfMonth - 7 : Math.ceil(day / 7) === Number(nth));
  }
  const days = values(text, 1, 7, WEEKDAYS);
  return ({ weekday }) => days.has(weekday);
}
