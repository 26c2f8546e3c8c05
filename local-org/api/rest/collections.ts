/** Up to 200 records in one request. Source: REST API Developer Guide, "Use sObject Collections". */
import type { ObjectDef } from '../../schema/model.ts';
import { OrgError } from '../../errors.ts';
import { normalizeId } from '../../store/ids.ts';
import type { DmlOperation, RecordInput, SaveResult } from '../../types.ts';
import { param, type Call } from '../call.ts';
import { HttpRefusal, refuse } from '../http/errors.ts';
import {
  isObject,
  optionalBoolean,
  requireArray,
  requireObject,
  requireString,
  type JsonObject,
} from '../http/json.ts';
import { ok, type ApiError, type Reply } from '../http/reply.ts';
import { readableFields, requireExternalId, requireVisibleObject, simpleQuery } from './find.ts';
import { shapeRow, type Json } from './record-json.ts';
import { runQuery } from './run-query.ts';
import { failedRow, rolledBackRow, saveResultJson } from './save-errors.ts';
import { refuseColumn } from './values.ts';
import { fieldsOf, saveIn } from './write.ts';

const maxRecords = 200;

/** A record, or its error result if its body is invalid. */
type Prepared = RecordInput | SaveResult;
const isFailed = (prepared: Prepared): prepared is SaveResult => 'success' in prepared;

export const createCollection = (call: Call): Reply => saveBody(call, 'insert');
export const updateCollection = (call: Call): Reply => saveBody(call, 'update');

export function upsertCollection(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const field = requireExternalId(object, param(call, 'field'));
  return saveBody(call, 'upsert', { object, externalIdField: field.name });
}

export function deleteCollection(call: Call): Reply {
  const ids = (call.request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) refuse('MALFORMED_ID', "Ids have to be specified in the parameter 'ids'.");
  requireSize(ids.length);
  const allOrNone = call.request.query.get('allOrNone') === 'true';
  const { schema } = call.services.org;
  const prepared = ids.map((written): Prepared => {
    const id = normalizeId(written);
    const object = id === null ? undefined : schema.objectOfId(id);
    if (id === null || !object) return failedRow(null, 'MALFORMED_ID', `bad id ${written}`, ['Id']);
    return { type: object.name, fields: { Id: id } };
  });
  return ok(saveAll(call, 'delete', prepared, allOrNone, undefined).map((result) => saveResultJson(result, false)));
}

function saveBody(call: Call, operation: DmlOperation, upsert?: { object: ObjectDef; externalIdField: string }): Reply {
  const body = requireObject(call.request.body);
  const allOrNone = optionalBoolean(body.allOrNone, 'allOrNone', false);
  const records = requireArray(body.records, 'records');
  requireSize(records.length);
  const prepared = records.map((record) =>
    prepare(call, requireObject(record, 'Each record'), operation, upsert?.object),
  );
  const results = saveAll(call, operation, prepared, allOrNone, upsert?.externalIdField);
  return ok(results.map((result) => saveResultJson(result, operation === 'upsert')));
}

