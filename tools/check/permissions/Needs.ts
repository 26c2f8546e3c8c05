/** What a role needs, and where that was found. */
import type { FieldDef, Schema } from '../../../local-org/schema/model.ts';
import type { ObjectRight } from './Role.ts';

export interface Needs {
  /** `Case.Subject` → the first place that needs it. */
  readonly read: Map<string, string>;
  readonly edit: Map<string, string>;
  /** What somebody may well edit, such as a field on a layout; it excuses the right without asking for it. */
  readonly mayEdit: Set<string>;
  /** Objects whose page the org lays out, not the project: any of their fields may be shown there. */
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

/** Fields that a permission set can name; the others come with their object. A part of an address counts as the address. */
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
