/** A record in the UI API's format. Source: User Interface API Developer Guide, "Record". */
import { createHash } from 'node:crypto';
import type { ObjectDef } from '../../schema/model.ts';
import type { QueryRecord } from '../../soql/result.ts';
import type { Call } from '../call.ts';
import { masterRecordTypeId } from '../rest/describe.ts';
import type { Json } from '../rest/record-json.ts';
import { displayValue, type DisplayContext } from './display.ts';

/** The paths to show. System fields are always read. */
export function shapeUiRecord(call: Call, record: QueryRecord, paths: Iterable<string>): Json {
  const context: DisplayContext = { locale: 'en-US', timeZone: call.session.timeZone, currency: 'USD' };
  return shape(call, context, record, [...paths]);
}

function shape(call: Call, context: DisplayContext, record: QueryRecord, paths: readonly string[]): Json {
  const object = call.services.org.schema.object(record.type);
  const fields: Json = {};
  for (const path of paths) {
    if (path.includes('.')) continue;
    const field = object?.fields.get(path.toLowerCase());
    const value = record.values[path] ?? null;
    fields[path] = { displayValue: field ? displayValue(context, field, value) : null, value };
  }
  for (const [name, inner] of parentPaths(paths)) fields[name] = shapeParent(call, context, record, name, inner);
  return { ...headOf(object, record), fields, ...fingerprint(fields, record) };
}

function shapeParent(
  call: Call,
  context: DisplayContext,
  record: QueryRecord,
  name: string,
  paths: readonly string[],
): Json {
  const parent = record.parents[name] ?? null;
  if (parent === null) return { displayValue: null, value: null };
  return { displayValue: nameOf(call, parent), value: shape(call, context, parent, paths) };
}

function nameOf(call: Call, parent: QueryRecord): string | null {
  const nameField = call.services.org.schema.object(parent.type)?.nameField ?? 'Name';
  const name = parent.values[nameField] ?? parent.values.Name ?? null;
  return name === null ? null : String(name);
}

function parentPaths(paths: readonly string[]): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const path of paths) {
    const dot = path.indexOf('.');
    if (dot < 0) continue;
    const name = path.slice(0, dot);
    parents.set(name, [...(parents.get(name) ?? []), path.slice(dot + 1)]);
  }
  return parents;
}

function headOf(object: ObjectDef | undefined, record: QueryRecord): Json {
  const recordTypeId = typeof record.values.RecordTypeId === 'string' ? record.values.RecordTypeId : null;
  return {
    apiName: record.type,
    childRelationships: {},
    id: record.values.Id ?? null,
    lastModifiedById: record.values.LastModifiedById ?? null,
    lastModifiedDate: record.values.LastModifiedDate ?? null,
    recordTypeId,
    recordTypeInfo: recordTypeInfo(object, recordTypeId),
    systemModstamp: record.values.SystemModstamp ?? null,
  };
}

function recordTypeInfo(object: ObjectDef | undefined, recordTypeId: string | null): Json | null {
  const type = object?.recordTypes.find((candidate) => candidate.id === recordTypeId);
  if (!type) return null;
  return {
    available: true,
    defaultRecordTypeMapping: false,
    developerName: type.developerName,
    master: type.id === masterRecordTypeId,
    name: type.label,
    recordTypeId: type.id,
  };
}

function fingerprint(fields: Json, record: QueryRecord): Json {
  const stamp = record.values.SystemModstamp;
  return {
    eTag: createHash('md5').update(JSON.stringify(fields)).digest('hex'),
    weakEtag: typeof stamp === 'string' ? Date.parse(stamp) : 0,
  };
}
