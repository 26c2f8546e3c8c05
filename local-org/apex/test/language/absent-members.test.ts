/**
 * Methods that other languages or classes have and Salesforce refuses. Code that runs here must deploy there.
 * Apex Reference, "System Namespace": the page of each class lists all its methods.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, cls, problemsOf } from './problems.ts';

after(close);

/** By type: the page that lists its methods, and calls that aren't on it. */
const ABSENT: Readonly<Record<string, { readonly page: string; readonly calls: readonly string[] }>> = {
  String: {
    page: 'String Class',
    calls: [
      'matches(s)',
      'concat(s)',
      'toCharArray()',
      'isEmpty()',
      'isBlank()',
      'strip()',
      'padLeft(1)',
      'getBytes()',
    ],
  },
  Integer: { page: 'Integer Class', calls: ['intValue()', 'longValue()', 'doubleValue()', 'abs()'] },
  Long: { page: 'Long Class', calls: ['longValue()', 'doubleValue()'] },
  Double: { page: 'Double Class', calls: ['doubleValue()', 'setScale(2)'] },
  Decimal: { page: 'Decimal Class', calls: ['add(1)', 'multiply(2)', 'negate()', 'compareTo(1)', 'toFixed(2)'] },
  Date: { page: 'Date Class', calls: ['addHours(1)', 'getTime()', 'dayOfWeek()', 'format(s)', 'isBefore(null)'] },
  Datetime: { page: 'Datetime Class', calls: ['addMilliseconds(1)', 'dayOfWeek()', 'toString(s)', 'isAfter(null)'] },
  'List<String>': {
    page: 'List Class',
    calls: [
      'push(s)',
      'addFirst(s)',
      'containsAll(null)',
      'removeAll(null)',
      'lastIndexOf(s)',
      'reverse()',
      'toArray()',
    ],
  },
  'Set<String>': { page: 'Set Class', calls: ['get(0)', 'toList()', 'containsAny(null)'] },
  'Map<String, String>': {
    page: 'Map Class',
    calls: ['containsValue(s)', 'entrySet()', 'getOrDefault(s, s)', 'putIfAbsent(s, s)'],
  },
  'Messaging.SingleEmailMessage': {
    page: 'SingleEmailMessage Methods',
    calls: ['getTreatTargetObjectAsRecipient()', 'setFrom(s)', 'send()'],
  },
};

const calls = Object.entries(ABSENT).flatMap(([type, { page, calls: all }]) =>
  all.map((call, i) => ({ type, page, call, name: `${type.replace(/\W/g, '')}Lacks${i}` })),
);
const problems = problemsOf(
  ...calls.map(({ name, type, call }) =>
    cls(name, `public class ${name} {\n  static void m(${type} x, String s) {\n    x.${call};\n  }\n}`),
  ),
);

for (const { name, type, page, call } of calls)
  test(`${type} has no ${call} (Apex Reference, "${page}")`, () => {
    const found = problems.filter(({ file }) => file === `${name}.cls`);
    assert.equal(found.length, 1, found.map(({ message }) => message).join('; '));
    assert.match(found[0]?.message ?? '', /^Method does (not exist|not take these arguments): /);
    assert.equal(found[0]?.line, 3);
  });
