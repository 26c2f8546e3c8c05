import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';
import type { Connection } from 'jsforce';
import { FakeSalesforce, type Asked, type Instead, type Silence } from '../test/FakeSalesforce.ts';
import { connectionFault, OrgFault } from './OrgFault.ts';
import { OrgTransport, type TransportOptions } from './OrgTransport.ts';

let org: FakeSalesforce;
let pauses: number[];

beforeEach(async () => {
  pauses = [];
  org = await new FakeSalesforce({ rows: { User: [{ Id: '005' }] } }).start();
});
afterEach(() => org.stop());

function connected(options: TransportOptions = {}): Connection {
  const pause = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds);
  org.connection._transport = new OrgTransport({ pause, ...options });
  return org.connection;
}

/** The first answers. After them, the org answers normally. */
function answers(...given: (Instead | Silence)[]): Asked[] {
  const asked: Asked[] = [];
  org.instead = (request) => {
    asked.push(request);
    return given[asked.length - 1] ?? null;
  };
  return asked;
}

const read = (connection: Connection): Promise<unknown> => connection.request('/services/data/v67.0/sobjects');
const write = (connection: Connection): Promise<unknown> =>
  connection.request({ method: 'POST', url: '/services/data/v67.0/composite/sobjects', body: '{"records":[]}' });

