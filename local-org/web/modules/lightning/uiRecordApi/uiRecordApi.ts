/**
 * `lightning/uiRecordApi`, with the functions a record page needs ("lightning/ui*Api Wire Adapters and
 * Functions" in the LWC guide).
 */
import { fieldPath, recordQuery, recordsChanged, type FieldId, type RecordRequest } from '../../../lib/records.ts';
import type { FieldData, FieldValue, ObjectInfo, RecordData } from '../../../lib/uiTypes.ts';
import { wireAdapter } from '../../../lib/wireAdapter.ts';

export { createRecord, updateRecord, deleteRecord } from '../../../lib/records.ts';

export const getRecord = wireAdapter((config) => {
  const wanted = config as unknown as Partial<RecordRequest>;
  const hasFields = wanted.fields ?? wanted.optionalFields ?? wanted.layoutTypes;
  return wanted.recordId && hasFields ? recordQuery(wanted as RecordRequest) : undefined;
});

export const getRecords = wireAdapter((config) => {
  const groups = config['records'] as
    readonly (Omit<RecordRequest, 'recordId'> & { recordIds: readonly string[] })[] | undefined;
  if (!groups?.length) return undefined;
  const queries = groups.flatMap(({ recordIds, ...wanted }) =>
    recordIds.map((recordId) => recordQuery({ ...wanted, recordId })),
  );
  return {
    key: `records:${queries.map((query) => query.key).join('|')}`,
    tags: queries.flatMap((query) => query.tags),
    load: async () => ({
      hasErrors: false,
      results: await Promise.all(queries.map(async (query) => ({ statusCode: 200, result: await query.load() }))),
    }),
  };
});

/** Tells the page that something else, such as an Apex method, changed records. */
export async function notifyRecordUpdateAvailable(records: readonly { recordId: string }[]): Promise<void> {
  await recordsChanged(records);
}

/** The older name of `notifyRecordUpdateAvailable`. */
export function getRecordNotifyChange(records: readonly { recordId: string }[]): void {
  recordsChanged(records).catch(() => undefined);
}

export function getFieldValue(record: RecordData | undefined, field: FieldId): FieldData | undefined {
  return fieldOf(record, field)?.value;
}

export function getFieldDisplayValue(record: RecordData | undefined, field: FieldId): string | null | undefined {
  return fieldOf(record, field)?.displayValue;
}

/** Follows relationships: `Case.Account.Name`. */
function fieldOf(record: RecordData | undefined, field: FieldId): FieldValue | undefined {
  const path = fieldPath(field).split('.').slice(1);
  let current: RecordData | undefined = record;
  for (const name of path.slice(0, -1)) {
    const value: FieldData | undefined = current?.fields[name]?.value;
    current = typeof value === 'object' && value !== null ? value : undefined;
  }
  return current?.fields[path.at(-1) ?? ''];
}

/** The fields of a record that an update can send back. */
export function generateRecordInputForUpdate(
  record: RecordData,
  objectInfo?: ObjectInfo,
): { fields: Record<string, unknown> } {
  return { fields: { Id: record.id, ...inputFields(record, (name) => objectInfo?.fields[name]?.updateable ?? true) } };
}

export function generateRecordInputForCreate(
  record: RecordData,
  objectInfo?: ObjectInfo,
): { apiName: string; fields: Record<string, unknown> } {
  return {
    apiName: record.apiName,
    fields: inputFields(record, (name) => objectInfo?.fields[name]?.createable ?? true),
  };
}

function inputFields(record: RecordData, allowed: (name: string) => boolean): Record<string, unknown> {
  const plain = Object.entries(record.fields).filter(
    ([name, { value }]) => name !== 'Id' && (typeof value !== 'object' || value === null) && allowed(name),
  );
  return Object.fromEntries(plain.map(([name, { value }]) => [name, value]));
}
