/** Checks custom metadata records: their fields and values, and that each has a description for admins. */
import type { FieldDef, ObjectDef } from '../../../local-org/schema/model.ts';
import { EXPECTATIONS, readExpectations } from '../project/Expectations.ts';
import { childrenOf, textOf, type XmlElement } from '../xml/readXml.ts';
import { eachFile, type Findings, type Inventory } from './Inventory.ts';

const XSD_TYPES: Partial<Record<FieldDef['type'], string>> = {
  boolean: 'xsd:boolean',
  double: 'xsd:double',
  int: 'xsd:int',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
};

export const customMetadata = eachFile('md', ({ name, root }, inventory, findings) => {
  const [typeName = '', record = ''] = name.split('.');
  const type = inventory.schema.object(`${typeName}__mdt`);
  if (!type) return findings.add(root, `there is no custom metadata type ${typeName}__mdt.`);
  const values = childrenOf(root, 'values');
  for (const entry of values) checkValue(entry, type, findings);
  checkFilled(root, values, type, findings);
  checkNames(values, type, record, inventory, findings);
});

const valueOf = (entry: XmlElement): string => textOf(entry, 'value');

function checkValue(entry: XmlElement, type: ObjectDef, findings: Findings): void {
  const name = textOf(entry, 'field');
  const field = type.fields.get(name.toLowerCase());
  if (!field) return findings.add(entry, `there is no field ${type.name}.${name}.`);
  const [value] = childrenOf(entry, 'value');
  if (!value || value.attributes['xsi:nil'] === 'true') return;
  const [written, wanted] = [value.attributes['xsi:type'] ?? '', XSD_TYPES[field.type] ?? 'xsd:string'];
  if (written !== wanted) findings.add(value, `${name} is ${wanted}, not "${written}".`);
  if (field.length > 0 && wanted === 'xsd:string' && value.text.length > field.length)
    findings.add(value, `${name} can have at most ${field.length} characters.`);
  if (field.restrictedPicklist && !field.picklist.some((item) => item.value === valueOf(entry)))
    findings.add(value, `${name} has no value ${valueOf(entry)}.`);
}

function checkFilled(root: XmlElement, values: readonly XmlElement[], type: ObjectDef, findings: Findings): void {
  const needed = [...type.fields.values()].filter(
    (field) => field.name === 'Description__c' || (field.custom && field.required && field.type !== 'boolean'),
  );
  for (const { name } of needed) {
    if (!values.some((entry) => textOf(entry, 'field') === name && valueOf(entry) !== ''))
      findings.add(root, `${name} is empty.`);
  }
}

/** Checks names in text fields. expectations.json says which fields have names. */
function checkNames(
  values: readonly XmlElement[],
  type: ObjectDef,
  record: string,
  inventory: Inventory,
  findings: Findings,
): void {
  const meanings = readExpectations(inventory.root).customMetadataNames;
  for (const entry of values) {
    const field = textOf(entry, 'field');
    const meaning = meanings[`${type.name}.${record}.${field}`] ?? meanings[`${type.name}.${field}`];
    const names = valueOf(entry)
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    for (const name of meaning === undefined ? [] : names) {
      if (!isThere(meaning ?? '', name, inventory))
        findings.add(entry, `${field}: there is no ${meaning} called ${name}.`);
    }
  }
}

function isThere(meaning: string, name: string, inventory: Inventory): boolean {
  const [kind, target = ''] = meaning.split(' of ');
  const [object = '', field = ''] = target.split('.');
  if (kind === 'field') return inventory.schema.field(object, name) !== undefined;
  if (kind === 'value')
    return inventory.schema.field(object, field)?.picklist.some(({ value }) => value === name) ?? false;
  if (kind === 'queue') return inventory.names('queue').has(name);
  if (kind === 'email template')
    return [...inventory.emailTemplates()].some((template) => template.endsWith(`/${name}`));
  if (kind === 'email folder')
    return inventory.names('emailTemplateFolder').has(name) || inventory.names('emailFolder').has(name);
  throw new TypeError(
    `${EXPECTATIONS}: "${meaning}" must be "field of …", "value of …", "queue", "email template", or "email folder".`,
  );
}
