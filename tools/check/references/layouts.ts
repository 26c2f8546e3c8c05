/** Checks the fields, related lists, and columns of page layouts (Metadata API Developer Guide, "Layout"). */
import { columnPathOf } from '../../../local-org/api/page/column-names.ts';
import { standardRelatedList } from '../../../local-org/schema/facts.ts';
import type { ObjectDef, Schema } from '../../../local-org/schema/model.ts';
import { childrenOf, textOf, type XmlElement } from '../xml/readXml.ts';
import { eachFile, type Findings } from './Inventory.ts';

export const layouts = eachFile('layout', ({ name, root }, { schema }, findings) => {
  const object = schema.object(name.slice(0, Math.max(0, name.indexOf('-'))));
  if (!object) return findings.add(root, `"${name}" does not begin with an object and a dash.`);
  const items = itemsOf(root).filter((item) => textOf(item, 'field') !== '');
  checkFields(items, object, findings);
  checkRequired(root, items, object, findings);
  for (const list of childrenOf(root, 'relatedLists')) checkRelatedList(list, object, schema, findings);
});

export const itemsOf = (layout: XmlElement): XmlElement[] =>
  childrenOf(layout, 'layoutSections')
    .flatMap((section) => childrenOf(section, 'layoutColumns'))
    .flatMap((column) => childrenOf(column, 'layoutItems'));

function checkFields(items: readonly XmlElement[], object: ObjectDef, findings: Findings): void {
  const seen = new Set<string>();
  for (const item of items) {
    const name = textOf(item, 'field');
    const field = object.fields.get(name.toLowerCase());
    if (!field) findings.add(item, `there is no field ${object.name}.${name}.`);
    else if (seen.has(name)) findings.add(item, `${name} appears twice.`);
    else if (
      !object.customMetadata &&
      !field.updateable &&
      !field.createable &&
      textOf(item, 'behavior') !== 'Readonly'
    )
      findings.add(item, `no user can edit ${name}, so its behavior must be Readonly.`);
    seen.add(name);
  }
}

/** Also applies to custom metadata, whose layout Setup shows. */
function checkRequired(root: XmlElement, items: readonly XmlElement[], object: ObjectDef, findings: Findings): void {
  for (const field of object.fields.values()) {
    if (!field.custom || !field.required || field.type === 'boolean' || !field.createable) continue;
    const item = items.find((entry) => textOf(entry, 'field') === field.name);
    if (!item) findings.add(root, `${field.name} is required, so it must be on the layout.`);
    else if (textOf(item, 'behavior') !== 'Required')
      findings.add(item, `${field.name} is required, so its behavior must be Required.`);
  }
}

function checkRelatedList(list: XmlElement, object: ObjectDef, schema: Schema, findings: Findings): void {
  const name = textOf(list, 'relatedList');
  const child = childObject(name, object, schema);
  if (child === undefined) return findings.add(list, `${object.name} has no related list ${name}.`);
  for (const column of childrenOf(list, 'fields')) checkColumn(column, name, child, object, schema, findings);
}

function checkColumn(
  column: XmlElement,
  list: string,
  child: ObjectDef | null,
  object: ObjectDef,
  schema: Schema,
  findings: Findings,
): void {
  const name = column.text.trim();
  const known = standardRelatedList(object.name, list);
  if (child && columnPathOf(schema, child, name) === null)
    findings.add(column, `there is no field ${name} for a column of ${child.name}.`);
  else if (known?.columns && !isCustomName(name) && !known.columns.includes(name))
    findings.add(column, `${list} has the column ${name} on no ${object.name} layout of a real org.`);
}

const isCustomName = (name: string): boolean => name.includes('__');

/** Undefined if there is no such list. Null if its columns are unknown. */
export function childObject(name: string, object: ObjectDef, schema: Schema): ObjectDef | null | undefined {
  const standard = standardRelatedList(object.name, name);
  if (standard) return (standard.shows && childOf(object, standard.shows, schema)) || null;
  const [childName = '', fieldName = ''] = name.split('.');
  const field = schema.field(childName, fieldName);
  return field?.referenceTo.includes(object.name) ? schema.object(childName) : undefined;
}

const childOf = (object: ObjectDef, relationship: string, schema: Schema): ObjectDef | undefined =>
  schema.object(object.children.get(relationship.toLowerCase())?.object ?? '');
