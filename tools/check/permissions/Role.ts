/** What a user with a permission set can do and see. */
import type { Schema } from '../../../local-org/schema/model.ts';
import { childrenOf, isTrue, textOf, type XmlElement } from '../xml/readXml.ts';
import type { MetadataFile } from '../references/Inventory.ts';

export type ObjectRight = 'read' | 'create' | 'edit' | 'delete';

export interface Role {
  readonly file: string;
  readonly name: string;
  readonly classes: ReadonlySet<string>;
  readonly recordTypes: ReadonlySet<string>;
  readonly apps: ReadonlySet<string>;
  readonly tabs: ReadonlySet<string>;
  readonly userPermissions: ReadonlySet<string>;
  may(object: string, right: ObjectRight): boolean;
  /** `Case.Subject` → the line of its entry. */
  readonly fields: ReadonlyMap<string, { readonly line: number; readonly edit: boolean }>;
  lineOf(list: string, child: string, name: string): number;
}

const FLAGS: Record<ObjectRight, string> = {
  read: 'allowRead',
  create: 'allowCreate',
  edit: 'allowEdit',
  delete: 'allowDelete',
};

export function readRole({ file, name, root }: MetadataFile): Role {
  const objects = new Map(childrenOf(root, 'objectPermissions').map((entry) => [textOf(entry, 'object'), entry]));
  return {
    file,
    name,
    classes: granted(root, 'classAccesses', 'enabled', 'apexClass'),
    recordTypes: granted(root, 'recordTypeVisibilities', 'visible', 'recordType'),
    apps: granted(root, 'applicationVisibilities', 'visible', 'application'),
    tabs: new Set(
      childrenOf(root, 'tabSettings')
        .filter((entry) => textOf(entry, 'visibility') !== 'None')
        .map((entry) => textOf(entry, 'tab')),
    ),
    userPermissions: granted(root, 'userPermissions', 'enabled', 'name'),
    may: (object, right) => {
      const entry = objects.get(object);
      return entry !== undefined && isTrue(entry, FLAGS[right]);
    },
    fields: new Map(
      childrenOf(root, 'fieldPermissions')
        .filter((entry) => isTrue(entry, 'readable'))
        .map((entry) => [textOf(entry, 'field'), { line: entry.line, edit: isTrue(entry, 'editable') }]),
    ),
    lineOf: (list, child, wanted) =>
      childrenOf(root, list).find((entry) => textOf(entry, child) === wanted)?.line ?? root.line,
  };
}

/** Whether the role can use an object, including access that comes from another object, from every user, or from a user permission. */
export function mayUse(role: Role, schema: Schema, object: string, right: ObjectRight): boolean {
  const definition = schema.object(object);
  const { accessFrom, changedWith } = definition ?? {};
  if (right !== 'read' && changedWith !== undefined && !role.userPermissions.has(changedWith)) return false;
  if (accessFrom === 'everyone') return true;
  if (accessFrom !== undefined) return mayUse(role, schema, accessFrom, right === 'read' ? 'read' : 'edit');
  return role.may(object, right);
}

function granted(root: XmlElement, list: string, flag: string, name: string): Set<string> {
  const entries = childrenOf(root, list).filter((entry) => isTrue(entry, flag));
  return new Set(entries.map((entry) => textOf(entry, name)));
}
