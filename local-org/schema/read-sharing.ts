/**
 * Sharing: organization-wide defaults, roles, and sharing rules (Metadata API Guide, "CustomObject"
 * sharingModel, "Role", "SharingRules"). Defaults of standard objects also come from
 * `setup/project-scratch-def.json` (Salesforce DX Developer Guide, "Scratch Org Definition Configuration
 * Values").
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Drafts, ObjectDraft } from './draft.ts';
import { lineOf } from './line-of.ts';
import { MetadataError } from './metadata-error.ts';
import type { FieldDef, ObjectDef, Schema, SharingModel } from './model.ts';
import { fullName, type ProjectFiles } from './project-files.ts';
import type { Skipped } from './skipped.ts';
import { readXml, type XmlNode } from './xml.ts';

// ---- Organization-wide defaults ------------------------------------------------------------------------------------------

const MODELS: readonly SharingModel[] = ['Private', 'Read', 'ReadWrite', 'ReadWriteTransfer', 'ControlledByParent'];
const SCRATCH_DEFINITION = join('setup', 'project-scratch-def.json');

/** The allowed sharing models of objects that don't allow all of Private, Read, and ReadWrite. */
const ALSO: Readonly<Record<string, readonly SharingModel[]>> = {
  Case: ['ReadWriteTransfer'],
  Contact: ['ControlledByParent'],
  Event: ['ControlledByParent'],
  Task: ['ControlledByParent'],
};

/**
 * Sets the organization-wide default of each object. With `freshOrg`, standard objects keep Salesforce's
 * defaults, as in some customers' orgs.
 */
export function readSharingModels(files: ProjectFiles, drafts: Drafts, freshOrg: boolean): void {
  const stated = new Set<string>();
  for (const { file, name, model } of statedModels(files)) {
    for (const draft of draftsNamed(drafts, name)) {
      if (!draft.custom && freshOrg) continue;
      draft.sharing = knownModel(file, draft, model);
      stated.add(draft.name);
    }
  }
  for (const draft of drafts.values()) if (isDetail(draft)) draft.sharing = 'ControlledByParent';
  closeChildrenOfPrivateAccounts(files, drafts, stated);
}

interface StatedModel {
  readonly file: string;
  readonly name: string;
  readonly model: string;
}

function statedModels(files: ProjectFiles): StatedModel[] {
  const inObjects = files.ofType('object').flatMap((file): StatedModel[] => {
    const model = readXml(file, 'CustomObject').text('sharingModel');
    return model === undefined ? [] : [{ file, name: fullName(file, 'object'), model }];
  });
  return [...scratchOrgModels(join(files.project, SCRATCH_DEFINITION)), ...inObjects];
}

/** `"objectSettings": {"case": {"sharingModel": "private"}}`. */
function scratchOrgModels(file: string): StatedModel[] {
  if (!existsSync(file)) return [];
  const settings = readJson(file).objectSettings ?? {};
  return Object.entries(settings).flatMap(([name, { sharingModel }]) =>
    sharingModel === undefined ? [] : [{ file, name, model: capitalized(sharingModel) }],
  );
}

interface ScratchDefinition {
  readonly objectSettings?: Readonly<Record<string, { readonly sharingModel?: string }>>;
}

function readJson(file: string): ScratchDefinition {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ScratchDefinition;
  } catch (cause) {
    throw new MetadataError(file, `is not JSON (${cause instanceof Error ? cause.message : String(cause)})`);
  }
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Activity's default applies to tasks and events. */
function draftsNamed(drafts: Drafts, name: string): ObjectDraft[] {
  const names = name.toLowerCase() === 'activity' ? ['task', 'event'] : [name.toLowerCase()];
  return names.flatMap((one) => drafts.get(one) ?? []);
}

function knownModel(file: string, draft: ObjectDraft, text: string): SharingModel {
  const model = MODELS.find((one) => one === text);
  const usual = draft.customMetadata || model === 'Private' || model === 'Read' || model === 'ReadWrite';
  const fits = model !== undefined && (usual || (ALSO[draft.name]?.includes(model) ?? isDetail(draft)));
  if (fits) return model;
  const line = file.endsWith('.xml') ? lineOf(file, 'sharingModel', text) : null;
  throw new MetadataError(file, `the sharing model of ${draft.name} can't be ${text}`, line);
}

const isDetail = (draft: ObjectDraft): boolean => [...draft.fields.values()].some((field) => field.masterDetail);

