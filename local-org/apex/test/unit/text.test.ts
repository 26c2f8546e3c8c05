/** Apex Reference: "String Class", "Pattern Class". */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureCoverage } from '../coverage.ts';
import { messageFormat } from '../../platform/messageFormat.ts';
import { replaceMatches, split } from '../../platform/patterns.ts';
import { parseSignature, parseTypeText } from '../../platform/signature.ts';
import { ClassInfo } from '../../runtime/classes.ts';

test('by default, split drops trailing empty parts', () => {
  assert.deepEqual(split('a;b;;', ';', 0), ['a', 'b']);
  assert.deepEqual(split('a;b;;', ';', -1), ['a', 'b', '', '']);
  assert.deepEqual(split('a;b;c', ';', 2), ['a', 'b;c']);
  assert.deepEqual(split(';a', ';', 0), ['', 'a']);
  assert.deepEqual(split('abc', '', 0), ['a', 'b', 'c']);
  assert.deepEqual(split('', ';', 0), ['']);
  assert.deepEqual(split('a1b22c', '\\d+', 0), ['a', 'b', 'c']);
});

test('replacements support groups and escapes', () => {
  assert.equal(replaceMatches('2026-11', '(\\d+)-(\\d+)', '$2/$1', true), '11/2026');
  assert.equal(replaceMatches('aa', 'a', '\\$', true), '$$');
  assert.equal(replaceMatches('aa', 'a', 'b', false), 'ba');
  assert.equal(replaceMatches('A-1', '\\p{Alpha}', 'x', true), 'x-1');
});

test('messages use the quotes of MessageFormat', () => {
  assert.equal(messageFormat("it''s {0}", ['a']), "it's a");
  assert.equal(messageFormat("'{0}' {0}", ['a']), '{0} a');
  assert.equal(messageFormat('{1} {0} {2}', ['a', null]), 'null a {2}');
});

test('signatures are parsed with their generics', () => {
  const signature = parseSignature('Map<String,List<Database.Error>> find(Id, Set<E>)');
  assert.equal(signature.name, 'find');
  assert.equal(signature.returns.args[1]?.args[0]?.name, 'Database.Error');
  assert.equal(signature.parameters.length, 2);
  assert.equal(parseTypeText('List<'), null);
  assert.equal(parseTypeText('List<String> x'), null);
});

test('a line is covered if one of its statements ran, and test classes don’t count', () => {
  const tests = new ClassInfo('FooTest', 'class');
  tests.isTest = true;
  tests.file = 'FooTest.cls';
  const coverage = measureCoverage(
    {
      classes: new Map([['footest', tests]]),
      triggers: [],
      problems: [],
      statements: [
        { file: 'Foo.cls', line: 1 },
        { file: 'Foo.cls', line: 1 },
        { file: 'Foo.cls', line: 2 },
        { file: 'FooTest.cls', line: 1 },
      ],
      findType: () => null,
    },
    new Uint32Array([0, 3, 0, 0]),
  );
  assert.deepEqual(coverage, {
    files: [{ name: 'Foo', file: 'Foo.cls', lines: 2, covered: 1, missed: [2] }],
    lines: 2,
    covered: 1,
    percent: 50,
  });
});
