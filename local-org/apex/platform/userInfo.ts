/** Apex Reference, "UserInfo Class". */
import { current } from '../runtime/execution.ts';
import { NativeObject } from '../runtime/values.ts';
import type { Value } from '../../types.ts';
import { offsetAt } from '../runtime/zones.ts';
import { datetime, text } from './arguments.ts';
import { instanceOf, nativeType, on, statics, type ClassDefinition } from './definition.ts';

const TIME_ZONE = nativeType('TimeZone');

class TimeZone extends NativeObject {
  readonly type = TIME_ZONE;
  readonly id: string;

  constructor(id: string) {
    super();
    this.id = id;
  }

  override get text(): string {
    return this.id;
  }
}

/** A field of the acting user's record. */
function own(field: string): Value {
  const { transaction, session } = current();
  const [row] = transaction.reader.all(`SELECT "${field}" AS value FROM "User" WHERE "Id" = ?`, [session.userId]);
  const value = row?.['value'] ?? null;
  return typeof value === 'bigint' ? Number(value) : (value as Value);
}

export const userInfoClass: ClassDefinition = {
  type: nativeType('UserInfo'),
  statics: statics({
    'String getDefaultCurrency()': () => 'USD',
    'String getFirstName()': () => own('FirstName'),
    'String getLanguage()': () => 'en_US',
    'String getLastName()': () => own('LastName'),
    'String getLocale()': () => 'en_US',
    'String getName()': () => own('Name'),
    'Id getOrganizationId()': () => current().org.organizationId,
    'String getOrganizationName()': () => organizationName(),
    'Id getProfileId()': () => own('ProfileId'),
    'TimeZone getTimeZone()': () => new TimeZone(current().session.timeZone),
    'String getUserEmail()': () => own('Email'),
    'Id getUserId()': () => current().session.userId,
    'String getUserName()': () => own('Username'),
    'String getUserType()': () => own('UserType'),
    'Boolean isMultiCurrencyOrganization()': () => false,
  }),
};

function organizationName(): string | null {
  const [row] = current().transaction.reader.all('SELECT "Name" AS value FROM "Organization"', []);
  const name = row?.['value'];
  return typeof name === 'string' ? name : null;
}

export const timeZoneClass: ClassDefinition = {
  type: TIME_ZONE,
  instance: on(instanceOf(TimeZone), {
    'String getDisplayName()': ({ id }) => id,
    'String getID()': ({ id }) => id,
    'Integer getOffset(Datetime)': ({ id }, [at]) => offsetAt(datetime(at).millis, id),
  }),
  statics: statics({ 'TimeZone getTimeZone(String)': ([id]) => new TimeZone(text(id)) }),
};
