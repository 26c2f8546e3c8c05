/** UI API records: reads as cache queries, and writes that refresh what they changed. */
import { cache } from './cache.ts';
import { API, request, writeCount } from './http.ts';
import type { QuerySpec } from './queryCache.ts';
import { RecordReader } from './recordReader.ts';
import type { ObjectInfo, PicklistValues, RecordData } from './uiTypes.ts';

export type FieldId = string | { readonly objectApiName: string; readonly fieldApiName: string };
export type FieldList = FieldId | readonly FieldId[] | undefined;

export interface RecordInput {
  readonly apiName?: string;
  readonly fields: Record<string, unknown>;
}

export interface RecordRequest {
  readonly recordId: string;
  readonly fields?: FieldList;
  readonly optionalFields?: FieldList;
  readonly layoutTypes?: string | readonly string[];
  readonly modes?: string | readonly string[];
}

/** `Case.Status` for a token or text. */
export function fieldPath(field: FieldId): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

function fieldPaths(fields: FieldList): string[] {
  if (fields === undefined) return [];
  return [
    ...new Set((Array.isArray(fields) ? (fields as readonly FieldId[]) : [fields as FieldId]).map(fieldPath)),
  ].sort();
}

const reader = new RecordReader({
  fetch: (recordId, paths) => request<RecordData>(recordPath({ recordId, optionalFields: paths })),
  writes: writeCount,
});

/** Reads of only optional fields, which pages use, are combined with other components' reads. */
export function recordQuery(wanted: RecordRequest): QuerySpec<RecordData> {
  const path = recordPath(wanted);
  const canShare = wanted.fields === undefined && wanted.layoutTypes === undefined;
  return {
    key: path,
    tags: [recordTag(wanted.recordId)],
    load: () =>
      canShare ? reader.read(wanted.recordId, fieldPaths(wanted.optionalFields)) : request<RecordData>(path),
  };
}

function recordPath(wanted: RecordRequest): string {
  const parameters = new URLSearchParams();
  const add = (name: string, values: readonly string[]) => values.length && parameters.set(name, values.join(','));
  add('fields', fieldPaths(wanted.fields));
  add('optionalFields', fieldPaths(wanted.optionalFields));
  add('layoutTypes', texts(wanted.layoutTypes));
  add('modes', texts(wanted.modes));
  return `${API}/ui-api/records/${wanted.recordId}?${parameters.toString()}`;
}

function texts(value: string | readonly string[] | undefined): string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : [...value].sort();
}

export function objectInfoQuery(objectApiName: string): QuerySpec<ObjectInfo> {
  const path = `${API}/ui-api/object-info/${objectApiName}`;
  return { key: path, tags: ['metadata'], load: () => request<ObjectInfo>(path) };
}

export function picklistsQuery(
  objectApiName: string,
  recordTypeId: string,
): QuerySpec<{ picklistFieldValues: Record<string, PicklistValues> }> {
  const path = `${API}/ui-api/object-info/${objectApiName}/picklist-values/${recordTypeId}`;
  return { key: path, tags: ['metadata'], load: () => request(path) };
}

export function picklistQuery(field: FieldId, recordTypeId: string): QuerySpec<PicklistValues> {
  const [object = '', name = ''] = fieldPath(field).split('.');
  const path = `${API}/ui-api/object-info/${object}/picklist-values/${recordTypeId}/${name}`;
  return { key: path, tags: ['metadata'], load: () => request<PicklistValues>(path) };
}

export function recordTag(recordId: string): string {
  return `record:${recordId.slice(0, 15)}`;
}

export function objectTag(objectApiName: string): string {
  return `object:${objectApiName}`;
}

export async function createRecord(input: RecordInput): Promise<RecordData> {
  const record = await request<RecordData>(`${API}/ui-api/records`, { method: 'POST', body: input });
  await cache.invalidate([objectTag(record.apiName)]);
  return record;
}

/** The record's ID is one of the fields, as in the platform's function. */
export async function updateRecord(input: RecordInput): Promise<RecordData> {
  const { Id: id, ...fields } = input.fields;
  if (typeof id !== 'string') throw new TypeError('updateRecord needs the Id of the record among its fields.');
  const record = await request<RecordData>(`${API}/ui-api/records/${id}`, { method: 'PATCH', body: { fields } });
  await cache.invalidate([recordTag(id), objectTag(record.apiName)]);
  return record;
}

export async function deleteRecord(recordId: string): Promise<void> {
  await request(`${API}/ui-api/records/${recordId}`, { method: 'DELETE' });
  await cache.invalidate(['list']);
}

/** Another module changed these records. Rejects if one of them can't be read again. */
export async function recordsChanged(records: readonly { readonly recordId: string }[]): Promise<void> {
  for (const { recordId } of records) reader.forget(recordId);
  const lists = cache.invalidate(['list']);
  await cache.refreshTags(records.map(({ recordId }) => recordTag(recordId)));
  await lists;
}

/** After another login: reads again what failed meanwhile. */
export async function refreshEverything(): Promise<void> {
  await cache.invalidateAllBut([]);
}

/** A component often names the changed records and then refreshes the page. One read is enough. */
const JUST_READ_MS = 1000;

/** Reads everything on the page again, except Apex results, which components refresh themselves. */
export async function refreshStandardData(): Promise<void> {
  await cache.invalidateAllBut(['apex', 'metadata'], { justReadMs: JUST_READ_MS });
}
