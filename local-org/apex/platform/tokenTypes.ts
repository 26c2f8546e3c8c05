/** The types of schema tokens, which the describe results of both objects and fields use. */
import { nativeType } from './definition.ts';

export const OBJECT_TOKEN = nativeType('Schema.SObjectType');
export const FIELD_TOKEN = nativeType('Schema.SObjectField');
