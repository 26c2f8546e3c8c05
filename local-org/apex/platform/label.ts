/** Apex Reference, "Label Class": labels whose name is known only at run time. */
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { text } from './arguments.ts';
import { nativeType, statics, type ClassDefinition } from './definition.ts';

export const labelClass: ClassDefinition = {
  type: nativeType('Label'),
  statics: statics({
    'String get(String, String)': ([namespace, name]) => {
      const found = namespace === '' ? current().org.schema.labels.get(text(name).toLowerCase()) : undefined;
      // The reference doesn't name the exception of a missing label, so code must not depend on its type.
      if (found === undefined) throwApex('UnexpectedException', `There is no custom label ${text(name)}.`);
      return found;
    },
  }),
};
