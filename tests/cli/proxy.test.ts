/** Behind a proxy, connections on this computer don't use it, and connections to other orgs do. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Rest } from '../support/rest.ts';
import { startServer } from '../support/server.ts';
import { rosterpathIn } from './commandLine.ts';

/** Everything the proxy is asked for. It refuses everything. */
let asked: string[] = [];
let proxy: Server;
let address: string;

before(async () => {
  proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  }).listen(0, '127.0.0.1');
  proxy.on('connect', ({ url = '' }, socket) => {
    asked.push(`CONNECT ${url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => proxy.once('listening', resolve));
  address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
after(() => proxy.close());

const variables = (names: readonly string[]): Record<string, string> => ({
  NODE_USE_ENV_PROXY: '1',
  ...Object.fromEntries(names.map((name) => [name, address])),
});
const SMALL = ['http_proxy', 'https_proxy', 'all_proxy'];
const CAPITAL = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

test('the first start and the commands work behind a proxy and don’t use it', async () => {
  asked = [];
  const server = await startServer(variables([...SMALL, ...CAPITAL]));
  try {
    const port = Number(new URL(server.url).port);
    for (const names of [SMALL, CAPITAL]) {
      const { exitCode, err } = await rosterpathIn(variables(names), port, 'preflight', '--target-org', 'local');
      assert.equal(exitCode, 0, err);
    }
    const admin = await Rest.signIn(server.url, 'admin');
    assert.ok((await admin.query('SELECT Id FROM Case')).length > 0, 'The sample records are loaded.');
    assert.deepEqual(asked, []);
  } finally {
    await server.stop();
  }
});

test('another org is reached through the proxy, and a proxy that refuses is named', async () => {
  asked = [];
  const home = mkdtempSync(join(tmpdir(), 'rosterpath-home-'));
  try {
    const env = { HOME: home, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true', ...variables(['HTTPS_PROXY']) };
    signIn(home);
    const { exitCode, err } = await rosterpathIn(env, 0, 'preflight', '--target-org', USERNAME);
    assert.equal(exitCode, 1);
    assert.match(err, new RegExp(`^The proxy ${address} refused to connect to Salesforce \\(502\\)`));
    assert.deepEqual([...new Set(asked)], ['CONNECT 192.0.2.1:443']);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

const USERNAME = 'somebody@district.example';

/**
 * As after `sf org login`. The address is reserved for documentation (RFC 5737), and no name server is asked
 * for it.
 */
function signIn(home: string): void {
  const write = `
    const { StateAggregator } = await import('@salesforce/core');
    const { orgs } = await StateAggregator.getInstance();
    orgs.set('${USERNAME}', {
      username: '${USERNAME}', orgId: '00D000000000001EAA', accessToken: '00D000000000001!none',
      instanceUrl: 'https://192.0.2.1', loginUrl: 'https://login.salesforce.com',
    });
    await orgs.write('${USERNAME}');`;
  const env = { ...process.env, HOME: home, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true', SF_DISABLE_TELEMETRY: 'true' };
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', write], { env });
  assert.equal(status, 0, stderr.toString());
}
