/** Objects that allow only one record for the same two lookups. */
import type { ObjectDef } from '../schema/model.ts';
import type { DmlError, Row } from '../types.ts';
import type { Chunk } from './context.ts';
import { dmlError } from './errors.ts';
import type { Work } from './work.ts';

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly refusal: (row: Row) => DmlError;
}

const PAIRS: Record<string, Pair> = {
  AccountContactRelation: {
    first: 'ContactId',
    second: 'AccountId',
    refusal: () => dmlError('DUPLICATE_VALUE', "There's already a relationship between this account and contact."),
  },
  ContentDocumentLink: {
    first: 'ContentDocumentId',
    second: 'LinkedEntityId',
    refusal: () =>
      dmlError('DUPLICATE_VALUE', 'duplicate value found: <unknown> duplicates value on record with id: <unknown>'),
  },
  PermissionSetAssignment: {
    first: 'AssigneeId',
    second: 'PermissionSetId',
    refusal: (row) =>
      dmlError(
        'DUPLICATE_VALUE',
        `Duplicate PermissionSetAssignment. Assignee: ${String(row['AssigneeId'])}; Permission Set: ${String(row['PermissionSetId'])}`,
      ),
  },
};

/** The other record for the same two lookups, if the object allows only one. */
export function sameOf(chunk: Chunk, object: ObjectDef, row: Row): Row | undefined {
  const pair = PAIRS[object.name];
  if (!pair) return undefined;
  const rows = chunk.services.records.byField(object, pair.first, [row[pair.first] ?? null]);
  return rows.find((other) => other[pair.second] === row[pair.second] && other['Id'] !== row['Id']);
}

/** Refuses the second record of a pair. Earlier rows of the same call are already written. */
export function refusePair(chunk: Chunk, work: Work): void {
  const pair = PAIRS[chunk.object.name];
  if (!pair || work.old !== null || !sameOf(chunk, chunk.object, work.row)) return;
  work.errors.push(pair.refusal(work.row));
}