/**
 * Salesforce Help, "Organization-Wide Sharing Defaults": private accounts make opportunities and cases
 * private, and contacts private or controlled by parent.
 */
function closeChildrenOfPrivateAccounts(files: ProjectFiles, drafts: Drafts, stated: ReadonlySet<string>): void {
  if (drafts.get('account')?.sharing !== 'Private') return;
  for (const name of ['Case', 'Opportunity', 'Contact']) {
    const draft = drafts.get(name.toLowerCase());
    if (!draft || draft.sharing === 'Private' || draft.sharing === 'ControlledByParent') continue;
    if (stated.has(name)) {
      throw new MetadataError(files.project, `accounts are private, so ${draft.labelPlural.toLowerCase()} must be too`);
    }
    draft.sharing = 'Private';
  }
}

// ---- Roles ---------------------------------------------------------------------------------------------------------------

/** The access that a role gives account owners to the account's cases, contacts, and opportunities. */
export type ChildAccess = 'None' | 'Read' | 'Edit';

export interface RoleDef {
  readonly developerName: string;
  readonly label: string;
  /** The developer name of the parent role. Null at the top. */
  readonly parent: string | null;
  readonly caseAccess: ChildAccess;
  readonly contactAccess: ChildAccess;
  readonly opportunityAccess: ChildAccess;
}

export function readRoles(files: ProjectFiles): RoleDef[] {
  const roles = files.ofType('role').map(readRole);
  const known = new Set(roles.map((role) => role.developerName));
  for (const file of files.ofType('role')) {
    const parent = readXml(file, 'Role').text('parentRole');
    if (parent === undefined || known.has(parent)) continue;
    throw new MetadataError(file, `the project has no role ${parent}`, lineOf(file, 'parentRole', parent));
  }
  return roles;
}

function readRole(file: string): RoleDef {
  const node = readXml(file, 'Role');
  const developerName = fullName(file, 'role');
  return {
    developerName,
    label: node.text('name') ?? developerName,
    parent: node.text('parentRole') ?? null,
    caseAccess: childAccess(file, node, 'caseAccessLevel'),
    contactAccess: childAccess(file, node, 'contactAccessLevel'),
    opportunityAccess: childAccess(file, node, 'opportunityAccessLevel'),
  };
}

function childAccess(file: string, node: XmlNode, element: string): ChildAccess {
  const text = node.text(element) ?? 'None';
  if (text === 'None' || text === 'Read' || text === 'Edit') return text;
  throw new MetadataError(file, `<${element}> is None, Read, or Edit, not ${text}`, lineOf(file, element, text));
}

// ---- Sharing rules -------------------------------------------------------------------------------------------------------

/** Users as a sharing rule names them. */
export interface Party {
  readonly kind: 'group' | 'queue' | 'role' | 'roleAndSubordinates' | 'everyone';
  /** A developer name. Empty for everyone. */
  readonly name: string;
}

export interface Criterion {
  readonly field: FieldDef;
  readonly operation: string;
  readonly values: readonly string[];
}

export interface SharingRuleDef {
  readonly object: string;
  readonly name: string;
  readonly level: 'Read' | 'Edit';
  readonly to: readonly Party[];
  /** The owners whose records an owner-based rule shares. */
  readonly from: readonly Party[] | null;
  readonly criteria: readonly Criterion[];
  /** `1 AND (2 OR 3)`. Null if all criteria must be met. */
  readonly logic: string | null;
  /** Account rules only: the access to the account's children. */
  readonly children: { readonly Case: ChildAccess; readonly Contact: ChildAccess; readonly Opportunity: ChildAccess };
}

