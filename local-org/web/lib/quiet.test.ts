import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Quiet } from './quiet.ts';

test('work waits until the last request is answered, failed ones too', async () => {
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

test('where nothing is under way, work begins at once', () => {
  const done: string[] = [];
  new Quiet().wait(() => done.push('now'));
  assert.deepEqual(done, ['now']);
});
