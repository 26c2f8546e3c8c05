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

/** The answers in their order; after the last, the org answers as ever. */
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

test('an answer that is cut in the middle is a fault, of a read and of a write', async () => {
  const whole = { json: { sobjects: [{ name: 'Account' }] }, cut: 10 };
  answers(whole, whole);
  const ofRead = await faultOf(read(connected()));
  assert.equal(ofRead.code, 'INTERRUPTED');
  assert.match(
    ofRead.message,
    /^The connection to 127\.0\.0\.1:\d+ broke off in the middle of an answer\. Check your /,
  );
  assert.equal(ofRead.maybeDone, false);
  const ofWrite = await faultOf(write(connected()));
  assert.deepEqual([ofWrite.code, ofWrite.maybeDone], ['INTERRUPTED', true]);
  assert.deepEqual(pauses, []);
});

test('an answer without a length that ends too early is cut too', async () => {
  answers({ text: '[{"id":"500', headers: { 'content-type': 'application/json' } });
  assert.equal((await faultOf(write(connected()))).code, 'INTERRUPTED');
});

test('an answer that never comes is given up after the timeout, and told with how long that was', async () => {
  answers('never');
  const fault = await faultOf(write(connected({ timeoutSeconds: 0.2 })));
  assert.deepEqual([fault.code, fault.maybeDone], ['NO_ANSWER', true]);
  assert.match(fault.message, /did not answer within 0\.2 seconds\. .*--timeout/);
});

for (const status of [429, 503])
  test(`${status} with a web page is asked again, of a write too, after as long as the org says`, async () => {
    const busy = { status, text: '<html>Busy</html>' };
    const asked = answers({ ...busy, headers: { 'retry-after': '7' } }, busy);
    await write(connected());
    assert.equal(asked.length, 3);
    assert.deepEqual(pauses, [7000, 1000]);
  });

test('a busy org is given up after four attempts, or at once where it asks for more than a minute', async () => {
  const busy = { status: 429, text: 'Slow down' };
  const asked = answers(busy, busy, busy, busy);
  const fault = await faultOf(write(connected()));
  assert.deepEqual([asked.length, fault.code, fault.maybeDone], [4, 'ORG_BUSY', false]);
  assert.deepEqual(pauses, [500, 1000, 2000]);
  answers({ ...busy, headers: { 'retry-after': '3600' } });
  assert.match((await faultOf(read(connected()))).message, /It asks you to wait 3600 seconds/);
});

test('a gateway that fails is asked again by a read, never by a write', async () => {
  const failing = { status: 502, text: '<html>Bad gateway</html>' };
  answers(failing);
  assert.deepEqual(await read(connected()), { sobjects: [{ name: 'User' }] });
  answers(failing);
  const fault = await faultOf(write(connected()));
  assert.deepEqual([fault.code, fault.maybeDone], ['ORG_UNAVAILABLE', true]);
});

test('a connection that ends before the answer is made again by a read, never by a write', async () => {
  answers('hang up');
  assert.deepEqual(await read(connected()), { sobjects: [{ name: 'User' }] });
  answers('hang up');
  const fault = await faultOf(write(connected()));
  assert.deepEqual([fault.code, fault.maybeDone], ['CONNECTION_LOST', true]);
});

test('a bundle of queries is a read', async () => {
  answers('hang up');
  const compositeRequest = [{ method: 'GET', url: '/services/data/v67.0/sobjects', referenceId: 'query0' }];
  const body = JSON.stringify({ allOrNone: false, compositeRequest });
  await connected().request({ method: 'POST', url: '/services/data/v67.0/composite', body });
});

test('a redirect is refused: the session goes to no other address', async () => {
  const asked = answers({ status: 302, text: '', headers: { location: `${org.url}/elsewhere` } });
  const fault = await faultOf(write(connected()));
  assert.equal(fault.code, 'REDIRECTED');
  assert.equal(asked.length, 1);
});

test('a web page instead of data is named', async () => {
  answers({ text: '<!DOCTYPE html><title>Sign in</title>' }, { status: 404, text: '<html></html>' });
  const fault = await faultOf(read(connected()));
  assert.equal(fault.code, 'UNREADABLE_ANSWER');
  assert.match(fault.message, /answered with a web page instead of data \(HTTP 200\)/);
  assert.match((await faultOf(read(connected()))).message, /\(HTTP 404\)/);
});

test('an error of the org itself stays the org’s', async () => {
  answers({ status: 400, json: [{ errorCode: 'MALFORMED_QUERY', message: 'unexpected token' }] });
  await assert.rejects(read(connected()), { errorCode: 'MALFORMED_QUERY', message: 'unexpected token' });
});

const expired = { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] };

test('a session that ends in the middle of a run is renewed once, and the request sent again', async () => {
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

test('a session that cannot be renewed is told', async () => {
  answers(expired, expired);
  assert.equal((await faultOf(read(connected()))).code, 'SESSION_EXPIRED');
  const renew = () => Promise.reject(new Error('expired access/refresh token'));
  assert.equal((await faultOf(read(connected({ renew })))).code, 'SESSION_EXPIRED');
});

test('Ctrl-C ends a read and a pause at once; a write that is under way gets its answer', async () => {
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

test('an org that cannot be reached is named with what to check', async () => {
  const nobody = await portOfNobody();
  const cases: [string, string, RegExp][] = [
    [
      `http://127.0.0.1:${nobody}/`,
      'ORG_NOT_REACHABLE',
      /does not accept connections \(ECONNREFUSED\)\. Check your network/,
    ],
    ['http://no-such-org.invalid/', 'ORG_NOT_REACHABLE', /The address no-such-org\.invalid was not found\. .*VPN/],
    [`https://127.0.0.1:${new URL(org.url).port}/`, 'NOT_SECURE', /is not secure \(.*\)\. .*NODE_EXTRA_CA_CERTS/],
  ];
  for (const [url, code, message] of cases) {
    const fault = await faultOf(Promise.resolve(connected().request(url)));
    assert.equal(fault.code, code);
    assert.match(fault.message, message);
  }
  assert.deepEqual(pauses, []);
});

test('what else a connection may meet is told with Node’s reason', () => {
  const failed = (cause: Error): Error => new TypeError('fetch failed', { cause });
  const told = (error: unknown): string | undefined => connectionFault(error, 'acme.example', false)?.message;
  assert.match(told(failed(new Error('bad port'))) ?? '', /^The request to acme\.example failed \(bad port\)\. Check/);
  const core = Object.assign(new Error('The org cannot be found'), { code: 'DomainNotFoundError' });
  assert.match(told(core) ?? '', /^The address acme\.example was not found\./);
  assert.equal(told(new Error('expired access/refresh token')), undefined);
});

test('an org that answered before and cannot be reached now is tried again', async () => {
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
