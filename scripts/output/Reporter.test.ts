import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { reporter, type Output } from './Reporter.ts';

const NASTY = 'Oak\u001B]0;owned\u0007\u009B31m\r\nHill\u202Ereversed';

function listening(json: boolean): { output: Output; out: () => string; err: () => string } {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const read = (stream: PassThrough) => (): string => String(stream.read() ?? '');
  return { output: reporter(json, { out, err }), out: read(out), err: read(err) };
}

// eslint-disable-next-line no-control-regex -- this pattern matches control characters
const STEERS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/;

test('control characters are shown as text in every kind of output', () => {
  const { output, out, err } = listening(false);
  output.progress(`Looking at ${NASTY}`);
  output.say(NASTY);
  output.table(['Account'], [[NASTY]]);
  output.fail({ code: 'X', message: NASTY, details: {} });
  const [told, failed] = [out(), err()];
  assert.doesNotMatch(told + failed, STEERS);
  assert.match(told, /Oak\\u001b\]0;owned\\u0007\\u009b31m\\u000d\\u000aHill\\u202ereversed/);
  assert.equal(failed.split('\n').length, 3);
});

test('control characters are escaped in JSON, and a program reads the original name', () => {
  const { output, out } = listening(true);
  output.result({ account: NASTY });
  const text = out();
  assert.doesNotMatch(text, STEERS);
  assert.deepEqual(JSON.parse(text), { account: NASTY });
});

test('only one document is printed', () => {
  const { output, out } = listening(true);
  output.progress('Looking');
  output.say('Ready');
  output.fail({ code: 'NO_ANSWER', message: 'No answer.', details: { created: 2 } });
  output.result({ created: 3 });
  assert.deepEqual(JSON.parse(out()), { created: 2, error: { code: 'NO_ANSWER', message: 'No answer.' } });
});

test('long cells wrap', () => {
  const { output, out } = listening(false);
  output.table(['Found'], [[Array.from({ length: 30 }, (_, index) => `Name${index}`).join(', ')]]);
  for (const line of out().split('\n')) assert.ok(line.length < 70, line);
});
