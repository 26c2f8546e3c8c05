/** Apex Reference, "Label Class": labels by a name that is known only when the code runs. */
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { text } from './arguments.ts';
import { nativeType, statics, type ClassDefinition } from './definition.ts';

export const labelClass: ClassDefinition = {
  type: nativeType('Label'),
  statics: statics({
    'String get(String, String)': ([namespace, name]) => {
      const found = namespace === '' ? current().org.schema.labels.get(text(name).toLowerCase()) : undefined;
      // The reference guide does not say which exception a missing label raises, so code must not rely on its type.
      if (found === undefined) throwApex('UnexpectedException', `There is no custom label ${text(name)}.`);
      return found;
    },
  }),
};
