import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { loadApex } from '../../apex/index.ts';
import { OrgError } from '../../errors.ts';
import { openOrg, type SiteDef } from '../../org.ts';
import { insert, save } from '../../schema/test/fixture.ts';
import { firstError, PASSWORD, PROJECT, startServer, USERS, type RawOptions, type RawReply } from './harness.ts';
import type { TestServer } from './harness.ts';

const SITE: SiteDef = {
  name: 'Invoice "Status"',
  path: '/invoice',
  component: 'invoiceStatus',
  permissionSet: 'Invoice_Visitor',
};
const GUEST = 'invoice@guest.local-org.example';

describe('a site for people who don’t sign in', () => {
  let server: TestServer;
  let invoice: string;
  before(async () => {
    const org = openOrg({ project: PROJECT, data: ':memory:', users: USERS, sites: [SITE] });
    server = await startServer({ org, apex: loadApex(org, { project: PROJECT }), site: join(PROJECT, 'site') });
    invoice = insert(org, 'Invoice__c', { Total__c: 12.5, Pages__c: 1 });
    insert(org, 'Account', { Name: 'Kept secret' });
  });
  after(() => server.close());

  const visit = (path: string, options: RawOptions = {}): Promise<RawReply> =>
    server.request(path, { as: null, ...options });
  const call = (method: string, args: unknown = {}, headers: Record<string, string> = {}): Promise<RawReply> =>
    visit(`/invoice/apex/${method}`, { body: args, headers });
  /** A browser that opened the site. */
  const marked = async (): Promise<Record<string, string>> => {
    const { headers } = await visit('/invoice/1234');
    const [cookie = ''] = headers.getSetCookie();
    assert.match(cookie, /^guest=1; .*HttpOnly; .*SameSite=Strict/);
    return { Cookie: cookie.slice(0, cookie.indexOf(';')) };
  };

  it('has one page at all its addresses, which nobody stores, and which sends no address to others', async () => {
    for (const path of ['/invoice', '/invoice/0123', '/invoice?number=1', '/invoice/a/b']) {
      const reply = await visit(path);
      assert.equal(reply.status, 200);
      assert.equal(reply.headers.get('cache-control'), 'no-store');
      assert.equal(reply.headers.get('referrer-policy'), 'no-referrer');
      const [, content = ''] = /<meta name="site" content="([^"]+)" \/>/.exec(reply.text) ?? [];
      assert.deepEqual(JSON.parse(content.replaceAll('&quot;', '"')), {
        name: SITE.name,
        path: '/invoice',
        component: 'invoiceStatus',
        timeZone: 'America/Los_Angeles',
      });
    }
    assert.equal((await visit('/invoice/0123', { method: 'DELETE' })).status, 405);
    assert.equal((await visit('/invoices')).text, '<!doctype html><title>Page</title>\n');
  });

  it('calls the granted methods as the guest user, who sees no records', async () => {
    const reply = await call('InvoiceDesk/whoAmI');
    assert.equal(reply.status, 200, reply.text);
    assert.match(reply.headers.get('cache-control') ?? '', /no-store/);
    assert.deepEqual((reply.json as { returnValue: unknown }).returnValue, {
      type: 'Guest',
      name: 'Invoice "Status" Site Guest User',
      accounts: 0,
      users: 1,
      allAccounts: 1,
    });
  });

  it('gives what a guest creates to another user, and refuses the guest as owner and as editor', async () => {
    const booked = await call('InvoiceDesk/book', { name: 'Booked', forMyself: false });
    assert.deepEqual((booked.json as { returnValue: unknown }).returnValue, 'admin@billing.example');
    const own = firstError(await call('InvoiceDesk/book', { name: 'Own', forMyself: true }));
    assert.match(own.message ?? '', /FIELD_INTEGRITY_EXCEPTION, .*Guest users cannot be record owners/);
    assert.match(
      firstError(await call('InvoiceDesk/renameAsUser', { name: 'Booked' })).message ?? '',
      /not allowed|INSUFFICIENT|Access/i,
    );
    const session = server.org.guest(SITE);
    const rights = (['read', 'create', 'edit', 'delete', 'viewAll', 'modifyAll'] as const).filter((right) =>
      server.org.access.canObject(session, 'Account', right),
    );
    assert.deepEqual(rights, ['read', 'create']);
    const [kept] = save(server.org, 'update', 'Account', [{ Id: invoice, OwnerId: session.userId }], {
      allOrNone: false,
    });
    assert.equal(kept?.success, false);
  });

  it('refuses every other class and method, whether it exists or not', async () => {
    for (const method of ['InvoiceController/getTotal', 'InvoiceController/nonsense', 'Nonsense/getTotal']) {
      const reply = await call(method, { invoiceId: invoice });
      assert.deepEqual([reply.status, firstError(reply).errorCode], [403, 'INSUFFICIENT_ACCESS'], method);
    }
    for (const method of ['InvoiceDesk/notForThePage', 'InvoiceDesk/nonsense', 'InvoiceDesk/whoAmI/more'])
      assert.notEqual((await call(method)).status, 200, method);
    assert.equal((await visit('/invoice/apex/InvoiceDesk/whoAmI')).text.startsWith('<!doctype html>'), true);
  });

  it('tells a visitor nothing about the code', async () => {
    const reply = await call('InvoiceDesk/fail');
    assert.equal(reply.status, 500);
    assert.doesNotMatch(reply.text, /line \d|stackTrace|Class\./);
  });

  it('refuses calls from the pages of other servers, bodies that are no object, and bodies that are too large', async () => {
    assert.equal((await call('InvoiceDesk/whoAmI', {}, { Origin: 'http://evil.example' })).status, 403);
    assert.equal((await call('InvoiceDesk/whoAmI', {}, { Origin: server.url })).status, 200);
    assert.equal(firstError(await call('InvoiceDesk/whoAmI', [1])).errorCode, 'JSON_PARSER_ERROR');
    assert.equal((await call('InvoiceDesk/whoAmI', { name: 'x'.repeat(5_000_000) })).status, 413);
  });

  it('gives a visitor nothing of the app, of REST, and of the UI API, even without a cookie', async () => {
    for (const path of ['query?q=SELECT+Id+FROM+Account', 'ui-api/records/001', 'sobjects', 'local/email']) {
      assert.equal((await visit(`/services/data/v67.0/${path}`)).status, 401, path);
    }
    const body = { invoiceId: invoice };
    assert.equal((await visit('/services/data/v67.0/local/apex/InvoiceDesk/whoAmI', { body })).status, 401);
  });

  it('keeps a browser that visits it away from everything else, and from signing in', async () => {
    const headers = await marked();
    const origin = { ...headers, Origin: server.url };
    for (const path of [
      '/services/data',
      '/services/data/v67.0/limits',
      '/local/users',
      '/local/session',
      '/local/config',
    ]) {
      const reply = await visit(path, { headers });
      assert.deepEqual([reply.status, firstError(reply).errorCode], [403, 'INSUFFICIENT_ACCESS'], path);
    }
    const signIn = await visit('/local/session', { body: { username: 'admin@billing.example' }, headers: origin });
    assert.deepEqual([signIn.status, signIn.headers.getSetCookie()], [403, []]);
    for (const path of ['/', '/lightning/o/Case/list', '/index.html', '/site.html']) {
      const page = await visit(path, { headers });
      assert.deepEqual([page.status, page.headers.get('content-type')], [403, 'text/plain; charset=UTF-8'], path);
      assert.match(page.text, /^This browser visits a site as a guest/);
    }
    assert.equal((await visit('/assets/main-abcdefgh1.js', { headers })).status, 200);
    assert.equal((await visit('/invoice/1234', { headers })).status, 200);
  });

  it('leaves a signed-in user alone, and acts as the guest for them too', async () => {
    const { headers } = await server.request('/invoice/1234', { as: 'clerk@billing.example' });
    assert.deepEqual(headers.getSetCookie(), []);
    const withBoth = { ...(await marked()) };
    assert.equal((await server.request('/services/data/v67.0/limits', { headers: withBoth })).status, 200);
    const reply = await server.request('/invoice/apex/InvoiceDesk/whoAmI', { body: {} });
    assert.equal((reply.json as { returnValue: { type: string } }).returnValue.type, 'Guest');
    const forged = await visit('/services/data/v67.0/limits', {
      headers: { ...withBoth, Authorization: 'Bearer x!y.z' },
    });
    assert.equal(forged.status, 403);
  });

  it('has a guest user as whom nobody can sign in', async () => {
    const body = new URLSearchParams({ grant_type: 'password', client_id: 'x', username: GUEST, password: PASSWORD });
    const reply = await fetch(`${server.url}/services/oauth2/token`, { method: 'POST', body });
    assert.equal(reply.status, 400);
    const session = await visit('/local/session', { body: { username: GUEST }, headers: { Origin: server.url } });
    assert.equal(session.status, 400);
    const users = (await visit('/local/users')).json as { username: string }[];
    assert.ok(users.length > 0 && users.every(({ username }) => username !== GUEST));
  });

  it('needs a permission set of the project', () => {
    const site = { ...SITE, permissionSet: 'Nonsense' };
    assert.throws(
      () => openOrg({ project: PROJECT, data: ':memory:', users: USERS, sites: [site] }),
      (error: unknown) => error instanceof OrgError && /no permission set Nonsense/.test(error.message),
    );
  });
});

