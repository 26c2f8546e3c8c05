/** Apex Reference, "QueryLocator Class", and the contexts of asynchronous jobs. */
import type { ApexList } from '../runtime/collections.ts';
import { SOBJECT } from '../runtime/types.ts';
import { NativeObject } from '../runtime/values.ts';
import { instanceOf, nativeType, on, type ClassDefinition } from './definition.ts';
import { ListIterator } from './iterator.ts';

const LOCATOR = nativeType('Database.QueryLocator');

export class QueryLocator extends NativeObject {
  readonly type = LOCATOR;
  readonly records: ApexList;

  constructor(records: ApexList) {
    super();
    this.records = records;
  }
}

export const queryLocatorClass: ClassDefinition = {
  type: LOCATOR,
  instance: on(instanceOf(QueryLocator), {
    'Iterator<SObject> iterator()': ({ records }) => new ListIterator(SOBJECT, records.items),
  }),
};
