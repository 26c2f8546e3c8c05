/** Enums of the platform. Apex Reference: "StatusCode Enum", "TriggerOperation Enum", "DisplayType Enum", … */
import { ApexList } from '../runtime/collections.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { listOf, Type } from '../runtime/types.ts';
import { EnumValue } from '../runtime/values.ts';
import { text } from './arguments.ts';
import { statics, type Members } from './definition.ts';

/** The status codes that the local org returns, and those that a project is likely to compare with. */
const STATUS_CODES = [
  'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'CANNOT_UPDATE_CONVERTED_LEAD',
  'DELETE_FAILED',
  'DUPLICATES_DETECTED',
  'DUPLICATE_EXTERNAL_ID',
  'DUPLICATE_VALUE',
  'ENTITY_IS_DELETED',
  'ENTITY_IS_LOCKED',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'FIELD_FILTER_VALIDATION_EXCEPTION',
  'FIELD_INTEGRITY_EXCEPTION',
  'INACTIVE_OWNER_OR_USER',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'INVALID_ACCESS_LEVEL',
  'INVALID_CROSS_REFERENCE_KEY',
  'INVALID_EMAIL_ADDRESS',
  'INVALID_FIELD',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'INVALID_ID_FIELD',
  'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  'INVALID_STATUS',
  'INVALID_TYPE_ON_FIELD_IN_RECORD',
  'LIMIT_EXCEEDED',
  'MALFORMED_ID',
  'MISSING_ARGUMENT',
  'MIXED_DML_OPERATION',
  'NO_MASS_MAIL_PERMISSION',
  'NUMBER_OUTSIDE_VALID_RANGE',
  'REQUIRED_FIELD_MISSING',
  'SELF_REFERENCE_FROM_TRIGGER',
  'SINGLE_EMAIL_LIMIT_EXCEEDED',
  'STRING_TOO_LONG',
  'TOO_MANY_ATTEMPTS',
  'TRANSFER_REQUIRES_READ',
  'UNABLE_TO_LOCK_ROW',
  'UNKNOWN_EXCEPTION',
] as const;

const DEFINITIONS: Readonly<Record<string, readonly string[]>> = {
  AccessLevel: ['USER_MODE', 'SYSTEM_MODE'],
  AccessType: ['CREATABLE', 'READABLE', 'UPDATABLE', 'UPSERTABLE'],
  'ConnectApi.FeedElementType': ['Bundle', 'FeedItem', 'Recommendation'],
  'ConnectApi.FeedItemVisibilityType': ['AllUsers', 'InternalUsers'],
  'ConnectApi.MentionValidationStatus': ['Disallowed', 'Inaccessible', 'Ok'],
  DisplayType: [
    'ADDRESS',
    'ANYTYPE',
    'BASE64',
    'BOOLEAN',
    'COMBOBOX',
    'CURRENCY',
    'DATE',
    'DATETIME',
    'DOUBLE',
    'EMAIL',
    'ID',
    'INTEGER',
    'MULTIPICKLIST',
    'PERCENT',
    'PHONE',
    'PICKLIST',
    'REFERENCE',
    'STRING',
    'TEXTAREA',
    'TIME',
    'URL',
  ],
  LoggingLevel: ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE', 'FINER', 'FINEST'],
  RoundingMode: ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN', 'UNNECESSARY'],
  StatusCode: STATUS_CODES,
  TriggerOperation: [
    'BEFORE_INSERT',
    'BEFORE_UPDATE',
    'BEFORE_DELETE',
    'AFTER_INSERT',
    'AFTER_UPDATE',
    'AFTER_DELETE',
    'AFTER_UNDELETE',
  ],
};

interface PlatformEnum {
  readonly type: Type;
  readonly values: readonly EnumValue[];
}

function define([name, constants]: [string, readonly string[]]): [string, PlatformEnum] {
  const type = new Type(name, 'enum', { constants });
  return [type.key, { type, values: constants.map((constant, i) => new EnumValue(type, constant, i)) }];
}

const ENUMS: ReadonlyMap<string, PlatformEnum> = new Map(Object.entries(DEFINITIONS).map(define));

export function platformEnum(key: string): Type | undefined {
  return ENUMS.get(key)?.type;
}

export function platformConstant(type: Type, name: string): EnumValue | undefined {
  const wanted = name.toUpperCase();
  return ENUMS.get(type.key)?.values.find((value) => value.name.toUpperCase() === wanted);
}

/** `LoggingLevel.values()`, `StatusCode.valueOf('DUPLICATE_VALUE')`. Apex Reference, "Enum Methods". */
export const enumMembers = (type: Type): Members =>
  statics({
    [`List<${type.name}> values()`]: () => new ApexList(listOf(type), [...platformConstants(type)]),
    [`${type.name} valueOf(String)`]: ([name]) =>
      platformConstant(type, text(name)) ??
      throwApex('NoSuchElementException', `No enum constant ${qualified(type.name)}.${text(name)}`),
  });

const qualified = (name: string): string => (name.includes('.') ? name : `System.${name}`);

export const platformConstants = (type: Type): readonly EnumValue[] => ENUMS.get(type.key)?.values ?? [];

/** A constant by names that are known to exist. */
export function enumConstant(enumName: string, name: string): EnumValue {
  const found = ENUMS.get(enumName.toLowerCase())?.values.find((value) => value.name === name);
  if (found === undefined) throw new Error(`The library has no ${enumName}.${name}`);
  return found;
}

/** A status code that isn't in the list is still a constant. */
export function statusCode(name: string): EnumValue {
  const known = ENUMS.get('statuscode');
  const found = known?.values.find((value) => value.name === name);
  if (found !== undefined || known === undefined) return found ?? enumConstant('StatusCode', name);
  return new EnumValue(known.type, name, known.values.length);
}
