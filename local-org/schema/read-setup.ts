/**
 * Metadata that becomes records or permissions: Apex classes, custom metadata records, queues, public groups,
 * permission sets, custom permissions, list views, email templates, and custom notification types.
 */
import { basename, dirname } from 'node:path';
import type { Row, Value } from '../types.ts';
import { checkReports } from './check-reports.ts';
import { type BusinessCalendar, readBusinessCalendar } from './read-business-hours.ts';
import { lineOf } from './line-of.ts';
import { MetadataError } from './metadata-error.ts';
import type { FieldDef, ObjectDef, Schema } from './model.ts';
import { fullName, type ProjectFiles } from './project-files.ts';
import {
  type EmailTemplateDef,
  type EmailTemplateFolderDef,
  readEmailTemplateFolders,
  readEmailTemplates,
} from './read-email-templates.ts';
import { type PermissionSetDef, readPermissionSets } from './read-permission-sets.ts';
import { readRoles, readSharingRules, type RoleDef, type SharingRuleDef } from './read-sharing.ts';
import type { Skipped } from './skipped.ts';
import { readXml, type XmlNode } from './xml.ts';

export interface QueueDef {
  readonly developerName: string;
  readonly label: string;
  readonly email: string | null;
  readonly objects: readonly string[];
  readonly includesBosses: boolean;
  /** Public groups, roles, and roles with subordinates, by developer name. Users by username. */
  readonly members: {
    readonly groups: readonly string[];
    readonly roles: readonly string[];
    readonly rolesAndSubordinates: readonly string[];
    readonly users: readonly string[];
  };
}

export interface GroupDef {
  readonly developerName: string;
  readonly label: string;
  /** Whether users above a member in the role hierarchy count as members. */
  readonly includesBosses: boolean;
}

export interface MetadataRecord {
  readonly object: string;
  readonly developerName: string;
  readonly label: string;
  /** Custom fields. A relationship to another custom metadata type contains that record's developer name. */
  readonly values: Row;
}

export interface ListViewDef {
  readonly object: string;
  readonly developerName: string;
  readonly label: string;
}

export interface ApexClassDef {
  readonly name: string;
  readonly apiVersion: number;
  readonly status: string;
}

export interface NotificationTypeDef {
  readonly developerName: string;
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly desktop: boolean;
  readonly mobile: boolean;
}

export interface Setup {
  readonly apexClasses: readonly ApexClassDef[];
  readonly queues: readonly QueueDef[];
  readonly groups: readonly GroupDef[];
  readonly roles: readonly RoleDef[];
  readonly sharingRules: readonly SharingRuleDef[];
  readonly metadataRecords: readonly MetadataRecord[];
  readonly permissionSets: readonly PermissionSetDef[];
  readonly customPermissions: readonly { developerName: string; label: string; description: string | null }[];
  readonly listViews: readonly ListViewDef[];
  readonly emailTemplateFolders: readonly EmailTemplateFolderDef[];
  readonly emailTemplates: readonly EmailTemplateDef[];
  readonly calendar: BusinessCalendar;
  readonly notificationTypes: readonly NotificationTypeDef[];
}

const names = (definitions: readonly { readonly developerName: string }[]): Set<string> =>
  new Set(definitions.map(({ developerName }) => developerName));

export function readSetup(files: ProjectFiles, schema: Schema, skipped: Skipped): Setup {
  checkReports(files, schema);
  const emailTemplateFolders = readEmailTemplateFolders(files);
  const queues = files.ofType('queue').map(readQueue);
  const groups = files.ofType('group').map(readGroup);
  const roles = readRoles(files);
  const parties = { queues: names(queues), groups: names(groups), roles: names(roles) };
  return {
    apexClasses: files.ofType('cls').map(readApexClass),
    queues,
    groups,
    roles,
    sharingRules: readSharingRules(files, schema, parties, skipped),
    metadataRecords: files.ofType('md').map((file) => readMetadataRecord(file, schema)),
    permissionSets: readPermissionSets(files, schema, skipped),
    customPermissions: files.ofType('customPermission').map(readCustomPermission),
    listViews: files.ofType('listView').map(readListView),
    emailTemplateFolders,
    emailTemplates: readEmailTemplates(files, emailTemplateFolders),
    calendar: readBusinessCalendar(files),
    notificationTypes: files.ofType('notiftype').map(readNotificationType),
  };
}

