import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { firstError, startServer, type TestServer } from './harness.ts';

const api = '/services/data/v67.0';

type Described = Readonly<Record<'createable' | 'updateable' | 'deletable', boolean>>;

describe('records over REST', () => {
  let server: TestServer;
  let connection: Connection;
  before(async () => {
    server = await startServer();
    connection = await server.connect();
  });
  after(() => server.close());

  const create = async (type: string, fields: Record<string, unknown>): Promise<string> => {
    const reply = await server.request(`${api}/sobjects/${type}`, { body: fields });
    assert.equal(reply.status, 201, reply.text);
    return (reply.json as { id: string }).id;
  };

  it('creates, reads, updates, and deletes', async () => {
    const reply = await server.request(`${api}/sobjects/Invoice__c`, {
      body: { total__c: '12.5', Due_Date__c: '2026-12-01' },
    });
    assert.equal(reply.status, 201);
    const { id } = reply.json as { id: string };
    assert.equal(reply.headers.get('location'), `${api}/sobjects/Invoice__c/${id}`);
    const path = `${api}/sobjects/Invoice__c/${id}`;
    const read = (await server.request(`${path}?fields=Total__c,Due_Date__c`)).json as Record<string, unknown>;
    assert.equal(read.Total__c, 12.5);
    assert.equal(read.Due_Date__c, '2026-12-01');
    assert.equal((await server.request(path, { method: 'PATCH', body: { Total__c: null } })).status, 204);
    assert.equal(((await server.request(path)).json as Record<string, unknown>).Total__c, null);
    assert.equal((await server.request(path.slice(0, -3))).status, 200, 'the 15-character id is the same record');
    assert.equal((await server.request(path, { method: 'DELETE' })).status, 204);
    const gone = await server.request(path);
    assert.equal(gone.status, 404);
    assert.equal(firstError(gone).errorCode, 'ENTITY_IS_DELETED');
    assert.equal((await server.request(path, { method: 'DELETE' })).status, 404);
  });

  it('stores date-times in UTC, for any offset', async () => {
    for (const written of ['2026-11-03T10:30:00-05:00', '2026-11-03T15:30:00.000+0000', '2026-11-03T15:30:00Z']) {
      const id = await create('Invoice__c', { Sent_At__c: written });
      const read = (await server.request(`${api}/sobjects/Invoice__c/${id}?fields=Sent_At__c`)).json as Record<
        string,
        unknown
      >;
      assert.equal(read.Sent_At__c, '2026-11-03T15:30:00.000+0000', written);
    }
  });

  it('returns Salesforce’s error codes and the affected fields', async () => {
    await create('Invoice__c', { External_Number__c: 'TAKEN' });
    const cases: [string, Record<string, unknown>, string, string[]?][] = [
      ['Shipment__c', {}, 'REQUIRED_FIELD_MISSING'],
      ['Invoice__c', { Status__c: 'Nonsense' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', ['Status__c']],
      ['Invoice__c', { External_Number__c: 'x'.repeat(21) }, 'STRING_TOO_LONG', ['External_Number__c']],
      ['Invoice__c', { Billing_Email__c: 'no address' }, 'INVALID_EMAIL_ADDRESS', ['Billing_Email__c']],
      ['Invoice__c', { Customer__c: server.org.adminId }, 'FIELD_INTEGRITY_EXCEPTION', ['Customer__c']],
      ['Invoice__c', { Customer__c: 'abc' }, 'MALFORMED_ID', ['Customer__c']],
      ['Invoice__c', { External_Number__c: 'taken' }, 'DUPLICATE_VALUE'],
      ['Invoice__c', { Total__c: 'much' }, 'JSON_PARSER_ERROR', ['Total__c']],
      ['Invoice__c', { Due_Date__c: '2026-02-30' }, 'JSON_PARSER_ERROR', ['Due_Date__c']],
      ['Invoice__c', { Approved__c: 'perhaps' }, 'JSON_PARSER_ERROR', ['Approved__c']],
      ['Invoice__c', { Nonsense__c: 1 }, 'INVALID_FIELD'],
      ['Invoice__c', { Name: 'INV-9' }, 'INVALID_FIELD_FOR_INSERT_UPDATE', ['Name']],
      ['Invoice__c', { Id: 'a00000000000001' }, 'INVALID_FIELD', ['Id']],
    ];
    for (const [type, body, code, fields] of cases) {
      const reply = await server.request(`${api}/sobjects/${type}`, { body });
      assert.equal(reply.status, 400, `${code}: ${reply.text}`);
      assert.equal(firstError(reply).errorCode, code, reply.text);
      assert.notEqual(firstError(reply).message, '');
      if (fields) assert.deepEqual(firstError(reply).fields, fields);
    }
  });

  it('upserts by external id: 201 for a new record, 200 for an existing one', async () => {
    const path = `${api}/sobjects/Invoice__c/External_Number__c/UP-1`;
    const first = await server.request(path, { method: 'PATCH', body: { Total__c: 1 } });
    assert.equal(first.status, 201);
    assert.equal((first.json as { created: boolean }).created, true);
    const second = await server.request(path, { method: 'PATCH', body: { Total__c: 2 } });
    assert.equal(second.status, 200);
    assert.equal((second.json as { created: boolean }).created, false);
    assert.equal((second.json as { id: string }).id, (first.json as { id: string }).id);
    assert.equal(((await server.request(path)).json as { Total__c: number }).Total__c, 2);
    const viaJsforce = await connection
      .sobject('Invoice__c')
      .upsert({ External_Number__c: 'UP-1', Total__c: 3 }, 'External_Number__c');
    assert.equal(Array.isArray(viaJsforce) ? false : viaJsforce.success, true);
    assert.equal((await server.request(path, { method: 'DELETE' })).status, 204);
    assert.equal((await server.request(path)).status, 404);
  });

  it('returns 300 with the addresses if an external id isn’t unique', async () => {
    await create('Invoice__c', { Batch_Key__c: 'B1' });
    await create('Invoice__c', { Batch_Key__c: 'B1' });
    const reply = await server.request(`${api}/sobjects/Invoice__c/Batch_Key__c/B1`);
    assert.equal(reply.status, 300);
    assert.equal((reply.json as string[]).length, 2);
  });

  it('refuses a field that isn’t an external id', async () => {
    const reply = await server.request(`${api}/sobjects/Invoice__c/Total__c/5`, { method: 'PATCH', body: {} });
    assert.equal(reply.status, 404);
    assert.equal(firstError(reply).errorCode, 'NOT_FOUND');
  });

  it('relates a record to its parent by external id', async () => {
    const invoice = await create('Invoice__c', { External_Number__c: 'PARENT' });
    const id = await create('Shipment__c', { Carrier__c: 'Post', Invoice__r: { External_Number__c: 'PARENT' } });
    const read = (await server.request(`${api}/sobjects/Shipment__c/${id}`)).json as { Invoice__c: string };
    assert.equal(read.Invoice__c, invoice);
    const missing = await server.request(`${api}/sobjects/Shipment__c`, {
      body: { Carrier__c: 'Post', Invoice__r: { External_Number__c: 'NONE' } },
    });
    assert.equal(firstError(missing).errorCode, 'INVALID_FIELD');
    assert.match(firstError(missing).message ?? '', /NONE/);
  });

  it('checks If-Unmodified-Since and If-Modified-Since', async () => {
    const id = await create('Invoice__c', {});
    const path = `${api}/sobjects/Invoice__c/${id}`;
    const modified = (await server.request(path)).headers.get('last-modified') ?? '';
    assert.equal((await server.request(path, { headers: { 'If-Modified-Since': modified } })).status, 304);
    const patch = (since: string) =>
      server.request(path, { method: 'PATCH', body: { Total__c: 1 }, headers: { 'If-Unmodified-Since': since } });
    const stale = await patch('Mon, 01 Jan 2024 00:00:00 GMT');
    assert.equal(stale.status, 412);
    assert.equal(firstError(stale).errorCode, 'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK');
    assert.equal((await patch(modified)).status, 204);
  });

  it('describes the org and an object, and returns 304 for a known ETag', async () => {
    const global = await connection.describeGlobal();
    const invoice = global.sobjects.find((object) => object.name === 'Invoice__c');
    assert.equal(invoice?.custom, true);
    const described = await connection.sobject('Invoice__c').describe();
    const status = described.fields.find((field) => field.name === 'Status__c');
    assert.deepEqual(
      status?.picklistValues?.map((value) => value.value),
      ['Draft', 'Sent', 'Paid'],
    );
    assert.equal(status?.nillable, false);
    assert.ok(described.childRelationships.some((child) => child.relationshipName === 'Shipments__r'));
    const caseTypes = (await connection.sobject('Case').describe()).recordTypeInfos.map(
      (info) => (info as unknown as { developerName: string }).developerName,
    );
    assert.ok(caseTypes.includes('Repair') && caseTypes.includes('Master'));
    const path = `${api}/sobjects/Invoice__c/describe`;
    const etag = (await server.request(path)).headers.get('etag') ?? '';
    assert.equal((await server.request(path, { headers: { 'If-None-Match': etag } })).status, 304);
  });

  it('describes text with suggestions and values of any type', async () => {
    const typesOf = async (object: string, name: string): Promise<unknown[]> => {
      const described = await connection.sobject(object).describe();
      const field = described.fields.find((candidate) => candidate.name === name);
      return [field?.type, field?.soapType];
    };
    assert.deepEqual(await typesOf('Task', 'Subject'), ['combobox', 'xsd:string']);
    assert.deepEqual(await typesOf('CaseHistory', 'OldValue'), ['anyType', 'xsd:anyType']);
    const info = (await server.request(`${api}/ui-api/object-info/Task`)).json as {
      fields: Record<string, { dataType: string }>;
    };
    assert.equal(info.fields.Subject?.dataType, 'ComboBox');
    const id = await create('Task', { Subject: 'Call back' });
    const found = await connection.query("SELECT Id FROM Task WHERE Subject LIKE 'call%' ORDER BY Subject");
    assert.deepEqual(
      found.records.map((record) => record.Id),
      [id],
    );
  });

  it('lets users with the permission "Edit Tasks" create and change tasks', async () => {
    const task = { Subject: 'Call', Status: 'Completed', Priority: 'Normal', Description: 'Nobody there' };
    const path = `${api}/sobjects/Task`;
    const may = async (as: string): Promise<unknown[]> => {
      const described = (await server.request(`${path}/describe`, { as })).json as Described;
      const info = (await server.request(`${api}/ui-api/object-info/Task`, { as })).json as Described;
      return [described.createable, described.updateable, info.createable, info.updateable, info.deletable];
    };
    const [clerk, caller] = ['clerk@billing.example', 'caller@billing.example'];
    const refused = await server.request(path, { as: clerk, method: 'POST', body: task });
    assert.equal(refused.status, 403);
    assert.match(firstError(refused).errorCode ?? '', /^INSUFFICIENT_ACCESS/);
    const body = { apiName: 'Task', fields: task };
    assert.equal((await server.request(`${api}/ui-api/records`, { as: clerk, method: 'POST', body })).status, 403);
    assert.equal((await server.request(path, { as: caller, method: 'POST', body: task })).status, 201);
    assert.deepEqual(await may(clerk), [false, false, false, false, false]);
    assert.deepEqual(await may(caller), [true, true, true, true, true]);
  });

  it('refuses what a user has no permission for', async () => {
    const as = 'clerk@billing.example';
    const id = await create('Invoice__c', { Total__c: 1 });
    const path = `${api}/sobjects/Invoice__c/${id}`;
    const read = (await server.request(path, { as })).json as Record<string, unknown>;
    assert.equal(read.Total__c, 1);
    assert.ok(!('Memo__c' in read));
    assert.equal((await server.request(path, { as, method: 'PATCH', body: { Total__c: 2 } })).status, 204);
    const field = await server.request(path, { as, method: 'PATCH', body: { Approved__c: true } });
    assert.equal(firstError(field).errorCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    const remove = await server.request(path, { as, method: 'DELETE' });
    assert.equal(remove.status, 403);
    assert.match(firstError(remove).errorCode ?? '', /^INSUFFICIENT_ACCESS/);
    assert.equal((await server.request(path, { as: 'guest@billing.example' })).status, 404);
  });
});
