/** The list for an object without list views: its records with the compact layout's fields, last modified first. */
import { pathsToShow } from './fields.ts';
import { API, request } from './http.ts';
import type { QuerySpec } from './queryCache.ts';
import { objectTag } from './records.ts';
import type { FieldData, ListColumn, ObjectInfo, RecordCollection, RecordData } from './uiTypes.ts';
import type { ObjectConfig } from './wireModel.ts';

type Row = Readonly<Record<string, unknown>>;

const MOST = 200;
const CHANGED = 'LastModifiedDate';

export function allRecordsColumns(object: ObjectConfig, info: ObjectInfo): ListColumn[] {
  const names = [object.nameField, ...Object.values(object.compactLayouts).flatMap((layout) => layout.fields), CHANGED];
  return [...new Set(names)].flatMap((name) => {
    const field = info.fields[name];
    if (!field) return [];
    const [own = '', other] = pathsToShow(info, name).map((path) => path.slice(info.apiName.length + 1));
    return [{ fieldApiName: other ?? own, label: field.label.replace(/ ID$/, ''), sortable: true }];
  });
}

export function allRecordsQuery(object: ObjectConfig, info: ObjectInfo): QuerySpec<RecordCollection> {
  const paths = allRecordsColumns(object, info).map(({ fieldApiName }) => fieldApiName);
  // With the related record's ID, its name becomes a link.
  const ids = paths.filter((path) => path.includes('.')).map((path) => path.replace(/\.[^.]+$/, '.Id'));
  const fields = ['Id', ...new Set([...paths, ...ids])].join(', ');
  const soql = `SELECT ${fields} FROM ${object.name} ORDER BY ${CHANGED} DESC LIMIT ${MOST}`;
  const path = `${API}/query?q=${encodeURIComponent(soql)}`;
  return {
    key: path,
    tags: ['list', objectTag(object.name)],
    load: async () => {
      const { records } = await request<{ records: readonly Row[] }>(path);
      return { count: records.length, records: records.map(recordOf), nextPageToken: null };
    },
  };
}

/** Converts a row of the query API to the UI API's format. */
export function recordOf(row: Row): RecordData {
  const { attributes, ...values } = row as Row & { attributes?: { type?: string } };
  const fields = Object.entries(values).map(([name, value]) => [name, { value: fieldData(value), displayValue: null }]);
  return {
    apiName: attributes?.type ?? '',
    id: typeof row['Id'] === 'string' ? row['Id'] : '',
    recordTypeId: null,
    fields: Object.fromEntries(fields) as RecordData['fields'],
  };
}

function fieldData(value: unknown): FieldData {
  if (typeof value === 'object' && value !== null) return recordOf(value as Row);
  return value as string | number | boolean | null;
}
