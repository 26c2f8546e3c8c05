/** `lightning/uiListsApi`. */
import { listInfoQuery, listRecordsQuery, type ListRequest } from '../../../lib/lists.ts';
import { wireAdapter } from '../../../lib/wireAdapter.ts';

function named(config: Record<string, unknown>): ListRequest | undefined {
  const wanted = config as unknown as Partial<ListRequest>;
  return wanted.objectApiName && wanted.listViewApiName ? (wanted as ListRequest) : undefined;
}

export const getListInfoByName = wireAdapter((config) => {
  const wanted = named(config);
  return wanted && listInfoQuery(wanted.objectApiName, wanted.listViewApiName);
});

export const getListRecordsByName = wireAdapter((config) => {
  const wanted = named(config);
  return wanted && listRecordsQuery(wanted);
});
