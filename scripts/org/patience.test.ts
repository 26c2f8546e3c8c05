import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusedForNow, pauseAskedFor, withPatience } from './patience.ts';

const refusal = (errorCode: string): Error => Object.assign(new Error(errorCode), { errorCode });

test('after a lock, the request is sent again, each time after a longer pause', async () => {
  const pauses: number[] = [];
  let calls = 0;
  const answer = await withPatience(
    async () => {
      if (++calls < 3) throw refusal('UNABLE_TO_LOCK_ROW');
      return 'done';
    },
    async (milliseconds) => void pauses.push(milliseconds),
  );
  assert.equal(answer, 'done');
  assert.deepEqual(pauses, [500, 1000]);
});

test('after a permanent error, the request is not sent again', async () => {
  let calls = 0;
  const request = async (): Promise<never> => {
    calls++;
    throw refusal('INVALID_FIELD');
  };
  await assert.rejects(
    withPatience(request, async () => {}),
    { message: 'INVALID_FIELD' },
  );
  assert.equal(calls, 1);
});

test('retries end after four attempts', async () => {
  let calls = 0;
  const request = async (): Promise<never> => {
    calls++;
    throw refusal('REQUEST_LIMIT_EXCEEDED');
  };
  await assert.rejects(
    withPatience(request, async () => {}),
    { message: 'REQUEST_LIMIT_EXCEEDED' },
  );
  assert.equal(calls, 4);
});

test('a lock is recognized by its code and in the message of a trigger', () => {
  const message =
    'execution of AfterInsert caused by: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record';
  assert.equal(isRefusedForNow({ statusCode: 'UNABLE_TO_LOCK_ROW', message: '' }), true);
  assert.equal(isRefusedForNow({ statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message }), true);
  assert.equal(isRefusedForNow({ statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message: 'No.' }), false);
});

test('the pause can be in seconds or a date, and more than a minute is too long', () => {
  const now = Date.parse('2026-11-10T10:00:00Z');
  assert.equal(pauseAskedFor('5', 1, now), 5000);
  assert.equal(pauseAskedFor('Tue, 10 Nov 2026 10:00:20 GMT', 1, now), 20_000);
  assert.equal(pauseAskedFor('61', 1, now), null);
  for (const nothing of [undefined, '', 'soon', '0']) assert.equal(pauseAskedFor(nothing, 2, now), 1000);
});
