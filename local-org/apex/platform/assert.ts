/** Apex Reference, "Assert Class", and the older System.assert methods. A failed assertion can't be caught. */
import { equal } from '../runtime/equality.ts';
import { AssertionFailed } from '../runtime/failures.ts';
import { isInstance, typeOf } from '../runtime/instance.ts';
import { textOf } from '../runtime/text.ts';
import type { ApexValue } from '../runtime/values.ts';
import { nativeType, statics, type ClassDefinition, type Members } from './definition.ts';
import { typeOfToken } from './type.ts';

function failed(message: ApexValue | undefined, detail: string): never {
  const own = message === null || message === undefined ? '' : `: ${textOf(message)}`;
  throw new AssertionFailed(`Assertion Failed${own}${detail}`);
}

function check(holds: boolean, message: ApexValue | undefined, detail: () => string): null {
  return holds ? null : failed(message, detail());
}

export function assertEqual(expected: ApexValue, actual: ApexValue, message?: ApexValue): null {
  return check(equal(expected, actual), message, () => `: Expected: ${textOf(expected)}, Actual: ${textOf(actual)}`);
}

export function assertNotEqual(expected: ApexValue, actual: ApexValue, message?: ApexValue): null {
  return check(!equal(expected, actual), message, () => `: Same value: ${textOf(expected)}`);
}

export const assertTrue = (condition: ApexValue, message?: ApexValue): null =>
  check(condition === true, message, () =>
    message === undefined ? `: Expected: true, Actual: ${textOf(condition)}` : '',
  );

const value = (argument: ApexValue | undefined): ApexValue => argument ?? null;

/** Each assertion with and without its message. */
const members: Members = statics({
  'void areEqual(Object, Object)': ([e, a]) => assertEqual(value(e), value(a)),
  'void areEqual(Object, Object, String)': ([e, a, m]) => assertEqual(value(e), value(a), m),
  'void areNotEqual(Object, Object)': ([e, a]) => assertNotEqual(value(e), value(a)),
  'void areNotEqual(Object, Object, String)': ([e, a, m]) => assertNotEqual(value(e), value(a), m),
  'void fail()': () => failed(null, ''),
  'void fail(String)': ([m]) => failed(m, ''),
  'void isFalse(Boolean)': ([v]) => check(v === false, null, () => ': Expected: false, Actual: true'),
  'void isFalse(Boolean, String)': ([v, m]) => check(v === false, m, () => ''),
  'void isInstanceOfType(Object, Type)': ([v, t]) => instance(value(v), value(t), true),
  'void isInstanceOfType(Object, Type, String)': ([v, t, m]) => instance(value(v), value(t), true, m),
  'void isNotInstanceOfType(Object, Type)': ([v, t]) => instance(value(v), value(t), false),
  'void isNotInstanceOfType(Object, Type, String)': ([v, t, m]) => instance(value(v), value(t), false, m),
  'void isNotNull(Object)': ([v]) => check(v !== null, null, () => ': Value was null'),
  'void isNotNull(Object, String)': ([v, m]) => check(v !== null, m, () => ''),
  'void isNull(Object)': ([v]) => check(v === null, null, () => `: Expected: null, Actual: ${textOf(value(v))}`),
  'void isNull(Object, String)': ([v, m]) =>
    check(v === null, m, () => `: Expected: null, Actual: ${textOf(value(v))}`),
  'void isTrue(Boolean)': ([v]) => assertTrue(value(v)),
  'void isTrue(Boolean, String)': ([v, m]) => assertTrue(value(v), m),
});

function instance(object: ApexValue, token: ApexValue, wanted: boolean, message?: ApexValue): null {
  const type = typeOfToken(token);
  const sentence = wanted ? 'is not an instance of' : 'is an instance of';
  return check(isInstance(object, type) === wanted, message, () => `: ${typeOf(object).name} ${sentence} ${type.name}`);
}

export const assertClass: ClassDefinition = { type: nativeType('Assert'), statics: members };
