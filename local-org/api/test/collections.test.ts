import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { firstError, startServer, type TestServer } from './harness.ts';

const api = '/services/data/v67.0';

interface Row {
  id?: string;
  success: boolean;
  created?: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
}

describe('collections', () => {
  let server: TestServer;
  let connection: Connection;
  before(async () => {
    server = await startServer();
    connection = await server.connect();
  });
  after(() => server.close());

  const invoices = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, index) => ({ External_Number__c: `${prefix}${index}`, Total__c: index }));
  const countOf = async (prefix: string): Promise<number> =>
    (await connection.query(`SELECT Id FROM Invoice__c WHERE External_Number__c LIKE '${prefix}%'`)).totalSize;
  const post = async (method: string, path: string, body: unknown): Promise<Row[]> => {
    const reply = await server.request(`${api}${path}`, { method, body });
    assert.equal(reply.status, 200, reply.text);
    return reply.json as Row[];
  };
  const typed = (fields: Record<string, unknown>) => ({ attributes: { type: 'Invoice__c' }, ...fields });

  it('create 200 records in one request', async () => {
    const results = await connection.sobject('Invoice__c').create(invoices(200, 'A'));
    assert.equal(results.length, 200);
    assert.ok(results.every((result) => result.success));
    assert.equal(await countOf('A'), 200);
  });

  it('refuse 250 records in one request and accept them in two', async () => {
    await assert.rejects(connection.sobject('Invoice__c').create(invoices(250, 'B')), {
      errorCode: 'EXCEEDED_ID_LIMIT',
    });
    assert.equal(await countOf('B'), 0);
    const results = await connection.sobject('Invoice__c').create(invoices(250, 'B'), { allowRecursive: true });
    assert.equal(results.filter((result) => result.success).length, 250);
    assert.equal(await countOf('B'), 250);
  });

  it('save the valid rows without allOrNone, and return a result for each row', async () => {
    const rows = await post('POST', '/composite/sobjects', {
      records: [
        typed({ External_Number__c: 'C1' }),
        typed({ Status__c: 'Nonsense' }),
        typed({ Nonsense__c: 1 }),
        typed({ External_Number__c: 'C2' }),
      ],
    });
    assert.deepEqual(
      rows.map((row) => row.success),
      [true, false, false, true],
    );
    assert.equal(rows[1]?.errors[0]?.statusCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    assert.equal(rows[2]?.errors[0]?.statusCode, 'INVALID_FIELD');
    assert.equal(await countOf('C'), 2);
  });

  it('save nothing with allOrNone if a row fails, also for several object types', async () => {
    const rows = await post('POST', '/composite/sobjects', {
      allOrNone: true,
      records: [
        { attributes: { type: 'Account' }, Name: 'All or none' },
        typed({ External_Number__c: 'D1' }),
        typed({ Status__c: 'Nonsense' }),
      ],
    });
    assert.deepEqual(
      rows.map((row) => row.errors[0]?.statusCode),
      [
        'ALL_OR_NONE_OPERATION_ROLLED_BACK',
        'ALL_OR_NONE_OPERATION_ROLLED_BACK',
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      ],
    );
    assert.ok(rows.every((row) => row.id === undefined || row.id === null));
    assert.equal(await countOf('D'), 0);
    assert.equal((await connection.query("SELECT Id FROM Account WHERE Name = 'All or none'")).totalSize, 0);
  });

  it('update, upsert, retrieve, and delete', async () => {
    const made = await post('POST', '/composite/sobjects', { records: invoices(3, 'E').map(typed) });
    const ids = made.map((row) => row.id ?? '');
    const updated = await post('PATCH', '/composite/sobjects', {
      records: ids.map((id) => typed({ id, Total__c: 9 })),
    });
    assert.ok(updated.every((row) => row.success));
    const upserted = await post('PATCH', '/composite/sobjects/Invoice__c/External_Number__c', {
      records: [typed({ External_Number__c: 'E0', Total__c: 10 }), typed({ External_Number__c: 'E9', Total__c: 11 })],
    });
    assert.deepEqual(
      upserted.map((row) => row.created),
      [false, true],
    );
    const read = await server.request(`${api}/composite/sobjects/Invoice__c`, {
      body: { ids: [ids[1], 'a00000000000000AAA', ids[0]], fields: ['Total__c'] },
    });
    assert.deepEqual(
      (read.json as ({ Total__c: number } | null)[]).map((record) => record?.Total__c ?? null),
      [9, null, 10],
    );
    const removed = await server.request(`${api}/composite/sobjects?ids=${ids.join(',')}&allOrNone=true`, {
      method: 'DELETE',
    });
    assert.ok((removed.json as Row[]).every((row) => row.success));
    assert.equal(await countOf('E'), 1);
  });

  it('refuse records without a type and bodies that aren’t lists', async () => {
    for (const body of [
      { records: [{ Name: 'x' }] },
      { records: 'x' },
      { records: [5] },
      [],
      { allOrNone: 'yes', records: [] },
    ]) {
      const reply = await server.request(`${api}/composite/sobjects`, { body });
      assert.equal(reply.status, 400, reply.text);
      assert.equal(firstError(reply).errorCode, 'JSON_PARSER_ERROR');
    }
  });

  it('finish two overlapping writes of the same records one after the other', async () => {
    const [a, b] = await Promise.all(
      [1, 2].map((total) =>
        post('PATCH', '/composite/sobjects/Invoice__c/External_Number__c', {
          records: Array.from({ length: 200 }, (_, index) =>
            typed({ External_Number__c: `F${index}`, Total__c: total }),
          ),
        }),
      ),
    );
    assert.equal([...(a ?? []), ...(b ?? [])].filter((row) => row.created).length, 200);
    const totals = await connection.query<{ Total__c: number }>(
      "SELECT Total__c FROM Invoice__c WHERE External_Number__c LIKE 'F%'",
    );
    assert.equal(new Set(totals.records.map((record) => record.Total__c)).size, 1, 'one write is completely the last');
  });
});

