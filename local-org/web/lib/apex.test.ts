import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { apexMethod, getSObjectValue, refreshApex } from './apex.ts';
import { cache } from './cache.ts';

interface Emitted {
  data: unknown;
  error: unknown;
}

const realFetch = globalThis.fetch;
let calls: { path: string; body: unknown }[] = [];
let answer: (path: string) => Response = () => Response.json({ returnValue: 'nothing' });

beforeEach(() => {
  calls = [];
  globalThis.fetch = async (input, init) => {
    calls.push({ path: String(input), body: JSON.parse(String(init?.body)) });
    return answer(String(input));
  };
});

// Tests don't have a screen.
globalThis.requestAnimationFrame = (draw) => {
  setImmediate(draw, 0);
  return 0;
};

afterEach(async () => {
  globalThis.fetch = realFetch;
  await cache.invalidate(['apex']);
});

/** A component's wire, which collects what it gets. */
function wire(method: ReturnType<typeof apexMethod>, config: Record<string, unknown>) {
  const emitted: Emitted[] = [];
  const adapter = new method.adapter((value) => emitted.push(value as Emitted));
  adapter.connect();
  adapter.update(config);
  return { emitted, adapter };
}

/** Enough for an answer to be read on a busy computer. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

test('components that wire one method with equal parameters share one request', async () => {
  answer = () => Response.json({ returnValue: { status: 'Open' } });
  const [one, two] = [apexMethod('InvoiceController', 'get', true), apexMethod('InvoiceController', 'get', true)];
  const [first, second] = [wire(one, { a: 1, b: 2 }), wire(two, { b: 2, a: 1 })];
  await settled();
  assert.equal(calls.length, 1);
  assert.match(calls[0]?.path ?? '', /\/local\/apex\/InvoiceController\/get$/);
  assert.deepEqual(first.emitted, [
    { data: undefined, error: undefined },
    { data: { status: 'Open' }, error: undefined },
  ]);
  assert.deepEqual(second.emitted.at(-1)?.data, { status: 'Open' });
  first.adapter.disconnect();
  second.adapter.disconnect();
});

test('a component that sets equal parameters again gets the same result again without a request', async () => {
  answer = () => Response.json({ returnValue: ['Paid'] });
  const { emitted, adapter } = wire(apexMethod('InvoiceController', 'list', true), { kinds: [] });
  await settled();
  const before = emitted.length;
  adapter.update({ kinds: [] });
  await settled();
  assert.deepEqual(
    emitted.slice(before).map(({ data }) => data),
    [['Paid']],
  );
  assert.equal(calls.length, 1);
  adapter.disconnect();
});

test('refreshApex refreshes every component that shows the result, with one request', async () => {
  let status = 'Open';
  answer = () => Response.json({ returnValue: { status } });
  const method = apexMethod('InvoiceController', 'get', true);
  const [first, second] = [wire(method, { id: 'x' }), wire(method, { id: 'x' })];
  await settled();
  status = 'Paid';
  await Promise.all([refreshApex(first.emitted.at(-1)), refreshApex(second.emitted.at(-1))]);
  assert.equal(calls.length, 2);
  assert.deepEqual(first.emitted.at(-1)?.data, { status: 'Paid' });
  assert.deepEqual(second.emitted.at(-1)?.data, { status: 'Paid' });
  first.adapter.disconnect();
  second.adapter.disconnect();
});

test("refreshApex rejects when the server can't be reached, and every wire of the call gets the error", async () => {
  answer = () => Response.json({ returnValue: 'Open' });
  const { emitted, adapter } = wire(apexMethod('InvoiceController', 'get', true), { id: 'unreachable' });
  await settled();
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await assert.rejects(refreshApex(emitted.at(-1)), (error: { status: number }) => error.status === 0);
  assert.equal(emitted.at(-1)?.data, undefined);
  assert.match(JSON.stringify(emitted.at(-1)?.error), /can't reach the server/);
  adapter.disconnect();
});

test('refreshApex rejects when the method throws, and works again when the method answers', async () => {
  answer = () => Response.json({ returnValue: 'Open' });
  const { emitted, adapter } = wire(apexMethod('InvoiceController', 'get', true), { id: 'refused' });
  await settled();
  answer = () => Response.json([{ message: 'No access', errorCode: 'X' }], { status: 500 });
  await assert.rejects(refreshApex(emitted.at(-1)));
  await assert.rejects(refreshApex(emitted.at(-1)));
  answer = () => Response.json({ returnValue: 'Paid' });
  await refreshApex(emitted.at(-1));
  assert.deepEqual(emitted.at(-1), { data: 'Paid', error: undefined });
  adapter.disconnect();
});

test('refreshApex accepts only what an Apex wire emitted', () => {
  assert.throws(() => refreshApex({}), /an Apex wire emitted/);
  assert.throws(() => refreshApex(undefined), /an Apex wire emitted/);
});

test('refreshApex of a result for earlier parameters refreshes the result for those parameters', async () => {
  answer = () => Response.json({ returnValue: calls.length });
  const { emitted, adapter } = wire(apexMethod('InvoiceController', 'get', true), { id: 'former' });
  await settled();
  const former = emitted.at(-1);
  adapter.update({ id: 'latter' });
  await settled();
  const emissions = emitted.length;
  await refreshApex(former);
  assert.deepEqual(calls.at(-1)?.body, { id: 'former' });
  assert.equal(emitted.length, emissions);
  adapter.disconnect();
});

test('the result of a cacheable method is used for five minutes, also by imperative calls', async (context) => {
  context.mock.timers.enable({ apis: ['Date'] });
  answer = () => Response.json({ returnValue: { asked: calls.length } });
  const method = apexMethod('InvoiceController', 'get', true);
  const first = wire(method, { id: 'kept' });
  await settled();
  first.adapter.disconnect();
  context.mock.timers.tick(4 * 60_000);
  assert.deepEqual(await method({ id: 'kept' }), { asked: 1 });
  const second = wire(method, { id: 'kept' });
  await settled();
  assert.deepEqual(second.emitted.at(-1)?.data, { asked: 1 });
  second.adapter.disconnect();
  context.mock.timers.tick(61_000);
  assert.deepEqual(await method({ id: 'kept' }), { asked: 2 });
  assert.deepEqual(await method({ id: 'another' }), { asked: 3 });
});

test('a failed call of a cacheable method is sent again, and its result is read-only', async () => {
  answer = () => Response.json([{ message: 'Busy', errorCode: 'X' }], { status: 500 });
  const method = apexMethod('InvoiceController', 'get', true);
  await assert.rejects(method({ id: 'busy' }), (error: { body: { message: string } }) => error.body.message === 'Busy');
  answer = () => Response.json({ returnValue: { lines: [] } });
  const found = (await method({ id: 'busy' })) as { lines: unknown[] };
  assert.throws(() => found.lines.push(1), TypeError);
});

test("a method that isn't cacheable is called each time", async () => {
  const pay = apexMethod('InvoiceController', 'pay', false);
  await pay({ id: 'x' });
  await pay({ id: 'x' });
  assert.equal(calls.length, 2);
});

test('refreshApex of what a wire emitted before its first result does nothing', async () => {
  answer = () => Response.json({ returnValue: 1 });
  const { emitted, adapter } = wire(apexMethod('InvoiceController', 'get', true), { id: 'early' });
  await settled();
  await refreshApex(emitted[0]);
  assert.equal(calls.length, 1);
  adapter.disconnect();
});

test('no request is sent while a parameter is undefined', async () => {
  const { emitted, adapter } = wire(apexMethod('InvoiceController', 'get', true), { id: undefined });
  await settled();
  assert.equal(calls.length, 0);
  assert.deepEqual(emitted, [{ data: undefined, error: undefined }]);
  adapter.disconnect();
});

test('after parameters change, the old data stays until the new data arrives', async () => {
  answer = () => Response.json({ returnValue: calls.length });
  const { emitted, adapter } = wire(apexMethod('InvoiceController', 'get', true), { id: 'one' });
  await settled();
  adapter.update({ id: 'two' });
  assert.equal(emitted.at(-1)?.data, 1);
  await settled();
  assert.equal(emitted.at(-1)?.data, 2);
  assert.equal(emitted.length, 3);
  adapter.disconnect();
});

test('an Apex error has the shape components read: status and body.message', async () => {
  const refusal = {
    message: 'The invoice is closed.',
    exceptionType: 'System.AuraHandledException',
    isUserDefinedException: false,
    stackTrace: '',
  };
  answer = () => Response.json([refusal], { status: 500 });
  const pay = apexMethod('InvoiceController', 'pay', false);
  await assert.rejects(pay({ id: 'x' }), (error: { status: number; body: unknown }) => {
    assert.equal(error.status, 500);
    assert.deepEqual(error.body, refusal);
    return true;
  });
});

test('without a connection, the error says so in plain words', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const pay = apexMethod('InvoiceController', 'pay', false);
  await assert.rejects(pay({}), (error: { body: { message: string } }) =>
    /can't reach the server/.test(error.body.message),
  );
});

test("a method that isn't cacheable can't be wired", async () => {
  const { emitted, adapter } = wire(apexMethod('InvoiceController', 'pay', false), { id: 'x' });
  await settled();
  assert.match(JSON.stringify(emitted.at(-1)?.error), /cacheable=true/);
  assert.equal(calls.length, 0);
  adapter.disconnect();
});

test('getSObjectValue follows relationships', () => {
  const record = { Name: 'A', Owner: { Name: 'Kim' } };
  assert.equal(getSObjectValue(record, { fieldApiName: 'Owner.Name' }), 'Kim');
  assert.equal(getSObjectValue(record, 'Invoice__c.Name'), 'A');
  assert.equal(getSObjectValue(record, 'Invoice__c.Missing__r.Name'), undefined);
});
