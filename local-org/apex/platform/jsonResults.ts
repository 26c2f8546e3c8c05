/**
 * `JSON.deserialize(text, Database.SaveResult.class)`: how a test makes a result that no save gives it. Apex Reference, "JSON Class", and the
 * pages of the results; the members are those of the API.
 */
import type { DmlError } from '../../types.ts';
import type { Type } from '../runtime/types.ts';
import type { NativeObject } from '../runtime/values.ts';
import { databaseError } from './databaseError.ts';
import type { JsonValue } from './jsonText.ts';
import { DmlResult, isResultType } from './saveResults.ts';

type JsonObject = ReadonlyMap<string, JsonValue>;

/** Null for every other type. */
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
