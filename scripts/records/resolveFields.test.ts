import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveFields, resolveValue, type Resolution } from './resolveFields.ts';

const resolution: Resolution = {
  idOf: (reference) => ({ oak: '001000000000001AAA', 'User.specialist': '005000000000002AAA' })[reference],
  today: '2026-11-02',
  timeZone: 'America/Chicago',
};

test('a reference becomes the ID of its record', () => {
  assert.deepEqual(resolveFields({ AccountId: '@oak', OwnerId: '@User.specialist', Subject: 'Oak' }, resolution), {
    AccountId: '001000000000001AAA',
    OwnerId: '005000000000002AAA',
    Subject: 'Oak',
  });
});

test('an unknown reference is an error that names it', () => {
  assert.throws(() => resolveValue('@elm', resolution), { name: 'RangeError', message: /elm/ });
});

test('relative dates work across the end of a month', () => {
  assert.equal(resolveValue('today', resolution), '2026-11-02');
  assert.equal(resolveValue('today-3', resolution), '2026-10-30');
  assert.equal(resolveValue('today+30', resolution), '2026-12-02');
});

test('times use the time zone, before and after the clocks change', () => {
  assert.equal(resolveValue('todayT09:30', resolution), '2026-11-02T15:30:00.000Z');
  assert.equal(resolveValue('today-3T09:30', resolution), '2026-10-30T14:30:00.000Z');
});

test('two at signs become one, and other text is unchanged', () => {
  assert.equal(resolveValue('@@home', resolution), '@home');
  assert.equal(resolveValue('today we called', resolution), 'today we called');
  assert.equal(resolveValue(null, resolution), null);
});
