import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { loadApex } from '../../apex/index.ts';
import { openOrg } from '../../org.ts';
import { insert, stored } from '../../schema/test/fixture.ts';
import { firstError, PROJECT, startServer, USERS, type RawReply, type TestServer } from './harness.ts';

const calls = '/services/data/v67.0/local/apex';

describe('Apex calls', () => {
  let server: TestServer;
  let invoice: string;
  before(async () => {
    const org = openOrg({ project: PROJECT, data: ':memory:', users: USERS });
    server = await startServer({ org, apex: loadApex(org, { project: PROJECT }) });
    invoice = insert(org, 'Invoice__c', { Total__c: 12.5, Pages__c: 1 });
  });
  after(() => server.close());

  const call = (method: string, args: unknown, as = 'clerk@billing.example'): Promise<RawReply> =>
    server.request(`${calls}/InvoiceController/${method}`, { body: args, as });

  it('return the value and whether it can be cached', async () => {
    const reply = await call('getTotal', { invoiceId: invoice });
    assert.equal(reply.status, 200, reply.text);
    assert.deepEqual(reply.json, { returnValue: 12.5, cacheable: true });
  });

  it('are statements too, for users who may write Apex', async () => {
    const path = '/services/data/v67.0/tooling/executeAnonymous';
    const run = (block: string, as?: string) =>
      server.request(`${path}?anonymousBody=${encodeURIComponent(block)}`, { as });
    const done = await run("insert new Account(Name = 'Anonymous');");
    assert.equal(done.status, 200, done.text);
    assert.equal((done.json as { success: boolean }).success, true);
    assert.equal(server.org.reader.rows(`SELECT "Id" FROM "Account" WHERE "Name" = 'Anonymous'`, []).length, 1);
    const refused = await run('System.debug(1);', 'clerk@billing.example');
    assert.deepEqual([refused.status, firstError(refused).errorCode], [403, 'INSUFFICIENT_ACCESS']);
    assert.equal((await server.request(path)).status, 400);
  });

  it('run one after the other when two arrive together', async () => {
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => call('addPages', { invoiceId: invoice, pages: 1 })),
    );
    const seen = replies.map((reply) => (reply.json as { returnValue: number }).returnValue).sort((a, b) => a - b);
    assert.deepEqual(seen, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    assert.equal(Number(stored(server.org, 'Invoice__c', invoice).Pages__c), 11);
  });

  it('return an error as Lightning formats it', async () => {
    const reply = await call('refuse', { reason: 'Not today' });
    assert.equal(reply.status, 500);
    const [error] = reply.json as { message: string; exceptionType: string; isUserDefinedException: boolean }[];
    assert.equal(error?.message, 'Not today');
    assert.equal(error?.exceptionType, 'System.AuraHandledException');
    assert.equal(error?.isUserDefinedException, false);
  });

  it('save nothing of a call that ended with an exception', async () => {
    const reply = await call('breakHalfWay', { name: 'Half' });
    assert.equal(reply.status, 500);
    assert.equal((reply.json as { exceptionType: string }[])[0]?.exceptionType, 'System.NullPointerException');
    assert.equal(server.org.reader.rows(`SELECT "Id" FROM "Account" WHERE "Name" = 'Half'`, []).length, 0);
  });

  it('return what a trigger could not catch as the record’s error, and save nothing', async () => {
    const before = server.org.reader.rows('SELECT count(*) FROM "Shipment__c"', [])[0]?.[0];
    const ship = (carrier: string) =>
      server.request('/services/data/v67.0/sobjects/Shipment__c', {
        body: { Carrier__c: carrier, Invoice__c: invoice },
      });
    for (const [carrier, message] of [
      ['Too many queries', /System\.LimitException: Too many SOQL queries: 101/],
      ['Null', /System\.NullPointerException/],
      ['Refused', /^This carrier is refused$/],
    ] as const) {
      const reply = await ship(carrier);
      assert.equal(reply.status, 400, reply.text);
      assert.match(firstError(reply).message ?? '', message);
    }
    assert.equal(server.org.reader.rows('SELECT count(*) FROM "Shipment__c"', [])[0]?.[0], before);
    assert.equal((await ship('Post')).status, 201);
    assert.deepEqual(server.log, []);
  });

  it('refuse unknown methods, users without the class, and arguments that aren’t an object', async () => {
    assert.equal((await call('nonsense', {})).status, 404);
    const foreign = await call('getTotal', { invoiceId: invoice }, 'guest@billing.example');
    assert.equal(foreign.status, 403);
    assert.equal(firstError(foreign).errorCode, 'INSUFFICIENT_ACCESS');
    assert.equal(firstError(await call('getTotal', [1])).errorCode, 'JSON_PARSER_ERROR');
  });
});
