/**
 * Records of a running before trigger. Apex Developer Guide, "Context Variable Considerations": DML on them
 * is a runtime error.
 */
import type { DmlError, DmlOperation, SaveResult } from '../../types.ts';
import { rolledBack } from '../../dml/errors.ts';
import { current } from '../runtime/execution.ts';
import type { SObj } from '../runtime/values.ts';

/**
 * The rows that are refused. While records are updated, they can't be updated or deleted. While they're
 * deleted, they can't be deleted again.
 */
export function selfReferences(operation: DmlOperation, records: readonly SObj[]): ReadonlyMap<number, DmlError> {
  const found = new Map<number, DmlError>();
  const { held } = current();
  if (held.length === 0 || operation === 'insert' || operation === 'undelete') return found;
  const deletes = operation === 'delete';
  for (const [row, { id }] of records.entries()) {
    const holder = id === null ? undefined : held.find(({ ids, by }) => ids.has(id) && (deletes || by === 'update'));
    if (id === null || holder === undefined) continue;
    found.set(row, {
      statusCode: 'SELF_REFERENCE_FROM_TRIGGER',
      message: `Object (id = ${id.slice(0, 15)}) is currently in trigger ${holder.trigger}, therefore it cannot recursively ${deletes ? 'delete' : 'update'} itself`,
      fields: [],
    });
  }
  return found;
}

/** Saves the rows that aren't refused. If all must succeed, saves none of them. */
export function aroundRefused(
  records: readonly SObj[],
  refused: ReadonlyMap<number, DmlError>,
  allOrNone: boolean,
  save: (records: readonly SObj[]) => SaveResult[],
): SaveResult[] {
  if (refused.size === 0) return save(records);
  const failed = (error: DmlError): SaveResult => ({ id: null, success: false, created: false, errors: [error] });
  const rest = allOrNone ? [] : save(records.filter((_record, row) => !refused.has(row)));
  return records.map((_record, row) => {
    const error = refused.get(row);
    return error === undefined ? (rest.shift() ?? failed(rolledBack())) : failed(error);
  });
}
