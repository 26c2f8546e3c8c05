/** The fields of a record's layouts, for `layoutTypes=Full,Compact`. */
import type { ObjectDef } from '../../schema/model.ts';
import type { Call } from '../call.ts';
import { refuse } from '../http/errors.ts';
import { findById } from '../rest/find.ts';
import { withParentNames } from './field-tree.ts';

export function layoutPaths(call: Call, object: ObjectDef, id: string, layoutTypes: readonly string[]): string[] {
  if (layoutTypes.length === 0) return [];
  const recordTypeId = object.fields.has('recordtypeid')
    ? findById(call, object, id, ['RecordTypeId']).values.RecordTypeId
    : null;
  const key = typeof recordTypeId === 'string' ? recordTypeId : '';
  return layoutTypes.flatMap((type) => withParentNames(call, object, fieldsOfLayout(call, object, key, type)));
}

function fieldsOfLayout(call: Call, object: ObjectDef, recordTypeId: string, type: string): readonly string[] {
  const { pages } = call.services;
  if (/^compact$/i.test(type)) return pages.compactLayout(object, recordTypeId).fields;
  if (/^full$/i.test(type)) return pages.layoutFields(object, recordTypeId);
  return refuse('INVALID_LAYOUT_TYPE', `Unknown layout type ${type}. Use Full or Compact.`);
}
