import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { refreshPage, registerRefreshHandler, unregisterRefreshHandler } from './refresh.ts';

const realReport = globalThis.reportError;
let reported: unknown[] = [];
let registered: number[] = [];

beforeEach(() => {
  reported = [];
  globalThis.reportError = (error) => void reported.push(error);
});

afterEach(() => {
  globalThis.reportError = realReport;
  for (const id of registered) unregisterRefreshHandler(id);
  registered = [];
});

/** A component inside another one's shadow tree. */
function component(outer?: { template: { host: object } }) {
  return { template: { host: { parentNode: outer ? { parentNode: null, host: outer.template.host } : null } } };
}

function takePart(context: unknown, handler: unknown): void {
  registered.push(registerRefreshHandler(context as never, handler as never));
}

test("a component's handler finishes before the handlers inside the component start", async () => {
  const order: string[] = [];
  const outer = Object.assign(component(), { name: 'outer' });
  takePart(component(outer), async () => order.push('inner') > 0);
  takePart(outer, async function (this: { name: string }) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    order.push(this.name);
    return true;
  });
  await refreshPage();
  assert.deepEqual(order, ['outer', 'inner']);
  assert.deepEqual(reported, []);
});

test('false skips only the handlers inside the component', async () => {
  const order: string[] = [];
  const outer = component();
  takePart(outer, async () => order.push('outer') < 0);
  takePart(component(outer), async () => order.push('inner') > 0);
  takePart(component(), async () => order.push('beside') > 0);
  await refreshPage();
  assert.deepEqual(order, ['outer', 'beside']);
});

for (const [what, handler, complaint] of [
  ["doesn't return a promise", () => true, /must return a promise/],
  ['resolves to nothing', async () => undefined, /true or false/],
  ['rejects', () => Promise.reject(new Error('No answer')), /No answer/],
] as const) {
  test(`a handler that ${what} is reported, and the others still run`, async () => {
    const order: string[] = [];
    takePart(component(), handler);
    takePart(component(), async () => order.push('other') > 0);
    await refreshPage();
    assert.equal(reported.length, 1);
    assert.match(String(reported[0]), complaint);
    assert.deepEqual(order, ['other']);
  });
}

test('only components and elements can register, and only a function', () => {
  assert.throws(() => registerRefreshHandler({} as never, async () => true), TypeError);
  assert.throws(() => registerRefreshHandler(undefined as never, async () => true), TypeError);
  assert.throws(() => registerRefreshHandler(component() as never, 'reload' as never), TypeError);
});

test("an unregistered handler isn't called", async () => {
  const order: string[] = [];
  takePart(component(), async () => order.push('gone') > 0);
  for (const id of registered) unregisterRefreshHandler(id);
  await refreshPage();
  assert.deepEqual(order, []);
});
