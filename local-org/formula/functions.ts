/** Functions that evaluate all their arguments first (Salesforce Help, "Formula Operators and Functions A–Z"). */
import {
  dateOf,
  Day,
  dayOfMoment,
  dayOfText,
  FormulaFailure,
  isBlank,
  Moment,
  momentOf,
  momentOfText,
  roundAwayFromZero,
  textOf,
  type FormulaValue,
} from './values.ts';

export interface Clock {
  readonly now: Date;
  /** The user's current date, as `2026-11-03`. */
  readonly today: string;
}

export interface FormulaFunction {
  /** The allowed number of arguments. */
  readonly least: number;
  readonly most: number;
  run(args: readonly FormulaValue[], clock: Clock): FormulaValue;
}

type Run = (args: readonly FormulaValue[]) => FormulaValue;

const takes = (least: number, most: number, run: FormulaFunction['run']): FormulaFunction => ({ least, most, run });

const text = (args: readonly FormulaValue[], at: number): string => textOf(args[at] ?? null);

function number(args: readonly FormulaValue[], at: number): number {
  const value = args[at] ?? null;
  if (typeof value === 'number') return value;
  throw new FormulaFailure('a number is missing');
}

/** Null if a number is blank, because arithmetic with a blank is blank. */
const ofNumbers = (run: (numbers: readonly number[]) => FormulaValue): Run => {
  return (args) => (args.some((value) => value === null) ? null : run(args.map((_value, at) => number(args, at))));
};

const dayOfAny = (value: FormulaValue): Day | null => {
  if (isBlank(value)) return null;
  if (value instanceof Moment) return dayOfMoment(value);
  return value instanceof Day ? value : dayOfText(textOf(value));
};

const calendar = (run: (date: Date) => number): Run => {
  return ([value = null]) => {
    const day = dayOfAny(value);
    return day === null ? null : run(dateOf(day));
  };
};

