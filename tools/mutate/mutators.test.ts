/** Finds each kind of mistake in a small class, adds it, and removes it again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSource } from '../../local-org/apex/syntax/parse.ts';
import { findMutations } from './findMutations.ts';
import { apply, type Mutation } from './Mutation.ts';
import { sample } from './sample.ts';

function mutationsOf(body: string, returns = 'void'): Mutation[] {
  const outcome = parseSource(`public class C {\n${returns} m() {\n${body}\n}\n}`, 'class');
  assert.ok('unit' in outcome, JSON.stringify(outcome));
  return findMutations(outcome.unit);
}

const changes = (body: string, returns?: string): string[] => mutationsOf(body, returns).map(({ change }) => change);

test('operators for equality, logic, boundaries, and arithmetic are swapped', () => {
  assert.deepEqual(changes('Boolean b = x == y;'), ['== becomes !=']);
  assert.deepEqual(changes('Boolean b = x && y;'), ['&& becomes ||']);
  assert.deepEqual(changes('Boolean b = x < y;'), ['< becomes <=']);
  assert.deepEqual(changes('Boolean b = x >= y;'), ['>= becomes >']);
  assert.deepEqual(changes('Integer i = x + y;'), ['+ becomes -']);
  assert.deepEqual(changes('String s = x ?? y;'), ['value after ?? removed']);
  assert.deepEqual(changes('Boolean b = !x;'), ['! removed']);
  assert.deepEqual(changes('i++;'), ['statement removed', '++ becomes --']);
  assert.deepEqual(changes('i += j;'), ['assignment of i removed', '+= becomes -=']);
});

test('a condition is negated, unless swapping its operator does the same', () => {
  assert.deepEqual(changes('if (isOpen) { }'), ['condition negated']);
  assert.deepEqual(changes('if (a == b) { }'), ['== becomes !=']);
  assert.deepEqual(changes('if (!isOpen) { }'), ['! removed']);
  assert.deepEqual(changes('Integer i = isOpen ? x : y;'), ['condition negated']);
});

test('constants are changed', () => {
  assert.deepEqual(changes("String s = 'New';"), ["'New' becomes 'New~'"]);
  assert.deepEqual(changes('Integer i = 41;'), ['41 becomes 42']);
  assert.deepEqual(changes('Boolean b = true;'), ['true becomes false']);
  assert.deepEqual(changes('Object o = null;'), []);
});

test('calls, addError, assignments, DML, throw, and continue are removed', () => {
  assert.deepEqual(changes('record.addError(text);'), ['addError() removed']);
  assert.deepEqual(changes('record.Status = text;'), ['assignment of Status removed']);
  assert.deepEqual(changes('insert as user records;'), ['insert removed', 'insert as user becomes as system']);
  assert.deepEqual(changes('throw error;'), ['throw removed']);
  assert.deepEqual(changes('for (Case c : cases) { continue; }'), ['continue removed']);
});

test('results become null or are negated', () => {
  assert.deepEqual(changes('return text;', 'String'), ['null returned']);
  assert.deepEqual(changes('return isOpen();', 'Boolean'), ['result negated']);
  assert.deepEqual(changes('return a == b;', 'Boolean'), ['== becomes !=']);
  assert.deepEqual(changes('return null;', 'String'), []);
  assert.deepEqual(changes('return;'), ['return removed']);
});

test('fields are removed, and access modes are swapped', () => {
  assert.deepEqual(changes('Case c = new Case(ParentId = x, OwnerId = y);'), ['ParentId removed', 'OwnerId removed']);
  assert.deepEqual(changes('Database.delete(rows, AccessLevel.USER_MODE);'), [
    'delete() removed',
    'USER_MODE becomes SYSTEM_MODE',
  ]);
});

test('query conditions are removed or negated, and the order and access mode are swapped', () => {
  const query = 'SELECT Id FROM Case WHERE Status = :a AND OwnerId IN :b WITH USER_MODE ORDER BY CaseNumber';
  assert.deepEqual(changes(`List<Case> found = [${query}];`), [
    'WITH USER_MODE becomes SYSTEM_MODE',
    'AND Status … removed',
    'AND OwnerId … removed',
    'Status = becomes !=',
    'OwnerId IN becomes NOT IN',
    'ORDER BY CaseNumber the other way',
  ]);
});

test('a changed query is a new object, because query plans are cached by object', () => {
  const [first] = mutationsOf('List<Case> found = [SELECT Id FROM Case WHERE Status = :a];');
  assert.ok(first);
  const original: unknown = Reflect.get(first.holder, first.key);
  const before = JSON.stringify(original);
  const undo = apply(first);
  assert.notEqual(Reflect.get(first.holder, first.key), original);
  undo();
  assert.equal(Reflect.get(first.holder, first.key), original);
  assert.equal(JSON.stringify(original), before);
});

test('a mistake has its line and column, and can be removed completely', () => {
  const [mutation] = mutationsOf('Integer i = 1;\nif (a == b) {\n i = 2;\n}').filter(({ kind }) => kind === 'operator');
  assert.ok(mutation);
  assert.deepEqual([mutation.line, mutation.statementLine, mutation.member], [4, 4, { from: 2, to: 5 }]);
  const undo = apply(mutation);
  assert.equal(Reflect.get(mutation.holder, mutation.key), '!=');
  undo();
  assert.equal(Reflect.get(mutation.holder, mutation.key), '==');
});

test('members of inner classes are changed, but declarations are not', () => {
  const outcome = parseSource(
    "public class C { @TestVisible private static final String A = 'a'; class D { Integer i = 1; } enum E { X } }",
    'class',
  );
  assert.ok('unit' in outcome);
  assert.deepEqual(
    findMutations(outcome.unit).map(({ change }) => change),
    ["'a' becomes 'a~'", '1 becomes 2'],
  );
});

test('the same seed chooses the same sample, in order', () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const chosen = sample(items, 10, 7);
  assert.deepEqual(sample(items, 10, 7), chosen);
  assert.deepEqual(
    chosen,
    [...chosen].sort((a, b) => a - b),
  );
  assert.notDeepEqual(sample(items, 10, 8), chosen);
  assert.equal(sample(items, 1000, 7).length, 100);
});
