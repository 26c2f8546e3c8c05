/** Wire adapter of a list without a list view. */
import { allRecordsQuery } from '../../../lib/allRecords.ts';
import { objectConfig } from '../../../lib/pageConfig.ts';
import type { ObjectInfo } from '../../../lib/uiTypes.ts';
import { wireAdapter } from '../../../lib/wireAdapter.ts';

export const getAllRecords = wireAdapter((config) => {
  const info = config['objectInfo'] as ObjectInfo | undefined;
  const object = info && objectConfig(info.apiName);
  return info && object?.listViews.length === 0 ? allRecordsQuery(object, info) : undefined;
});
