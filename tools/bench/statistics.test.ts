import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurns, median, rounded } from './statistics.ts';

test('the median is the middle value, or between the two middle values', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 2]), 2.5);
});

test('two measurements alternate', async () => {
  const order: string[] = [];
  const { first, second } = await inTurns(
    2,
    (round) => order.push(`a${round}`),
    (round) => order.push(`b${round}`),
  );
  assert.deepEqual(order, ['a0', 'b0', 'a1', 'b1']);
  assert.equal(first.length + second.length, 4);
});

test('figures are rounded', () => assert.equal(rounded(1.23456), 1.23));
