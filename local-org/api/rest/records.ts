/**
 * One record: create, read, update, and delete, by ID or external ID. Source: REST API Developer Guide,
 * "sObject Rows".
 */
import type { ObjectDef } from '../../schema/model.ts';
import type { Row, SaveResult } from '../../types.ts';
import { param, type Call } from '../call.ts';
import { HttpRefusal, notFound, refuse } from '../http/errors.ts';
import { requireObject } from '../http/json.ts';
import { created, noContent, ok, refusal, type Reply } from '../http/reply.ts';
import {
  findByExternalId,
  findById,
  readableFields,
  requireExternalId,
  requireId,
  requireVisibleObject,
} from './find.ts';
import { recordUrl, shapeRow } from './record-json.ts';
import { refuseSave } from './save-errors.ts';
import { readValue, refuseColumn } from './values.ts';
import { fieldsOf, save } from './write.ts';

export function createRecord(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const fields = fieldsOf(call, object, requireObject(call.request.body));
  if ('Id' in fields) {
    refuse('INVALID_FIELD', 'cannot specify Id in an insert call', ['Id']);
  }
  const id = savedId(save(call, 'insert', [{ type: object.name, fields }], { allOrNone: true }));
  return created({ id, success: true, errors: [] }, { Location: recordUrl(call.request.base, object.name, id) });
}

export function readRecord(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  return answerRecord(call, object, requireId(object, param(call, 'id')));
}

export function readByExternalId(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  return answerRecord(call, object, requireMatch(call, object));
}

export function answerRecord(call: Call, object: ObjectDef, id: string): Reply {
  const names = requestedFields(call, object);
  const record = findById(call, object, id, [...names, ...modifiedField(object)]);
  const modified = record.values.LastModifiedDate;
  const since = call.request.header('If-Modified-Since');
  if (since && typeof modified === 'string' && wholeSeconds(modified) <= Date.parse(since)) return { status: 304 };
  const row: Row = Object.fromEntries(names.map((name) => [name, record.values[name] ?? null]));
  const json = shapeRow({ schema: call.services.org.schema, base: call.request.base }, object, { ...row, Id: id });
  const headers = typeof modified === 'string' ? { 'Last-Modified': new Date(modified).toUTCString() } : undefined;
  return ok(json, headers);
}

const modifiedField = (object: ObjectDef): string[] =>
  object.fields.has('lastmodifieddate') ? ['LastModifiedDate'] : [];

/** HTTP dates have no fractions of a second. */
const wholeSeconds = (moment: string): number => Math.floor(Date.parse(moment) / 1000) * 1000;

/** `?fields=Name,Status`, or else all fields the user can read. */
export function requestedFields(call: Call, object: ObjectDef): string[] {
  const readable = readableFields(call.services, call.session, object);
  const asked = call.request.query.get('fields');
  if (asked === null) return readable.map((field) => field.name);
  return asked.split(',').map((part) => {
    const field = readable.find((candidate) => candidate.name.toLowerCase() === part.trim().toLowerCase());
    return field ? field.name : refuseColumn(object, part.trim());
  });
}

export function updateRecord(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  return update(call, object, requireId(object, param(call, 'id')));
}

export function update(call: Call, object: ObjectDef, id: string): Reply {
  const fields = fieldsOf(call, object, requireObject(call.request.body));
  if ('Id' in fields) {
    refuse('INVALID_FIELD', `The Id field should not be specified in the sobject data.`, ['Id']);
  }
  requireUnmodified(call, object, id);
  writeExisting(
    call,
    object,
    save(call, 'update', [{ type: object.name, fields: { ...fields, Id: id } }], { allOrNone: true }),
    id,
  );
  return noContent();
}

/** `If-Unmodified-Since`. Source: REST API Developer Guide, "Conditional Request Headers". */
function requireUnmodified(call: Call, object: ObjectDef, id: string): void {
  const since = call.request.header('If-Unmodified-Since');
  if (!since) return;
  const modified = findById(call, object, id, modifiedField(object)).values.LastModifiedDate;
  if (typeof modified !== 'string' || wholeSeconds(modified) <= Date.parse(since)) return;
  throw new HttpRefusal(
    refusal(
      412,
      'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK',
      'The record changed after you read it. Read it again, then repeat the change.',
    ),
  );
}

export function deleteRecord(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  return remove(call, object, requireId(object, param(call, 'id')));
}

export function deleteByExternalId(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  return remove(call, object, requireMatch(call, object));
}

export function remove(call: Call, object: ObjectDef, id: string): Reply {
  writeExisting(
    call,
    object,
    save(call, 'delete', [{ type: object.name, fields: { Id: id } }], { allOrNone: true }),
    id,
  );
  return noContent();
}

/** `PATCH sobjects/Object/Field__c/value`: returns 201 for a new record, 200 for a changed one. */
export function upsertRecord(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const field = requireExternalId(object, param(call, 'field'));
  if (field.type === 'id') return update(call, object, requireId(object, param(call, 'value')));
  const value = readValue(field, param(call, 'value'));
  const fields = fieldsOf(call, object, requireObject(call.request.body));
  if ('Id' in fields) refuse('INVALID_FIELD', 'The Id field should not be specified in the sobject data.', ['Id']);
  if (field.name in fields) {
    refuse('INVALID_FIELD', `The ${field.name} field should not be specified in the sobject data.`, [field.name]);
  }
  findByExternalId(call, object, field, value);
  const [result] = save(call, 'upsert', [{ type: object.name, fields: { ...fields, [field.name]: value } }], {
    allOrNone: true,
    externalIdField: field.name,
  });
  if (!result?.success) return refuseSave(result?.errors ?? []);
  return {
    status: result.created ? 201 : 200,
    body: { id: result.id, success: true, errors: [], created: result.created },
  };
}

function requireMatch(call: Call, object: ObjectDef): string {
  const field = requireExternalId(object, param(call, 'field'));
  const value = param(call, 'value');
  if (field.type === 'id') return requireId(object, value);
  const id = findByExternalId(call, object, field, readValue(field, value));
  if (id === null) throw notFound();
  return id;
}

function savedId(results: readonly SaveResult[]): string {
  const [result] = results;
  if (result?.success && result.id !== null) return result.id;
  return refuseSave(result?.errors ?? []);
}

/** Error codes of a write to a record that is gone or that the user can't see. */
const UNSEEN: ReadonlySet<string> = new Set([
  'ENTITY_IS_DELETED',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'INVALID_CROSS_REFERENCE_KEY',
]);

/** A write to a record that doesn't exist or that the user can't see returns 404. */
function writeExisting(call: Call, object: ObjectDef, results: readonly SaveResult[], id: string): void {
  const [result] = results;
  if (result?.success) return;
  if (UNSEEN.has(result?.errors[0]?.statusCode ?? '')) findById(call, object, id, []);
  refuseSave(result?.errors ?? []);
}
