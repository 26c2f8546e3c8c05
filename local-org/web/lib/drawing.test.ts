import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { Drawing } from './drawing.ts';

test('requests that follow a response wait until the response is drawn', async () => {
  const frames: (() => void)[] = [];
  const drawing = new Drawing((work) => frames.push(work));
  const sent: string[] = [];
  const ask = async (what: string): Promise<void> => {
    await drawing.over();
    sent.push(what);
  };
  await ask('first');
  drawing.begin();
  const following = ask('following');
  await turn();
  assert.deepEqual(sent, ['first']);
  frames.shift()?.();
  await following;
  await ask('later');
  assert.deepEqual(sent, ['first', 'following', 'later']);
});
