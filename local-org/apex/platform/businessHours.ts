/**
 * Apex Reference, "BusinessHours Class". The name is also an object's, so `BusinessHours.add(…)` finds these
 * methods by the object's type.
 */
import { ApexDatetime } from '../runtime/dates.ts';
import { current } from '../runtime/execution.ts';
import { NotSupported } from '../runtime/failures.ts';
import { normalizeId } from '../../store/ids.ts';
import type { ApexValue } from '../runtime/values.ts';
import { datetime, long, text } from './arguments.ts';
import { statics, type Members } from './definition.ts';
import { OpenHours } from './openHours.ts';

type Argument = ApexValue | undefined;

function hoursOf(id: Argument): OpenHours {
  const { org, transaction } = current();
  const rows = transaction.reader.all(
    'SELECT "Name", (SELECT "TimeZoneSidKey" FROM "Organization") AS zone FROM "BusinessHours" WHERE "Id" = ?',
    [normalizeId(text(id)) ?? ''],
  );
  const calendar = org.setup.calendar;
  const hours = calendar.businessHours.find(({ name }) => name === rows[0]?.['Name']);
  if (hours === undefined) throw new NotSupported(`an ID that isn't of business hours: ${text(id)}`);
  return new OpenHours(hours, calendar, String(rows[0]?.['zone']));
}

/** No page says what a negative interval does. */
function later([id, from, interval]: readonly Argument[]): ApexDatetime {
  const millis = Number(long(interval));
  if (millis < 0) throw new NotSupported('BusinessHours.add with a negative interval');
  return new ApexDatetime(hoursOf(id).after(datetime(from).millis, millis));
}

export const businessHoursMembers: Members = statics({
  'Datetime add(String, Datetime, Long)': (args) => later(args),
  'Datetime addGmt(String, Datetime, Long)': (args) => later(args),
  'Long diff(String, Datetime, Datetime)': ([id, from, to]) =>
    BigInt(hoursOf(id).between(datetime(from).millis, datetime(to).millis)),
  'Boolean isWithin(String, Datetime)': ([id, at]) => hoursOf(id).isOpen(datetime(at).millis),
  'Datetime nextStartDate(String, Datetime)': ([id, at]) => new ApexDatetime(hoursOf(id).next(datetime(at).millis)),
});
