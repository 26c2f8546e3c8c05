/** The fields that point to an object. A deletion must cascade to them, clear them, or be prevented by them. */
import type { FieldDef, ObjectDef, Schema } from '../schema/model.ts';

export interface Reference {
  readonly object: ObjectDef;
  readonly field: FieldDef;
}

/** Owners, audit fields, and the winner of a merge keep pointing to deleted records. */
const KEPT = new Set(['OwnerId', 'CreatedById', 'LastModifiedById', 'InsertedById', 'RecordTypeId', 'MasterRecordId']);

const referencesBySchema = new WeakMap<Schema, Map<string, Reference[]>>();

export function referencesTo(schema: Schema, object: ObjectDef): readonly Reference[] {
  const known = referencesBySchema.get(schema) ?? collect(schema);
  referencesBySchema.set(schema, known);
  return known.get(object.name) ?? [];
}

function collect(schema: Schema): Map<string, Reference[]> {
  const references = new Map<string, Reference[]>();
  for (const object of schema.objects.values()) {
    // Share rows are hidden with their record.
    if (object.shareOf !== undefined) continue;
    for (const field of object.fields.values()) {
      if (KEPT.has(field.name)) continue;
      for (const target of field.referenceTo) {
        references.set(target, [...(references.get(target) ?? []), { object, field }]);
      }
    }
  }
  return references;
}
