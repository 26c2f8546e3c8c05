/** The permissions that pages need: layouts, compact layouts, and list views of the role's record types. */
import { columnPathOf, fieldPathOf } from '../../../local-org/api/page/column-names.ts';
import type { ObjectDef } from '../../../local-org/schema/model.ts';
import { childObject, itemsOf } from '../references/layouts.ts';
import type { Inventory, MetadataFile } from '../references/Inventory.ts';
import { childrenOf, textOf } from '../xml/readXml.ts';
import { addField, permissionName, type Needs } from './Needs.ts';
import { mayUse, type Role } from './Role.ts';

export function addPageNeeds(needs: Needs, role: Role, inventory: Inventory): void {
  for (const layout of layoutsOf(role, inventory)) addLayout(needs, role, inventory, layout);
  for (const layout of compactLayoutsOf(role, inventory)) {
    for (const field of childrenOf(layout.root, 'fields'))
      addField(needs.read, inventory.schema, layout.object, field.text.trim(), layout.file);
  }
  for (const object of objectsWithoutLayout(inventory))
    if (mayUse(role, inventory.schema, object, 'read')) needs.shownByOrg.add(object);
  for (const view of inventory.ofType('listView')) addListView(needs, role, inventory, view);
}

const layoutObject = (layout: MetadataFile, { schema }: Inventory): ObjectDef | undefined =>
  schema.object(layout.name.slice(0, layout.name.indexOf('-')));

/** Standard objects without a layout in the project. */
function objectsWithoutLayout(inventory: Inventory): string[] {
  const laidOut = new Set(inventory.ofType('layout').map((layout) => layoutObject(layout, inventory)?.name));
  return [...inventory.schema.objects.values()]
    .filter(({ name, custom }) => !custom && !laidOut.has(name))
    .map(({ name }) => name);
}

/** The layouts of the role's record types, and of objects without record types. */
function layoutsOf(role: Role, inventory: Inventory): MetadataFile[] {
  const assignments = inventory.ofType('profile').flatMap(({ root }) => childrenOf(root, 'layoutAssignments'));
  const assigned = (name: string): boolean =>
    assignments.some(
      (entry) =>
        decodeURIComponent(textOf(entry, 'layout')) === name && role.recordTypes.has(textOf(entry, 'recordType')),
    );
  return inventory.ofType('layout').filter((layout) => {
    const object = layoutObject(layout, inventory);
    if (!object || object.customMetadata || !role.may(object.name, 'read')) return false;
    return object.recordTypes.length === 0 || assigned(layout.name);
  });
}

function addLayout(needs: Needs, role: Role, inventory: Inventory, layout: MetadataFile): void {
  const { schema } = inventory;
  const object = layoutObject(layout, inventory);
  if (!object) return;
  for (const item of itemsOf(layout.root)) {
    const [field, behavior] = [textOf(item, 'field'), textOf(item, 'behavior')];
    addField(needs.read, schema, object.name, field, layout.file);
    const name = permissionName(schema, object.name, field);
    if (
      name !== undefined &&
      behavior !== 'Readonly' &&
      (role.may(object.name, 'edit') || role.may(object.name, 'create'))
    )
      needs.mayEdit.add(name);
  }
  for (const list of childrenOf(layout.root, 'relatedLists')) {
    const child = childObject(textOf(list, 'relatedList'), object, schema);
    if (!child || !mayUse(role, schema, child.name, 'read')) continue;
    for (const column of childrenOf(list, 'fields'))
      addPath(needs, inventory, child, columnPathOf(schema, child, column.text.trim()), layout.file);
  }
}

function compactLayoutsOf(role: Role, inventory: Inventory): MetadataFile[] {
  const assigned = inventory
    .ofType('recordType')
    .filter(({ object, name }) => role.recordTypes.has(`${object}.${name}`))
    .map(({ object, root }) => `${object}.${textOf(root, 'compactLayoutAssignment')}`);
  return inventory.ofType('compactLayout').filter(({ object, name }) => assigned.includes(`${object}.${name}`));
}

/** A list view that filters by record type counts only for roles with that record type. */
function addListView(needs: Needs, role: Role, inventory: Inventory, view: MetadataFile): void {
  const { schema } = inventory;
  const object = schema.object(view.object);
  if (!object || !role.may(object.name, 'read')) return;
  const filters = childrenOf(view.root, 'filters');
  const recordTypes = filters
    .filter((filter) => fieldPathOf(schema, object, textOf(filter, 'field')) === 'RecordTypeId')
    .flatMap((filter) => textOf(filter, 'value').split(','));
  const isFor =
    recordTypes.length === 0 ||
    recordTypes.some((name) => role.recordTypes.has(name.includes('.') ? name : `${object.name}.${name}`));
  if (!isFor) return;
  for (const column of childrenOf(view.root, 'columns'))
    addPath(needs, inventory, object, columnPathOf(schema, object, column.text.trim()), view.file);
  for (const filter of filters)
    addPath(needs, inventory, object, fieldPathOf(schema, object, textOf(filter, 'field')), view.file);
}

/** `Account.Name` needs the lookup and the field behind it. */
function addPath(needs: Needs, { schema }: Inventory, object: ObjectDef, path: string | null, place: string): void {
  const [first = '', ...rest] = (path ?? '').split('.');
  if (first === '') return;
  if (rest.length === 0) return addField(needs.read, schema, object.name, first, place);
  const lookup = object.parents.get(first.toLowerCase());
  if (!lookup) return;
  addField(needs.read, schema, object.name, lookup.name, place);
  const [target] = lookup.referenceTo;
  if (target !== undefined && lookup.referenceTo.length === 1)
    addField(needs.read, schema, target, rest.join('.'), place);
}
