import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { firstError, startServer, type TestServer } from './harness.ts';

describe('query', () => {
  let server: TestServer;
  let connection: Connection;
  before(async () => {
    server = await startServer();
    connection = await server.connect();
    for (let start = 0; start < 4100; start += 200) {
      const records = Array.from({ length: Math.min(200, 4100 - start) }, (_, index) => ({
        External_Number__c: `N${String(start + index).padStart(5, '0')}`,
        Total__c: start + index,
      }));
      await connection.sobject('Invoice__c').create(records);
    }
  });
  after(() => server.close());

  const query = (soql: string, headers: Record<string, string> = {}) =>
    server.request(`/services/data/v67.0/query?q=${encodeURIComponent(soql)}`, { headers });

  it('returns records with attributes, in the order of the select list, and with an Id only if it’s selected', async () => {
    const reply = await query("SELECT Total__c, Name, CreatedDate FROM Invoice__c WHERE External_Number__c = 'N00007'");
    const body = reply.json as { totalSize: number; done: boolean; records: Record<string, unknown>[] };
    assert.equal(body.totalSize, 1);
    assert.equal(body.done, true);
    const [record] = body.records;
    assert.deepEqual(Object.keys(record ?? {}), ['attributes', 'Total__c', 'Name', 'CreatedDate']);
    assert.match(String(record?.CreatedDate), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
  });

  it('returns pages of 2,000 with a locator for the next page', async () => {
    const first = await connection.query<{ External_Number__c: string }>(
      'SELECT External_Number__c FROM Invoice__c ORDER BY External_Number__c',
    );
    assert.equal(first.totalSize, 4100);
    assert.equal(first.done, false);
    assert.equal(first.records.length, 2000);
    const second = await connection.queryMore<{ External_Number__c: string }>(first.nextRecordsUrl ?? '');
    assert.equal(second.records.length, 2000);
    const third = await connection.queryMore<{ External_Number__c: string }>(second.nextRecordsUrl ?? '');
    assert.equal(third.records.length, 100);
    assert.equal(third.done, true);
    const all = [...first.records, ...second.records, ...third.records].map((record) => record.External_Number__c);
    assert.equal(new Set(all).size, 4100);
    assert.equal(all.at(-1), 'N04099');
  });

  it('uses the batch size of Sforce-Query-Options', async () => {
    const reply = await query('SELECT Id FROM Invoice__c', { 'Sforce-Query-Options': 'batchSize=500' });
    assert.equal((reply.json as { records: unknown[] }).records.length, 500);
  });

  it('refuses an invalid locator and another user’s locator', async () => {
    const reply = await server.request('/services/data/v67.0/query/0r8xx0000-2000');
    assert.equal(reply.status, 400);
    assert.equal(firstError(reply).errorCode, 'INVALID_QUERY_LOCATOR');
    const first = await connection.query('SELECT Id FROM Invoice__c');
    const foreign = await server.request(new URL(first.nextRecordsUrl ?? '', server.url).pathname, {
      as: 'clerk@billing.example',
    });
    assert.equal(firstError(foreign).errorCode, 'INVALID_QUERY_LOCATOR');
  });

  it('counts, groups, and nests', async () => {
    const count = await query('SELECT COUNT() FROM Invoice__c');
    assert.deepEqual(count.json, { totalSize: 4100, done: true, records: [] });
    const grouped = await query('SELECT Status__c, COUNT(Id) n FROM Invoice__c GROUP BY Status__c');
    assert.deepEqual((grouped.json as { records: unknown[] }).records, [
      { attributes: { type: 'AggregateResult' }, Status__c: 'Draft', n: 4100 },
    ]);
    const nested = await query(
      "SELECT Customer__r.Name, (SELECT Carrier__c FROM Shipments__r) FROM Invoice__c WHERE External_Number__c = 'N00001'",
    );
    const [record] = (nested.json as { records: Record<string, unknown>[] }).records;
    assert.equal(record?.Customer__r, null);
    assert.equal(record?.Shipments__r, null);
  });

  it('describes the columns of a query for the CLI', async () => {
    const soql = encodeURIComponent('SELECT Id, Total__c, Customer__r.Name FROM Invoice__c');
    const reply = await server.request(`/services/data/v67.0/query?q=${soql}&columns=true`);
    const body = reply.json as {
      columnMetadata: { columnName: string; numberType: boolean; joinColumns: { columnName: string }[] }[];
      idSelected: boolean;
    };
    assert.deepEqual(
      body.columnMetadata.map((column) => column.columnName),
      ['Id', 'Total__c', 'Customer__r'],
    );
    assert.equal(body.columnMetadata[1]?.numberType, true);
    assert.equal(body.columnMetadata[2]?.joinColumns[0]?.columnName, 'Name');
    assert.equal(body.idSelected, true);
  });

  it('finds deleted records only with queryAll', async () => {
    const { id } = await connection.sobject('Account').create({ Name: 'Gone' });
    await connection.sobject('Account').destroy(id ?? '');
    const soql = encodeURIComponent("SELECT Name FROM Account WHERE Name = 'Gone'");
    assert.equal(
      ((await server.request(`/services/data/v67.0/query?q=${soql}`)).json as { totalSize: number }).totalSize,
      0,
    );
    assert.equal(
      ((await server.request(`/services/data/v67.0/queryAll?q=${soql}`)).json as { totalSize: number }).totalSize,
      1,
    );
  });

  it('refuses malformed SOQL, and unknown objects and fields by name', async () => {
    const code = async (soql: string) => {
      const reply = await query(soql);
      assert.equal(reply.status, 400);
      return firstError(reply);
    };
    assert.equal((await code('SELECT FROM')).errorCode, 'MALFORMED_QUERY');
    assert.equal((await code('')).errorCode, 'MALFORMED_QUERY');
    assert.equal((await code('SELECT Id FROM Nonsense__c')).errorCode, 'INVALID_TYPE');
    const field = await code('SELECT Nonsense__c FROM Invoice__c');
    assert.equal(field.errorCode, 'INVALID_FIELD');
    assert.match(field.message ?? '', /Nonsense__c/);
    assert.equal((await code('SELECT Id FROM Invoice__c WHERE Name = :x')).errorCode, 'MALFORMED_QUERY');
  });

  it('shows a user only what the permission sets grant', async () => {
    const as = 'clerk@billing.example';
    const path = (soql: string) => `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`;
    assert.equal((await server.request(path('SELECT Total__c FROM Invoice__c LIMIT 1'), { as })).status, 200);
    assert.equal(
      firstError(await server.request(path('SELECT Memo__c FROM Invoice__c LIMIT 1'), { as })).errorCode,
      'INVALID_FIELD',
    );
    assert.equal(
      firstError(await server.request(path('SELECT Id FROM Account LIMIT 1'), { as })).errorCode,
      'INVALID_TYPE',
    );
  });
});
