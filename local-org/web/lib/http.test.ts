import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { errorMessage, request, type PlatformError } from './http.ts';

const realFetch = globalThis.fetch;

// Tests don't have a screen.
globalThis.requestAnimationFrame = (draw) => {
  setImmediate(draw, 0);
  return 0;
};

afterEach(() => {
  globalThis.fetch = realFetch;
});

const REFUSAL = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }];

async function failed(method: 'GET' | 'POST', response: Response): Promise<PlatformError> {
  globalThis.fetch = async () => response;
  try {
    await request('/services/data/v67.0/ui-api/records/500000000000001AAA', { method });
  } catch (error) {
    return error as PlatformError;
  }
  throw new Error('Nothing failed.');
}

test('a UI API read error is a list', async () => {
  const error = await failed('GET', Response.json(REFUSAL, { status: 404 }));
  assert.equal(error.status, 404);
  assert.deepEqual(error.body, REFUSAL);
  assert.equal(errorMessage(error), 'The requested resource does not exist');
});

test('a UI API write error is one object', async () => {
  const error = await failed('POST', Response.json(REFUSAL, { status: 400 }));
  assert.deepEqual(error.body, REFUSAL[0]);
});

for (const text of ['<h1>Bad gateway</h1>', '[]']) {
  test(`a response without a message (${text}) shows its status`, async () => {
    const error = await failed('GET', new Response(text, { status: 502, statusText: 'Bad Gateway' }));
    assert.deepEqual(error.body, { message: 'The server returned 502 Bad Gateway.' });
  });
}
