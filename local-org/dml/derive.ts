/** Fields that the platform sets: compound names, whether a status is closed, and copies of a parent's fields. */
import { FORECAST_CATEGORIES } from '../schema/forecast-categories.ts';
import type { FieldDef, ObjectDef, PicklistValue } from '../schema/model.ts';
import type { Row } from '../types.ts';
import type { Chunk } from './context.ts';
import { changed, type Work } from './work.ts';

type Derivation = (work: Work, chunk: Chunk) => void;

export function derive(chunk: Chunk, works: readonly Work[]): void {
  const derivations = derivationsOf(chunk.object);
  for (const work of works) for (const derivation of derivations) derivation(work, chunk);
}

const derivationsByObject = new WeakMap<ObjectDef, readonly Derivation[]>();

function derivationsOf(object: ObjectDef): readonly Derivation[] {
  const known = derivationsByObject.get(object);
  if (known) return known;
  const derivations = [...compoundNames(object), ...(BY_OBJECT[object.name] ?? [])];
  derivationsByObject.set(object, derivations);
  return derivations;
}

function compoundNames(object: ObjectDef): Derivation[] {
  return [...object.fields.values()].flatMap((field) => {
    const parts = field.compoundOf;
    return parts && field.type !== 'address'
      ? [(work: Work) => void (work.row[field.name] = joined(work.row, parts))]
      : [];
  });
}

function joined(row: Row, parts: readonly string[]): string {
  return parts.flatMap((part) => row[part] ?? []).join(' ');
}

const BY_OBJECT: Record<string, readonly Derivation[]> = {
  Case: [caseClosed],
  Opportunity: [opportunityStage],
  Task: [taskClosed],
  EmailMessage: [emailRelatedTo],
};

/** Object Reference, "Case": IsClosed follows the status, and ClosedDate is when the case was closed. */
function caseClosed(work: Work, chunk: Chunk): void {
  const closed = valueOf(chunk.object, 'Status', work.row)?.isClosed === true;
  const wasClosed = work.old?.['IsClosed'] === true;
  work.row['IsClosed'] = closed;
  if (!closed) work.row['ClosedDate'] = null;
  else if (work.old === null) work.row['ClosedDate'] ??= chunk.stamp;
  else work.row['ClosedDate'] = wasClosed ? (work.old?.['ClosedDate'] ?? null) : chunk.stamp;
}

/**
 * Object Reference, "Opportunity": the stage sets IsClosed and IsWon, and the default probability and
 * forecast category.
 */
function opportunityStage(work: Work, chunk: Chunk): void {
  const stage = valueOf(chunk.object, 'StageName', work.row);
  work.row['IsClosed'] = stage?.isClosed === true;
  work.row['IsWon'] = stage?.isWon === true;
  if (!stage || !changed(work, 'StageName')) return;
  const named = new Set(Object.keys(work.input.fields).map((name) => name.toLowerCase()));
  if (!named.has('probability') && stage.probability !== undefined) work.row['Probability'] = stage.probability;
  const category = FORECAST_CATEGORIES[stage.forecastCategory ?? ''];
  if (!named.has('forecastcategoryname') && category !== undefined) work.row['ForecastCategoryName'] = category;
}

function taskClosed(work: Work, chunk: Chunk): void {
  const closed = valueOf(chunk.object, 'Status', work.row)?.isClosed === true;
  const wasClosed = work.old?.['IsClosed'] === true;
  work.row['IsClosed'] = closed;
  work.row['IsHighPriority'] = work.row['Priority'] === 'High';
  if (!closed) work.row['CompletedDateTime'] = null;
  else if (!wasClosed) work.row['CompletedDateTime'] = chunk.stamp;
}

/** Object Reference, "EmailMessage": an email on a case is related to that case. Its date can be cleared. */
function emailRelatedTo(work: Work, chunk: Chunk): void {
  work.row['RelatedToId'] ??= work.row['ParentId'] ?? null;
  if (work.old === null) work.row['MessageDate'] ??= chunk.stamp;
}

