/**
 * `JSON.deserialize(text, Database.SaveResult.class)`, which tests use to create results that a save doesn't
 * return. Apex Reference, "JSON Class", and the pages of the results. The members are the API's.
 */
import type { DmlError } from '../../types.ts';
import type { Type } from '../runtime/types.ts';
import type { NativeObject } from '../runtime/values.ts';
import { databaseError } from './databaseError.ts';
import type { JsonValue } from './jsonText.ts';
import { DmlResult, isResultType } from './saveResults.ts';

type JsonObject = ReadonlyMap<string, JsonValue>;

/** Null for all other types. */
export function resultFromJson(value: JsonObject, type: Type): NativeObject | null {
  if (type === databaseError.type) return databaseError.of(errorOf(value));
  return isResultType(type) ? dmlResult(value, type) : null;
}

function dmlResult(value: JsonObject, type: Type): DmlResult {
  const errors = value.get('errors');
  return new DmlResult(type, {
    id: textAt(value, 'id'),
    success: value.get('success') === true,
    created: value.get('created') === true,
    errors: Array.isArray(errors) ? errors.flatMap((error) => (error instanceof Map ? [errorOf(error)] : [])) : [],
  });
}

function errorOf(value: JsonObject): DmlError {
  const fields = value.get('fields');
  return {
    statusCode: textAt(value, 'statusCode') ?? 'UNKNOWN_EXCEPTION',
    message: textAt(value, 'message') ?? '',
    fields: Array.isArray(fields) ? fields.filter((name) => typeof name === 'string') : [],
  };
}

function textAt(value: JsonObject, name: string): string | null {
  const found = value.get(name);
  return typeof found === 'string' ? found : null;
}
