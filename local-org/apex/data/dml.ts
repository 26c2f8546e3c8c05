/** DML in Apex: counts limits, converts records to rows, sets IDs, and throws exceptions for errors. */
import { OrgError } from '../../errors.ts';
import type { AccessMode, DmlOperation, SaveResult } from '../../types.ts';
import { ApexList } from '../runtime/collections.ts';
import { throwApex, throwNullPointer, type DmlRowError } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { LimitExceeded } from '../runtime/failures.ts';
import type { Type } from '../runtime/types.ts';
import { SObj, type ApexValue } from '../runtime/values.ts';
import { mixedDml } from './mixed-dml.ts';
import { noteSaved, rowFromRecord } from './rows.ts';
import { aroundRefused, selfReferences } from './self-reference.ts';

export interface DmlRequest {
  readonly allOrNone: boolean;
  readonly access: AccessMode;
  /** For upsert. The default is Id. */
  readonly externalIdField?: string | null;
}

/** The records of a DML statement: one record or a list. */
export function recordsOf(value: ApexValue): SObj[] {
  if (value instanceof SObj) return [value];
  if (!(value instanceof ApexList)) return throwNullPointer();
  return value.items.map((item) => (item instanceof SObj ? item : throwNullPointer()));
}

/** Row errors are in the row's result and never thrown. A missing object permission is a SecurityException. */
export function runDml(operation: DmlOperation, records: readonly SObj[], request: DmlRequest): SaveResult[] {
  if (records.length === 0) return [];
  const { org, transaction, limits, isReadOnly } = current();
  // Lightning Web Components Developer Guide, "Call Apex Methods": a cacheable method must not change data.
  if (isReadOnly) throw new LimitExceeded('Too many DML statements: 1');
  limits.use('dmlStatements', 1);
  limits.use('dmlRows', records.length);
  refuseTwice(operation, records);
  refuseManyChunks(records);
  const mixed = mixedDml(operation, records);
  if (mixed !== null) return records.map(() => ({ id: null, success: false, created: false, errors: [mixed] }));
  const save = (rows: readonly SObj[]): SaveResult[] =>
    org.dml.run(
      transaction,
      operation,
      rows.map((record) => ({ type: record.type.name, fields: rowFromRecord(record) })),
      {
        allOrNone: request.allOrNone,
        access: request.access,
        externalIdField: request.externalIdField ?? undefined,
        readOnlyFields: 'ignore',
      },
    );
  const refused = selfReferences(operation, records);
  const results = asSecurityException(() => aroundRefused(records, refused, request.allOrNone, save));
  results.forEach((result, i) => {
    const record = records[i];
    if (result.success && result.id !== null && record !== undefined) noteSaved(record, result.id);
  });
  return results;
}

/** A DML statement, or a Database method with allOrNone: throws the first error. */
export function dmlOrThrow(
  operation: DmlOperation,
  records: readonly SObj[],
  request: Omit<DmlRequest, 'allOrNone'>,
): SaveResult[] {
  const results = runDml(operation, records, { ...request, allOrNone: true });
  const failed = rowErrors(results, records);
  if (failed.length > 0) throwDml(operation, failed, records[failed[0]?.row ?? 0]?.type.name ?? '');
  return results;
}

/** Each failed row with its first error, without rows that failed only because of others. */
function rowErrors(results: readonly SaveResult[], records: readonly SObj[]): DmlRowError[] {
  return results.flatMap((result, row) =>
    result.errors
      .filter(({ statusCode }) => statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK')
      .map((error) => ({ ...error, row, id: records[row]?.id ?? null })),
  );
}

/**
 * Apex Developer Guide, "Exception Methods": the message of a DmlException. Read-only fields have a separate
 * message ("Set an Access Mode for Database Operations").
 */
export function throwDml(operation: DmlOperation | 'merge', failed: readonly DmlRowError[], object: string): never {
  const [first] = failed;
  if (first?.statusCode === FIELD_DENIED && !first.fields.includes('Id')) {
    const text = `Operation failed due to fields being inaccessible on Sobject ${object}, check errors on Exception or Result!`;
    return throwApex('DmlException', text, failed);
  }
  const place = `row ${first?.row ?? 0}${first?.id ? ` with id ${first.id}` : ''}`;
  const name = operation.charAt(0).toUpperCase() + operation.slice(1);
  const text = `${first?.statusCode ?? ''}, ${first?.message ?? ''}: [${first?.fields.join(', ') ?? ''}]`;
  return throwApex('DmlException', `${name} failed. First exception on ${place}; first error: ${text}`, failed);
}

/**
 * Apex Developer Guide, "Bulk DML Exception Handling": the same record twice in a list is refused before
 * anything is saved.
 */
function refuseTwice(operation: DmlOperation, records: readonly SObj[]): void {
  const seen = new Set<string | SObj>();
  for (const record of records) {
    const key = operation === 'insert' || record.id === null ? record : record.id;
    if (seen.has(key)) {
      if (operation === 'insert')
        throwApex('ListException', 'Before Insert or Upsert list must not have two identically equal elements');
      throwApex('ListException', `Duplicate id in list: ${record.id ?? ''}`);
    }
    seen.add(key);
  }
}

/**
 * REST API Developer Guide, "Create Records Using sObject Collections": neighboring records of one type are a
 * chunk, with up to ten chunks per call.
 */
const MAX_CHUNKS = 10;

function refuseManyChunks(records: readonly SObj[]): void {
  let chunks = 0;
  let type: Type | null = null;
  for (const record of records) {
    if (record.type !== type) chunks++;
    type = record.type;
  }
  if (chunks > MAX_CHUNKS)
    throwApex(
      'TypeException',
      `Cannot have more than ${MAX_CHUNKS} chunks in a single operation. Please rearrange the data to reduce chunking.`,
    );
}

const FIELD_DENIED = 'INVALID_FIELD_FOR_INSERT_UPDATE';
const OBJECT_DENIED: ReadonlySet<string> = new Set(['INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS_OR_READONLY']);

export function asSecurityException<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    if (OBJECT_DENIED.has(error.code)) return throwApex('SecurityException', error.message);
    return throwApex('DmlException', `${error.code}, ${error.message}`);
  }
}