function requireSize(count: number): void {
  if (count > maxRecords) {
    refuse('EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${maxRecords} records into this call`);
  }
}

/** An invalid record fails alone, not the whole request. */
function prepare(call: Call, record: JsonObject, operation: DmlOperation, fixed: ObjectDef | undefined): Prepared {
  const object = fixed ?? typeOf(call, record);
  try {
    const fields = fieldsOf(call, object, record);
    if (operation === 'insert' && 'Id' in fields) {
      return failedRow(null, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
    }
    return { type: object.name, fields };
  } catch (error) {
    return rowRefusal(error);
  }
}

function typeOf(call: Call, record: JsonObject): ObjectDef {
  const attributes = isObject(record.attributes) ? record.attributes : {};
  return call.services.org.schema.requireObject(requireString(attributes.type, 'attributes.type of each record'));
}

function rowRefusal(error: unknown): SaveResult {
  if (error instanceof OrgError) return failedRow(null, error.code, error.message, error.fields);
  if (!(error instanceof HttpRefusal)) throw error;
  const [first] = Array.isArray(error.reply.body) ? (error.reply.body as ApiError[]) : [];
  return failedRow(null, first?.errorCode ?? 'UNKNOWN_EXCEPTION', first?.message ?? '', first?.fields ?? []);
}

/** Neighboring records of one type are saved together. With `allOrNone`, one failure rolls back everything. */
export function saveAll(
  call: Call,
  operation: DmlOperation,
  prepared: readonly Prepared[],
  allOrNone: boolean,
  externalIdField: string | undefined,
): SaveResult[] {
  if (allOrNone && prepared.some(isFailed)) {
    return prepared.map((row) => (isFailed(row) ? row : rolledBackRow()));
  }
  return call.unit.write((transaction) => {
    const savepoint = transaction.savepoint();
    const results: SaveResult[] = prepared.map((row) => (isFailed(row) ? row : rolledBackRow()));
    for (const run of runsOfOneType(prepared)) {
      const saved = saveIn(
        call,
        transaction,
        operation,
        run.map((index) => prepared[index] as RecordInput),
        {
          allOrNone,
          externalIdField,
        },
      );
      for (const [position, index] of run.entries()) results[index] = saved[position] ?? rolledBackRow();
      if (!allOrNone || saved.every((result) => result.success)) continue;
      transaction.rollbackTo(savepoint);
      return results.map((result) => (result.success ? rolledBackRow() : result));
    }
    return results;
  });
}

/** Indexes of neighboring valid records of one type. */
function runsOfOneType(prepared: readonly Prepared[]): number[][] {
  const runs: number[][] = [];
  let type: string | null = null;
  for (const [index, row] of prepared.entries()) {
    if (isFailed(row)) continue;
    if (row.type !== type) runs.push([]);
    type = row.type;
    runs.at(-1)?.push(index);
  }
  return runs;
}

/**
 * Records by ID in the requested order, with null for missing ones. GET has the IDs and fields in the
 * address, POST in the body.
 */
export function retrieveCollection(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const { ids, fields } = call.request.method === 'POST' ? askedInBody(call) : askedInAddress(call);
  if (ids.length > maxRetrieved)
    refuse('EXCEEDED_ID_LIMIT', `cannot retrieve more than ${maxRetrieved} records in this call`);
  const names = requireReadable(call, object, fields);
  const wanted = ids.map((id) => normalizeId(id) ?? refuse('MALFORMED_ID', `bad id ${id}`));
  const found = readByIds(call, object, wanted, names);
  return ok(wanted.map((id) => found.get(id) ?? null));
}

const maxRetrieved = 2000;

function requireReadable(call: Call, object: ObjectDef, fields: readonly string[]): string[] {
  const readable = readableFields(call.services, call.session, object);
  return fields.map((name) => {
    const field = readable.find((candidate) => candidate.name.toLowerCase() === name.trim().toLowerCase());
    return field ? field.name : refuseColumn(object, name);
  });
}

function readByIds(call: Call, object: ObjectDef, ids: readonly string[], names: readonly string[]): Map<string, Json> {
  if (ids.length === 0) return new Map();
  const items = [...new Set(ids)].map((value) => ({ kind: 'string', value }) as const);
  const query = simpleQuery(object.name, [...names, 'Id'], {
    kind: 'compare',
    left: { kind: 'field', path: ['Id'], alias: null },
    operator: 'IN',
    right: { kind: 'list', items },
  });
  const context = { schema: call.services.org.schema, base: call.request.base };
  return new Map(
    runQuery(call, query).records.map((record) => {
      const row = Object.fromEntries(names.map((name) => [name, record.values[name] ?? null]));
      return [String(record.values.Id), shapeRow(context, object, { ...row, Id: record.values.Id ?? null })];
    }),
  );
}

interface Asked {
  readonly ids: readonly string[];
  readonly fields: readonly string[];
}

function askedInBody(call: Call): Asked {
  const body = requireObject(call.request.body);
  const texts = (value: unknown, what: string): string[] =>
    requireArray(value, what).map((item) => requireString(item, `Each of ${what}`));
  return { ids: texts(body.ids, 'ids'), fields: texts(body.fields, 'fields') };
}

function askedInAddress(call: Call): Asked {
  const list = (name: string): string[] =>
    (call.request.query.get(name) ?? '').split(',').filter((part) => part !== '');
  const asked = { ids: list('ids'), fields: list('fields') };
  if (asked.ids.length === 0 || asked.fields.length === 0) {
    refuse('MALFORMED_QUERY', "The parameters 'ids' and 'fields' have to be specified.");
  }
  return asked;
}
