/** UI API records: read, create, update, and delete. Source: User Interface API Developer Guide, "Records". */
import type { ObjectDef } from '../../schema/model.ts';
import { normalizeId } from '../../store/ids.ts';
import { quote } from '../../store/table.ts';
import type { QueryRecord } from '../../soql/result.ts';
import type { DmlError } from '../../types.ts';
import { param, type Call } from '../call.ts';
import { HttpRefusal, notFound, refuse, replyTo } from '../http/errors.ts';
import { requireObject, requireString } from '../http/json.ts';
import { created, noContent, ok, refusal, type ApiError, type Reply } from '../http/reply.ts';
import { canRead, findById, readableFields } from '../rest/find.ts';
import { fieldsOf, save } from '../rest/write.ts';
import { layoutPaths } from './layout-paths.ts';
import { listParameter, requestedPaths, systemPaths } from './field-tree.ts';
import { shapeUiRecord } from './record-shape.ts';

export function readUiRecord(call: Call): Reply {
  return ok(represent(call, param(call, 'id')));
}

/** `records/batch/id1,id2`: each record has its own status. */
export function readUiRecords(call: Call): Reply {
  const results = param(call, 'ids')
    .split(',')
    .map((id) => {
      try {
        return { statusCode: 200, result: represent(call, id) };
      } catch (error) {
        const reply = replyTo(error, call.services.log);
        return { statusCode: reply.status, result: reply.body };
      }
    });
  return ok({ hasErrors: results.some((result) => result.statusCode >= 400), results });
}

function represent(call: Call, writtenId: string): unknown {
  const { object, id } = objectOfId(call, writtenId);
  const paths = requestedPaths(call, object);
  const layouts = listParameter(call, 'layoutTypes');
  if (paths.size === 0 && layouts.length === 0 && call.request.query.get('optionalFields') === null) {
    refuse('MISSING_FIELDS', 'Specify the parameter fields, optionalFields, or layoutTypes.');
  }
  for (const path of layoutPaths(call, object, id, layouts)) paths.add(path);
  return shapeUiRecord(call, find(call, object, id, paths), paths);
}

function find(call: Call, object: ObjectDef, id: string, paths: Iterable<string>): QueryRecord {
  try {
    return findById(call, object, id, [...paths, ...systemPaths(call, object)]);
  } catch (error) {
    if (error instanceof HttpRefusal && error.reply.status === 404 && isThere(call, object, id)) throw noAccess();
    throw error;
  }
}

/** The UI API refuses an unshared record, which REST doesn't find. Neither finds a deleted record. */
function isThere(call: Call, object: ObjectDef, id: string): boolean {
  const sql = `SELECT 1 FROM ${quote(object.name)} WHERE "Id" = ? AND "IsDeleted" = 0`;
  return call.services.org.currentReader.rows(sql, [id]).length > 0;
}

const noAccess = (): HttpRefusal =>
  new HttpRefusal(
    refusal(403, 'INSUFFICIENT_ACCESS', "You don't have access to this record. Ask your administrator for help."),
  );

function objectOfId(call: Call, written: string): { object: ObjectDef; id: string } {
  const id = normalizeId(written);
  const object = id === null ? undefined : call.services.org.schema.objectOfId(id);
  if (id === null || !object) throw notFound();
  if (!canRead(call, object)) throw noAccess();
  return { object, id };
}

export function createUiRecord(call: Call): Reply {
  const body = requireObject(call.request.body);
  const object = call.services.org.schema.requireObject(requireString(body.apiName, 'apiName'));
  const fields = fieldsOf(call, object, requireObject(body.fields, 'fields'));
  const [result] = save(call, 'insert', [{ type: object.name, fields }], { allOrNone: true });
  if (!result?.success || result.id === null) return refuseUiSave(object, result?.errors ?? [], 'create');
  return created(wholeRecord(call, object, result.id));
}

export function updateUiRecord(call: Call): Reply {
  const { object, id } = objectOfId(call, param(call, 'id'));
  const body = requireObject(call.request.body);
  const fields = fieldsOf(call, object, requireObject(body.fields, 'fields'));
  requireUnmodified(call, object, id);
  const [result] = save(call, 'update', [{ type: object.name, fields: { ...fields, Id: id } }], { allOrNone: true });
  if (!result?.success) {
    if (isMissing(result?.errors ?? [])) findById(call, object, id, []);
    return refuseUiSave(object, result?.errors ?? [], 'update');
  }
  return ok(wholeRecord(call, object, id));
}

export function deleteUiRecord(call: Call): Reply {
  const { object, id } = objectOfId(call, param(call, 'id'));
  const [result] = save(call, 'delete', [{ type: object.name, fields: { Id: id } }], { allOrNone: true });
  if (result?.success) return noContent();
  if (isMissing(result?.errors ?? [])) findById(call, object, id, []);
  return refuseUiSave(object, result?.errors ?? [], 'delete');
}

const isMissing = (errors: readonly DmlError[]): boolean =>
  errors.some(({ statusCode }) => statusCode === 'INVALID_CROSS_REFERENCE_KEY' || statusCode === 'ENTITY_IS_DELETED');

/** A write returns the whole record, so that a page can refresh all its fields. */
function wholeRecord(call: Call, object: ObjectDef, id: string): unknown {
  const paths = readableFields(call.services, call.session, object)
    .filter((field) => field.type !== 'address')
    .map((field) => field.name);
  return shapeUiRecord(call, find(call, object, id, paths), paths);
}

/** Source: User Interface API Developer Guide, "Update a Record": 409 if the record changed since. */
function requireUnmodified(call: Call, object: ObjectDef, id: string): void {
  const since = call.request.header('If-Unmodified-Since');
  if (!since) return;
  const modified = findById(call, object, id, ['LastModifiedDate']).values.LastModifiedDate;
  const tolerance = /\.\d{3}/.test(since) ? 0 : 999;
  if (typeof modified !== 'string' || Date.parse(modified) <= Date.parse(since) + tolerance) return;
  throw new HttpRefusal(
    refusal(409, 'CONFLICT', 'Someone changed this record after you opened it. Refresh the page and try again.'),
  );
}

/** Salesforce's record error: one list for the record, and one for each field. */
function refuseUiSave(object: ObjectDef, errors: readonly DmlError[], action: string): never {
  const one = (error: DmlError, field: string | null) => ({
    constituentField: null,
    duplicateRecordError: null,
    errorCode: error.statusCode,
    field,
    fieldLabel: field === null ? null : (object.fields.get(field.toLowerCase())?.label ?? field),
    message: error.message,
  });
  const fieldErrors: Record<string, unknown[]> = {};
  for (const error of errors) {
    for (const field of error.fields) (fieldErrors[field] ??= []).push(one(error, field));
  }
  const first: ApiError = {
    message:
      errors.length === 1
        ? (errors[0]?.message ?? '')
        : `An error occurred while trying to ${action} the record. Please try again.`,
    errorCode: errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION',
    fields: errors.flatMap((error) => error.fields),
  };
  const output = {
    errors: errors.filter((error) => error.fields.length === 0).map((error) => one(error, null)),
    fieldErrors,
  };
  const status = errors[0]?.statusCode.startsWith('INSUFFICIENT_ACCESS') ? 403 : 400;
  throw new HttpRefusal({ status, body: [{ ...first, statusCode: status, enhancedErrorType: 'RecordError', output }] });
}
