/** The fields of the highlights panel. */
import { pathsToShow } from './fields.ts';
import type { ObjectInfo } from './uiTypes.ts';
import type { CompactLayoutConfig, ObjectConfig } from './wireModel.ts';

/** The compact layout for a record type. Records without a record type use the one under `''`. */
export function compactLayoutOf(object: ObjectConfig, recordTypeId: string | null): CompactLayoutConfig | undefined {
  return object.compactLayouts[recordTypeId ?? ''] ?? object.compactLayouts[''];
}

/** The fields of all compact layouts, because the record type isn't known before the record is read. */
export function compactFields(object: ObjectConfig, info: ObjectInfo): string[] {
  const names = Object.values(object.compactLayouts).flatMap((layout) => layout.fields);
  return [...new Set([object.nameField, ...names].flatMap((name) => pathsToShow(info, name)))];
}
