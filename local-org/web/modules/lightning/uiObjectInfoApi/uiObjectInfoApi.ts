/** `lightning/uiObjectInfoApi`. */
import { objectInfoQuery, picklistQuery, picklistsQuery, type FieldId } from '../../../lib/records.ts';
import { wireAdapter } from '../../../lib/wireAdapter.ts';

/** A name is text or a token of `@salesforce/schema/Object`. */
function objectName(value: unknown): string | undefined {
  if (typeof value === 'string') return value || undefined;
  return (value as { objectApiName?: string } | undefined)?.objectApiName;
}

export const getObjectInfo = wireAdapter((config) => {
  const name = objectName(config['objectApiName']);
  return name ? objectInfoQuery(name) : undefined;
});

export const getObjectInfos = wireAdapter((config) => {
  const names = (config['objectApiNames'] as readonly unknown[] | undefined)?.map(objectName) ?? [];
  if (!names.length || names.includes(undefined)) return undefined;
  const queries = names.map((name) => objectInfoQuery(name ?? ''));
  return {
    key: `object-infos:${names.join(',')}`,
    tags: ['metadata'],
    load: async () => ({
      results: await Promise.all(queries.map(async (query) => ({ statusCode: 200, result: await query.load() }))),
    }),
  };
});

export const getPicklistValues = wireAdapter((config) => {
  const field = config['fieldApiName'] as FieldId | undefined;
  const recordTypeId = config['recordTypeId'] as string | undefined;
  return field && recordTypeId ? picklistQuery(field, recordTypeId) : undefined;
});

export const getPicklistValuesByRecordType = wireAdapter((config) => {
  const name = objectName(config['objectApiName']);
  const recordTypeId = config['recordTypeId'] as string | undefined;
  return name && recordTypeId ? picklistsQuery(name, recordTypeId) : undefined;
});
