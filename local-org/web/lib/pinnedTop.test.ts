import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leavesRoom } from './pinnedTop.ts';

test('a top that takes half of the window does not stay in view', () => {
  assert.equal(leavesRoom(300, 900), true);
  assert.equal(leavesRoom(450, 900), false);
});
