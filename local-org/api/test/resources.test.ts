/**
 * Resources other than the records themselves: changes, relationships, list views, and headers. The page
 * names are from the REST API Developer Guide.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import type { Connection } from 'jsforce';
import { firstError, startServer, type RawReply, type TestServer } from './harness.ts';

const api = '/services/data/v67.0';
const clerk = 'clerk@billing.example';

let server: TestServer;
let connection: Connection;
before(async () => {
  server = await startServer();
  connection = await server.connect();
});
after(() => server.close());

const create = async (type: string, fields: Record<string, unknown>): Promise<string> =>
  String((await connection.sobject(type).create(fields)).id);

const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);

function assertRefused(reply: RawReply, status: number, errorCode: string, says?: RegExp): void {
  assert.equal(reply.status, status, reply.text);
  assert.equal(firstError(reply).errorCode, errorCode, reply.text);
  if (says) assert.match(firstError(reply).message ?? '', says);
}

describe('updated and deleted', () => {
  it('return the ids of records changed in a period (sObject Get Updated)', async () => {
    const id = await create('Account', { Name: 'Changed' });
    const { ids, latestDateCovered } = await connection.sobject('Account').updated(minutes(-5), minutes(5));
    assert.ok(ids.includes(id));
    assert.match(latestDateCovered, /^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000\+0000$/);
    assert.ok(Date.parse(latestDateCovered) <= Date.now(), 'the future is not covered');
    const before = await connection.sobject('Account').updated(minutes(-20), minutes(-10));
    assert.deepEqual(before.ids, []);
  });

  it('return the records deleted in a period, and when (sObject Get Deleted)', async () => {
    const id = await create('Account', { Name: 'Deleted' });
    await connection.sobject('Account').destroy(id);
    const answer = await connection.sobject('Account').deleted(minutes(-5), minutes(5));
    const record = answer.deletedRecords.find((deleted) => deleted.id === id);
    assert.match(record?.deletedDate ?? '', /\.000\+0000$/);
    assert.match(answer.earliestDateAvailable, /\.000\+0000$/);
    const updated = await connection.sobject('Account').updated(minutes(-5), minutes(5));
    assert.ok(!updated.ids.includes(id));
  });

  it('return only what the user can see', async () => {
    const span = `start=${minutes(-5).toISOString()}&end=${minutes(5).toISOString()}`;
    assertRefused(await server.request(`${api}/sobjects/Account/updated?${span}`, { as: clerk }), 404, 'NOT_FOUND');
  });

  it('refuse a period that is invalid, too short, or too long ago (getUpdated(): INVALID_REPLICATION_DATE)', async () => {
    const ask = (start: Date | string, end: Date | string) => {
      const text = (moment: Date | string) => (typeof moment === 'string' ? moment : moment.toISOString());
      const query = new URLSearchParams({ start: text(start), end: text(end) }).toString();
      return server.request(`${api}/sobjects/Account/updated/?${query}`);
    };
    assertRefused(await ask(minutes(0), minutes(-5)), 400, 'INVALID_REPLICATION_DATE');
    assertRefused(await ask(minutes(-31 * 24 * 60), minutes(0)), 400, 'INVALID_REPLICATION_DATE', /30 days/);
    assertRefused(await ask('yesterday', minutes(0)), 400, 'INVALID_REPLICATION_DATE', /'start'/);
    assertRefused(await ask('', minutes(0)), 400, 'MISSING_ARGUMENT', /'start'/);
  });
});

describe('Relationships', () => {
  let account: string;
  let contact: string;
  before(async () => {
    account = await create('Account', { Name: 'Parent' });
    contact = await create('Contact', { LastName: 'Child', AccountId: account });
  });

  it('lead from a record to its parents, up to five levels (Traverse Relationships with Friendly URLs)', async () => {
    const parent = await server.request(`${api}/sobjects/Contact/${contact}/Account?fields=Name`);
    assert.deepEqual(parent.json, {
      attributes: { type: 'Account', url: `${api}/sobjects/Account/${account}` },
      Name: 'Parent',
      Id: account,
    });
    const owner = await server.request(`${api}/sobjects/Contact/${contact}/Account/Owner?fields=Username`);
    assert.equal((owner.json as { Username: string }).Username, 'admin@billing.example');
    const deep = await server.request(`${api}/sobjects/Contact/${contact}${'/CreatedBy'.repeat(7)}`);
    assertRefused(deep, 404, 'NOT_FOUND', /at most 5/);
  });

  it('lead to the children, also if there are none (sObject Relationships: Error Response)', async () => {
    const children = await server.request(`${api}/sobjects/Account/${account}/Contacts?fields=LastName`);
    assert.deepEqual(children.json, {
      totalSize: 1,
      done: true,
      records: [
        {
          attributes: { type: 'Contact', url: `${api}/sobjects/Contact/${contact}` },
          LastName: 'Child',
          Id: contact,
        },
      ],
    });
    const none = await server.request(`${api}/sobjects/Account/${account}/Cases`);
    assert.deepEqual(none.json, { totalSize: 0, done: true, records: [] });
  });

  it('return 404 for an empty lookup and for a name that isn’t a relationship', async () => {
    assertRefused(await server.request(`${api}/sobjects/Account/${account}/Parent`), 404, 'NOT_FOUND');
    assertRefused(await server.request(`${api}/sobjects/Account/${account}/Nonsense__r`), 404, 'NOT_FOUND');
    assertRefused(await server.request(`${api}/sobjects/Account/${contact}/Owner`), 404, 'NOT_FOUND');
  });

  it('return 400 for a field that doesn’t exist', async () => {
    const reply = await server.request(`${api}/sobjects/Contact/${contact}/Account?fields=Nope`);
    assertRefused(reply, 400, 'INVALID_FIELD');
  });

  it('change and delete a parent, never children (Update Records Using sObject Relationships)', async () => {
    const path = `${api}/sobjects/Contact/${contact}/Account`;
    assert.equal((await server.request(path, { method: 'PATCH', body: { Name: 'Renamed' } })).status, 204);
    const read = await connection.sobject('Account').retrieve(account);
    assert.equal(read.Name, 'Renamed');
    const children = await server.request(`${api}/sobjects/Account/${account}/Contacts`, { method: 'DELETE' });
    assertRefused(children, 404, 'NOT_FOUND');
    const task = await create('Account', { Name: 'To go' });
    const child = await create('Account', { Name: 'Stays', ParentId: task });
    assert.equal((await server.request(`${api}/sobjects/Account/${child}/Parent`, { method: 'DELETE' })).status, 204);
    assertRefused(await server.request(`${api}/sobjects/Account/${task}`), 404, 'ENTITY_IS_DELETED');
  });

  it('return only what the user can see', async () => {
    const reply = await server.request(`${api}/sobjects/Contact/${contact}/Account`, { as: clerk });
    assertRefused(reply, 404, 'NOT_FOUND');
  });
});

interface ViewList {
  readonly done: boolean;
  readonly listviews: readonly { id: string; developerName: string; resultsUrl: string }[];
}

interface ViewResults {
  readonly size: number;
  readonly done: boolean;
  readonly columns: readonly { fieldNameOrPath: string; hidden: boolean }[];
  readonly records: readonly { columns: readonly { fieldNameOrPath: string; value: unknown }[] }[];
}

describe('List views', () => {
  const caseViews = async (): Promise<ViewList> => (await connection.sobject('Case').listviews()) as ViewList;

  it('are listed with their ids (List Views for an Object)', async () => {
    const { done, listviews } = await caseViews();
    assert.equal(done, true);
    const view = listviews.find(({ developerName }) => developerName === 'My_Cases');
    assert.match(view?.id ?? '', /^00B\w{15}$/);
    assert.equal(view?.resultsUrl, `${api}/sobjects/Case/listviews/${view?.id}/results`);
    const one = await server.request(`${api}/sobjects/Case/listviews/${view?.id}`);
    assert.deepEqual(one.json, view);
  });

  it('return their records column by column, 25 by default (List View Results)', async () => {
    await connection.sobject('Case').create(Array.from({ length: 27 }, (_, index) => ({ Subject: `S${index}` })));
    const { listviews } = await caseViews();
    const id = listviews.find(({ developerName }) => developerName === 'My_Cases')?.id ?? '';
    const results = (await connection.sobject('Case').listview(id).results()) as ViewResults;
    assert.equal(results.size, 25);
    assert.equal(results.done, false);
    const names = results.columns.map(({ fieldNameOrPath }) => fieldNameOrPath);
    assert.ok(names.includes('Id') && names.includes('SystemModstamp'));
    assert.deepEqual(results.columns.find((column) => column.fieldNameOrPath === 'Id')?.hidden, true);
    assert.deepEqual(
      results.records[0]?.columns.map(({ fieldNameOrPath }) => fieldNameOrPath),
      names,
    );
    const rest = await server.request(`${api}/sobjects/Case/listviews/${id}/results?offset=25&limit=5`);
    assert.equal((rest.json as { size: number }).size, 2);
    assert.equal((rest.json as { done: boolean }).done, true);
  });

  it('that don’t exist are not found', async () => {
    assertRefused(await server.request(`${api}/sobjects/Case/listviews/00B000000000001`), 404, 'NOT_FOUND');
  });
});

describe('What this org doesn’t have', () => {
  it('is refused by name', async () => {
    const named = async (call: Promise<unknown>, says: RegExp) =>
      assert.rejects(call, (error: Error & { errorCode?: string }) => {
        assert.equal(error.errorCode, 'FUNCTIONALITY_NOT_SUPPORTED');
        assert.match(error.message, says);
        return true;
      });
    const cases = connection.sobject('Case');
    await named(cases.layouts(), /sObject Layouts resource/);
    await named(cases.layouts('UserAlt'), /Named Layouts/);
    await named(cases.compactLayouts(), /Compact Layouts/);
    await named(cases.approvalLayouts(), /Approval Layouts/);
    await named(cases.quickActions(), /Quick Actions/);
    await named(cases.listview('00B000000000001').describe(), /List View Describe/);
    await named(connection.query('SELECT Id FROM Case').explain(), /explain/);
  });

  it('is refused by name for any body', async () => {
    const reply = await server.request(`${api}/metadata/deployRequest`, {
      body: '--x\r\n',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
    });
    assertRefused(reply, 501, 'FUNCTIONALITY_NOT_SUPPORTED', /Metadata API/);
  });
});

describe('A compressed body (Compression Headers)', () => {
  const post = async (body: Uint8Array<ArrayBuffer>, encoding: string): Promise<{ status: number; text: string }> => {
    const headers = {
      Authorization: `Bearer ${connection.accessToken}`,
      'Content-Type': 'application/json',
      'Content-Encoding': encoding,
    };
    const reply = await fetch(`${server.url}${api}/sobjects/Account`, { method: 'POST', headers, body });
    return { status: reply.status, text: await reply.text() };
  };
  const packed = (pack: (text: string) => Buffer, value: unknown) => new Uint8Array(pack(JSON.stringify(value)));

  it('is unpacked', async () => {
    assert.equal((await post(packed(gzipSync, { Name: 'Zipped' }), 'gzip')).status, 201);
    assert.equal((await post(packed(deflateSync, { Name: 'Deflated' }), 'deflate')).status, 201);
    assert.equal((await connection.query("SELECT Id FROM Account WHERE Name IN ('Zipped', 'Deflated')")).totalSize, 2);
  });

  it('counts with its unpacked size', async () => {
    const bomb = await post(packed(gzipSync, { Name: 'x'.repeat(64 * 1024 * 1024) }), 'gzip');
    assert.equal(bomb.status, 413);
    assert.match(bomb.text, /REQUEST_LIMIT_EXCEEDED/);
  });

  it('is refused if it doesn’t match its header', async () => {
    const plain = await post(new TextEncoder().encode('{}'), 'gzip');
    assert.equal(plain.status, 400);
    assert.match(plain.text, /'gzip'.*JSON_PARSER_ERROR/);
    const unknown = await post(new TextEncoder().encode('{}'), 'constructor');
    assert.equal(unknown.status, 415);
    assert.match(unknown.text, /UNSUPPORTED_MEDIA_TYPE/);
  });
});

describe('Headers', () => {
  it('return the number of requests (Limit Info Header)', async () => {
    const info = async (path: string, as?: string | null) =>
      (await server.request(path, { as })).headers.get('Sforce-Limit-Info');
    const used = (text: string | null) => Number(/^api-usage=(\d+)\/\d+$/.exec(text ?? '')?.[1]);
    const first = used(await info(`${api}/limits`));
    assert.equal(used(await info(`${api}/sobjects/Nonsense__c`)), first + 1, 'also for errors');
    assert.equal(await info(`${api}/limits`, null), null, 'only with a session');
    await connection.request(`${api}/limits`);
    assert.equal(connection.limitInfo.apiUsage?.used, first + 2);
  });

  it('without meaning here are ignored: Sforce-Auto-Assign (Assignment Rule Header)', async () => {
    const headers = { 'Sforce-Auto-Assign': 'FALSE' };
    const reply = await server.request(`${api}/sobjects/Case`, { body: { Subject: 'Plain' }, headers });
    assert.equal(reply.status, 201);
  });
});

describe('A compound address (Address Compound Fields)', () => {
  it('is an object, in a query and in a record', async () => {
    const id = await create('Account', { Name: 'Placed', BillingCity: 'Austin', BillingPostalCode: '78701' });
    const address = {
      city: 'Austin',
      country: null,
      geocodeAccuracy: null,
      latitude: null,
      longitude: null,
      postalCode: '78701',
      state: null,
      street: null,
    };
    const { records } = await connection.query(
      `SELECT BillingAddress, ShippingAddress FROM Account WHERE Id = '${id}'`,
    );
    assert.deepEqual(records[0]?.BillingAddress, address);
    assert.equal(records[0]?.ShippingAddress, null);
    const read = await connection.sobject('Account').retrieve(id);
    assert.deepEqual(read.BillingAddress, address);
  });
});

describe('Aggregates over REST', () => {
  it('write date-times as fields do', async () => {
    await create('Account', { Name: 'Latest' });
    const { records } = await connection.query<{ latest: string; Name: string }>(
      "SELECT Name, MAX(CreatedDate) latest FROM Account WHERE Name = 'Latest' GROUP BY Name",
    );
    assert.match(records[0]?.latest ?? '', /\.000\+0000$/);
  });

  it('have only one page (Considerations for GROUP BY)', async () => {
    for (let start = 0; start < 400; start += 200) {
      const batch = Array.from({ length: 200 }, (_, index) => ({ Name: `Group ${start + index}` }));
      await connection.sobject('Account').create(batch);
    }
    const soql = encodeURIComponent("SELECT Name FROM Account WHERE Name LIKE 'Group %' GROUP BY Name");
    const headers = { 'Sforce-Query-Options': 'batchSize=200' };
    const reply = await server.request(`${api}/query?q=${soql}`, { headers });
    assertRefused(reply, 400, 'EXCEEDED_ID_LIMIT', /does not support queryMore\(\), use LIMIT/);
    const limited = await server.request(`${api}/query?q=${soql}+LIMIT+200`, { headers });
    assert.equal((limited.json as { totalSize: number }).totalSize, 200);
  });
});

describe('A failed row of a collections upsert', () => {
  it('was not created (Upsert Records in Multiple Records)', async () => {
    const body = { records: [{ attributes: { type: 'Invoice__c' }, External_Number__c: 'U1', Total__c: 'much' }] };
    const path = `${api}/composite/sobjects/Invoice__c/External_Number__c`;
    const reply = await server.request(path, { method: 'PATCH', body });
    const [row] = reply.json as { success: boolean; created: boolean }[];
    assert.equal(row?.success, false);
    assert.equal(row?.created, false);
  });
});
