import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPatience } from './patience.ts';

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
