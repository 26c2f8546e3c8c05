/** Apex Developer Guide, "Expression Operators", "Using Custom Types in Map Keys and Sets". */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexList, ApexMap, ApexSet } from '../../runtime/collections.ts';
import { ApexDate, ApexDatetime } from '../../runtime/dates.ts';
import { Decimal, Double } from '../../runtime/decimal.ts';
import { equal, keyOf, looselyEqual } from '../../runtime/equality.ts';
import { longId } from '../../runtime/ids.ts';
import { compareForSort, compareValues } from '../../runtime/order.ts';
import { DECIMAL, INTEGER, listOf, mapOf, setOf, STRING } from '../../runtime/types.ts';
import { SObj } from '../../runtime/values.ts';

const record = (fields: Record<string, string | null>): SObj => {
  const made = new SObj(null, 'Thing__c');
  for (const [name, value] of Object.entries(fields)) made.fields.set(name, value);
  return made;
};

test('only the operator ignores case', () => {
  assert.equal(looselyEqual('a', 'A'), true);
  assert.equal(equal('a', 'A'), false);
  assert.notEqual(keyOf('a'), keyOf('A'));
});

test('ids are case-sensitive, also for the operator', () => {
  assert.equal(looselyEqual('001000000000AbC', '001000000000aBc'), false);
});

test('numbers are equal by value, regardless of their type', () => {
  assert.equal(equal(1, Decimal.parse('1.00')), true);
  assert.equal(equal(1, 1n), true);
  assert.equal(equal(new Double(1.5), Decimal.parse('1.5')), true);
  assert.equal(equal(1, '1'), false);
  assert.equal(keyOf(Decimal.parse('1.50')), keyOf(Decimal.parse('1.5')));
});

test('null equals only null', () => {
  assert.equal(equal(null, null), true);
  assert.equal(equal(null, ''), false);
});

test('a date equals midnight GMT of its day', () => {
  const day = ApexDate.of(2026, 11, 3);
  assert.equal(equal(day, new ApexDatetime(day.millis)), true);
  assert.equal(equal(new ApexDatetime(day.millis + 1), day), false);
});

test('collections are equal by their elements', () => {
  const list = (...items: number[]): ApexList => new ApexList(listOf(INTEGER), items);
  assert.equal(equal(list(1, 2), list(1, 2)), true);
  assert.equal(equal(list(1, 2), list(2, 1)), false);
  assert.equal(equal(new ApexSet(setOf(INTEGER), [1, 2]), new ApexSet(setOf(INTEGER), [2, 1])), true);
  const map = (value: string): ApexMap => {
    const made = new ApexMap(mapOf(STRING, DECIMAL));
    made.put('k', Decimal.parse(value));
    return made;
  };
  assert.equal(equal(map('1.0'), map('1')), true);
  assert.equal(equal(map('1.0'), map('2')), false);
  assert.equal(new ApexSet(setOf(listOf(INTEGER)), [list(1), list(1), list(2)]).size, 2);
});

test('records are equal by their fields, and an unset field equals null', () => {
  assert.equal(equal(record({ name: 'a', memo: null }), record({ name: 'a' })), true);
  assert.equal(equal(record({ name: 'a' }), record({ name: 'A' })), false);
});

test('sorting puts null first and capital letters before small ones, and comparing ignores case', () => {
  const items = ['b', null, 'B', 'a'].sort(compareForSort);
  assert.deepEqual(items, [null, 'B', 'a', 'b']);
  assert.equal(compareValues('a', 'B') < 0, true);
  assert.equal(compareValues('A', 'a'), 0);
  assert.equal(compareValues(2, Decimal.parse('1.5')) > 0, true);
});

test('an id of 15 characters gets its checksum', () => {
  assert.equal(longId('001000000000AbC'), '001000000000AbCAAU');
  assert.equal(longId('0012v00002Zz2kQ'), '0012v00002Zz2kQAAR');
  assert.equal(longId('001000000000001AAA'), '001000000000001AAA');
});
