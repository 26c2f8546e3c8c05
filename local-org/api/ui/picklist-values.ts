/** The picklist values of a record type. Source: User Interface API Developer Guide, "Picklist Values Collection". */
import { createHash } from 'node:crypto';
import type { FieldDef, ObjectDef, RecordTypeDef } from '../../schema/model.ts';
import { normalizeId } from '../../store/ids.ts';
import { param, type Call } from '../call.ts';
import { notFound } from '../http/errors.ts';
import { ok, type Reply } from '../http/reply.ts';
import { requireVisibleObject } from '../rest/find.ts';
import { masterRecordTypeId } from '../rest/describe.ts';
import type { Json } from '../rest/record-json.ts';
import { canReadField } from './field-tree.ts';

export function picklistCollection(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const recordType = requireRecordType(object, param(call, 'recordType'));
  const picklists = [...object.fields.values()].filter(
    (field) => isPicklist(field) && canReadField(call, object, field),
  );
  const values = picklists.map((field) => [field.name, picklistOf(call, object, field, recordType)]);
  const body = { picklistFieldValues: Object.fromEntries(values) as Json };
  return ok({ eTag: etagOf(body), ...body });
}

export function picklistField(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const recordType = requireRecordType(object, param(call, 'recordType'));
  const name = param(call, 'field').split('.').at(-1) ?? '';
  const field = object.fields.get(name.toLowerCase());
  if (!field || !isPicklist(field) || !canReadField(call, object, field)) throw notFound();
  return ok(picklistOf(call, object, field, recordType));
}

const isPicklist = (field: FieldDef): boolean => field.type === 'picklist' || field.type === 'multipicklist';

/** The record type, or null for the master record type. */
function requireRecordType(object: ObjectDef, written: string): RecordTypeDef | null {
  const id = normalizeId(written);
  if (id === masterRecordTypeId) return null;
  const found = object.recordTypes.find((type) => type.id === id);
  if (!found) throw notFound(`${object.name} has no record type ${written}.`);
  return found;
}

function picklistOf(call: Call, object: ObjectDef, field: FieldDef, recordType: RecordTypeDef | null): Json {
  const offered = offeredValues(field, recordType);
  const values = offered.map(({ value, label, isClosed }) => ({
    attributes:
      isClosed === undefined ? null : { closed: isClosed, picklistAtributesValueType: `${object.name}${field.name}` },
    label,
    validFor: [],
    value,
  }));
  const chosen = offered.findIndex((entry) => entry.isDefault);
  const defaultValue = chosen < 0 ? null : (values[chosen] ?? null);
  const typeId = recordType?.id ?? masterRecordTypeId;
  const url = `${call.request.base}/ui-api/object-info/${object.name}/picklist-values/${typeId}/${field.name}`;
  const body = { controllerValues: {}, defaultValue, url, values };
  return { eTag: etagOf(body), ...body };
}

function offeredValues(field: FieldDef, recordType: RecordTypeDef | null): FieldDef['picklist'] {
  const active = field.picklist.filter((entry) => entry.isActive);
  const restricted = recordType?.picklistValues.get(field.name);
  if (!restricted) return active;
  const byValue = new Map(restricted.map((entry) => [entry.value, entry]));
  return active.flatMap((entry) => {
    const offered = byValue.get(entry.value);
    return offered ? [{ ...entry, isDefault: offered.isDefault }] : [];
  });
}

const etagOf = (body: unknown): string => createHash('md5').update(JSON.stringify(body)).digest('hex');
