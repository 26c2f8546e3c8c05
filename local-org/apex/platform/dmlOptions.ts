/**
 * Apex Reference, "DMLOptions Class": only optAllOrNone has an effect, because the local org lacks what the
 * other options control.
 */
import { NativeObject } from '../runtime/values.ts';
import { boolean } from './arguments.ts';
import { instanceOf, nativeType, statics, type ClassDefinition } from './definition.ts';

const TYPE = nativeType('Database.DMLOptions');

export class DmlOptions extends NativeObject {
  readonly type = TYPE;
  /** Without optAllOrNone, a call with options allows partial success. */
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
