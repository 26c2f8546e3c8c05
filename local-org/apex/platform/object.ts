/** Members of every object and every enum constant. Apex Reference, "Enum Methods". */
import { callMethod, findMethod } from '../runtime/calls.ts';
import { equal, keyOf } from '../runtime/equality.ts';
import { wrapInteger } from '../runtime/numbers.ts';
import { textOf } from '../runtime/text.ts';
import { OBJECT } from '../runtime/types.ts';
import { Obj, type ApexValue } from '../runtime/values.ts';
import { enumValue } from './arguments.ts';
import { nativeType, on, type ClassDefinition } from './definition.ts';

/** Equal values have equal hash codes. The numbers differ from Salesforce's, which aren't documented. */
export function hashCode(value: ApexValue): number {
  if (value instanceof Obj && findMethod(value.cls, 'hashcode', 0) !== undefined) {
    const own = callMethod(value, 'hashcode', []);
    if (typeof own === 'number') return own;
  }
  let hash = 7;
  for (const char of String(keyOf(value))) hash = wrapInteger(hash * 31 + char.charCodeAt(0));
  return hash;
}

export const objectClass: ClassDefinition = {
  type: OBJECT,
  instance: on((value) => value, {
    'String toString()': (value) => textOf(value),
    'Boolean equals(Object)': (value, [other]) => equal(value, other),
    'Integer hashCode()': (value) => hashCode(value),
  }),
};

export const enumClass: ClassDefinition = {
  type: nativeType('Enum'),
  instance: on(enumValue, {
    'String name()': (value) => value.name,
    'Integer ordinal()': (value) => value.ordinal,
  }),
};
