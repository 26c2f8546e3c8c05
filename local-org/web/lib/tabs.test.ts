import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tabsThatFit } from './tabs.ts';

test('all tabs show if they fit without the menu', () => {
  assert.equal(tabsThatFit([100, 100, 100], 300, 80), 3);
  assert.equal(tabsThatFit([], 0, 80), 0);
});

test('the menu takes the room of the tabs that it has', () => {
  assert.equal(tabsThatFit([100, 100, 100], 299, 80), 2);
  assert.equal(tabsThatFit([100, 100, 100], 279, 80), 1);
  assert.equal(tabsThatFit([100, 100, 100], 100, 80), 0);
});

test('a short tab does not move in front of a long one that does not fit', () => {
  assert.equal(tabsThatFit([100, 300, 20], 300, 80), 1);
});
