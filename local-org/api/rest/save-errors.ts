/**
 * DML row errors in the REST API's two formats: the error list of a single record, and the result of one of
 * many records.
 */
import type { DmlError, SaveResult } from '../../types.ts';
import { HttpRefusal, statusFor } from '../http/errors.ts';
import type { ApiError } from '../http/reply.ts';
import { normalizeId } from '../../store/ids.ts';
import type { Json } from './record-json.ts';

/** The error of a failed single write. */
export function refuseSave(errors: readonly DmlError[]): never {
  const body: ApiError[] = errors.map((error) => ({
    message: error.message,
    errorCode: error.statusCode,
    fields: error.fields,
  }));
  throw new HttpRefusal({ status: statusFor(errors[0]?.statusCode ?? ''), body });
}

/** `{id, success, errors}` of one record in a collection. Upserts include `created`. */
export function saveResultJson(result: SaveResult, withCreated: boolean): Json {
  const errors = result.errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields }));
  return {
    ...(result.id === null ? {} : { id: result.id }),
    success: result.success,
    errors,
    ...(withCreated ? { created: result.created } : {}),
  };
}

export const failedRow = (
  id: string | null,
  statusCode: string,
  message: string,
  fields: readonly string[] = [],
): SaveResult => ({
  id,
  success: false,
  created: false,
  errors: [{ statusCode, message, fields }],
});

/** The error of valid rows that an invalid row rolled back. */
export const rolledBackRow = (): SaveResult =>
  failedRow(
    null,
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  );

export const sameId = (a: string, b: string): boolean => normalizeId(a) === normalizeId(b);