describe('the address of a site', () => {
  const address = { record: 'Tax_Rule.Standard', field: 'Note__c', value: 'See {site}/{token}.' };

  it('is written into the custom metadata record that has to know it', () => {
    const open = (url?: string) =>
      openOrg({ project: PROJECT, data: ':memory:', sites: [{ ...SITE, address }], ...(url && { url }) });
    const note = (url?: string): unknown => {
      const org = open(url);
      const [row] = org.reader.rows('SELECT "Note__c" FROM "Tax_Rule__mdt" WHERE "DeveloperName" = ?', ['Standard']);
      org.close();
      return row?.[0];
    };
    assert.equal(note('http://localhost:1234'), 'See http://localhost:1234/invoice/{token}.');
    assert.notEqual(note(), note('http://localhost:1234'));
  });

  it('needs a record and a field of the project', () => {
    const open = (wrong: Partial<typeof address>) => () =>
      openOrg({ project: PROJECT, data: ':memory:', sites: [{ ...SITE, address: { ...address, ...wrong } }] });
    assert.throws(open({ record: 'Tax_Rule.Nonsense' }), /no custom metadata record Tax_Rule\.Nonsense/);
    assert.throws(open({ field: 'Nonsense__c' }), /no field Tax_Rule__mdt\.Nonsense__c/);
  });
});
