/**
 * In list views and related lists, columns of standard fields have special names (`CASES.CASE_NUMBER`,
 * `OWNER_NAME`), and columns of custom fields have API names. Source: Metadata API Developer Guide,
 * "ListView" and "Layout", and the names that retrieving from an org returns.
 */
import type { FieldDef, ObjectDef, Schema } from '../../schema/model.ts';

/** Names with the same meaning on every object. */
const common: Readonly<Record<string, string>> = {
  RECORDTYPE: 'RecordTypeId',
  CREATED_DATE: 'CreatedDate',
  CREATEDBY_USER: 'CreatedBy.Name',
  'CREATEDBY_USER.ALIAS': 'CreatedBy.Alias',
  LAST_UPDATE: 'LastModifiedDate',
  UPDATEDBY_USER: 'LastModifiedBy.Name',
  'UPDATEDBY_USER.ALIAS': 'LastModifiedBy.Alias',
  LAST_ACTIVITY: 'LastActivityDate',
  OWNER_NAME: 'Owner.Name',
  'OWNER.ALIAS': 'Owner.Alias',
  'CORE.USERS.ALIAS': 'Owner.Alias',
  'CORE.USERS.FULL_NAME': 'Owner.Name',
  'CORE.USERS.FIRST_NAME': 'Owner.FirstName',
  'CORE.USERS.LAST_NAME': 'Owner.LastName',
};

const byObject: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Case: {
    NAME: 'Contact.Name',
    'CONTACT.NAME': 'Contact.Name',
    'CASES.CREATED_DATE_DATE_ONLY': 'CreatedDate',
    'CASES.CREATED_DATE': 'CreatedDate',
    'CASES.LAST_UPDATE': 'LastModifiedDate',
    'CASES.LAST_UPDATE_DATE_ONLY': 'LastModifiedDate',
    'CASES.CLOSED': 'IsClosed',
    'CASES.CLOSED_DATE': 'ClosedDate',
    'CASES.CLOSEDDATE': 'ClosedDate',
    'CASES.RECORDTYPE': 'RecordTypeId',
    'CASES.PARENT_CASE': 'Parent.CaseNumber',
    'CASES.ESCALATION_STATE': 'IsEscalated',
  },
  Account: {
    'ACCOUNT.PHONE1': 'Phone',
    'ACCOUNT.PHONE2': 'Fax',
    'ACCOUNT.URL': 'Website',
    'ACCOUNT.ADDRESS1_CITY': 'BillingCity',
    'ACCOUNT.ADDRESS1_STATE': 'BillingState',
    'ACCOUNT.ADDRESS1_ZIP': 'BillingPostalCode',
    'ACCOUNT.ADDRESS1_STREET': 'BillingStreet',
    'ACCOUNT.ADDRESS1_COUNTRY': 'BillingCountry',
    'ACCOUNT.ADDRESS2_CITY': 'ShippingCity',
    'ACCOUNT.ADDRESS2_STATE': 'ShippingState',
    'ACCOUNT.CREATED_DATE': 'CreatedDate',
    'ACCOUNT.LAST_UPDATE': 'LastModifiedDate',
    PARENT_NAME: 'Parent.Name',
  },
  Contact: {
    NAME: 'Name',
    FULL_NAME: 'Name',
    'CONTACT.PHONE1': 'Phone',
    'CONTACT.PHONE3': 'MobilePhone',
    'CONTACT.CREATED_DATE': 'CreatedDate',
  },
  AccountContactRelation: {
    'ACCCONRELATION.IS_DIRECT': 'IsDirect',
    'ACCCONRELATION.ROLES': 'Roles',
    'CONTACT.ACCOUNT_NAME': 'Contact.Account.Name',
    'CONTACT.CORE.USERS.ALIAS': 'Contact.Owner.Alias',
    'CONTACT.FULL_NAME': 'Contact.Name',
    'CONTACT.PHONE1': 'Contact.Phone',
  },
  OpportunityContactRole: {
    ContactAccountName: 'Contact.Account.Name',
    ContactEmail: 'Contact.Email',
    ContactName: 'Contact.Name',
    ContactPhone: 'Contact.Phone',
    ContactTitle: 'Contact.Title',
  },
  Opportunity: {
    'OPPORTUNITY.STAGE_NAME': 'StageName',
    'OPPORTUNITY.CLOSE_DATE': 'CloseDate',
    'OPPORTUNITY.CREATED_DATE': 'CreatedDate',
    'OPPORTUNITY.CLOSED': 'IsClosed',
    'OPPORTUNITY.WON': 'IsWon',
  },
};

