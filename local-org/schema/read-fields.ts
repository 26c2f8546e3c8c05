/** Custom fields from `*.field-meta.xml` (Metadata API Guide, "CustomField"). */
import { basename, dirname } from 'node:path';
import type { Value } from '../types.ts';
import { addField, type Drafts, type ObjectDraft, type ValueSets } from './draft.ts';
import { type FieldSketch, makeField } from './field.ts';
import { lineOf } from './line-of.ts';
import { MetadataError } from './metadata-error.ts';
import type { FieldDef, FieldType, PicklistValue } from './model.ts';
import type { ProjectFiles } from './project-files.ts';
import { readPicklistValue } from './read-value-sets.ts';
import type { Skipped } from './skipped.ts';
import { readXml, type XmlNode } from './xml.ts';

const TYPES: Record<string, FieldType> = {
  Text: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  Picklist: 'picklist',
  MultiselectPicklist: 'multipicklist',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  Number: 'double',
  Currency: 'currency',
  Percent: 'percent',
  Date: 'date',
  DateTime: 'datetime',
  Checkbox: 'boolean',
  Lookup: 'reference',
  MasterDetail: 'reference',
  MetadataRelationship: 'reference',
  AutoNumber: 'string',
  // A roll-up summary, which the local org doesn't calculate.
  Summary: 'double',
};

const ON_DELETE: Record<string, FieldDef['onDelete']> = { Cascade: 'cascade', Restrict: 'restrict', SetNull: 'clear' };

export function readFields(files: ProjectFiles, drafts: Drafts, valueSets: ValueSets, skipped: Skipped): void {
  for (const file of files.ofType('field')) {
    if (skipped.holds(file)) continue;
    const draft = objectOfFile(file, drafts);
    const node = readXml(file, 'CustomField');
    const name = node.text('fullName') ?? refuse(file, 'a field needs a <fullName>', 'CustomField');
    if (!name.endsWith('__c')) changeStandardField(file, draft, name, node);
    else {
      const field = readField(file, draft, node, { drafts, valueSets, skipped });
      if (field) addField(draft, field);
    }
  }
}

/** What a field can refer to. */
interface Known {
  readonly drafts: Drafts;
  readonly valueSets: ValueSets;
  readonly skipped: Skipped;
}

/** Throws with the line of the wrong element. If a text is given, the line of the element with this text. */
function refuse(file: string, message: string, element: string, text?: string): never {
  throw new MetadataError(file, message, lineOf(file, element, text));
}

/** The object of a file under `objects/<Object>/<folder>/`. */
export function objectOfFile(file: string, drafts: Drafts): ObjectDraft {
  const name = basename(dirname(dirname(file)));
  const draft = drafts.get(name.toLowerCase());
  if (!draft) throw new MetadataError(file, `the local org has no object ${name}`);
  return draft;
}

/** For a standard field, a project can only set history tracking, label, and help text. */
function changeStandardField(file: string, draft: ObjectDraft, name: string, node: XmlNode): void {
  const field = draft.fields.get(name.toLowerCase());
  if (!field) return refuse(file, `the local org has no field ${draft.name}.${name}`, 'fullName');
  addField(draft, {
    ...field,
    label: node.text('label') ?? field.label,
    trackHistory: node.flag('trackHistory'),
    inlineHelpText: node.text('inlineHelpText') ?? field.inlineHelpText,
  });
}

/** Null if the local org doesn't know the field's type. */
function readField(file: string, draft: ObjectDraft, node: XmlNode, known: Known): FieldDef | null {
  const name = node.text('fullName') ?? '';
  const metadataType =
    node.text('type') ?? refuse(file, `the field ${draft.name}.${name} needs a <type>`, 'CustomField');
  const path = `${draft.name}.${name}`;
  const type = TYPES[metadataType];
  if (!type) {
    known.skipped.add(file, `the local org has no fields of type ${metadataType} (${path})`, path);
    return null;
  }
  if (metadataType === 'Summary')
    known.skipped.add(file, `the local org leaves roll-up summary fields empty (${path})`);
  const masterDetail = metadataType === 'MasterDetail';
  const required = node.flag('required') || masterDetail;
  const autoNumber = metadataType === 'AutoNumber' ? (node.text('displayFormat') ?? '{0}') : null;
  const sketch: FieldSketch = {
    name,
    type,
    label: node.text('label') ?? name,
    precision: numberOf(file, node, 'precision') ?? 0,
    scale: numberOf(file, node, 'scale') ?? 0,
    required,
    unique: node.flag('unique'),
    externalId: node.flag('externalId'),
    caseSensitive: node.flag('caseSensitive'),
    custom: true,
    createable: autoNumber === null,
    updateable: autoNumber === null && !(masterDetail && !node.flag('reparentableMasterDetail')),
    autoNumber,
    ...(node.child('startingNumber') === undefined ? {} : { autoNumberStart: numberOf(file, node, 'startingNumber') }),
    trackHistory: node.flag('trackHistory'),
    inlineHelpText: node.text('inlineHelpText') ?? null,
    description: node.text('description') ?? null,
    permissionable: !required,
    ...(node.flag('writeRequiresMasterRead') ? { writeRequiresMasterRead: true } : {}),
    ...lengthOf(file, node, type),
    ...defaultOf(file, node, type, known.skipped),
    ...picklistOf(file, node, type, known),
    ...lookupOf(file, node, path, metadataType, known),
    ...calculatedOf(file, node, metadataType),
  };
  return makeField(sketch);
}

