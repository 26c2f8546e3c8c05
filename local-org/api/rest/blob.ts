/**
 * The contents of a file: `sobjects/ContentVersion/ID/VersionData`. Source: REST API Developer Guide, "sObject Blob Get".
 */
import type { FieldDef } from '../../schema/model.ts';
import { param, type Call, type Handler } from '../call.ts';
import { notFound } from '../http/errors.ts';
import { refusal, type Reply } from '../http/reply.ts';
import { findById, requireId, requireVisibleObject } from './find.ts';

/** A path of an object, an ID, and the field with the contents. */
export const orBlob =
  (otherwise: Handler): Handler =>
  (call) => {
    const field = blobField(call);
    return field ? readBlob(call, field) : otherwise(call);
  };

function blobField(call: Call): FieldDef | undefined {
  const object = call.services.org.schema.object(param(call, 'object'));
  const field = object?.fields.get(param(call, 'value').toLowerCase());
  return field?.type === 'base64' ? field : undefined;
}

function readBlob(call: Call, field: FieldDef): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const value = findById(call, object, requireId(object, param(call, 'field')), [field.name]).values[field.name];
  if (typeof value !== 'string') throw notFound();
  return { status: 200, body: Buffer.from(value, 'base64') };
}

/** On the same page: "isn't compatible with Composite API requests". */
export const withoutBlob = (reply: Reply): Reply =>
  Buffer.isBuffer(reply.body)
    ? refusal(400, 'INVALID_INPUT', "A composite request can't read the contents of a file. Send a separate request.")
    : reply;
