/** `lightning/uiRelatedListApi`. */
import { relatedListQuery, type RelatedListRequest } from '../../../lib/lists.ts';
import { wireAdapter } from '../../../lib/wireAdapter.ts';

function wanted(config: Record<string, unknown>): RelatedListRequest | undefined {
  const list = config as unknown as Partial<RelatedListRequest>;
  return list.parentRecordId && list.relatedListId ? (list as RelatedListRequest) : undefined;
}

export const getRelatedListRecords = wireAdapter((config) => {
  const list = wanted(config);
  return list && relatedListQuery(list);
});

export const getRelatedListCount = wireAdapter((config) => {
  const list = wanted(config);
  const query = list && relatedListQuery({ ...list, fields: ['Id'] });
  return (
    query && {
      ...query,
      key: `count:${query.key}`,
      load: async () => ({ count: (await query.load()).count }),
    }
  );
});