function valueOf(object: ObjectDef, fieldName: string, row: Row): PicklistValue | undefined {
  const field = object.fields.get(fieldName.toLowerCase());
  return field?.picklist.find((entry) => entry.value === row[fieldName]);
}

/**
 * Fields that need other records: copies of a parent's fields, and the account of a contact or a task's
 * related record.
 */
export function deriveFromParents(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.name === 'Case') accountFromContact(chunk, works);
  if (chunk.object.name === 'Task' || chunk.object.name === 'Event') accountOfActivity(chunk, works);
  if (chunk.object.name === 'FeedComment') parentOfComment(chunk, works);
  for (const [lookup, copies] of copiesOf(chunk.object)) copyFromParent(chunk, works, lookup, copies);
}

/** A new case with a contact and no account gets the contact's account. */
function accountFromContact(chunk: Chunk, works: readonly Work[]): void {
  const affected = works.filter((work) => work.old === null && work.row['ContactId'] && !work.row['AccountId']);
  const contacts = parentRows(chunk, 'Contact', affected, 'ContactId');
  for (const work of affected)
    work.row['AccountId'] = contacts.get(String(work.row['ContactId']))?.['AccountId'] ?? null;
}

/** Object Reference, "Task": the account comes from the related record, or else from the contact. */
function accountOfActivity(chunk: Chunk, works: readonly Work[]): void {
  const affected = works.filter((work) => changed(work, 'WhatId') || changed(work, 'WhoId'));
  const contacts = parentRows(chunk, 'Contact', affected, 'WhoId');
  const subjects = new Map(
    ['Case', 'Opportunity'].flatMap((object) => [...parentRows(chunk, object, affected, 'WhatId')]),
  );
  for (const work of affected) {
    const what = work.row['WhatId'] ?? null;
    const isAccount = typeof what === 'string' && chunk.services.schema.objectOfId(what)?.name === 'Account';
    const related = subjects.get(String(what)) ?? contacts.get(String(work.row['WhoId']));
    work.row['AccountId'] = isAccount ? what : (related?.['AccountId'] ?? null);
  }
}

/** A comment belongs to the record of its post. */
function parentOfComment(chunk: Chunk, works: readonly Work[]): void {
  const posts = parentRows(chunk, 'FeedItem', works, 'FeedItemId');
  for (const work of works) work.row['ParentId'] = posts.get(String(work.row['FeedItemId']))?.['ParentId'] ?? null;
}

const copiesByObject = new WeakMap<ObjectDef, ReadonlyMap<string, readonly FieldDef[]>>();

/** Fields that copy a parent's field, by lookup. Found once per object, because every save asks for them. */
export function copiesOf(object: ObjectDef): ReadonlyMap<string, readonly FieldDef[]> {
  let copies = copiesByObject.get(object);
  if (copies === undefined) {
    const fields = [...object.fields.values()].filter((field) => field.copyOf !== undefined);
    copies = Map.groupBy(fields, (field) => field.copyOf?.lookup ?? '');
    copiesByObject.set(object, copies);
  }
  return copies;
}

function copyFromParent(chunk: Chunk, works: readonly Work[], lookup: string, copies: readonly FieldDef[]): void {
  const affected = works.filter((work) => changed(work, lookup));
  const target = chunk.object.fields.get(lookup.toLowerCase())?.referenceTo[0];
  if (affected.length === 0 || target === undefined) return;
  const parents = parentRows(chunk, target, affected, lookup);
  for (const work of affected) {
    const parent = parents.get(String(work.row[lookup]));
    for (const field of copies) work.row[field.name] = (field.copyOf && parent?.[field.copyOf.field]) ?? null;
  }
}

function parentRows(chunk: Chunk, target: string, works: readonly Work[], lookup: string): Map<string, Row> {
  const ids = new Set(
    works.flatMap((work) => (typeof work.row[lookup] === 'string' ? [String(work.row[lookup])] : [])),
  );
  if (ids.size === 0) return new Map();
  return chunk.services.records.byIds(chunk.services.schema.requireObject(target), [...ids]);
}
