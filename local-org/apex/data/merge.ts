/** `merge` and `Database.merge`: Apex Developer Guide, "Merging Records". */
import type { MergeResult } from '../../dml/dml.ts';
import type { AccessMode, DmlError } from '../../types.ts';
import { ApexList } from '../runtime/collections.ts';
import { throwApex, throwNullPointer } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { LimitExceeded } from '../runtime/failures.ts';
import { SObj, type ApexValue } from '../runtime/values.ts';
import { asSecurityException, throwDml } from './dml.ts';
import { mixedDml } from './mixed-dml.ts';
import { noteSaved, rowFromRecord } from './rows.ts';
import { selfReferences } from './self-reference.ts';

/** The records to merge: a record, an ID, or a list of either. */
export function losersOf(value: ApexValue): SObj[] {
  const items = value instanceof ApexList ? value.items : [value];
  return items.map((item) =>
    item instanceof SObj ? item : typeof item === 'string' ? recordOfId(item) : throwNullPointer(),
  );
}

/** A record with nothing but its ID. */
export function recordOfId(id: string): SObj {
  const found = current().org.schema.objectOfId(id) ?? throwApex('DmlException', `Invalid id: ${id}`);
  const row = new SObj(found);
  row.fields.set('id', id);
  return row;
}

/** An error is in the result and never thrown. A missing object permission is a SecurityException. */
export function runMerge(master: SObj, losers: readonly SObj[], access: AccessMode): MergeResult {
  const { org, transaction, limits, isReadOnly } = current();
  // Lightning Web Components Developer Guide, "Call Apex Methods": a cacheable method must not change data.
  if (isReadOnly) throw new LimitExceeded('Too many DML statements: 1');
  limits.use('dmlStatements', 1);
  limits.use('dmlRows', 1 + losers.length);
  const error =
    mixedDml('update', [master]) ??
    selfReferences('update', [master]).get(0) ??
    [...selfReferences('delete', losers).values()][0];
  if (error) return { id: null, success: false, errors: [error], mergedIds: [], relatedIds: [] };
  const rowOf = (record: SObj): { type: string; fields: ReturnType<typeof rowFromRecord> } => ({
    type: record.type.name,
    fields: rowFromRecord(record),
  });
  const idOnly = (record: SObj): { type: string; fields: { Id: string | null } } => ({
    type: record.type.name,
    fields: { Id: record.id },
  });
  const options = { allOrNone: true, access, readOnlyFields: 'ignore' } as const;
  const result = asSecurityException(() => org.dml.merge(transaction, rowOf(master), losers.map(idOnly), options));
  if (result.id !== null) noteSaved(master, result.id);
  return result;
}

/** The `merge` statement, or `Database.merge` with allOrNone: throws the error. */
export function mergeOrThrow(master: SObj, losers: readonly SObj[], access: AccessMode): MergeResult {
  const result = runMerge(master, losers, access);
  const [error] = result.errors;
  return error === undefined ? result : throwMerge(error, master);
}

const throwMerge = (error: DmlError, master: SObj): never =>
  throwDml('merge', [{ ...error, row: 0, id: master.id }], master.type.name);
