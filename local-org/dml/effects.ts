/** Changes to other records after a save. */
import type { FieldDef, ObjectDef } from '../schema/model.ts';
import type { Row } from '../types.ts';
import { DECIDE_SHARING } from '../security/sharing/principals.ts';
import { ROLE_GROUPS } from '../store/setup-rows.ts';
import type { Chunk } from './context.ts';
import { copiesOf } from './derive.ts';
import { keepDocuments } from './files.ts';
import { keepInvitees } from './invitees.ts';
import { endManualShares } from './shares.ts';
import { changed, type Work } from './work.ts';

/** Objects whose records decide what a user can do. */
export const DECIDE_ACCESS: ReadonlySet<string> = new Set([...DECIDE_SHARING, 'PermissionSetAssignment']);

export function afterWrite(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.name === 'UserRole') makeRoleGroups(chunk, works);
  if (DECIDE_ACCESS.has(chunk.object.name)) chunk.services.access.forget();
  endManualShares(chunk, works);
  if (chunk.object.name === 'Contact') relateToAccounts(chunk, works);
  keepInvitees(chunk, works);
  keepDocuments(chunk, works);
  refreshCopies(chunk, works);
}

/** Object Reference, "Group": each new role has two groups: for its users, and for its users with all subordinates. */
function makeRoleGroups(chunk: Chunk, works: readonly Work[]): void {
  const { registry, records, schema } = chunk.services;
  const group = schema.requireObject('Group');
  for (const { row } of works.filter((work) => work.old === null)) {
    for (const type of ROLE_GROUPS) {
      records.insert(group, {
        Id: registry.newId(group.keyPrefix),
        DeveloperName: row['DeveloperName'] ?? null,
        RelatedId: row['Id'] ?? null,
        Type: type,
        ...stampsOf(chunk),
      });
    }
  }
}

function stampsOf(chunk: Chunk): Row {
  const { userId } = chunk.transaction.session;
  return {
    CreatedDate: chunk.stamp,
    CreatedById: userId,
    LastModifiedDate: chunk.stamp,
    LastModifiedById: userId,
    SystemModstamp: chunk.stamp,
  };
}

/**
 * A contact's account is its direct account-contact relation (Object Reference, "AccountContactRelation").
 * When the account changes, the relation to the previous account is deleted.
 */
function relateToAccounts(chunk: Chunk, works: readonly Work[]): void {
  const relation = chunk.services.schema.object('AccountContactRelation');
  if (!relation) return;
  for (const work of works.filter((candidate) => changed(candidate, 'AccountId'))) {
    const existing = chunk.services.records.byField(relation, 'ContactId', [work.row['Id'] ?? null]);
    for (const row of existing.filter((candidate) => candidate['IsDirect'] === true)) {
      chunk.services.records.update(relation, String(row['Id']), ['IsDeleted'], { IsDeleted: true });
    }
    if (typeof work.row['AccountId'] === 'string') makeDirect(chunk, relation, work.row, existing);
  }
}

function makeDirect(chunk: Chunk, relation: ObjectDef, contact: Row, existing: readonly Row[]): void {
  const indirect = existing.find((row) => row['IsDirect'] !== true && row['AccountId'] === contact['AccountId']);
  if (indirect) {
    chunk.services.records.update(relation, String(indirect['Id']), ['IsDirect'], { IsDirect: true });
    return;
  }
  chunk.services.records.insert(relation, {
    Id: chunk.services.registry.newId(relation.keyPrefix),
    AccountId: contact['AccountId'] ?? null,
    ContactId: contact['Id'] ?? null,
    IsDirect: true,
    IsActive: true,
    ...stampsOf(chunk),
  });
}

/** Updates records that copy a field of these (Case.ContactEmail). */
function refreshCopies(chunk: Chunk, works: readonly Work[]): void {
  for (const { object, lookup, copies } of copyingObjects(chunk, chunk.object)) {
    const sources = copies.map((field) => field.copyOf?.field ?? '');
    for (const work of works) {
      if (work.old === null || !sources.some((source) => changed(work, source))) continue;
      const values: Row = {};
      for (const field of copies) values[field.name] = work.row[field.copyOf?.field ?? ''] ?? null;
      for (const row of chunk.services.records.byField(object, lookup, [work.row['Id'] ?? null])) {
        chunk.services.records.update(object, String(row['Id']), Object.keys(values), values);
      }
    }
  }
}

interface Copying {
  readonly object: ObjectDef;
  readonly lookup: string;
  readonly copies: readonly FieldDef[];
}

const copyingByObject = new WeakMap<ObjectDef, Copying[]>();

function copyingObjects(chunk: Chunk, parent: ObjectDef): readonly Copying[] {
  const known = copyingByObject.get(parent);
  if (known) return known;
  const found = [...chunk.services.schema.objects.values()].flatMap((object) =>
    [...copiesOf(object)]
      .filter(([lookup]) => object.fields.get(lookup.toLowerCase())?.referenceTo.includes(parent.name))
      .map(([lookup, copies]) => ({ object, lookup, copies })),
  );
  copyingByObject.set(parent, found);
  return found;
}
