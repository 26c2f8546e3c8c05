/** Objects that allow only one record for the same two lookups. */
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

/** Refuses the second record of a pair. Earlier rows of the same call are already written. */
export function refusePair(chunk: Chunk, work: Work): void {
  const pair = PAIRS[chunk.object.name];
  if (!pair || work.old !== null) return;
  const rows = chunk.services.records.byField(chunk.object, pair.first, [work.row[pair.first] ?? null]);
  if (rows.some((row) => row[pair.second] === work.row[pair.second])) work.errors.push(pair.refusal(work.row));
}
