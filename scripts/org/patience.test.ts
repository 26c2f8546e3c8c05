import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusedForNow, pauseAskedFor, withPatience } from './patience.ts';

const refusal = (errorCode: string): Error => Object.assign(new Error(errorCode), { errorCode });

test('a locked row is tried again, each time after a longer pause', async () => {
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

test('a refusal that will not pass is not tried again', async () => {
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

test('patience ends after four attempts', async () => {
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

test('a lock is recognized in a row of its own and in the message of a trigger that met it', () => {
  const message =
    'execution of AfterInsert caused by: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record';
  assert.equal(isRefusedForNow({ statusCode: 'UNABLE_TO_LOCK_ROW', message: '' }), true);
  assert.equal(isRefusedForNow({ statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message }), true);
  assert.equal(isRefusedForNow({ statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message: 'No.' }), false);
});

test('the org says how long to wait in seconds or as a date; more than a minute is too long', () => {
  const now = Date.parse('2026-11-10T10:00:00Z');
  assert.equal(pauseAskedFor('5', 1, now), 5000);
  assert.equal(pauseAskedFor('Tue, 10 Nov 2026 10:00:20 GMT', 1, now), 20_000);
  assert.equal(pauseAskedFor('61', 1, now), null);
  for (const nothing of [undefined, '', 'soon', '0']) assert.equal(pauseAskedFor(nothing, 2, now), 1000);
});
