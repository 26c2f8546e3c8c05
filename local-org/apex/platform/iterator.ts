/** `Iterator` over a list or set of the platform. Apex Developer Guide, "Custom Iterators". */
import { throwApex } from '../runtime/exceptions.ts';
import { iteratorOf, OBJECT, type Type } from '../runtime/types.ts';
import { NativeObject, type ApexValue } from '../runtime/values.ts';
import { instanceOf, on, type ClassDefinition } from './definition.ts';

export class ListIterator extends NativeObject {
  readonly type: Type;
  private readonly items: readonly ApexValue[];
  private at = 0;

  constructor(element: Type, items: readonly ApexValue[]) {
    super();
    this.type = iteratorOf(element);
    this.items = items;
  }

  get hasNext(): boolean {
    return this.at < this.items.length;
  }

  next(): ApexValue {
    const item = this.items[this.at++];
    return item === undefined ? throwApex('NoSuchElementException', 'There are no more elements') : item;
  }

  *rest(): Generator<ApexValue> {
    while (this.hasNext) yield this.next();
  }
}

export const iteratorClass: ClassDefinition = {
  type: iteratorOf(OBJECT),
  variables: ['E'],
  instance: on(instanceOf(ListIterator), {
    'Boolean hasNext()': (iterator) => iterator.hasNext,
    'E next()': (iterator) => iterator.next(),
  }),
};