async function faultOf(request: Promise<unknown>): Promise<OrgFault> {
  const error = await request.then(
    () => assert.fail('The request was answered.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof OrgFault, String(error));
  return error;
}

test('an answer that breaks off is a fault, for a read and for a write', async () => {
  const whole = { json: { sobjects: [{ name: 'Account' }] }, cut: 10 };
  answers(whole, whole);
  const ofRead = await faultOf(read(connected()));
  assert.equal(ofRead.code, 'INTERRUPTED');
  assert.match(ofRead.message, /^The connection to 127\.0\.0\.1:\d+ broke during an answer\. Check your /);
  assert.equal(ofRead.maybeDone, false);
  const ofWrite = await faultOf(write(connected()));
  assert.deepEqual([ofWrite.code, ofWrite.maybeDone], ['INTERRUPTED', true]);
  assert.deepEqual(pauses, []);
});

test('an answer without a length that ends too early is a fault too', async () => {
  answers({ text: '[{"id":"500', headers: { 'content-type': 'application/json' } });
  assert.equal((await faultOf(write(connected()))).code, 'INTERRUPTED');
});

test('if no answer comes, the request ends after the timeout, and the message has the timeout', async () => {
  answers('never');
  const fault = await faultOf(write(connected({ timeoutSeconds: 0.2 })));
  assert.deepEqual([fault.code, fault.maybeDone], ['NO_ANSWER', true]);
  assert.match(fault.message, /didn't answer within 0\.2 seconds\. .*--timeout/);
});

for (const status of [429, 503])
  test(`after ${status} with a web page, even a write is sent again, after the time that the org asks for`, async () => {
    const busy = { status, text: '<html>Busy</html>' };
    const asked = answers({ ...busy, headers: { 'retry-after': '7' } }, busy);
    await write(connected());
    assert.equal(asked.length, 3);
    assert.deepEqual(pauses, [7000, 1000]);
  });

test('requests to a busy org end after four attempts, or at once if it asks for more than a minute', async () => {
  const busy = { status: 429, text: 'Slow down' };
  const asked = answers(busy, busy, busy, busy);
  const fault = await faultOf(write(connected()));
  assert.deepEqual([asked.length, fault.code, fault.maybeDone], [4, 'ORG_BUSY', false]);
  assert.deepEqual(pauses, [500, 1000, 2000]);
  answers({ ...busy, headers: { 'retry-after': '3600' } });
  assert.match((await faultOf(read(connected()))).message, /Wait 3600 seconds, then run the command again/);
});

test('after a gateway error, a read is sent again, but not a write', async () => {
  const failing = { status: 502, text: '<html>Bad gateway</html>' };
  answers(failing);
  assert.deepEqual(await read(connected()), { sobjects: [{ name: 'User' }] });
  answers(failing);
  const fault = await faultOf(write(connected()));
  assert.deepEqual([fault.code, fault.maybeDone], ['ORG_UNAVAILABLE', true]);
});

test('if the connection ends before the answer, a read is sent again, but not a write', async () => {
  answers('hang up');
  assert.deepEqual(await read(connected()), { sobjects: [{ name: 'User' }] });
  answers('hang up');
  const fault = await faultOf(write(connected()));
  assert.deepEqual([fault.code, fault.maybeDone], ['CONNECTION_LOST', true]);
});

test('a bundle of queries counts as a read', async () => {
  answers('hang up');
  const compositeRequest = [{ method: 'GET', url: '/services/data/v67.0/sobjects', referenceId: 'query0' }];
  const body = JSON.stringify({ allOrNone: false, compositeRequest });
  await connected().request({ method: 'POST', url: '/services/data/v67.0/composite', body });
});

test('a redirect is a fault, and the session is not sent to another address', async () => {
  const asked = answers({ status: 302, text: '', headers: { location: `${org.url}/elsewhere` } });
  const fault = await faultOf(write(connected()));
  assert.equal(fault.code, 'REDIRECTED');
  assert.equal(asked.length, 1);
});

test('if the answer is a web page, the message says so', async () => {
  answers({ text: '<!DOCTYPE html><title>Sign in</title>' }, { status: 404, text: '<html></html>' });
  const fault = await faultOf(read(connected()));
  assert.equal(fault.code, 'UNREADABLE_ANSWER');
  assert.match(fault.message, /answered with a web page instead of data \(HTTP 200\)/);
  assert.match((await faultOf(read(connected()))).message, /\(HTTP 404\)/);
});

test('an error from the org is passed on', async () => {
  answers({ status: 400, json: [{ errorCode: 'MALFORMED_QUERY', message: 'unexpected token' }] });
  await assert.rejects(read(connected()), { errorCode: 'MALFORMED_QUERY', message: 'unexpected token' });
});

const expired = { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] };

test('if the session expires, it is renewed once, and the request is sent again', async () => {
  const asked = answers(expired);
  let renewed = 0;
  const renew = async (): Promise<string> => `token ${++renewed}`;
  const connection = connected({ renew });
  await read(connection);
  assert.deepEqual(
    asked.map(({ headers }) => headers.authorization),
    ['Bearer token', 'Bearer token 1'],
  );
  answers(expired, expired);
  const fault = await faultOf(read(connection));
  assert.equal(fault.code, 'SESSION_EXPIRED');
  assert.match(fault.message, /\(Session expired or invalid\)\. Sign in again with "sf org login web/);
  assert.equal(renewed, 1);
});

test('if the session cannot be renewed, the message says to sign in', async () => {
  answers(expired, expired);
  assert.equal((await faultOf(read(connected()))).code, 'SESSION_EXPIRED');
  const renew = () => Promise.reject(new Error('expired access/refresh token'));
  assert.equal((await faultOf(read(connected({ renew })))).code, 'SESSION_EXPIRED');
});

test('Ctrl-C ends a read and a pause at once, but a write waits for its answer', async () => {
  const stop = new AbortController();
  const connection = connected({ stop: stop.signal, pause: () => Promise.reject(new Error('aborted')) });
  org.instead = ({ method }) => {
    setImmediate(() => stop.abort());
    return method === 'GET' ? 'never' : null;
  };
  await write(connection);
  assert.equal((await faultOf(read(connection))).code, 'STOPPED');
  org.instead = () => ({ status: 503, text: '' });
  assert.equal((await faultOf(write(connection))).code, 'STOPPED');
});

test('if the org cannot be reached, the message says what to check', async () => {
  const nobody = await portOfNobody();
  const cases: [string, string, RegExp][] = [
    [
      `http://127.0.0.1:${nobody}/`,
      'ORG_NOT_REACHABLE',
      /doesn't accept connections \(ECONNREFUSED\)\. Check your network/,
    ],
    ['http://no-such-org.invalid/', 'ORG_NOT_REACHABLE', /The address no-such-org\.invalid wasn't found\. .*VPN/],
    [`https://127.0.0.1:${new URL(org.url).port}/`, 'NOT_SECURE', /isn't secure \(.*\)\. .*NODE_EXTRA_CA_CERTS/],
  ];
  for (const [url, code, message] of cases) {
    const fault = await faultOf(Promise.resolve(connected().request(url)));
    assert.equal(fault.code, code);
    assert.match(fault.message, message);
  }
  assert.deepEqual(pauses, []);
});

test('other connection errors have the reason from Node', () => {
  const failed = (cause: Error): Error => new TypeError('fetch failed', { cause });
  const told = (error: unknown): string | undefined => connectionFault(error, 'acme.example', false)?.message;
  assert.match(told(failed(new Error('bad port'))) ?? '', /^The request to acme\.example failed \(bad port\)\. Check/);
  const core = Object.assign(new Error('The org cannot be found'), { code: 'DomainNotFoundError' });
  assert.match(told(core) ?? '', /^The address acme\.example wasn't found\./);
  assert.equal(told(new Error('expired access/refresh token')), undefined);
});

test('if the org answered before, a failed connection is tried again', async () => {
  const connection = connected();
  await read(connection);
  await org.stop();
  assert.equal((await faultOf(write(connection))).code, 'ORG_NOT_REACHABLE');
  assert.deepEqual(pauses, [500, 1000, 2000]);
  await org.start();
});

function portOfNobody(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
