/** The platform's library, for the compiler and for compiled code. */
import { describeObjectClass } from './describe.ts';
import { describeFieldClass } from './describeField.ts';
import { enumConstant, platformEnum } from './enums.ts';
import { FIELD_TOKEN, OBJECT_TOKEN } from './tokenTypes.ts';
import { typeClass } from './type.ts';
import type { Type } from '../runtime/types.ts';
import type { EnumValue } from '../runtime/values.ts';

export type { CallSite, LibraryField, LibraryMethod, LibraryProperty } from './library.ts';
export {
  findConstructors,
  findInstanceMethods,
  findInstanceProperty,
  findStaticField,
  findStaticMethods,
  libraryType,
} from './library.ts';
export {
  describeField,
  describeObject,
  fieldToken as sobjectFieldToken,
  objectToken as sobjectTypeToken,
} from './describe.ts';
export { platformConstants } from './enums.ts';
export { typeToken } from './type.ts';
export { isUnsupportedMethod, isUnsupportedType } from './unsupported.ts';

/** The types that the compiler creates itself. */
export const TYPE_OF_TYPE: Type = typeClass.type;
export const DESCRIBE_FIELD: Type = describeFieldClass.type;
export const DESCRIBE_OBJECT: Type = describeObjectClass.type;
export const SOBJECT_TYPE: Type = OBJECT_TOKEN;
export const SOBJECT_FIELD: Type = FIELD_TOKEN;

const triggerOperationType = platformEnum('triggeroperation');
if (triggerOperationType === undefined) throw new Error('The library lacks TriggerOperation');
export const TRIGGER_OPERATION: Type = triggerOperationType;

export const triggerOperation = (name: string): EnumValue => enumConstant('TriggerOperation', name);