function numberOf(file: string, node: XmlNode, element: string): number | undefined {
  const number = node.number(element);
  if (!Number.isNaN(number)) return number;
  return refuse(file, `<${element}> must be a number, not ${node.text(element)}`, element);
}

function lengthOf(file: string, node: XmlNode, type: FieldType): Partial<FieldDef> {
  const length = numberOf(file, node, 'length');
  if (type === 'multipicklist' || length === undefined) return {};
  return { length };
}

/**
 * Metadata API Guide, "CustomField": `formula` makes a field read-only. A text formula returns up to 1,300
 * characters.
 */
function calculatedOf(file: string, node: XmlNode, metadataType: string): Partial<FieldDef> {
  const text = node.text('formula');
  if (text === undefined && metadataType !== 'Summary') return {};
  const readOnly = { calculated: true, createable: false, updateable: false, required: false, permissionable: true };
  if (text === undefined) return readOnly;
  const blankIsZero = node.text('formulaTreatBlanksAs') !== 'BlankAsBlank';
  const length = metadataType === 'Text' ? { length: 1300 } : {};
  return { ...readOnly, ...length, formula: { text, blankIsZero, file } };
}

/** In Salesforce, a default is a formula. The local org understands literals, TODAY(), and NOW(). */
function defaultOf(file: string, node: XmlNode, type: FieldType, skipped: Skipped): Partial<FieldDef> {
  const text = node.text('defaultValue');
  if (type === 'boolean') return { defaultValue: text === 'true' };
  if (text === undefined) return {};
  if (/^today\(\)$/i.test(text)) return { defaultFormula: 'TODAY' };
  if (/^now\(\)$/i.test(text)) return { defaultFormula: 'NOW' };
  return { defaultValue: literalDefault(file, text, skipped) };
}

function literalDefault(file: string, text: string, skipped: Skipped): Value {
  const quoted = /^(["'])(.*)\1$/s.exec(text);
  if (quoted) return quoted[2] ?? '';
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  skipped.add(file, `the local org doesn't evaluate the default value formula ${text}`);
  return null;
}

function picklistOf(file: string, node: XmlNode, type: FieldType, known: Known): Partial<FieldDef> {
  if (type !== 'picklist' && type !== 'multipicklist') return {};
  const valueSet = node.child('valueSet');
  if (!valueSet) return refuse(file, 'a picklist needs a <valueSet>', 'CustomField');
  const named = valueSet.text('valueSetName');
  return {
    picklist: named === undefined ? ownValues(valueSet) : namedValues(file, named, known.valueSets),
    restrictedPicklist: named !== undefined || valueSet.flag('restricted'),
  };
}

function ownValues(valueSet: XmlNode): PicklistValue[] {
  return valueSet.child('valueSetDefinition')?.children('value').map(readPicklistValue) ?? [];
}

function namedValues(file: string, name: string, valueSets: ValueSets): readonly PicklistValue[] {
  return valueSets.get(name) ?? refuse(file, `the project has no value set ${name}`, 'valueSetName');
}

function lookupOf(
  file: string,
  node: XmlNode,
  path: string,
  metadataType: string,
  { drafts }: Known,
): Partial<FieldDef> {
  if (TYPES[metadataType] !== 'reference') return {};
  const target = node.text('referenceTo') ?? refuse(file, `the lookup ${path} needs <referenceTo>`, 'CustomField');
  if (!drafts.has(target.toLowerCase())) refuse(file, `${path}: the local org has no object ${target}`, 'referenceTo');
  const child = node.text('relationshipName');
  const relatedListLabel = node.text('relationshipLabel');
  const masterDetail = metadataType === 'MasterDetail';
  return {
    referenceTo: [target],
    relationshipName: path.replace(/^.*\./, '').replace(/__c$/, '__r'),
    childRelationshipName: child === undefined ? null : `${child}__r`,
    ...(relatedListLabel === undefined ? {} : { relatedListLabel }),
    masterDetail,
    onDelete: masterDetail ? 'cascade' : (ON_DELETE[node.text('deleteConstraint') ?? 'SetNull'] ?? 'clear'),
  };
}