describe('composite requests', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(() => server.close());

  interface Part {
    referenceId: string;
    httpStatusCode: number;
    body: unknown;
  }
  const composite = async (compositeRequest: unknown[], allOrNone = false): Promise<Part[]> => {
    const reply = await server.request(`${api}/composite`, { body: { allOrNone, compositeRequest } });
    assert.equal(reply.status, 200, reply.text);
    return (reply.json as { compositeResponse: Part[] }).compositeResponse;
  };
  const total = async (soql: string) =>
    ((await server.request(`${api}/query?q=${encodeURIComponent(soql)}`)).json as { totalSize: number }).totalSize;

  it('let later requests use earlier responses', async () => {
    const parts = await composite([
      { method: 'POST', url: `${api}/sobjects/Account`, referenceId: 'acme', body: { Name: 'Acme' } },
      { method: 'POST', url: `${api}/sobjects/Invoice__c`, referenceId: 'bill', body: { Customer__c: '@{acme.id}' } },
      {
        method: 'GET',
        url: `${api}/query?q=SELECT+Customer__r.Name+FROM+Invoice__c+WHERE+Id='@{bill.id}'`,
        referenceId: 'read',
      },
    ]);
    assert.deepEqual(
      parts.map((part) => part.httpStatusCode),
      [201, 201, 200],
    );
    const read = parts[2]?.body as { records: { Customer__r: { Name: string } }[] };
    assert.equal(read.records[0]?.Customer__r.Name, 'Acme');
  });

  it('with allOrNone roll back everything if one fails', async () => {
    const parts = await composite(
      [
        { method: 'POST', url: `${api}/sobjects/Account`, referenceId: 'first', body: { Name: 'Never' } },
        { method: 'POST', url: `${api}/sobjects/Invoice__c`, referenceId: 'second', body: { Status__c: 'Nonsense' } },
        { method: 'POST', url: `${api}/sobjects/Account`, referenceId: 'third', body: { Name: 'Never' } },
      ],
      true,
    );
    const codes = parts.map((part) => (part.body as { errorCode: string }[])[0]?.errorCode);
    assert.deepEqual(codes, ['PROCESSING_HALTED', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'PROCESSING_HALTED']);
    assert.equal(await total("SELECT Id FROM Account WHERE Name = 'Never'"), 0);
  });

  it('with allOrNone read what they have just written', async () => {
    const parts = await composite(
      [
        { method: 'POST', url: `${api}/sobjects/Account`, referenceId: 'fresh', body: { Name: 'Fresh' } },
        { method: 'GET', url: `${api}/sobjects/Account/@{fresh.id}?fields=Name`, referenceId: 'read' },
      ],
      true,
    );
    assert.equal((parts[1]?.body as { Name: string }).Name, 'Fresh');
  });

  it('without allOrNone continue, and stop the requests that refer to the failed one', async () => {
    const parts = await composite([
      { method: 'POST', url: `${api}/sobjects/Account`, referenceId: 'bad', body: {} },
      { method: 'POST', url: `${api}/sobjects/Invoice__c`, referenceId: 'needs', body: { Customer__c: '@{bad.id}' } },
      {
        method: 'POST',
        url: `${api}/sobjects/Invoice__c`,
        referenceId: 'alone',
        body: { External_Number__c: 'ALONE' },
      },
    ]);
    assert.deepEqual(
      parts.map((part) => part.httpStatusCode),
      [400, 400, 201],
    );
    assert.equal((parts[1]?.body as { errorCode: string }[])[0]?.errorCode, 'PROCESSING_HALTED');
  });

  it('refuse 26 requests, a reference that is used twice, and composites within composites', async () => {
    const get = (referenceId: string, url = `${api}/limits`) => ({ method: 'GET', url, referenceId });
    const send = (compositeRequest: unknown[]) => server.request(`${api}/composite`, { body: { compositeRequest } });
    assert.equal((await send(Array.from({ length: 26 }, (_, index) => get(`r${index}`)))).status, 400);
    assert.equal((await send([get('same'), get('same')])).status, 400);
    assert.equal((await send([])).status, 400);
    const [inner] = await composite([{ method: 'POST', url: `${api}/composite`, referenceId: 'inner', body: {} }]);
    assert.equal(inner?.httpStatusCode, 400);
  });

  it('create a tree of records, all or none', async () => {
    const tree = (carrier: string | null) => ({
      records: [
        {
          attributes: { type: 'Invoice__c', referenceId: 'inv1' },
          Batch_Key__c: 'TREE',
          Shipments__r: {
            records: [{ attributes: { type: 'Shipment__c', referenceId: 'ship1' }, Carrier__c: carrier }],
          },
        },
      ],
    });
    const bad = await server.request(`${api}/composite/tree/Invoice__c`, { body: tree(null) });
    assert.equal(bad.status, 400);
    const refused = bad.json as {
      hasErrors: boolean;
      results: { referenceId: string; errors: { statusCode: string }[] }[];
    };
    assert.equal(refused.hasErrors, true);
    assert.deepEqual(
      refused.results.map((result) => [result.referenceId, result.errors[0]?.statusCode]),
      [['ship1', 'REQUIRED_FIELD_MISSING']],
    );
    assert.equal(await total("SELECT Id FROM Invoice__c WHERE Batch_Key__c = 'TREE'"), 0);
    const good = await server.request(`${api}/composite/tree/Invoice__c`, { body: tree('Post') });
    assert.equal(good.status, 201);
    assert.deepEqual(
      (good.json as { results: { referenceId: string }[] }).results.map((result) => result.referenceId),
      ['inv1', 'ship1'],
    );
    assert.equal(await total("SELECT Id FROM Shipment__c WHERE Invoice__r.Batch_Key__c = 'TREE'"), 1);
  });
});
