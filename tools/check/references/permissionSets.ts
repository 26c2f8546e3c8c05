/** Checks that everything in a permission set exists and can be deployed (Metadata API Developer Guide, "PermissionSet"). */
import { fieldFacts } from '../../../local-org/schema/facts.ts';
import type { FieldDef } from '../../../local-org/schema/model.ts';
import { childrenOf, isTrue, textOf, type XmlElement } from '../xml/readXml.ts';
import { eachFile, type Findings, type Inventory } from './Inventory.ts';

export const permissionSets = eachFile('permissionset', ({ root }, inventory, findings) => {
  for (const entry of childrenOf(root, 'objectPermissions')) checkObject(entry, root, inventory, findings);
  for (const entry of childrenOf(root, 'fieldPermissions')) checkField(entry, root, inventory, findings);
  for (const [list, child, kind, exists] of namesOf(inventory)) {
    for (const entry of childrenOf(root, list)) findings.requireName(entry, child, kind, exists);
    reportDoubles(childrenOf(root, list), child, findings);
  }
});

type NameCheck = readonly [list: string, child: string, kind: string, exists: (name: string) => boolean];

const namesOf = (inventory: Inventory): NameCheck[] => [
  ['classAccesses', 'apexClass', 'Apex class', (name) => inventory.apexClasses().has(name)],
  ['recordTypeVisibilities', 'recordType', 'record type', (name) => inventory.recordTypeExists(name)],
  ['customPermissions', 'name', 'custom permission', (name) => inventory.names('customPermission').has(name)],
  [
    'applicationVisibilities',
    'application',
    'app',
    (name) => name.startsWith('standard__') || inventory.names('app').has(name),
  ],
  ['tabSettings', 'tab', 'tab', (name) => inventory.tabExists(name)],
  ['customMetadataTypeAccesses', 'name', 'custom metadata type', (name) => isMetadataType(inventory, name)],
];

const isMetadataType = (inventory: Inventory, name: string): boolean =>
  inventory.schema.object(name)?.customMetadata === true;

function checkObject(entry: XmlElement, root: XmlElement, inventory: Inventory, findings: Findings): void {
  const name = textOf(entry, 'object');
  const object = inventory.schema.object(name);
  if (!object) return findings.add(entry, `there is no object ${name}.`);
  const needs: [string, string][] = [
    ['allowCreate', 'allowRead'],
    ['allowEdit', 'allowRead'],
    ['allowDelete', 'allowEdit'],
    ['viewAllRecords', 'allowRead'],
    ['modifyAllRecords', 'allowDelete'],
  ];
  for (const [right, needed] of needs) {
    if (isTrue(entry, right) && !isTrue(entry, needed)) findings.add(entry, `${name}: ${right} needs ${needed}.`);
  }
  const masters = [...object.fields.values()]
    .filter((field) => field.masterDetail)
    .flatMap(({ referenceTo }) => referenceTo);
  for (const master of masters.filter((parent) => !readable(root, parent)))
    findings.add(entry, `${name}: read access needs read access to its master ${master}.`);
}

const readable = (root: XmlElement, object: string): boolean =>
  childrenOf(root, 'objectPermissions').some(
    (entry) => textOf(entry, 'object') === object && isTrue(entry, 'allowRead'),
  );

function checkField(entry: XmlElement, root: XmlElement, inventory: Inventory, findings: Findings): void {
  const path = textOf(entry, 'field');
  const [object = ''] = path.split('.');
  const field = nameableField(entry, inventory, findings);
  if (!field) return;
  if (isTrue(entry, 'editable') && !isTrue(entry, 'readable'))
    findings.add(entry, `${path} is editable but not readable.`);
  if (isTrue(entry, 'editable') && !isEditable(object, field)) findings.add(entry, `no user can edit ${path}.`);
  if (!isTrue(entry, 'readable')) findings.add(entry, `${path} grants nothing. Remove it.`);
  const readFrom = inventory.schema.object(object)?.accessFrom ?? object;
  if (readFrom !== 'everyone' && !readable(root, readFrom) && !isMetadataType(inventory, object))
    findings.add(entry, `${path} has no effect without read access to ${object}.`);
  reportDoubleField(entry, root, path, findings);
}

/** The field of an entry, if permission sets and profiles can name it. */
export function nameableField(entry: XmlElement, inventory: Inventory, findings: Findings): FieldDef | null {
  const path = textOf(entry, 'field');
  const [object = '', name = ''] = path.split('.');
  const field = inventory.schema.field(object, name);
  if (field && mayBeNamed(field)) return field;
  const reason = field
    ? `${path} is required or master-detail, or the org grants it with the object. Remove it, or the deploy fails.`
    : `there is no field ${path}.`;
  findings.add(entry, reason);
  return null;
}

/** False if real orgs never grant edit access to the field. An address is editable through its parts. */
const isEditable = (object: string, field: FieldDef): boolean =>
  (field.updateable || field.type === 'address') && fieldFacts[object]?.secured?.[field.name] !== 'read only';

const mayBeNamed = (field: FieldDef): boolean =>
  field.permissionable !== false &&
  !field.masterDetail &&
  !(field.custom && field.required && field.type !== 'boolean');

function reportDoubleField(entry: XmlElement, root: XmlElement, path: string, findings: Findings): void {
  const first = childrenOf(root, 'fieldPermissions').find((other) => textOf(other, 'field') === path);
  if (first !== entry) findings.add(entry, `${path} appears twice.`);
}

function reportDoubles(entries: readonly XmlElement[], child: string, findings: Findings): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const name = textOf(entry, child);
    if (seen.has(name)) findings.add(entry, `${name} appears twice.`);
    seen.add(name);
  }
}