function readApexClass(file: string): ApexClassDef {
  const node = readXml(file, 'ApexClass');
  return {
    name: fullName(file, 'cls'),
    apiVersion: Number(node.text('apiVersion')),
    status: node.text('status') ?? 'Active',
  };
}

function readQueue(file: string): QueueDef {
  const node = readXml(file, 'Queue');
  return {
    developerName: fullName(file, 'queue'),
    label: node.text('name') ?? fullName(file, 'queue'),
    email: node.text('email') ?? null,
    objects: node.children('queueSobject').flatMap((item) => item.text('sobjectType') ?? []),
    includesBosses: node.text('doesIncludeBosses') !== 'false',
    members: queueMembers(node.child('queueMembers')),
  };
}

function queueMembers(node: XmlNode | undefined): QueueDef['members'] {
  const names = (list: string, element: string): string[] => node?.child(list)?.texts(element) ?? [];
  return {
    groups: names('publicGroups', 'publicGroup'),
    roles: names('roles', 'role'),
    rolesAndSubordinates: [
      ...names('roleAndSubordinates', 'roleAndSubordinate'),
      ...names('roleAndSubordinatesInternal', 'roleAndSubordinateInternal'),
    ],
    users: names('users', 'user'),
  };
}

function readGroup(file: string): GroupDef {
  const developerName = fullName(file, 'group');
  const node = readXml(file, 'Group');
  const includesBosses = node.text('doesIncludeBosses') !== 'false';
  return { developerName, label: node.text('name') ?? developerName, includesBosses };
}

function readCustomPermission(file: string): Setup['customPermissions'][number] {
  const node = readXml(file, 'CustomPermission');
  const developerName = fullName(file, 'customPermission');
  return { developerName, label: node.text('label') ?? developerName, description: node.text('description') ?? null };
}

/** Metadata API Developer Guide, "CustomNotificationType". */
function readNotificationType(file: string): NotificationTypeDef {
  const node = readXml(file, 'CustomNotificationType');
  const needed = (element: string): string => {
    const value = node.text(element);
    if (value === undefined || value === '') throw new MetadataError(file, `${element} is required`);
    return value;
  };
  const name = needed('customNotifTypeName');
  if (name.length > 80) throw new MetadataError(file, 'customNotifTypeName can have up to 80 characters');
  return {
    developerName: fullName(file, 'notiftype'),
    name,
    label: needed('masterLabel'),
    description: node.text('description') ?? null,
    desktop: needed('desktop') === 'true',
    mobile: needed('mobile') === 'true',
  };
}

function readListView(file: string): ListViewDef {
  const node = readXml(file, 'ListView');
  const developerName = fullName(file, 'listView');
  return { object: basename(dirname(dirname(file))), developerName, label: node.text('label') ?? developerName };
}

function readMetadataRecord(file: string, schema: Schema): MetadataRecord {
  const [type = '', developerName = ''] = fullName(file, 'md').split('.');
  const object = schema.object(`${type}__mdt`);
  if (!object) throw new MetadataError(file, `the project has no custom metadata type ${type}__mdt`);
  const node = readXml(file, 'CustomMetadata');
  const values: Row = {};
  for (const entry of node.children('values')) {
    const field = metadataField(file, object, entry.text('field') ?? '');
    values[field.name] = metadataValue(file, field, entry.child('value'));
  }
  return { object: object.name, developerName, label: node.text('label') ?? developerName, values };
}

function metadataField(file: string, object: ObjectDef, name: string): FieldDef {
  const field = object.fields.get(name.toLowerCase());
  if (field) return field;
  throw new MetadataError(file, `the project has no field ${object.name}.${name}`, lineOf(file, 'field', name));
}

function metadataValue(file: string, field: FieldDef, node: XmlNode | undefined): Value {
  const text = node === undefined || node.isNil() ? undefined : node.ownText();
  if (field.type === 'boolean') return text === 'true';
  if (text === undefined) return null;
  if (field.type !== 'double' && field.type !== 'currency' && field.type !== 'percent') return text;
  const number = Number(text);
  if (Number.isNaN(number))
    throw new MetadataError(file, `${field.name} must be a number, not ${text}`, lineOf(file, 'field', field.name));
  return number;
}
