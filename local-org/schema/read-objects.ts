/**
 * Custom objects, custom metadata types, and settings of standard objects from `*.object-meta.xml` (Metadata
 * API Guide, "CustomObject").
 */
import { addField, type Drafts, type ObjectDraft } from './draft.ts';
import { makeField, ownerField, recordTypeField, systemFields } from './field.ts';
import { MetadataError } from './metadata-error.ts';
import type { FieldDef } from './model.ts';
import { fullName, type ProjectFiles } from './project-files.ts';
import type { Skipped } from './skipped.ts';
import { readXml, type XmlNode } from './xml.ts';

export function readObjects(files: ProjectFiles, drafts: Drafts, skipped: Skipped): void {
  for (const file of files.ofType('object')) {
    const name = fullName(file, 'object');
    const node = readXml(file, 'CustomObject');
    if (name.endsWith('__e')) skipped.add(file, `the local org has no platform events (${name})`, name);
    else if (name.endsWith('__mdt')) drafts.set(name.toLowerCase(), metadataType(name, node));
    else if (node.text('customSettingsType') === 'List')
      skipped.add(file, `the local org has no list custom settings (${name})`, name);
    else if (name.endsWith('__c')) drafts.set(name.toLowerCase(), customObject(name, node));
    else requireStandard(file, name, drafts);
  }
}

/**
 * Completes a custom object after its fields and record types are known: adds OwnerId unless it has a master,
 * and RecordTypeId.
 */
export function completeCustomObjects(drafts: Drafts): void {
  for (const draft of [...drafts.values()]) {
    if (!draft.custom || draft.customMetadata || draft.customSetting === true) continue;
    const master = [...draft.fields.values()].some((field) => field.masterDetail);
    if (!master) addField(draft, ownerField());
    if (draft.recordTypes.length > 0) addField(draft, recordTypeField());
    if (draft.history) drafts.set(draft.history.object.toLowerCase(), historyObject(draft, draft.history.object));
  }
  openToEverything(drafts);
}

/** Activity's settings are those of tasks and events. It's not an object. */
function requireStandard(file: string, name: string, drafts: Drafts): void {
  if (name !== 'Activity' && !drafts.has(name.toLowerCase()))
    throw new MetadataError(file, `the local org has no standard object ${name}`);
}

function emptyDraft(name: string, label: string, labelPlural: string): ObjectDraft {
  return {
    name,
    label,
    labelPlural,
    keyPrefix: null,
    custom: true,
    customMetadata: false,
    nameField: 'Name',
    createable: true,
    updateable: true,
    deletable: true,
    accessFrom: null,
    history: null,
    sharing: 'ReadWrite',
    fields: new Map(),
    recordTypes: [],
    validationRules: [],
    activities: false,
    feeds: false,
  };
}

function customObject(name: string, node: XmlNode): ObjectDraft {
  if (node.text('customSettingsType') === 'Hierarchy') return hierarchySetting(name, node);
  const label = node.text('label') ?? name;
  const draft = emptyDraft(name, label, node.text('pluralLabel') ?? label);
  draft.activities = node.flag('enableActivities');
  draft.feeds = node.flag('enableFeeds');
  if (node.flag('enableHistory'))
    draft.history = { object: name.replace(/__c$/, '__History'), parentField: 'ParentId' };
  for (const field of [...systemFields(), nameField(node)]) addField(draft, field);
  return draft;
}

/**
 * Metadata API Guide, "CustomObject": customSettingsType. Object and field permissions don't apply to custom
 * settings. An administrator with Customize Application can read and change them through the API (Salesforce
 * Help, "Grant Read Access to All Custom Settings").
 */
function hierarchySetting(name: string, node: XmlNode): ObjectDraft {
  const label = node.text('label') ?? name;
  const draft: ObjectDraft = { ...emptyDraft(name, label, label), customSetting: true };
  const fields = [
    ...systemFields(),
    makeField({ name: 'Name', type: 'string', length: 80, permissionable: false }),
    makeField({
      name: 'SetupOwnerId',
      label: 'Location',
      type: 'reference',
      referenceTo: ['Organization', 'Profile', 'User'],
      relationshipName: 'SetupOwner',
      required: true,
      unique: true,
      updateable: false,
      permissionable: false,
    }),
  ];
  for (const field of fields) addField(draft, field);
  return draft;
}

