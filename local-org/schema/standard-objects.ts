/**
 * The standard objects. Each is a JSON file with the fields the local org knows. Names, types, and lengths
 * are from the Object Reference for the Salesforce Platform. Other fields don't exist here.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addField, type Drafts, type ObjectDraft, type ValueSets } from './draft.ts';
import { type FieldSketch, makeField, recordTypeField, systemFields } from './field.ts';
import type { FieldDef, PicklistValue, SharingModel } from './model.ts';

const FOLDER = join(import.meta.dirname, 'standard');

/**
 * Salesforce's default organization-wide defaults (Salesforce Help, "Default Organization-Wide Access
 * Levels"). Task and Event have Activity's.
 */
const FRESH_ORG: Readonly<Record<string, SharingModel>> = {
  Account: 'ReadWrite',
  Case: 'ReadWriteTransfer',
  Contact: 'ControlledByParent',
  Event: 'Private',
  Opportunity: 'ReadWrite',
  Task: 'Private',
};

interface StandardObject {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly nameField: string;
  readonly recordTypes?: boolean;
  readonly history?: { readonly object: string; readonly parentField: string };
  readonly accessFrom?: string;
  readonly changedWith?: string;
  /** False if permission sets can't contain standard fields of the object. */
  readonly fieldSecurity?: false;
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
  /** System fields that the object lacks (null) or that differ. */
  readonly systemFields?: Readonly<Record<string, Partial<FieldDef> | null>>;
  readonly fields: readonly FieldSketch[];
}

type StandardValue = Partial<PicklistValue> & Pick<PicklistValue, 'value'>;
type StandardValues = Record<string, readonly StandardValue[]>;

export function readStandardObjects(valueSets: ValueSets, folder = FOLDER): Drafts {
  const fixed = readJson<StandardValues>(folder, 'fixed-picklists.json');
  const drafts: Drafts = new Map();
  for (const file of readdirSync(join(folder, 'objects')).sort()) {
    const source = readJson<StandardObject>(folder, join('objects', file));
    drafts.set(source.name.toLowerCase(), draftOf(source, valueSets, fixed));
  }
  return drafts;
}

/**
 * The values Salesforce ships for each standard value set (Metadata API Guide, "StandardValueSet Names and
 * Standard Picklist Fields").
 */
export function readStandardValueSets(): Map<string, PicklistValue[]> {
  const sets = readJson<StandardValues>(FOLDER, 'value-sets.json');
  return new Map(Object.entries(sets).map(([name, values]) => [name, values.map(wholeValue)]));
}

function draftOf(source: StandardObject, valueSets: ValueSets, fixed: StandardValues): ObjectDraft {
  const draft: ObjectDraft = {
    name: source.name,
    label: source.label,
    labelPlural: source.labelPlural,
    keyPrefix: source.keyPrefix,
    custom: false,
    customMetadata: false,
    nameField: source.nameField,
    createable: source.createable ?? true,
    updateable: source.updateable ?? true,
    deletable: source.deletable ?? true,
    accessFrom: source.accessFrom ?? null,
    ...(source.changedWith === undefined ? {} : { changedWith: source.changedWith }),
    history: source.history ?? null,
    sharing: FRESH_ORG[source.name] ?? 'ReadWrite',
    fields: new Map(),
    recordTypes: [],
    validationRules: [],
    activities: false,
    feeds: false,
  };
  const fields = source.fields.map((sketch) => fieldOf(source, sketch, valueSets, fixed));
  const recordType = source.recordTypes ? [recordTypeField()] : [];
  for (const field of [...ownSystemFields(source), ...recordType, ...fields]) addField(draft, field);
  return draft;
}

function ownSystemFields({ systemFields: own = {} }: StandardObject): FieldDef[] {
  return systemFields().flatMap((field) => {
    const differs = own[field.name];
    return differs === null ? [] : [{ ...field, ...differs }];
  });
}

function fieldOf(source: StandardObject, sketch: FieldSketch, valueSets: ValueSets, fixed: StandardValues): FieldDef {
  const ownValues = fixed[`${source.name}.${sketch.name}`]?.map(wholeValue);
  const picklist = sketch.valueSet ? (valueSets.get(sketch.valueSet) ?? []) : (ownValues ?? []);
  return makeField({ ...sketch, picklist, permissionable: isPermissionable(source, sketch) });
}

/** Required fields and the name come with the object. */
function isPermissionable(source: StandardObject, sketch: FieldSketch): boolean {
  if (source.fieldSecurity === false) return false;
  return sketch.permissionable ?? !(sketch.required === true || sketch.name === source.nameField);
}

function wholeValue(value: StandardValue): PicklistValue {
  return { label: value.value, isDefault: false, isActive: true, ...value };
}

function readJson<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
}
