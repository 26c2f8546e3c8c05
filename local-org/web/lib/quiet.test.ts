import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Quiet } from './quiet.ts';

test('work waits until the last request is completed, even if requests fail', async () => {
  const quiet = new Quiet();
  const done: string[] = [];
  const first = Promise.withResolvers<undefined>();
  const second = Promise.withResolvers<undefined>();
  const requests = [quiet.during(() => first.promise), quiet.during(() => second.promise)];
  quiet.wait(() => done.push('waited'));
  const callOff = quiet.wait(() => done.push('called off'));
  first.resolve(undefined);
  await requests[0];
  assert.deepEqual(done, []);
  callOff();
  second.reject(new Error('refused'));
  await assert.rejects(requests[1] ?? Promise.resolve());
  assert.deepEqual(done, ['waited']);
});

test('work starts immediately if no request is pending', () => {
  const done: string[] = [];
  new Quiet().wait(() => done.push('now'));
  assert.deepEqual(done, ['now']);
});
