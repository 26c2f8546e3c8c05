/**
 * Share objects: AccountShare, CaseShare, Invoice__Share (Object Reference, "AccountShare", "CaseShare",
 * "StandardObjectNameShare"; Apex Developer Guide, "Sharing a Record Using Apex"). A custom object has one if
 * its default is Private or Read and it has no master.
 */
import { basename, dirname } from 'node:path';
import { addField, type Drafts, type ObjectDraft } from './draft.ts';
import { makeField, type FieldSketch } from './field.ts';
import type { PicklistValue } from './model.ts';
import { fullName, type ProjectFiles } from './project-files.ts';
import { readXml } from './xml.ts';

const STANDARD: Readonly<Record<string, string>> = { Account: '00r', Case: '01n', Opportunity: '00t' };
const CUSTOM_PREFIX = '02c';

/** Row causes of the platform. Only Manual can be written. */
const CAUSES = ['Owner', 'Manual', 'Rule', 'ImplicitChild', 'ImplicitParent'];

export function addShareObjects(files: ProjectFiles, drafts: Drafts): void {
  const reasons = sharingReasons(files);
  for (const draft of [...drafts.values()]) {
    const keyPrefix = draft.custom ? customPrefix(draft) : STANDARD[draft.name];
    if (keyPrefix === undefined) continue;
    const share = shareObject(drafts, draft, keyPrefix, reasons.get(draft.name.toLowerCase()) ?? []);
    drafts.set(share.name.toLowerCase(), share);
  }
}

function customPrefix(draft: ObjectDraft): string | undefined {
  const isShared = draft.sharing === 'Private' || draft.sharing === 'Read';
  return isShared && !draft.customMetadata && draft.fields.has('ownerid') ? CUSTOM_PREFIX : undefined;
}

/** The field names of a share object. */
export function shareFields(object: { readonly name: string; readonly custom: boolean }): {
  readonly share: string;
  readonly parent: string;
  readonly level: string;
} {
  if (object.custom) return { share: object.name.replace(/__c$/, '__Share'), parent: 'ParentId', level: 'AccessLevel' };
  return { share: `${object.name}Share`, parent: `${object.name}Id`, level: `${object.name}AccessLevel` };
}

function shareObject(
  drafts: Drafts,
  parent: ObjectDraft,
  keyPrefix: string,
  reasons: readonly PicklistValue[],
): ObjectDraft {
  const names = shareFields(parent);
  const label = `${parent.label} Share`;
  const draft: ObjectDraft = {
    name: names.share,
    label,
    labelPlural: label,
    keyPrefix,
    custom: false,
    customMetadata: false,
    nameField: 'Id',
    createable: true,
    updateable: true,
    deletable: true,
    accessFrom: parent.name,
    history: null,
    sharing: 'ControlledByParent',
    shareOf: parent.name,
    fields: new Map(),
    recordTypes: [],
    validationRules: [],
    activities: false,
    feeds: false,
  };
  const childLevels = parent.name === 'Account' ? accountLevels(drafts) : [];
  const fields = [
    ...ownFields(parent, names),
    levelField(names.level, true),
    ...childLevels,
    makeField({
      name: 'RowCause',
      label: 'Row Cause',
      type: 'picklist',
      updateable: false,
      restrictedPicklist: true,
      defaultValue: 'Manual',
      permissionable: false,
      picklist: [...CAUSES.map(value), ...reasons],
    }),
  ];
  for (const field of fields) addField(draft, field);
  return draft;
}

function ownFields(parent: ObjectDraft, names: { parent: string }): ReturnType<typeof makeField>[] {
  const kept = { createable: false, updateable: false, permissionable: false };
  const sketches: FieldSketch[] = [
    { name: 'Id', label: `${parent.label} Share ID`, type: 'id', ...kept },
    {
      name: names.parent,
      label: `${parent.label} ID`,
      type: 'reference',
      referenceTo: [parent.name],
      relationshipName: parent.custom ? 'Parent' : parent.name,
      childRelationshipName: 'Shares',
      required: true,
      updateable: false,
      permissionable: false,
      onDelete: 'cascade',
    },
    {
      name: 'UserOrGroupId',
      label: 'User/Group ID',
      type: 'reference',
      referenceTo: ['User', 'Group'],
      relationshipName: 'UserOrGroup',
      required: true,
      updateable: false,
      permissionable: false,
    },
    { name: 'LastModifiedDate', label: 'Last Modified Date', type: 'datetime', ...kept },
    {
      name: 'LastModifiedById',
      label: 'Last Modified By ID',
      type: 'reference',
      referenceTo: ['User'],
      relationshipName: 'LastModifiedBy',
      ...kept,
    },
    { name: 'IsDeleted', label: 'Deleted', type: 'boolean', defaultValue: false, ...kept },
  ];
  return sketches.map(makeField);
}

function levelField(name: string, required: boolean): ReturnType<typeof makeField> {
  return makeField({
    name,
    label: name.replace(/([a-z])([A-Z])/g, '$1 $2'),
    type: 'picklist',
    required,
    restrictedPicklist: true,
    permissionable: false,
    picklist: ['None', 'Read', 'Edit', 'All'].map(value),
  });
}

/** The access level for contacts can't be written while they're controlled by their parent. */
function accountLevels(drafts: Drafts): ReturnType<typeof makeField>[] {
  const follows = drafts.get('contact')?.sharing === 'ControlledByParent';
  const contact = levelField('ContactAccessLevel', false);
  return [
    levelField('CaseAccessLevel', false),
    levelField('OpportunityAccessLevel', true),
    follows ? { ...contact, createable: false, updateable: false } : contact,
  ];
}

const value = (text: string): PicklistValue => ({ value: text, label: text, isDefault: false, isActive: true });

/** Apex sharing reasons by lower-case object (Metadata API Guide, "CustomObject: SharingReason"). */
function sharingReasons(files: ProjectFiles): Map<string, PicklistValue[]> {
  const found = new Map<string, PicklistValue[]>();
  for (const file of files.ofType('sharingReason')) {
    const object = basename(dirname(dirname(file))).toLowerCase();
    const name = fullName(file, 'sharingReason');
    const reason = name.endsWith('__c') ? name : `${name}__c`;
    const label = readXml(file, 'SharingReason').text('label') ?? name;
    found.set(object, [...(found.get(object) ?? []), { ...value(reason), label }]);
  }
  return found;
}
