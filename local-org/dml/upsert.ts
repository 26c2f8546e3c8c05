/** Decides for each record of an upsert whether to insert or update it. */
import { OrgError } from '../errors.ts';
import type { FieldDef } from '../schema/model.ts';
import type { DmlError, RecordInput, Value } from '../types.ts';
import type { Chunk } from './context.ts';
import { dmlError } from './errors.ts';
import type { Item } from './prepare.ts';

export interface UpsertPlan {
  readonly inserts: readonly Item[];
  readonly updates: readonly Item[];
  readonly refused: readonly { readonly index: number; readonly error: DmlError }[];
}

export function planUpsert(chunk: Chunk, items: readonly Item[]): UpsertPlan {
  const field = keyField(chunk);
  const inserts: Item[] = [];
  const updates: Item[] = [];
  const refused: { index: number; error: DmlError }[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    const key = valueOf(item.input, field.name);
    const decision = field.name === 'Id' ? (key === null ? 'insert' : 'update') : decide(chunk, field, key, seen);
    if (decision === 'insert') inserts.push(item);
    else if (decision === 'update') updates.push(item);
    else if ('id' in decision) updates.push(withId(item, decision.id));
    else refused.push({ index: item.index, error: decision });
  }
  return { inserts, updates, refused };
}

function keyField(chunk: Chunk): FieldDef {
  const name = chunk.options.externalIdField ?? 'Id';
  const field = chunk.object.fields.get(name.toLowerCase());
  if (field && (field.name === 'Id' || field.externalId)) return field;
  throw new OrgError(
    'INVALID_FIELD',
    `Field name provided, ${name} is not an External ID or indexed field for ${chunk.object.name}`,
    [name],
  );
}

function decide(chunk: Chunk, field: FieldDef, key: Value, seen: Set<string>): 'insert' | { id: string } | DmlError {
  if (key === null || key === '') return dmlError('MISSING_ARGUMENT', `${field.name} not specified`);
  const spelling = field.caseSensitive ? String(key) : String(key).toLowerCase();
  if (seen.has(spelling))
    return dmlError('DUPLICATE_VALUE', `Duplicate external id specified: ${String(key)}`, [field.name]);
  seen.add(spelling);
  const ids = chunk.services.records.idsByKey(chunk.object, field.name, key);
  const [id] = ids;
  if (id === undefined) return 'insert';
  if (ids.length === 1) return { id };
  return dmlError(
    'DUPLICATE_EXTERNAL_ID',
    `${field.name}: more than one record found for external id field: [${ids.join(', ')}]`,
    [field.name],
  );
}

function withId(item: Item, id: string): Item {
  return { index: item.index, input: { type: item.input.type, fields: { ...item.input.fields, Id: id } } };
}

function valueOf(input: RecordInput, name: string): Value {
  const key = Object.keys(input.fields).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? null : (input.fields[key] ?? null);
}
