/** The permissions that a role needs, and the place that needs each one. */
import type { FieldDef, Schema } from '../../../local-org/schema/model.ts';
import type { ObjectRight } from './Role.ts';

export interface Needs {
  /** `Case.Subject` → the first place that needs it. */
  readonly read: Map<string, string>;
  readonly edit: Map<string, string>;
  /** Fields that users may edit, such as those on a layout. Edit access is allowed but not required. */
  readonly mayEdit: Set<string>;
  /** Objects whose page layout belongs to the org, so any field can appear there. */
  readonly shownByOrg: Set<string>;
  /** `Case:create` → place. */
  readonly objects: Map<string, string>;
}

export const noNeeds = (): Needs => ({
  read: new Map(),
  edit: new Map(),
  mayEdit: new Set(),
  shownByOrg: new Set(),
  objects: new Map(),
});

/** The field that a permission set can grant. Other fields come with their object. Parts of an address count as the address. */
export function permissionName(schema: Schema, object: string, field: string): string | undefined {
  const definition = schema.object(object);
  const found = schema.field(object, field);
  if (!definition || !found || definition.customMetadata) return undefined;
  const counted = found.permissionOf === undefined ? found : (schema.field(object, found.permissionOf) ?? found);
  return isNameable(counted) ? `${definition.name}.${counted.name}` : undefined;
}

const isNameable = (field: FieldDef): boolean =>
  field.permissionable !== false &&
  !field.masterDetail &&
  !(field.custom && field.required && field.type !== 'boolean');

export function addField(
  list: Map<string, string>,
  schema: Schema,
  object: string,
  field: string,
  place: string,
): void {
  const name = permissionName(schema, object, field);
  if (name !== undefined && !list.has(name)) list.set(name, place);
}

export function addObject(needs: Needs, schema: Schema, object: string, right: ObjectRight, place: string): void {
  const definition = schema.object(object);
  if (!definition || definition.customMetadata || definition.accessFrom !== undefined) return;
  const key = `${definition.name}:${right}`;
  if (!needs.objects.has(key)) needs.objects.set(key, place);
}
