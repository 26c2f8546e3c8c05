/** Permission sets and what they grant (Metadata API Guide, "PermissionSet"). */
import { lineOf } from './line-of.ts';
import { MetadataError } from './metadata-error.ts';
import type { Schema } from './model.ts';
import { fullName, type ProjectFiles } from './project-files.ts';
import type { Skipped } from './skipped.ts';
import { readXml, type XmlNode } from './xml.ts';

export type ObjectRight = 'read' | 'create' | 'edit' | 'delete' | 'viewAll' | 'modifyAll';

export interface PermissionSetDef {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  /** Permissions by lower-case object name. */
  readonly objects: ReadonlyMap<string, ReadonlySet<ObjectRight>>;
  /** Permissions by lower-case `object.field`. */
  readonly fields: ReadonlyMap<string, { readonly read: boolean; readonly edit: boolean }>;
  /** Lower-case names. */
  readonly classes: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  readonly userPermissions: ReadonlySet<string>;
  /** Record types by lower-case `object.developerName`. */
  readonly recordTypes: ReadonlySet<string>;
  /** Apps by lower-case name. */
  readonly apps: ReadonlySet<string>;
  /** Tabs that apps show, by lower-case name. */
  readonly tabs: ReadonlySet<string>;
}

export function readPermissionSets(files: ProjectFiles, schema: Schema, skipped: Skipped): PermissionSetDef[] {
  return files.ofType('permissionset').map((file) => readPermissionSet(file, schema, skipped));
}

function readPermissionSet(file: string, schema: Schema, skipped: Skipped): PermissionSetDef {
  const node = readXml(file, 'PermissionSet');
  const name = fullName(file, 'permissionset');
  return {
    name,
    label: node.text('label') ?? name,
    description: node.text('description') ?? null,
    objects: objectRights(file, node, schema, skipped),
    fields: fieldRights(file, node, schema, skipped),
    classes: granted(node, 'classAccesses', 'enabled', 'apexClass'),
    userPermissions: granted(node, 'userPermissions', 'enabled', 'name'),
    customPermissions: granted(node, 'customPermissions', 'enabled', 'name'),
    recordTypes: granted(node, 'recordTypeVisibilities', 'visible', 'recordType'),
    apps: granted(node, 'applicationVisibilities', 'visible', 'application'),
    tabs: visibleTabs(node),
  };
}

function objectRights(
  file: string,
  node: XmlNode,
  schema: Schema,
  skipped: Skipped,
): Map<string, ReadonlySet<ObjectRight>> {
  const rights = new Map<string, ReadonlySet<ObjectRight>>();
  for (const entry of node.children('objectPermissions')) {
    const object = entry.text('object') ?? '';
    if (skipped.has(object)) continue;
    requireObject(file, 'object', object, schema);
    const flags: [ObjectRight, string][] = [
      ['read', 'allowRead'],
      ['create', 'allowCreate'],
      ['edit', 'allowEdit'],
      ['delete', 'allowDelete'],
      ['viewAll', 'viewAllRecords'],
      ['modifyAll', 'modifyAllRecords'],
    ];
    rights.set(object.toLowerCase(), new Set(flags.filter(([, flag]) => entry.flag(flag)).map(([right]) => right)));
  }
  for (const type of granted(node, 'customMetadataTypeAccesses', 'enabled', 'name')) {
    requireObject(file, 'name', type, schema);
    rights.set(type, new Set<ObjectRight>(['read']));
  }
  return rights;
}

function fieldRights(file: string, node: XmlNode, schema: Schema, skipped: Skipped): PermissionSetDef['fields'] {
  const rights = new Map<string, { read: boolean; edit: boolean }>();
  for (const entry of node.children('fieldPermissions')) {
    const path = entry.text('field') ?? '';
    if (skipped.has(path)) continue;
    const [object = '', field = ''] = path.split('.');
    const known = schema.field(object, field);
    const line = () => lineOf(file, 'field', path);
    if (!known) throw new MetadataError(file, `the org has no field ${path}`, line());
    if (known.permissionable === false)
      throw new MetadataError(file, `You cannot deploy to a required field: ${path}`, line());
    rights.set(path.toLowerCase(), { read: entry.flag('readable'), edit: entry.flag('editable') });
  }
  return rights;
}

function granted(node: XmlNode, list: string, flag: string, name: string): Set<string> {
  const entries = node.children(list).filter((entry) => entry.flag(flag));
  return new Set(entries.flatMap((entry) => entry.text(name)?.toLowerCase() ?? []));
}

/** `Available` is the org's "Default Off": users add such a tab to an app themselves. */
function visibleTabs(node: XmlNode): Set<string> {
  const visible = node.children('tabSettings').filter((entry) => entry.text('visibility') === 'Visible');
  return new Set(visible.flatMap((entry) => entry.text('tab')?.toLowerCase() ?? []));
}

function requireObject(file: string, element: string, object: string, schema: Schema): void {
  if (!schema.object(object))
    throw new MetadataError(file, `the local org has no object ${object}`, lineOf(file, element, object));
}