function date(year: number, month: number, day: number): Day {
  const pad = (part: number, length: number): string => String(Math.trunc(part)).padStart(length, '0');
  const made = dayOfText(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
  if (dateOf(made).getUTCDate() !== Math.trunc(day)) throw new FormulaFailure("this day doesn't exist");
  return made;
}

/** The last day of a month stays the last day. */
function addMonths([value = null, months = null]: readonly FormulaValue[]): FormulaValue {
  if (!(value instanceof Day || value instanceof Moment) || typeof months !== 'number') return null;
  const from = dateOf(value);
  const target = new Date(from);
  target.setUTCDate(1);
  target.setUTCMonth(from.getUTCMonth() + Math.trunc(months));
  const last = lastDay(target);
  target.setUTCDate(from.getUTCDate() === lastDay(from) ? last : Math.min(from.getUTCDate(), last));
  const days = target.getTime() / 86_400_000;
  return value instanceof Day ? new Day(days) : new Moment(days);
}

const lastDay = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

function valueOfText([value = null]: readonly FormulaValue[]): FormulaValue {
  if (isBlank(value)) return null;
  if (!isNumber(textOf(value))) throw new FormulaFailure(`${textOf(value)} isn't a number`);
  return Number(textOf(value));
}

const isNumber = (written: string): boolean => /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(written.trim());

function padded(args: readonly FormulaValue[], side: 'left' | 'right'): string {
  const [whole, length, filler] = [text(args, 0), Math.max(0, number(args, 1)), args.length > 2 ? text(args, 2) : ' '];
  if (whole.length >= length || filler === '') return whole.slice(0, length);
  return side === 'left' ? whole.padStart(length, filler) : whole.padEnd(length, filler);
}

function matches(args: readonly FormulaValue[]): boolean {
  try {
    return new RegExp(`^(?:${text(args, 1)})$`).test(text(args, 0));
  } catch {
    throw new FormulaFailure(`${text(args, 1)} isn't a pattern`);
  }
}

/** The 15 characters of an ID and the 3 characters that encode their case. */
function caseSafeId(id: string): string {
  if (id.length !== 15) return id;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  const group = (part: string): string =>
    letters.charAt([...part].reduce((bits, letter, at) => bits + (/[A-Z]/.test(letter) ? 1 << at : 0), 0));
  return id + [0, 5, 10].map((start) => group(id.slice(start, start + 5))).join('');
}

const escaped = (value: string): string =>
  value.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

function image(args: readonly FormulaValue[]): string {
  const size = (name: string, at: number): string =>
    isBlank(args[at] ?? null) ? '' : ` ${name}="${escaped(text(args, at))}"`;
  return `<img src="${escaped(text(args, 0))}" alt="${escaped(text(args, 1))}" border="0"${size('height', 2)}${size('width', 3)}/>`;
}

const includes: Run = (args) => text(args, 0).split(';').includes(text(args, 1));
const orElse: Run = ([value = null, other = null]) => (isBlank(value) ? other : value);

export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  NOT: takes(1, 1, ([value]) => value !== true),
  ISBLANK: takes(1, 1, ([value = null]) => isBlank(value)),
  ISNULL: takes(1, 1, ([value = null]) => value === null),
  BLANKVALUE: takes(2, 2, orElse),
  NULLVALUE: takes(2, 2, orElse),
  ISPICKVAL: takes(2, 2, (args) => text(args, 0) === text(args, 1)),
  INCLUDES: takes(2, 2, includes),
  TEXT: takes(1, 1, (args) => text(args, 0)),
  VALUE: takes(1, 1, valueOfText),
  ISNUMBER: takes(1, 1, (args) => isNumber(text(args, 0))),
  LEN: takes(1, 1, (args) => text(args, 0).length),
  LEFT: takes(2, 2, (args) => text(args, 0).slice(0, Math.max(0, number(args, 1)))),
  RIGHT: takes(2, 2, (args) => text(args, 0).slice(Math.max(0, text(args, 0).length - Math.max(0, number(args, 1))))),
  MID: takes(3, 3, (args) => {
    const start = Math.max(1, number(args, 1)) - 1;
    return text(args, 0).slice(start, start + Math.max(0, number(args, 2)));
  }),
  FIND: takes(2, 3, (args) => {
    const start = args.length > 2 ? number(args, 2) : 1;
    return start < 1 || text(args, 0) === '' ? 0 : text(args, 1).indexOf(text(args, 0), start - 1) + 1;
  }),
  CONTAINS: takes(2, 2, (args) => text(args, 0).includes(text(args, 1))),
  BEGINS: takes(2, 2, (args) => text(args, 0).startsWith(text(args, 1))),
  SUBSTITUTE: takes(3, 3, (args) =>
    text(args, 1) === '' ? text(args, 0) : text(args, 0).replaceAll(text(args, 1), () => text(args, 2)),
  ),
  TRIM: takes(1, 1, (args) => text(args, 0).trim()),
  UPPER: takes(1, 2, (args) => text(args, 0).toUpperCase()),
  LOWER: takes(1, 2, (args) => text(args, 0).toLowerCase()),
  REGEX: takes(2, 2, matches),
  LPAD: takes(2, 3, (args) => padded(args, 'left')),
  RPAD: takes(2, 3, (args) => padded(args, 'right')),
  TODAY: takes(0, 0, (_args, { today }) => dayOfText(today)),
  NOW: takes(0, 0, (_args, { now }) => momentOf(now)),
  DATE: takes(
    3,
    3,
    ofNumbers(([year = 0, month = 0, day = 0]) => date(year, month, day)),
  ),
  /** Help, "Using Date, Date/Time, and Time Values in Formulas": a date/time becomes a date in GMT. */
  DATEVALUE: takes(1, 1, ([value = null]) => dayOfAny(value)),
  DATETIMEVALUE: takes(1, 1, ([value = null]) => {
    if (value instanceof Moment || isBlank(value)) return isBlank(value) ? null : value;
    return value instanceof Day ? new Moment(value.days) : momentOfText(textOf(value));
  }),
  YEAR: takes(
    1,
    1,
    calendar((day) => day.getUTCFullYear()),
  ),
  MONTH: takes(
    1,
    1,
    calendar((day) => day.getUTCMonth() + 1),
  ),
  DAY: takes(
    1,
    1,
    calendar((day) => day.getUTCDate()),
  ),
  WEEKDAY: takes(
    1,
    1,
    calendar((day) => day.getUTCDay() + 1),
  ),
  ADDMONTHS: takes(2, 2, addMonths),
  ROUND: takes(
    2,
    2,
    ofNumbers(([value = 0, places = 0]) => roundAwayFromZero(value, Math.trunc(places))),
  ),
  /** CEILING() rounds away from zero and FLOOR() toward it, as Help says. */
  CEILING: takes(
    1,
    1,
    ofNumbers(([value = 0]) => Math.sign(value) * Math.ceil(Math.abs(value))),
  ),
  FLOOR: takes(
    1,
    1,
    ofNumbers(([value = 0]) => Math.sign(value) * Math.floor(Math.abs(value))),
  ),
  ABS: takes(
    1,
    1,
    ofNumbers(([value = 0]) => Math.abs(value)),
  ),
  MAX: takes(
    1,
    100,
    ofNumbers((numbers) => Math.max(...numbers)),
  ),
  MIN: takes(
    1,
    100,
    ofNumbers((numbers) => Math.min(...numbers)),
  ),
  MOD: takes(
    2,
    2,
    ofNumbers(([value = 0, by = 0]) => (by === 0 ? failed('MOD() by zero') : value - by * Math.floor(value / by))),
  ),
  SQRT: takes(
    1,
    1,
    ofNumbers(([value = 0]) => (value < 0 ? failed('SQRT() of less than zero') : Math.sqrt(value))),
  ),
  CASESAFEID: takes(1, 1, (args) => caseSafeId(text(args, 0))),
  HYPERLINK: takes(
    2,
    3,
    (args) =>
      `<a href="${escaped(text(args, 0))}" target="${escaped(args.length > 2 ? text(args, 2) : '_blank')}">${escaped(text(args, 1))}</a>`,
  ),
  IMAGE: takes(2, 4, image),
  BR: takes(0, 0, () => '\n'),
};

function failed(why: string): never {
  throw new FormulaFailure(why);
}
