/** Apex Reference, "DMLOptions Class": optAllOrNone is carried out; the other options would change what the local org has not got. */
import { NativeObject } from '../runtime/values.ts';
import { boolean } from './arguments.ts';
import { instanceOf, nativeType, statics, type ClassDefinition } from './definition.ts';

const TYPE = nativeType('Database.DMLOptions');

export class DmlOptions extends NativeObject {
  readonly type = TYPE;
  /** Without a word on it, a call with options behaves as with `false`: rows succeed on their own. */
  allOrNone = false;
}

const options = instanceOf(DmlOptions);

export const dmlOptionsClass: ClassDefinition = {
  type: TYPE,
  constructors: statics({ 'this new()': () => new DmlOptions() }),
  properties: [
    {
      name: 'optAllOrNone',
      type: 'Boolean',
      read: (value) => options(value).allOrNone,
      write: (value, allOrNone) => (options(value).allOrNone = boolean(allOrNone)),
    },
  ],
};
