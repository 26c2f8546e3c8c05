/**
 * Metadata that becomes rows or rights: Apex classes, custom metadata records, queues, public groups, permission sets, custom permissions,
 * list views, email templates.
 */
import { basename, dirname } from 'node:path';
import type { Row, Value } from '../types.ts';
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
import { readXml, type XmlNode } from './xml.ts';

export interface QueueDef {
  readonly developerName: string;
  readonly label: string;
  readonly email: string | null;
  readonly objects: readonly string[];
}

export interface GroupDef {
  readonly developerName: string;
  readonly label: string;
}

export interface MetadataRecord {
  readonly object: string;
  readonly developerName: string;
  readonly label: string;
  /** Custom fields; a relationship to another custom metadata type holds that record's developer name. */
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

export interface Setup {
  readonly apexClasses: readonly ApexClassDef[];
  readonly queues: readonly QueueDef[];
  readonly groups: readonly GroupDef[];
  readonly metadataRecords: readonly MetadataRecord[];
  readonly permissionSets: readonly PermissionSetDef[];
  readonly customPermissions: readonly { developerName: string; label: string; description: string | null }[];
  readonly listViews: readonly ListViewDef[];
  readonly emailTemplateFolders: readonly EmailTemplateFolderDef[];
  readonly emailTemplates: readonly EmailTemplateDef[];
}

export function readSetup(files: ProjectFiles, schema: Schema): Setup {
  const emailTemplateFolders = readEmailTemplateFolders(files);
  return {
    apexClasses: files.ofType('cls').map(readApexClass),
    queues: files.ofType('queue').map(readQueue),
    groups: files.ofType('group').map(readGroup),
    metadataRecords: files.ofType('md').map((file) => readMetadataRecord(file, schema)),
    permissionSets: readPermissionSets(files, schema),
    customPermissions: files.ofType('customPermission').map(readCustomPermission),
    listViews: files.ofType('listView').map(readListView),
    emailTemplateFolders,
    emailTemplates: readEmailTemplates(files, emailTemplateFolders),
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
  };
}

function readGroup(file: string): GroupDef {
  const developerName = fullName(file, 'group');
  return { developerName, label: readXml(file, 'Group').text('name') ?? developerName };
}

function readCustomPermission(file: string): Setup['customPermissions'][number] {
  const node = readXml(file, 'CustomPermission');
  const developerName = fullName(file, 'customPermission');
  return { developerName, label: node.text('label') ?? developerName, description: node.text('description') ?? null };
}

function readListView(file: string): ListViewDef {
  const node = readXml(file, 'ListView');
  const developerName = fullName(file, 'listView');
  return { object: basename(dirname(dirname(file))), developerName, label: node.text('label') ?? developerName };
}

function readMetadataRecord(file: string, schema: Schema): MetadataRecord {
  const [type = '', developerName = ''] = fullName(file, 'md').split('.');
  const object = schema.object(`${type}__mdt`);
  if (!object) throw new MetadataError(file, `there is no custom metadata type ${type}__mdt`);
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
  throw new MetadataError(file, `there is no field ${object.name}.${name}`, lineOf(file, 'field', name));
}

function metadataValue(file: string, field: FieldDef, node: XmlNode | undefined): Value {
  const text = node === undefined || node.isNil() ? undefined : node.ownText();
  if (field.type === 'boolean') return text === 'true';
  if (text === undefined) return null;
  if (field.type !== 'double' && field.type !== 'currency' && field.type !== 'percent') return text;
  const number = Number(text);
  if (Number.isNaN(number))
    throw new MetadataError(file, `${field.name} is a number, not ${text}`, lineOf(file, 'field', field.name));
  return number;
}
