/**
 * Business hours and holidays, from `settings/BusinessHours.settings-meta.xml` (Metadata API Guide,
 * "BusinessHoursSettings"). A project without the file has the hours of a new org: always open.
 */
import { lineOf } from './line-of.ts';
import { MetadataError } from './metadata-error.ts';
import type { ProjectFiles } from './project-files.ts';
import { readXml, type XmlNode } from './xml.ts';

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const INSTANCES = ['First', 'Second', 'Third', 'Fourth', 'Last'] as const;
const RECURRENCES = [
  'RecursDaily',
  'RecursEveryWeekday',
  'RecursMonthly',
  'RecursMonthlyNth',
  'RecursWeekly',
  'RecursYearly',
  'RecursYearlyNth',
] as const;

export type Recurrence = (typeof RECURRENCES)[number];

/** The open time of a day, in minutes after midnight. The end can be 1440. */
export interface Opening {
  readonly start: number;
  readonly end: number;
}

export interface BusinessHoursDef {
  readonly name: string;
  /** Null is the organization's time zone. */
  readonly timeZone: string | null;
  readonly isActive: boolean;
  readonly isDefault: boolean;
  /** By weekday from Sunday. Null is closed. */
  readonly days: readonly (Opening | null)[];
}

export interface HolidayDef {
  readonly name: string;
  readonly description: string | null;
  /** Names of the business hours that it closes. */
  readonly businessHours: readonly string[];
  /** Null is the whole day. */
  readonly time: Opening | null;
  /** `2026-11-26`. The first day of a recurring holiday. */
  readonly date: string;
  readonly recurrence: RecurrenceDef | null;
}

export interface RecurrenceDef {
  readonly type: Recurrence;
  readonly interval: number;
  /** The last day. Null has no end. */
  readonly until: string | null;
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  readonly dayOfMonth: number | null;
  /** 1 to 4, or 5 for the last. */
  readonly instance: number | null;
  /** 1 is January. */
  readonly month: number | null;
}

export interface BusinessCalendar {
  readonly businessHours: readonly BusinessHoursDef[];
  readonly holidays: readonly HolidayDef[];
}

const ALWAYS: Opening = { start: 0, end: 1440 };
const NEW_ORG: BusinessHoursDef = {
  name: 'Default',
  timeZone: null,
  isActive: true,
  isDefault: true,
  days: WEEKDAYS.map(() => ALWAYS),
};

const HOURS_ELEMENTS = new Set([
  ...['active', 'default', 'name', 'timeZoneId'],
  ...WEEKDAYS.flatMap((day) => [`${day.toLowerCase()}StartTime`, `${day.toLowerCase()}EndTime`]),
]);
const HOLIDAY_ELEMENTS = new Set(
  `activityDate businessHours description endTime isRecurring name recurrenceDayOfMonth recurrenceDayOfWeek recurrenceEndDate
  recurrenceInstance recurrenceInterval recurrenceMonthOfYear recurrenceStartDate recurrenceType startTime`.split(
    /\s+/,
  ),
);

export function readBusinessCalendar(files: ProjectFiles): BusinessCalendar {
  const file = files.ofType('settings').find((path) => /[\\/]businesshours\.settings-meta\.xml$/i.test(path));
  return file === undefined ? { businessHours: [NEW_ORG], holidays: [] } : new SettingsReader(file).read();
}

