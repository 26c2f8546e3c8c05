/**
 * Adds a history record for each tracked field that an update changed (Object Reference, "CaseHistory",
 * "StandardObjectNameHistory").
 */
import type { FieldDef } from '../schema/model.ts';
import type { Row, Value } from '../types.ts';
import type { Chunk } from './context.ts';
import { changed, type Work } from './work.ts';

const KEPT_CHARACTERS = 255;

export function writeHistory(chunk: Chunk, works: readonly Work[]): void {
  const history = chunk.object.history;
  const target = history && chunk.services.schema.object(history.object);
  if (!history || !target) return;
  const tracked = [...chunk.object.fields.values()].filter((field) => field.trackHistory);
  const changes = works.flatMap((work) =>
    tracked.filter((field) => changed(work, field.name)).map((field) => ({ work, field })),
  );
  if (changes.length === 0) return;
  const newId = chunk.services.registry.takeIds(target.keyPrefix, changes.length);
  changes.forEach(({ work, field }, place) => {
    const row = historyRow(chunk, history.parentField, field, work);
    chunk.services.records.insert(target, { ...row, Id: newId(place) });
  });
}

function historyRow(chunk: Chunk, parentField: string, field: FieldDef, work: Work): Row {
  return {
    [parentField]: work.row['Id'] ?? null,
    Field: field.name,
    DataType: field.type,
    OldValue: shortened(field, work.old?.[field.name]),
    NewValue: shortened(field, work.row[field.name]),
    CreatedDate: chunk.stamp,
    CreatedById: chunk.transaction.session.userId,
    LastModifiedDate: chunk.stamp,
    LastModifiedById: chunk.transaction.session.userId,
    SystemModstamp: chunk.stamp,
    IsDeleted: false,
  };
}

/** For long text, history records only that it changed. */
function shortened(field: FieldDef, value: Value | undefined): string | null {
  if (value === null || value === undefined || field.length > KEPT_CHARACTERS) return null;
  return String(value);
}
