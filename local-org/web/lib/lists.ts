/** List views and related lists of the UI API as cache queries. */
import { API, request } from './http.ts';
import type { QuerySpec } from './queryCache.ts';
import { fieldPath, objectTag, recordTag, type FieldId } from './records.ts';
import type { ListInfo, RecordCollection } from './uiTypes.ts';

export interface ListRequest {
  readonly objectApiName: string;
  readonly listViewApiName: string;
  readonly fields?: readonly FieldId[];
  readonly optionalFields?: readonly FieldId[];
  readonly pageSize?: number;
  readonly pageToken?: string;
  /** `Name` or, for descending, `-Name`. */
  readonly sortBy?: string | readonly string[];
  readonly searchTerm?: string;
}

export interface RelatedListRequest extends Omit<ListRequest, 'objectApiName' | 'listViewApiName'> {
  readonly parentRecordId: string;
  readonly relatedListId: string;
}

export function listInfoQuery(objectApiName: string, listViewApiName: string): QuerySpec<ListInfo> {
  const path = `${API}/ui-api/list-info/${objectApiName}/${listViewApiName}`;
  return { key: path, tags: ['metadata'], load: () => request<ListInfo>(path) };
}

export function listRecordsQuery(wanted: ListRequest): QuerySpec<RecordCollection> {
  const path = `${API}/ui-api/list-records/${wanted.objectApiName}/${wanted.listViewApiName}${listParameters(wanted)}`;
  return { key: path, tags: ['list', objectTag(wanted.objectApiName)], load: () => request<RecordCollection>(path) };
}

export function relatedListQuery(wanted: RelatedListRequest): QuerySpec<RecordCollection> {
  const path = `${API}/ui-api/related-list-records/${wanted.parentRecordId}/${wanted.relatedListId}${listParameters(wanted)}`;
  return { key: path, tags: ['list', recordTag(wanted.parentRecordId)], load: () => request<RecordCollection>(path) };
}

function listParameters(wanted: Omit<ListRequest, 'objectApiName' | 'listViewApiName'>): string {
  const parameters = new URLSearchParams();
  if (wanted.fields?.length) parameters.set('fields', wanted.fields.map(fieldPath).join(','));
  if (wanted.optionalFields?.length) parameters.set('optionalFields', wanted.optionalFields.map(fieldPath).join(','));
  if (wanted.pageSize) parameters.set('pageSize', String(wanted.pageSize));
  if (wanted.pageToken) parameters.set('pageToken', wanted.pageToken);
  if (wanted.sortBy?.length) parameters.set('sortBy', [wanted.sortBy].flat().join(','));
  if (wanted.searchTerm) parameters.set('searchTerm', wanted.searchTerm);
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
