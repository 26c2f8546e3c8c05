/**
 * The Name object, which represents all target objects of a polymorphic lookup (SOQL and SOSL Reference,
 * "Understanding Polymorphic Keys and Relationships"; Object Reference, "Name").
 */
import type { FieldDef, FieldType, ObjectDef } from '../../schema/model.ts';
import { quoted } from './sql.ts';

const FIELDS: Readonly<Record<string, FieldType>> = {
  Id: 'id',
  Name: 'string',
  Type: 'picklist',
  Alias: 'string',
  Email: 'email',
  FirstName: 'string',
  IsActive: 'boolean',
  LastName: 'string',
  Phone: 'phone',
  ProfileId: 'reference',
  Title: 'string',
  Username: 'string',
  UserRoleId: 'reference',
};

/** One target object of the lookup, joined under an alias. */
export interface Target {
  readonly object: ObjectDef;
  readonly alias: string;
}

export function nameEntityField(name: string): FieldDef | undefined {
  const found = Object.entries(FIELDS).find(([known]) => known.toLowerCase() === name.toLowerCase());
  return found && describe(found[0], found[1]);
}

/** The value of a Name field, from the object that has the record. */
export function nameEntitySql(field: FieldDef, targets: readonly Target[]): string {
  const sources = targets.flatMap((target) => sourceOf(field.name, target));
  return sources.length === 0 ? 'NULL' : sources.length === 1 ? String(sources[0]) : `coalesce(${sources.join(', ')})`;
}

function sourceOf(name: string, { object, alias }: Target): string[] {
  if (name === 'Type') return [typeSql(object, alias)];
  const column = name === 'Name' ? object.nameField : name;
  const field = object.fields.get(column.toLowerCase());
  return field ? [`${alias}.${quoted(field.name)}`] : [];
}

/** A queue is a Group record, and its type is `Queue`. */
function typeSql(object: ObjectDef, alias: string): string {
  const type =
    object.name === 'Group'
      ? `iif(${alias}."Type" = 'Queue', 'Queue', 'Group')`
      : `'${object.name.replaceAll("'", "''")}'`;
  return `iif(${alias}."Id" IS NULL, NULL, ${type})`;
}

function describe(name: string, type: FieldType): FieldDef {
  return {
    name,
    label: name,
    type,
    length: 255,
    precision: 0,
    scale: 0,
    required: false,
    unique: false,
    externalId: false,
    caseSensitive: false,
    custom: false,
    createable: false,
    updateable: false,
    autoNumber: null,
    defaultValue: null,
    picklist: [],
    restrictedPicklist: false,
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    masterDetail: false,
    onDelete: 'clear',
    trackHistory: false,
    inlineHelpText: null,
    description: null,
  };
}