class SettingsReader {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  read(): BusinessCalendar {
    const node = readXml(this.#file, 'BusinessHoursSettings');
    const businessHours = node.children('businessHours').map((entry) => this.#hours(entry));
    const names = new Set(businessHours.map(({ name }) => name));
    if (names.size < businessHours.length) this.#refuse('two business hours have the same name', 'businessHours');
    const defaults = businessHours.filter(({ isDefault }) => isDefault);
    if (defaults.length !== 1 || defaults[0]?.isActive !== true)
      this.#refuse('one active entry of business hours must be the default', 'businessHours');
    return { businessHours, holidays: node.children('holidays').map((entry) => this.#holiday(entry, names)) };
  }

  #hours(node: XmlNode): BusinessHoursDef {
    this.#known(node, HOURS_ELEMENTS, 'businessHours');
    const timeZone = this.#needed(node, 'timeZoneId', 'businessHours');
    if (!isTimeZone(timeZone)) this.#refuse(`${timeZone} is no time zone`, 'timeZoneId', timeZone);
    return {
      name: this.#needed(node, 'name', 'businessHours'),
      timeZone,
      isActive: node.flag('active'),
      isDefault: node.flag('default'),
      days: WEEKDAYS.map((day) => this.#opening(node, `${day.toLowerCase()}StartTime`, `${day.toLowerCase()}EndTime`)),
    };
  }

  /** An end of 00:00 is midnight at the end of the day. */
  #opening(node: XmlNode, from: string, to: string): Opening | null {
    const start = this.#minutes(node, from);
    const end = this.#minutes(node, to);
    if (start === null && end === null) return null;
    if (start === null || end === null) return this.#refuse(`${from} and ${to} need each other`, from);
    if (end !== 0 && end <= start) this.#refuse(`${to} isn't after ${from}`, to);
    return { start, end: end === 0 ? 1440 : end };
  }

  #minutes(node: XmlNode, element: string): number | null {
    const text = node.text(element);
    if (text === undefined) return null;
    const [, hours = '', minutes = ''] = /^([01]\d|2[0-3]):([0-5]\d):[0-5]\d\.\d{3}Z$/.exec(text) ?? [];
    if (hours === '') this.#refuse(`${element} must look like 09:30:00.000Z, not ${text}`, element, text);
    return Number(hours) * 60 + Number(minutes);
  }

  #holiday(node: XmlNode, known: ReadonlySet<string>): HolidayDef {
    this.#known(node, HOLIDAY_ELEMENTS, 'holidays');
    const name = this.#needed(node, 'name', 'holidays');
    const businessHours = node.texts('businessHours');
    for (const hours of businessHours)
      if (!known.has(hours))
        this.#refuse(`the holiday ${name} names business hours that aren't there`, 'businessHours', hours);
    const isRecurring = node.flag('isRecurring');
    return {
      name,
      description: node.text('description') ?? null,
      businessHours,
      time: this.#opening(node, 'startTime', 'endTime'),
      date: this.#date(node, isRecurring ? 'recurrenceStartDate' : 'activityDate'),
      recurrence: isRecurring ? this.#recurrence(node) : null,
    };
  }

  #recurrence(node: XmlNode): RecurrenceDef {
    const type = this.#choice(node, 'recurrenceType', RECURRENCES);
    const weekdays = node
      .children('recurrenceDayOfWeek')
      .map((day) => this.#place(day.ownText() ?? '', 'recurrenceDayOfWeek', WEEKDAYS));
    const isYearly = type === 'RecursYearly' || type === 'RecursYearlyNth';
    const isNth = type === 'RecursMonthlyNth' || type === 'RecursYearlyNth';
    const hasDay = type === 'RecursMonthly' || type === 'RecursYearly';
    if ((isNth || type === 'RecursWeekly') && weekdays.length === 0)
      this.#needed(node, 'recurrenceDayOfWeek', 'holidays');
    const instance = isNth ? this.#choice(node, 'recurrenceInstance', INSTANCES) : null;
    const month = isYearly ? this.#choice(node, 'recurrenceMonthOfYear', MONTHS) : null;
    return {
      type,
      interval: Math.max(node.number('recurrenceInterval') ?? 1, 1),
      until: node.text('recurrenceEndDate') === undefined ? null : this.#date(node, 'recurrenceEndDate'),
      weekdays,
      dayOfMonth: hasDay ? Number(this.#needed(node, 'recurrenceDayOfMonth', 'holidays')) : null,
      instance: instance === null ? null : INSTANCES.indexOf(instance) + 1,
      month: month === null ? null : MONTHS.indexOf(month) + 1,
    };
  }

  #choice<Name extends string>(node: XmlNode, element: string, names: readonly Name[]): Name {
    const text = this.#needed(node, element, 'holidays');
    return names[this.#place(text, element, names)] as Name;
  }

  #place(text: string, element: string, names: readonly string[]): number {
    const place = names.indexOf(text);
    return place < 0 ? this.#refuse(`${element} is one of ${names.join(', ')}, not ${text}`, element, text) : place;
  }

  #date(node: XmlNode, element: string): string {
    const text = this.#needed(node, element, 'holidays');
    const day = new Date(`${text}T00:00:00.000Z`);
    const isDay = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
    return isDay ? text : this.#refuse(`${element} must be a date such as 2026-11-26, not ${text}`, element, text);
  }

  #needed(node: XmlNode, element: string, parent: string): string {
    return node.text(element) ?? this.#refuse(`<${parent}> needs <${element}>`, parent);
  }

  #known(node: XmlNode, elements: ReadonlySet<string>, parent: string): void {
    const unknown = node.names().find((name) => !elements.has(name));
    if (unknown !== undefined) this.#refuse(`<${parent}> has no element <${unknown}>`, unknown);
  }

  #refuse(message: string, element: string, text?: string): never {
    throw new MetadataError(this.#file, message, lineOf(this.#file, element, text));
  }
}

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
