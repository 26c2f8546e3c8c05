import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { Connection, OAuth2 } from 'jsforce';
import { Tokens } from '../auth/tokens.ts';
import { firstError, PASSWORD, signIn, startServer, type TestServer } from './harness.ts';

describe('signing in', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer({}, {});
  });
  after(() => server.close());

  const token = (fields: Record<string, string>) =>
    fetch(`${server.url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(fields) });
  const good = {
    grant_type: 'password',
    client_id: 'x',
    client_secret: 'y',
    username: 'clerk@billing.example',
    password: PASSWORD,
  };

  it('returns a token for username and password, with any client id', async () => {
    const reply = await token(good);
    assert.equal(reply.status, 200);
    const body = (await reply.json()) as Record<string, string>;
    assert.equal(body.token_type, 'Bearer');
    assert.equal(body.instance_url, server.url);
    assert.match(body.id ?? '', new RegExp(`^${server.url}/id/${server.org.organizationId}/005`));
    assert.match(body.access_token ?? '', new RegExp(`^${server.org.organizationId}!`));
  });

  it('accepts usernames in any case', async () => {
    assert.equal((await token({ ...good, username: 'CLERK@billing.example' })).status, 200);
  });

  it('refuses a wrong password, an unknown user, and another grant with Salesforce’s messages', async () => {
    const wrong = await token({ ...good, password: 'laptop2' });
    assert.equal(wrong.status, 400);
    assert.deepEqual(await wrong.json(), { error: 'invalid_grant', error_description: 'authentication failure' });
    assert.equal(
      ((await (await token({ ...good, username: 'nobody@x' })).json()) as { error: string }).error,
      'invalid_grant',
    );
    const other = (await (await token({ ...good, grant_type: 'client_credentials' })).json()) as { error: string };
    assert.equal(other.error, 'unsupported_grant_type');
  });

  it('works with jsforce', async () => {
    const oauth2 = new OAuth2({
      loginUrl: server.url,
      clientId: 'x',
      clientSecret: 'y',
      redirectUri: 'http://localhost',
    });
    const connection = new Connection({ oauth2, version: '67.0' });
    const user = await connection.login('clerk@billing.example', PASSWORD);
    assert.equal(user.organizationId, server.org.organizationId);
    const identity = await connection.identity();
    assert.equal((identity as unknown as { username: string }).username, 'clerk@billing.example');
  });

  it('returns the token’s user', async () => {
    const info = await server.request('/services/oauth2/userinfo', { as: 'clerk@billing.example' });
    const body = info.json as Record<string, string>;
    assert.equal(body.preferred_username, 'clerk@billing.example');
    assert.equal(body.organization_id, server.org.organizationId);
    assert.equal(body.zoneinfo, 'Asia/Tokyo');
    const identity = await server.request(`/id/${server.org.organizationId}/${body.user_id}`, {
      as: 'clerk@billing.example',
    });
    assert.equal((identity.json as Record<string, string>).username, 'clerk@billing.example');
  });

  it('refuses forged, foreign, and revoked tokens with INVALID_SESSION_ID', async () => {
    const path = '/services/data/v67.0/limits';
    const bearer = (value: string) => ({ as: null, headers: { Authorization: `Bearer ${value}` } });
    const issued = await signIn(server.url, 'clerk@billing.example');
    assert.equal((await server.request(path, bearer(issued))).status, 200);
    for (const bad of [
      'nonsense',
      `${issued}x`,
      `${server.org.organizationId}!e30.AAAA`,
      new Tokens().issue(server.org.organizationId, server.org.adminId),
    ]) {
      const reply = await server.request(path, bearer(bad));
      assert.equal(reply.status, 401);
      assert.deepEqual(reply.json, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]);
    }
    assert.equal((await server.request(path, { as: null })).status, 401);
    await fetch(`${server.url}/services/oauth2/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token: issued }),
    });
    assert.equal((await server.request(path, bearer(issued))).status, 401);
  });

  it('ends a session after its lifetime', () => {
    let now = 0;
    const tokens = new Tokens({ lifetimeMs: 1000, clock: () => new Date(now) });
    const issued = tokens.issue('00D', '005');
    assert.equal(tokens.userOf(issued), '005');
    now = 1001;
    assert.equal(tokens.userOf(issued), null);
  });

  it('writes no password or token to the log', async () => {
    await signIn(server.url, 'clerk@billing.example');
    await server.request('/services/data/v67.0/query?q=SELECT', {});
    assert.ok(!server.log.join('\n').includes(PASSWORD));
    assert.deepEqual(server.log, []);
  });
});

