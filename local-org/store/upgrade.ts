/**
 * Creates the tables of a schema and upgrades tables of an older schema. It adds what is new and refuses any
 * other change by name.
 */
import { OrgError } from '../errors.ts';
import { systemFields } from '../schema/field.ts';
import type { FieldDef, ObjectDef, Schema } from '../schema/model.ts';
import type { Connection } from './connection.ts';
import { storedShares } from './share-views.ts';
import { type Column, quote, tableOf } from './table.ts';

/** Lookups that aren't indexed, because no query searches by them. */
const NOT_INDEXED = new Set(['CreatedById', 'LastModifiedById']);

/** Every object has an index on each of them. */
const STAMPS = new Set(['CreatedDate', 'SystemModstamp']);

/** The subject of an activity or email, which Salesforce doesn't index. */
const FREE_TEXT = 'Subject';

/** The store's tables, other than those of objects. */
const OWN_TABLES = /^(local_|sqlite_)/;

export function upgradeTables(connection: Connection, schema: Schema): void {
  refuseLostObjects(connection, schema);
  for (const object of schema.objects.values()) {
    const name = storedName(object);
    const existing = existingColumns(connection, name);
    if (existing.size === 0) createTable(connection, object, name);
    else addColumns(connection, object, name, existing);
    createIndexes(connection, object, name);
  }
}

/** A share object's stored rows have another table name than its view. */
const storedName = (object: ObjectDef): string =>
  object.shareOf === undefined ? object.name : storedShares(object.name);

function existingColumns(connection: Connection, table: string): Map<string, string> {
  const columns = connection.rows('SELECT name, type FROM pragma_table_info(?)', [table]);
  return new Map(columns.map(([name, type]) => [String(name), String(type)]));
}

function createTable(connection: Connection, object: ObjectDef, name: string): void {
  const columns = tableOf(object).columns.map(columnSql);
  connection.exec(`CREATE TABLE ${quote(name)} (${columns.join(', ')}) STRICT`);
}

function columnSql(column: Column): string {
  const collate = column.collate ? ' COLLATE NOCASE' : '';
  const key = column.name === 'Id' ? ' PRIMARY KEY NOT NULL' : '';
  const falseByDefault = column.isBoolean ? ' NOT NULL DEFAULT 0' : '';
  return `${quote(column.name)} ${column.sqlType}${collate}${key}${falseByDefault}`;
}

function addColumns(
  connection: Connection,
  object: ObjectDef,
  table: string,
  existing: ReadonlyMap<string, string>,
): void {
  const columns = tableOf(object).columns;
  const wanted = new Set(columns.map((column) => column.name));
  for (const name of existing.keys()) {
    if (!wanted.has(name) && isOfProject(object, name))
      refuse(`the field ${object.name}.${name} is no longer in the project`);
  }
  for (const column of columns) {
    const type = existing.get(column.name);
    if (type === undefined) connection.exec(`ALTER TABLE ${quote(table)} ADD COLUMN ${columnSql(column)}`);
    else if (type !== column.sqlType) refuse(`the type of the field ${object.name}.${column.name} has changed`);
  }
}

const SYSTEM_FIELDS = new Set(systemFields().map(({ name }) => name));

/** A column without a field in the schema stays unread if it was a standard or system field. */
const isOfProject = (object: ObjectDef, field: string): boolean =>
  field.endsWith('__c') || (object.custom && !SYSTEM_FIELDS.has(field));

function refuseLostObjects(connection: Connection, schema: Schema): void {
  const tables = connection
    .rows("SELECT name FROM sqlite_schema WHERE type = 'table'", [])
    .map(([name]) => String(name));
  for (const table of tables) {
    if (!OWN_TABLES.test(table) && !schema.object(table)) refuse(`the object ${table} is no longer in the project`);
  }
}

function createIndexes(connection: Connection, object: ObjectDef, table: string): void {
  for (const field of object.fields.values()) {
    if (field.unique) createUniqueIndex(connection, object, field);
    else if (isIndexed(object, field)) createIndex(connection, object, table, field);
  }
}

/**
 * Fields that Salesforce indexes too (help article "Indexes" of query optimization): lookups, external IDs,
 * the name, the dates of creation and of the last change, and the email of contacts and leads.
 */
function isIndexed(object: ObjectDef, field: FieldDef): boolean {
  return field.externalId || isSearchedLookup(field) || isSortedBy(object, field) || isEmailOfPerson(object, field);
}

function isSortedBy(object: ObjectDef, field: FieldDef): boolean {
  if (field.name === 'Id' || object.customMetadata) return false;
  return (field.name === object.nameField && field.name !== FREE_TEXT) || STAMPS.has(field.name);
}

function isEmailOfPerson(object: ObjectDef, field: FieldDef): boolean {
  return field.name === 'Email' && (object.name === 'Contact' || object.name === 'Lead');
}

function isSearchedLookup(field: FieldDef): boolean {
  return field.type === 'reference' && !NOT_INDEXED.has(field.name);
}

function createIndex(connection: Connection, object: ObjectDef, table: string, field: FieldDef): void {
  const column = quote(field.name);
  const columns = [field.name, ...alsoAskedFor(object, field)];
  const name = quote([object.name, ...columns].join('.'));
  // A partial index is smaller but can't sort.
  const filled = isSortedBy(object, field) ? '' : ` WHERE ${column} IS NOT NULL`;
  connection.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${quote(table)} (${columns.map(quote).join(', ')})${filled}`);
  // An older data file has an index on the first field only.
  if (columns.length > 1) connection.exec(`DROP INDEX IF EXISTS ${quote([object.name, field.name].join('.'))}`);
}

/** What people write about a record is read newest first, however much there is. */
const NEWEST_FIRST: Readonly<Record<string, string>> = {
  'CaseComment.ParentId': 'CreatedDate',
  'EmailMessage.ParentId': 'MessageDate',
  'FeedItem.ParentId': 'CreatedDate',
  'Task.WhatId': 'CreatedDate',
};

/**
 * Lists of a user's own records filter by both fields. One index on both doesn't depend on how many records
 * others have.
 */
function alsoAskedFor(object: ObjectDef, field: FieldDef): string[] {
  const date = NEWEST_FIRST[`${object.name}.${field.name}`];
  if (date) return [date];
  return field.name === 'RecordTypeId' && object.fields.has('ownerid') ? ['OwnerId'] : [];
}

/**
 * Deleted records release their unique values, as in the Recycle Bin. Records without a value are left out,
 * because they would make the index look unselective.
 */
function createUniqueIndex(connection: Connection, object: ObjectDef, field: FieldDef): void {
  const column = quote(field.name);
  const name = quote(`${object.name}.${field.name}.key`);
  const sql = `CREATE UNIQUE INDEX IF NOT EXISTS ${name} ON ${quote(object.name)} (${column}) WHERE "IsDeleted" = 0 AND ${column} IS NOT NULL`;
  try {
    connection.exec(sql);
  } catch {
    refuse(`the field ${object.name}.${field.name} is now unique, but its data has duplicates`);
  }
}

function refuse(what: string): never {
  throw new OrgError(
    'INVALID_DATA_FILE',
    `The data file doesn't match the project: ${what}. To start with new data, run: npm run org:reset`,
  );
}
