/** The fields of business hours and holidays. */
import { MONTHS, WEEKDAYS, type BusinessHoursDef, type HolidayDef } from '../schema/read-business-hours.ts';
import type { Row } from '../types.ts';

const INSTANCES = ['First', 'Second', 'Third', 'Fourth', 'Last'];

/** Closed on a day without times. An end at midnight is 00:00. */
export function openingTimes({ days }: BusinessHoursDef): Row {
  const row: Row = {};
  WEEKDAYS.forEach((day, index) => {
    const opening = days[index] ?? null;
    row[`${day}StartTime`] = opening && timeOf(opening.start);
    row[`${day}EndTime`] = opening && timeOf(opening.end % 1440);
  });
  return row;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const timeOf = (minutes: number): string => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:00.000Z`;

/** The day-of-week mask counts Sunday as 1, Monday as 2, and Saturday as 64. */
export function holidayValues({ name, description, date, time, recurrence }: HolidayDef): Row {
  return {
    Name: name,
    Description: description,
    IsAllDay: time === null,
    ActivityDate: recurrence === null ? date : null,
    StartTimeInMinutes: time?.start ?? null,
    EndTimeInMinutes: time?.end ?? null,
    IsRecurrence: recurrence !== null,
    RecurrenceStartDate: recurrence === null ? null : date,
    RecurrenceEndDateOnly: recurrence?.until ?? null,
    RecurrenceType: recurrence?.type ?? null,
    RecurrenceInterval: recurrence?.interval ?? null,
    RecurrenceDayOfWeekMask: recurrence?.weekdays.reduce((mask, day) => mask + 2 ** day, 0) ?? null,
    RecurrenceDayOfMonth: recurrence?.dayOfMonth ?? null,
    RecurrenceInstance: recurrence?.instance ? (INSTANCES[recurrence.instance - 1] ?? null) : null,
    RecurrenceMonthOfYear: recurrence?.month ? (MONTHS[recurrence.month - 1] ?? null) : null,
  };
}