function nameField(node: XmlNode): FieldDef {
  const name = node.child('nameField');
  const auto = name?.text('type') === 'AutoNumber';
  return makeField({
    name: 'Name',
    label: name?.text('label') ?? 'Name',
    type: 'string',
    length: 80,
    autoNumber: auto ? (name?.text('displayFormat') ?? '{0}') : null,
    createable: !auto,
    updateable: !auto,
    required: false,
    permissionable: false,
    trackHistory: name?.flag('trackHistory') ?? false,
  });
}

/** Metadata API Guide, "CustomMetadata": records have DeveloperName, MasterLabel, Label, and QualifiedApiName. */
function metadataType(name: string, node: XmlNode): ObjectDraft {
  const label = node.text('label') ?? name;
  const draft: ObjectDraft = {
    ...emptyDraft(name, label, node.text('pluralLabel') ?? label),
    customMetadata: true,
    nameField: 'MasterLabel',
    createable: false,
    updateable: false,
    deletable: false,
  };
  const kept = { type: 'string', createable: false, updateable: false, permissionable: false } as const;
  const fields = [
    makeField({ ...kept, name: 'Id', label: 'Custom Metadata Record ID', type: 'id' }),
    makeField({ ...kept, name: 'DeveloperName', label: 'Custom Metadata Record Name', length: 40, required: true }),
    makeField({ ...kept, name: 'MasterLabel', label: 'Label', length: 40, required: true }),
    makeField({ ...kept, name: 'Label', length: 40 }),
    makeField({ ...kept, name: 'Language', label: 'Master Language', type: 'picklist', length: 40 }),
    makeField({ ...kept, name: 'NamespacePrefix', label: 'Namespace Prefix', length: 15 }),
    makeField({ ...kept, name: 'QualifiedApiName', label: 'Qualified API Name', length: 70 }),
    makeField({ ...kept, name: 'SystemModstamp', label: 'System Modstamp', type: 'datetime' }),
  ];
  for (const field of fields) addField(draft, field);
  return draft;
}

/** Object Reference, "StandardObjectNameHistory": one record per tracked field and change. */
function historyObject(parent: ObjectDraft, name: string): ObjectDraft {
  const draft: ObjectDraft = {
    ...emptyDraft(name, `${parent.label} History`, `${parent.label} History`),
    nameField: 'Id',
    createable: false,
    updateable: false,
    deletable: false,
    accessFrom: parent.name,
  };
  const parentField = makeField({
    name: 'ParentId',
    label: `${parent.label} ID`,
    type: 'reference',
    referenceTo: [parent.name],
    relationshipName: 'Parent',
    childRelationshipName: 'Histories',
    onDelete: 'cascade',
    permissionable: false,
  });
  const open = { permissionable: false };
  const fields = [
    parentField,
    makeField({ name: 'Field', label: 'Changed Field', type: 'picklist', ...open }),
    makeField({ name: 'DataType', label: 'Datatype', type: 'picklist', ...open }),
    makeField({ name: 'OldValue', label: 'Old Value', type: 'anyType', ...open }),
    makeField({ name: 'NewValue', label: 'New Value', type: 'anyType', ...open }),
  ];
  const kept = systemFields().filter(({ name }) => !name.startsWith('LastModified') && name !== 'SystemModstamp');
  for (const field of [...kept, ...fields]) addField(draft, field);
  return draft;
}

/** Custom objects can allow tasks, events, and posts. */
function openToEverything(drafts: Drafts): void {
  const named = (wanted: (draft: ObjectDraft) => boolean): string[] =>
    [...drafts.values()].filter((draft) => draft.custom && wanted(draft)).map((draft) => draft.name);
  widen(
    drafts,
    'Task',
    'WhatId',
    named((draft) => draft.activities),
  );
  widen(
    drafts,
    'Event',
    'WhatId',
    named((draft) => draft.activities),
  );
  widen(
    drafts,
    'EmailMessage',
    'RelatedToId',
    named((draft) => draft.activities),
  );
  widen(
    drafts,
    'FeedItem',
    'ParentId',
    named((draft) => draft.feeds),
  );
  widen(
    drafts,
    'FeedComment',
    'ParentId',
    named((draft) => draft.feeds),
  );
}

function widen(drafts: Drafts, object: string, fieldName: string, targets: readonly string[]): void {
  const draft = drafts.get(object.toLowerCase());
  const field = draft?.fields.get(fieldName.toLowerCase());
  if (draft && field) addField(draft, { ...field, referenceTo: [...field.referenceTo, ...targets] });
}
