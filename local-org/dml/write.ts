/** Writes the records of a save: IDs, auto-numbers, audit fields, and unique values. */
import type { FieldDef, ObjectDef } from '../schema/model.ts';
import type { DmlError, Row, Value } from '../types.ts';
import type { Chunk } from './context.ts';
import { duplicateValue } from './errors.ts';
import { refusePair } from './pairs.ts';
import { mayKnow } from './rows.ts';
import { raisedShare } from './shares.ts';
import { changed, isGood, type Work } from './work.ts';

export function writeInserts(chunk: Chunk, works: readonly Work[]): void {
  const { registry, records } = chunk.services;
  const numbered = autoNumbered(chunk.object).map((field) => autoNumbers(chunk, field, works.length));
  const newId = registry.takeIds(chunk.object.keyPrefix, works.length);
  for (const [place, work] of works.entries()) {
    if (hasDuplicate(chunk, work) || raisedShare(chunk, work)) continue;
    work.row['Id'] = newId(place);
    for (const { name, numberAt } of numbered) work.row[name] = numberAt(place);
    nameWithoutOne(chunk.object, work);
    stampInsert(chunk, work);
    records.insert(chunk.object, work.row);
  }
}

export function writeUpdates(chunk: Chunk, works: readonly Work[]): void {
  for (const work of works) {
    if (hasDuplicate(chunk, work)) continue;
    stampUpdate(chunk, work);
    const columns = Object.keys(work.row).filter((name) => changed(work, name));
    chunk.services.records.update(chunk.object, String(work.row['Id']), columns, work.row);
  }
}

/** A custom record without a name gets its ID as the name. */
function nameWithoutOne(object: ObjectDef, work: Work): void {
  if (object.custom && object.nameField === 'Name') work.row['Name'] ??= String(work.row['Id']).slice(0, 15);
}

/** Keeps audit fields that the caller set with permission. */
function stampInsert(chunk: Chunk, work: Work): void {
  const given = chunk.options.createAuditFields === true ? work.row : {};
  const { userId } = chunk.transaction.session;
  const stamps: Record<string, Value> = {
    CreatedDate: given['CreatedDate'] ?? chunk.stamp,
    CreatedById: given['CreatedById'] ?? userId,
    LastModifiedDate: given['LastModifiedDate'] ?? given['CreatedDate'] ?? chunk.stamp,
    LastModifiedById: given['LastModifiedById'] ?? userId,
    SystemModstamp: chunk.stamp,
    InsertedById: given['CreatedById'] ?? userId,
    IsDeleted: false,
  };
  stamp(chunk.object, work, stamps);
  work.row['IsDeleted'] = false;
}

function stampUpdate(chunk: Chunk, work: Work): void {
  stamp(chunk.object, work, {
    LastModifiedDate: chunk.stamp,
    LastModifiedById: chunk.transaction.session.userId,
    SystemModstamp: chunk.stamp,
  });
}

function stamp(object: ObjectDef, work: Work, stamps: Record<string, Value>): void {
  for (const [name, value] of Object.entries(stamps)) {
    if (object.fields.has(name.toLowerCase())) work.row[name] = value;
  }
}

const autoNumberedByObject = new WeakMap<ObjectDef, FieldDef[]>();

function autoNumbered(object: ObjectDef): readonly FieldDef[] {
  const known =
    autoNumberedByObject.get(object) ?? [...object.fields.values()].filter((field) => field.autoNumber !== null);
  autoNumberedByObject.set(object, known);
  return known;
}

interface AutoNumbers {
  /** Of the field. */
  readonly name: string;
  numberAt(place: number): string;
}

/** Reserves the numbers of a chunk: `INV-{0000}` gives INV-0001, INV-0002, … A refused duplicate leaves a gap. */
function autoNumbers(chunk: Chunk, field: FieldDef, count: number): AutoNumbers {
  const counted = chunk.services.registry.take(`autoNumber.${chunk.object.name}.${field.name}`, count);
  const first = counted + (field.autoNumberStart ?? 1) - 1;
  const format = field.autoNumber ?? '{0}';
  const write = (number: number) =>
    format.replace(/\{(0+)\}/, (_all, zeros: string) => String(number).padStart(zeros.length, '0'));
  return { name: field.name, numberAt: (place) => write(first + place) };
}

/** Records are written one by one, so a value that appears twice in one call is found too. */
function hasDuplicate(chunk: Chunk, work: Work): boolean {
  refusePair(chunk, work);
  for (const field of uniqueFields(chunk.object)) {
    if (!changed(work, field.name)) continue;
    const error = duplicateOf(chunk, chunk.object, field, work.row);
    if (error) work.errors.push(error);
  }
  return !isGood(work);
}

/** When a record is restored, another record may have its unique values. */
export function refuseReturningValues(chunk: Chunk, object: ObjectDef, row: Row): DmlError[] {
  return uniqueFields(object).flatMap((field) => duplicateOf(chunk, object, field, row) ?? []);
}

function duplicateOf(chunk: Chunk, object: ObjectDef, field: FieldDef, row: Row): DmlError | null {
  const value = row[field.name] ?? null;
  if (value === null) return null;
  const other = chunk.services.records.idsByKey(object, field.name, value).find((id) => id !== row['Id']);
  return other === undefined ? null : duplicateValue(field, mayKnow(chunk, object, other) ? other : null);
}

const uniqueByObject = new WeakMap<ObjectDef, FieldDef[]>();

function uniqueFields(object: ObjectDef): readonly FieldDef[] {
  const known = uniqueByObject.get(object) ?? [...object.fields.values()].filter((field) => field.unique);
  uniqueByObject.set(object, known);
  return known;
}
