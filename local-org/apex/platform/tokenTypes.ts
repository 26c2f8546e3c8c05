/** The types of schema tokens, which describe results of objects and of fields both name. */
import { nativeType } from './definition.ts';

export const OBJECT_TOKEN = nativeType('Schema.SObjectType');
export const FIELD_TOKEN = nativeType('Schema.SObjectField');