describe('the page and its cookie', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ site: `${import.meta.dirname}/project/site` });
  });
  after(() => server.close());

  const enter = async (): Promise<string> => {
    const reply = await server.request('/local/session', {
      as: null,
      body: { username: 'clerk@billing.example' },
      headers: { Origin: server.url },
    });
    assert.equal(reply.status, 200);
    const cookie = reply.headers.get('set-cookie') ?? '';
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Strict/);
    return cookie.split(';')[0] ?? '';
  };

  it('list the users who can sign in, in the given order', async () => {
    const reply = await server.request('/local/users', { as: null });
    assert.deepEqual(reply.json, [
      { username: 'admin@billing.example', name: 'Ada Admin', title: null },
      { username: 'clerk@billing.example', name: 'Carla Clerk', title: 'Clerk' },
      { username: 'guest@billing.example', name: 'Guest', title: null },
      { username: 'caller@billing.example', name: 'Caller', title: null },
    ]);
  });

  it('sign in without a password, only from the page itself', async () => {
    await enter();
    const foreign: Record<string, string>[] = [
      {},
      { Origin: 'http://localhost:1' },
      { Origin: 'https://evil.example' },
    ];
    for (const headers of foreign) {
      const reply = await server.request('/local/session', {
        as: null,
        body: { username: 'clerk@billing.example' },
        headers,
      });
      assert.equal(reply.status, 403);
      assert.equal(firstError(reply).errorCode, 'FORBIDDEN');
    }
  });

  it('return the current user and their permissions', async () => {
    const cookie = await enter();
    const reply = await server.request('/local/session', { as: null, headers: { Cookie: cookie } });
    const session = reply.json as Record<string, unknown>;
    assert.equal(session.username, 'clerk@billing.example');
    assert.equal(session.isAdmin, false);
    assert.equal(session.timeZone, 'Asia/Tokyo');
    assert.deepEqual(session.customPermissions, ['Skip_Approval']);
  });

  it('require the page as origin for every change', async () => {
    const cookie = await enter();
    const path = '/services/data/v67.0/sobjects/Invoice__c';
    const write = (headers: Record<string, string>) =>
      server.request(path, { as: null, body: { Total__c: 5 }, headers: { Cookie: cookie, ...headers } });
    assert.equal((await write({})).status, 403);
    assert.equal((await write({ Origin: 'http://localhost:9' })).status, 403);
    assert.equal((await write({ Origin: server.url })).status, 201);
    assert.equal((await server.request(path, { as: null, headers: { Cookie: cookie } })).status, 200);
  });

  it('sign out', async () => {
    const cookie = await enter();
    const out = await server.request('/local/session', {
      as: null,
      method: 'DELETE',
      headers: { Cookie: cookie, Origin: server.url },
    });
    assert.equal(out.status, 204);
    assert.equal((await server.request('/local/session', { as: null, headers: { Cookie: cookie } })).status, 401);
  });

  it('answer only to this computer’s names', async () => {
    const status = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const { port } = new URL(server.url);
        const request = httpRequest(
          { host: '127.0.0.1', port, path: '/services/data', headers: { Host: host } },
          (reply) => {
            reply.resume();
            resolve(reply.statusCode);
          },
        );
        request.on('error', reject).end();
      });
    assert.equal(await status('localhost:1'), 200);
    assert.equal(await status('127.0.0.1'), 200);
    assert.equal(await status('evil.example'), 421);
    assert.equal(await status('localhost.evil.example'), 421);
  });

  it('serve the page with a strict content security policy, and its index for addresses of the app', async () => {
    const index = await server.request('/', { as: null });
    assert.equal(index.status, 200);
    assert.match(index.headers.get('content-security-policy') ?? '', /default-src 'self'; script-src 'self'/);
    assert.equal(index.headers.get('x-content-type-options'), 'nosniff');
    const inner = await server.request('/lightning/r/Case/500/view', { as: null });
    assert.equal(inner.text, index.text);
    const asset = await server.request('/assets/main-abcdefgh1.js', { as: null });
    assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
    assert.equal((await server.request('/assets/none.js', { as: null })).status, 404);
  });

  it('serve nothing outside the page’s folder', async () => {
    for (const path of [
      '/..%2fsfdx-project.json',
      '/%2e%2e/sfdx-project.json',
      '/assets/..%2f..%2fsfdx-project.json',
      '/%00.js',
    ]) {
      const reply = await server.request(path, { as: null });
      assert.ok(!reply.text.includes('packageDirectories'), path);
    }
  });

  it('describe the project to the page', async () => {
    const reply = await server.request('/local/config', {});
    const config = reply.json as {
      name: string;
      apps: { tabs: string[] }[];
      tabs: Record<string, { label: string; icon: string }>;
      objects: Record<
        string,
        {
          recordPages: { flexipage: string; profile: string | null }[];
          layouts: Record<string, string>;
          compactLayouts: Record<string, { fields: string[] }>;
        }
      >;
      flexipages: Record<
        string,
        { regions: { items: { properties: Record<string, unknown>; visibility: unknown }[] }[] }
      >;
    };
    assert.equal(config.name, 'Billing');
    assert.deepEqual(config.apps[0]?.tabs, ['standard-Case', 'Invoice__c']);
    assert.deepEqual([config.tabs.Invoice__c?.label, config.tabs.Invoice__c?.icon], ['Invoices', 'custom:custom18']);
    const repair = server.org.schema.requireObject('Case').recordTypes.find((type) => type.developerName === 'Repair');
    const caseConfig = config.objects.Case;
    assert.deepEqual(
      caseConfig?.recordPages.map((page) => [page.flexipage, page.profile]),
      [
        ['Repair_Page', 'System Administrator'],
        ['Case_Page', null],
      ],
    );
    assert.equal(caseConfig?.layouts[repair?.id ?? ''], 'Case-Repair Layout');
    assert.equal(caseConfig?.layouts[''], 'Case-Case Layout');
    assert.deepEqual(caseConfig?.compactLayouts['']?.fields, ['CaseNumber', 'AccountId']);
    const highlights = config.flexipages.Case_Page?.regions[0]?.items[0];
    assert.deepEqual(highlights?.properties, { collapsed: 'false', actionNames: ['Edit', 'Delete'] });
    assert.deepEqual(highlights?.visibility, {
      booleanFilter: null,
      criteria: [{ leftValue: '{!Record.Status}', operator: 'NE', rightValue: 'Closed' }],
    });
  });

  it('leave objects a user can’t read out of the description', async () => {
    const reply = await server.request('/local/config', { as: 'guest@billing.example' });
    assert.ok(!('Invoice__c' in (reply.json as { objects: object }).objects));
  });

  // PermissionSet, applicationVisibilities: without a grant, an app isn't in the user's App Launcher.
  it('show a user the granted apps', async () => {
    const namesFor = async (as: string) =>
      ((await server.request('/local/config', { as })).json as { apps: { developerName: string }[] }).apps.map(
        ({ developerName }) => developerName,
      );
    assert.deepEqual(await namesFor('clerk@billing.example'), ['Billing']);
    assert.deepEqual(await namesFor('guest@billing.example'), []);
  });

  it('show a user the tabs that a permission set makes visible', async () => {
    const config = (await server.request('/local/config', { as: 'clerk@billing.example' })).json as {
      apps: { tabs: string[] }[];
      tabs: object;
    };
    assert.deepEqual(config.apps[0]?.tabs, ['Invoice__c']);
    assert.deepEqual(Object.keys(config.tabs), ['Invoice__c']);
  });
});
