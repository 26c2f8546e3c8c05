/** Turns drafts into the schema: assigns IDs and prefixes, and links parents and children. */
import { OrgError } from '../errors.ts';
import type { Drafts, ObjectDraft } from './draft.ts';
import { MetadataError } from './metadata-error.ts';
import type { ChildRelationship, FieldDef, ObjectDef, RecordTypeDef, Schema } from './model.ts';
import type { SetupIds } from './setup-ids.ts';

export const RECORD_TYPE_PREFIX = '012';

export function assembleSchema(drafts: Drafts, ids: SetupIds, labels: ReadonlyMap<string, string>): Schema {
  const children = childRelationships(drafts);
  const objects = new Map<string, ObjectDef>();
  for (const [key, draft] of drafts) objects.set(key, finish(draft, ids, children.get(key) ?? new Map()));
  return new ProjectSchema(objects, labels);
}

class ProjectSchema implements Schema {
  readonly objects: ReadonlyMap<string, ObjectDef>;
  readonly labels: ReadonlyMap<string, string>;
  readonly #byPrefix = new Map<string, ObjectDef>();

  constructor(objects: ReadonlyMap<string, ObjectDef>, labels: ReadonlyMap<string, string>) {
    this.objects = objects;
    this.labels = labels;
    for (const object of objects.values())
      if (!this.#byPrefix.has(object.keyPrefix)) this.#byPrefix.set(object.keyPrefix, object);
  }

  object(name: string): ObjectDef | undefined {
    return this.objects.get(name.toLowerCase());
  }

  requireObject(name: string): ObjectDef {
    const object = this.object(name);
    if (object) return object;
    throw new OrgError('INVALID_TYPE', `sObject type '${name}' is not supported.`);
  }

  field(object: string, field: string): FieldDef | undefined {
    return this.object(object)?.fields.get(field.toLowerCase());
  }

  objectOfId(id: string): ObjectDef | undefined {
    return this.#byPrefix.get(id.slice(0, 3));
  }
}

function finish(draft: ObjectDraft, ids: SetupIds, children: ReadonlyMap<string, ChildRelationship>): ObjectDef {
  const fields = new Map(draft.fields);
  return {
    name: draft.name,
    label: draft.label,
    labelPlural: draft.labelPlural,
    keyPrefix: draft.keyPrefix ?? ids.keyPrefix(draft.name, draft.customMetadata ? 'm' : 'a'),
    custom: draft.custom,
    customMetadata: draft.customMetadata,
    ...(draft.customSetting === true ? { customSetting: true } : {}),
    nameField: draft.nameField,
    fields,
    parents: parentRelationships(fields),
    children,
    recordTypes: recordTypes(draft, ids),
    validationRules: draft.validationRules,
    createable: draft.createable,
    updateable: draft.updateable,
    deletable: draft.deletable,
    ...(draft.accessFrom === null ? {} : { accessFrom: draft.accessFrom }),
    ...(draft.changedWith === undefined ? {} : { changedWith: draft.changedWith }),
    sharing: draft.sharing,
    ...(draft.shareOf === undefined ? {} : { shareOf: draft.shareOf }),
    ...(draft.history === null ? {} : { history: draft.history }),
  };
}

function recordTypes(draft: ObjectDraft, ids: SetupIds): RecordTypeDef[] {
  return draft.recordTypes.map((type) => ({
    id: ids.id('RecordType', `${draft.name}.${type.developerName}`, RECORD_TYPE_PREFIX),
    developerName: type.developerName,
    label: type.label,
    isActive: type.isActive,
    picklistValues: type.picklistValues,
    compactLayout: type.compactLayout,
  }));
}

function parentRelationships(fields: ReadonlyMap<string, FieldDef>): ReadonlyMap<string, FieldDef> {
  const parents = new Map<string, FieldDef>();
  for (const field of fields.values()) {
    if (field.relationshipName !== null) parents.set(field.relationshipName.toLowerCase(), field);
  }
  return parents;
}

/** By lower-case object, then by lower-case relationship name. Throws if a lookup's object doesn't exist. */
function childRelationships(drafts: Drafts): Map<string, Map<string, ChildRelationship>> {
  const all = new Map<string, Map<string, ChildRelationship>>();
  for (const draft of drafts.values()) {
    for (const field of draft.fields.values()) {
      for (const target of field.referenceTo) addChild(all, drafts, draft, field, target);
    }
  }
  return all;
}

function addChild(
  all: Map<string, Map<string, ChildRelationship>>,
  drafts: Drafts,
  draft: ObjectDraft,
  field: FieldDef,
  target: string,
): void {
  const key = target.toLowerCase();
  if (!drafts.has(key)) throw new MetadataError(`${draft.name}.${field.name}`, `the local org has no object ${target}`);
  if (field.childRelationshipName === null) return;
  const children = all.get(key) ?? new Map<string, ChildRelationship>();
  const child = {
    name: field.childRelationshipName,
    label: field.relatedListLabel ?? draft.labelPlural,
    object: draft.name,
    field: field.name,
    masterDetail: field.masterDetail,
  };
  children.set(field.childRelationshipName.toLowerCase(), child);
  all.set(key, children);
}
