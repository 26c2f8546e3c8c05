import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { openConnection } from './connect.ts';
import { CommandError } from '../output/CommandError.ts';
import { proxyFor, proxyProblem } from './proxy.ts';

const ORG = 'https://district.my.salesforce.com';
const PROXY = 'http://proxy.example:8080';

const LOOPBACK = [
  'http://localhost:8460',
  'http://LOCALHOST:8460',
  'http://localhost.:8460',
  'http://org.localhost:8460',
  'http://127.0.0.1:8460',
  'http://127.9.8.7:8460',
  'http://[::1]:8460',
  'http://[::ffff:127.0.0.1]:8460',
];

for (const url of LOOPBACK)
  test(`${url} never uses a proxy`, () => {
    for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'])
      assert.equal(proxyFor(url, { [name]: PROXY }), undefined);
  });

const WAYS: readonly [string, NodeJS.ProcessEnv, string | undefined][] = [
  ['no variable', {}, undefined],
  ['https_proxy', { https_proxy: PROXY }, PROXY],
  ['http_proxy', { http_proxy: PROXY }, PROXY],
  ['HTTPS_PROXY', { HTTPS_PROXY: PROXY }, PROXY],
  ['HTTP_PROXY', { HTTP_PROXY: PROXY }, PROXY],
  ['ALL_PROXY, which the sf CLI does not read', { ALL_PROXY: PROXY, all_proxy: PROXY }, undefined],
  ['lowercase variables first', { HTTPS_PROXY: 'http://other:1', http_proxy: PROXY }, PROXY],
  ['an empty variable, which stands before the others', { https_proxy: '', HTTPS_PROXY: PROXY }, undefined],
  ['an address without http://', { HTTPS_PROXY: 'proxy.example:8080' }, PROXY],
  ['the host in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'a.example, district.my.salesforce.com' }, undefined],
  ['its domain in no_proxy', { HTTPS_PROXY: PROXY, no_proxy: '.Salesforce.com' }, undefined],
  ['a wildcard in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '*.salesforce.com' }, undefined],
  ['everything in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '*' }, undefined],
  ['its port in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'salesforce.com:443' }, undefined],
  ['another port in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'salesforce.com:8443' }, PROXY],
  ['the end of its name in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'force.com' }, PROXY],
];

for (const [what, env, proxy] of WAYS)
  test(`the proxy for an org with ${what}`, () => assert.equal(proxyFor(ORG, env), proxy));

for (const value of ['socks5://proxy:1080', 'http://', '://', 'http://a b'])
  test(`"${value}" is not a valid proxy, and the message says what to set`, () =>
    assert.throws(
      () => proxyFor(ORG, { HTTPS_PROXY: value }),
      (error) => error instanceof CommandError && /HTTPS_PROXY.*http:\/\/HOST:PORT/.test(error.message),
    ));

test('a request to an org uses the proxy, and error messages do not have the password', async () => {
  const asked: string[] = [];
  const answers = ['407 Proxy Authentication Required', '502 Bad Gateway'];
  const fake = createServer().listen(0, '127.0.0.1');
  fake.on('connect', ({ url = '' }, socket) => {
    socket.end(`HTTP/1.1 ${answers[asked.length] ?? ''}\r\n\r\n`);
    asked.push(url);
  });
  await new Promise((resolve) => fake.once('listening', resolve));
  const { port } = fake.address() as AddressInfo;
  const proxy = `http://user:hidden@127.0.0.1:${port}`;
  const before = process.env['https_proxy'];
  process.env['https_proxy'] = proxy;
  try {
    const connection = openConnection({ instanceUrl: ORG, accessToken: 'none' });
    const problems: CommandError[] = [];
    for (const body of ['{}', '{}']) {
      const failed: unknown = await connection.request({ method: 'POST', url: `${ORG}/services/data`, body }).then(
        () => assert.fail('A refused request must fail.'),
        (error: unknown) => error,
      );
      assert.ok(failed instanceof CommandError);
      problems.push(failed);
    }
    assert.deepEqual(asked, ['district.my.salesforce.com:443', 'district.my.salesforce.com:443']);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['PROXY_SIGN_IN', 'PROXY_REFUSED'],
    );
    for (const { message } of problems) assert.doesNotMatch(message, /hidden/);
  } finally {
    if (before === undefined) delete process.env['https_proxy'];
    else process.env['https_proxy'] = before;
    fake.close();
  }
});

test('if the proxy does not answer, the message names it, but not for an error from the org', () => {
  const refused = new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
  assert.match(proxyProblem(refused, PROXY)?.message ?? '', /^The proxy http:\/\/proxy\.example:8080 doesn't answer/);
  assert.equal(proxyProblem(new Error('INVALID_SESSION_ID'), PROXY), null);
});
