/**
 * Compares each permission set with the code and pages that its users use. Finds missing and unneeded permissions. Exceptions are in
 * expectations.json, with a reason.
 */
import { MetadataError } from '../../../local-org/schema/metadata-error.ts';
import type { Schema } from '../../../local-org/schema/model.ts';
import type { Finding } from '../Finding.ts';
import { isTest, readApex } from '../project/apex.ts';
import { readExpectations, withoutExcused } from '../project/Expectations.ts';
import { listedFields } from '../project/listedFields.ts';
import { readSchema } from '../project/readSchema.ts';
import { unreadable } from '../references/checkReferences.ts';
import type { Lists } from '../soql/apexQueries.ts';
import { Inventory } from '../references/Inventory.ts';
import { CallGraph } from './callGraph.ts';
import { callsOfRole, type ComponentCalls } from './componentsOfRole.ts';
import { addField, noNeeds, type Needs } from './Needs.ts';
import { addCodeNeeds } from './neededByCode.ts';
import { addPageNeeds } from './neededByPages.ts';
import { addScriptNeeds } from './neededByScripts.ts';
import { mayUse, readRole, type ObjectRight, type Role } from './Role.ts';
import { unusedFields } from './unusedFields.ts';

export function checkPermissions(root: string): Finding[] {
  try {
    const inventory = new Inventory(root, readSchema(root));
    const apex = readApex(root);
    const code = apex.filter((file) => !isTest(file));
    const graph = new CallGraph(code);
    const lists = { files: code, schema: inventory.schema, listed: listedFields(root) };
    const roles = inventory.ofType('permissionset').map(readRole);
    const findings = roles.flatMap((role) => checkRole(role, inventory, graph, lists));
    return withoutExcused(root, 'permissions', [...findings, ...unusedFields(inventory, apex)]);
  } catch (error) {
    if (error instanceof MetadataError) return [unreadable(root, error)];
    throw error;
  }
}

function checkRole(role: Role, inventory: Inventory, graph: CallGraph, lists: Lists): Finding[] {
  const calls = callsOfRole(role, inventory);
  return [
    ...checkClasses(role, calls),
    ...checkRights(role, inventory.schema, needsOf(role, calls, inventory, graph, lists)),
  ];
}

/** Only classes that the role is granted count. Another check finds missing classes. */
function needsOf(role: Role, calls: ComponentCalls, inventory: Inventory, graph: CallGraph, lists: Lists): Needs {
  const needs = noNeeds();
  const entries = [...role.classes].flatMap((name) => graph.entryPoints(name));
  addCodeNeeds(needs, lists, graph.reachable(entries));
  addPageNeeds(needs, role, inventory);
  for (const [path, file] of calls.fields) {
    const [object = '', field = ''] = path.split('.');
    addField(needs.read, inventory.schema, object, field, file);
  }
  if (readExpectations(inventory.root).scriptUsers.includes(role.name)) addScriptNeeds(needs, inventory);
  return needs;
}

function checkClasses(role: Role, { classes }: ComponentCalls): Finding[] {
  const missing = [...classes].filter(([name]) => !role.classes.has(name));
  const idle = [...role.classes].filter((name) => !classes.has(name));
  return [
    ...missing.map(([name, place]) => ({
      file: role.file,
      message: `does not grant the class ${name}, which ${place} calls.`,
    })),
    ...idle.map((name) => ({
      file: role.file,
      line: role.lineOf('classAccesses', 'apexClass', name),
      message: `grants the class ${name}, which no component on its pages calls.`,
    })),
  ];
}

function checkRights(role: Role, schema: Schema, needs: Needs): Finding[] {
  const { file, fields } = role;
  const objects = [...needs.objects].filter(([key]) => key.endsWith(':read') && !hasObject(role, key));
  const unread = [...needs.read].filter(([name]) => !fields.has(name) && readsObjectOf(role, schema, name));
  const unwritten = [...needs.edit].filter(
    ([name]) => fields.get(name)?.edit !== true && changesObjectOf(role, schema, name),
  );
  return [
    ...objects.map(([key, place]) => ({ file, message: `lacks ${key.replace(':', ': ')}, which ${place} needs.` })),
    ...unread.map(([name, place]) => ({ file, message: `cannot read ${name}, which ${place} uses.` })),
    ...unwritten.map(([name, place]) => ({ file, message: `cannot edit ${name}, which ${place} writes.` })),
    ...[...fields].flatMap(([name, { line, edit }]) => tooMuch(role, schema, needs, name, line, edit)),
  ];
}

function hasObject(role: Role, key: string): boolean {
  const [object = '', right = 'read'] = key.split(':');
  return role.may(object, right as ObjectRight) || object === 'User';
}

/** If the role can't read an object, it doesn't need its fields. */
const readsObjectOf = (role: Role, schema: Schema, field: string): boolean =>
  mayUse(role, schema, field.split('.')[0] ?? '', 'read');

/** A role with read access doesn't need methods that write, because the page hides those buttons. */
function changesObjectOf(role: Role, schema: Schema, field: string): boolean {
  const object = field.split('.')[0] ?? '';
  return mayUse(role, schema, object, 'edit') || mayUse(role, schema, object, 'create');
}

function tooMuch(role: Role, schema: Schema, needs: Needs, name: string, line: number, edit: boolean): Finding[] {
  const object = name.split('.')[0] ?? '';
  if (needs.shownByOrg.has(object))
    return edit && !changesObjectOf(role, schema, name)
      ? [{ file: role.file, line, message: `allows editing ${name} but not ${object}.` }]
      : [];
  const isWritten = needs.edit.has(name) || needs.mayEdit.has(name);
  if (!needs.read.has(name) && !isWritten)
    return [{ file: role.file, line, message: `grants ${name}, which nothing on its pages reads.` }];
  return edit && !isWritten
    ? [{ file: role.file, line, message: `allows editing ${name}, which nothing on its pages edits.` }]
    : [];
}
