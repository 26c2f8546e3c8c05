/** Apex Reference, "FeatureManagement Class". */
import { current } from '../runtime/execution.ts';
import { text } from './arguments.ts';
import { nativeType, statics, type ClassDefinition } from './definition.ts';

export const featureManagementClass: ClassDefinition = {
  type: nativeType('FeatureManagement'),
  statics: statics({
    'Boolean checkPermission(String)': ([name]) => {
      const { org, session } = current();
      return org.access.hasCustomPermission(session, text(name));
    },
  }),
};