/** The field path of an object's column, or null if it's unknown. */
export function fieldPathOf(schema: Schema, object: ObjectDef, column: string): string | null {
  const known = byObject[object.name]?.[column] ?? common[column];
  if (known !== undefined) return resolvePath(schema, object, known);
  return resolvePath(schema, object, column) ?? olderName(schema, object, column);
}

/** A lookup column shows the related record's name. */
export function columnPathOf(schema: Schema, object: ObjectDef, column: string): string | null {
  const path = fieldPathOf(schema, object, column);
  const field = path === null || path.includes('.') ? undefined : object.fields.get(path.toLowerCase());
  const parent = field?.referenceTo[0] === undefined ? undefined : schema.object(field.referenceTo[0]);
  if (!field?.relationshipName || !parent) return path;
  return `${field.relationshipName}.${field.referenceTo.length > 1 ? 'Name' : parent.nameField}`;
}

/** A path in the schema's spelling. Accepts `Account__r.Name` and `Account.Name`. */
export function resolvePath(schema: Schema, object: ObjectDef, path: string): string | null {
  const [first, ...rest] = path.split('.');
  if (first === undefined) return null;
  if (rest.length === 0) return object.fields.get(first.toLowerCase())?.name ?? null;
  const lookup = object.parents.get(first.toLowerCase());
  if (!lookup?.relationshipName) return null;
  const inner = resolveInParent(schema, lookup, rest.join('.'));
  return inner === null ? null : `${lookup.relationshipName}.${inner}`;
}

/** A polymorphic parent has the fields of all its objects. */
function resolveInParent(schema: Schema, lookup: FieldDef, path: string): string | null {
  for (const name of lookup.referenceTo) {
    const parent = schema.object(name);
    const inner = parent && resolvePath(schema, parent, path);
    if (inner) return inner;
  }
  return null;
}

/** `CASES.CASE_NUMBER` becomes CaseNumber, and `ACCOUNT.NAME` on another object becomes Account.Name. */
function olderName(schema: Schema, object: ObjectDef, column: string): string | null {
  const [prefix, ...rest] = column.split('.');
  if (prefix === undefined || rest.length === 0) return fieldWithoutUnderscores(object, column);
  const own = [object.name, object.labelPlural].some((name) => sameWord(name, prefix));
  const field = rest.join('');
  if (own) return fieldWithoutUnderscores(object, field);
  const lookup = [...object.parents.values()].find((parent) => sameWord(parent.relationshipName ?? '', prefix));
  const parent = lookup?.referenceTo[0] === undefined ? undefined : schema.object(lookup.referenceTo[0]);
  const inner = parent && fieldWithoutUnderscores(parent, field);
  return lookup && inner ? `${lookup.relationshipName}.${inner}` : null;
}

function fieldWithoutUnderscores(object: ObjectDef, name: string): string | null {
  const wanted = plain(name);
  for (const field of object.fields.values()) {
    if (!field.custom && (plain(field.name) === wanted || plain(field.name) === `${wanted}id`)) return field.name;
  }
  return null;
}

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();
const sameWord = (a: string, b: string): boolean => plain(a) === plain(b) || plain(a) === plain(b).replace(/s$/, '');