/** What rules can refer to. */
export interface KnownParties {
  readonly groups: ReadonlySet<string>;
  readonly queues: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/** Elements of `sharedTo` and `sharedFrom` that the local org knows. */
const PARTIES: Readonly<Record<string, Party['kind']>> = {
  allInternalUsers: 'everyone',
  group: 'group',
  queue: 'queue',
  role: 'role',
  roleAndSubordinates: 'roleAndSubordinates',
  roleAndSubordinatesInternal: 'roleAndSubordinates',
};
const OTHER_PARTIES = [
  'allCustomerPortalUsers',
  'allPartnerUsers',
  'channelProgramGroup',
  'channelProgramGroups',
  'guestUser',
  'managerSubordinates',
  'managers',
  'portalRole',
  'portalRoleAndSubordinates',
  'territory',
  'territoryAndSubordinates',
];

export function readSharingRules(
  files: ProjectFiles,
  schema: Schema,
  known: KnownParties,
  skipped: Skipped,
): SharingRuleDef[] {
  return files.ofType('sharingRules').flatMap((file) => {
    const object = schema.object(basename(file).slice(0, -'.sharingRules-meta.xml'.length));
    if (!object) throw new MetadataError(file, 'the local org has no object with this name');
    const node = readXml(file, 'SharingRules');
    const read = { file, object, known };
    for (const list of ['sharingGuestRules', 'sharingTerritoryRules'])
      for (const rule of node.children(list)) skipRule(read, rule, 'guest users and territories', skipped);
    return [
      ...runnable(read, node.children('sharingCriteriaRules'), skipped).map((rule) => readRule(read, rule, false)),
      ...runnable(read, node.children('sharingOwnerRules'), skipped).map((rule) => readRule(read, rule, true)),
    ];
  });
}

/** Rules for kinds of users that the local org doesn't have are left out and listed once. */
function runnable(reading: Reading, rules: readonly XmlNode[], skipped: Skipped): XmlNode[] {
  return rules.filter((rule) => {
    const parties = [rule.child('sharedTo'), rule.child('sharedFrom')];
    const other = OTHER_PARTIES.find((element) => parties.some((party) => party?.child(element) !== undefined));
    if (other !== undefined) skipRule(reading, rule, `<${other}>`, skipped);
    return other === undefined;
  });
}

function skipRule({ file, object }: Reading, rule: XmlNode, parties: string, skipped: Skipped): void {
  const name = `${object.name}.${rule.text('fullName') ?? ''}`;
  skipped.add(file, `the local org doesn't support sharing with ${parties} (${name})`);
}

interface Reading {
  readonly file: string;
  readonly object: ObjectDef;
  readonly known: KnownParties;
}

function readRule(reading: Reading, node: XmlNode, byOwner: boolean): SharingRuleDef {
  const { file, object } = reading;
  const name = node.text('fullName') ?? '';
  const level = node.text('accessLevel');
  if (level !== 'Read' && level !== 'Edit')
    throw new MetadataError(file, `the access level of ${name} must be Read or Edit`, lineOf(file, 'fullName', name));
  const account = node.child('accountSettings');
  if (object.name === 'Account' && account === undefined)
    throw new MetadataError(file, `the account rule ${name} needs <accountSettings>`, lineOf(file, 'fullName', name));
  const child = (element: string): ChildAccess =>
    account === undefined ? 'None' : childAccess(file, account, element);
  return {
    object: object.name,
    name,
    level,
    to: parties(reading, node.child('sharedTo'), name),
    from: byOwner ? parties(reading, node.child('sharedFrom'), name) : null,
    criteria: node.children('criteriaItems').map((item) => criterion(reading, item)),
    logic: node.text('booleanFilter') ?? null,
    children: {
      Case: child('caseAccessLevel'),
      Contact: child('contactAccessLevel'),
      Opportunity: child('opportunityAccessLevel'),
    },
  };
}

function parties({ file, known }: Reading, node: XmlNode | undefined, rule: string): Party[] {
  const found = Object.entries(PARTIES).flatMap(([element, kind]) =>
    (node?.children(element) ?? []).map((entry) => party(file, known, element, kind, entry.ownText() ?? '')),
  );
  if (found.length > 0) return found;
  throw new MetadataError(file, `the rule ${rule} shares with no one`, lineOf(file, 'fullName', rule));
}

function party(file: string, known: KnownParties, element: string, kind: Party['kind'], name: string): Party {
  const names = { group: known.groups, queue: known.queues, role: known.roles, roleAndSubordinates: known.roles };
  if (kind === 'everyone') return { kind, name: '' };
  if (names[kind].has(name)) return { kind, name };
  const what = kind === 'group' ? 'public group' : kind === 'queue' ? 'queue' : 'role';
  throw new MetadataError(file, `the project has no ${what} ${name}`, lineOf(file, element, name));
}

function criterion({ file, object }: Reading, node: XmlNode): Criterion {
  const path = node.text('field') ?? '';
  const name = path.split('.').at(-1) ?? '';
  const field = object.fields.get((name === 'RecordType' ? 'RecordTypeId' : name).toLowerCase());
  if (!field)
    throw new MetadataError(file, `the project has no field ${object.name}.${path}`, lineOf(file, 'field', path));
  const value = node.text('value') ?? '';
  return { field, operation: node.text('operation') ?? 'equals', values: value.split(',').map((part) => part.trim()) };
}
