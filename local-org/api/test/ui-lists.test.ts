import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { admin, insert } from '../../schema/test/fixture.ts';
import { firstError, startServer, type TestServer } from './harness.ts';

const ui = '/services/data/v67.0/ui-api';

interface List {
  count: number;
  nextPageToken: string | null;
  records: { id: string; fields: Record<string, { value: unknown; displayValue: string | null }> }[];
}

describe('list views and related lists', () => {
  let server: TestServer;
  let account: string;
  before(async () => {
    server = await startServer();
    account = insert(server.org, 'Account', { Name: 'Acme 100%' });
    for (let index = 0; index < 30; index += 1) {
      insert(server.org, 'Invoice__c', {
        Customer__c: index === 0 ? account : null,
        Total__c: index * 100,
        Status__c: index === 29 ? 'Paid' : 'Sent',
        Approved__c: index === 29,
      });
    }
  });
  after(() => server.close());

  const list = async (query = '', view = 'Invoice__c/Large_Invoices', as = 'admin@billing.example'): Promise<List> => {
    const reply = await server.request(`${ui}/list-records/${view}?${query}`, { as });
    assert.equal(reply.status, 200, reply.text);
    return reply.json as List;
  };
  const totals = (page: List): unknown[] => page.records.map((record) => record.fields.Total__c?.value);

  it('apply the view’s filters and filter logic', async () => {
    const page = await list('sortBy=Total__c');
    assert.equal(page.count, 20);
    assert.equal(totals(page)[0], 1000);
    assert.equal(totals(page).at(-1), 2900, 'approved, though paid');
  });

  it('sort, page, and continue from the token', async () => {
    const first = await list('sortBy=-Total__c&pageSize=8');
    assert.deepEqual(totals(first).slice(0, 2), [2900, 2800]);
    const second = await list(`sortBy=-Invoice__c.Total__c&pageSize=8&pageToken=${first.nextPageToken}`);
    const third = await list(`sortBy=-Total__c&pageSize=8&pageToken=${second.nextPageToken}`);
    assert.equal(third.nextPageToken, null);
    const all = [first, second, third].flatMap(totals);
    assert.equal(new Set(all).size, 20);
  });

  it('show the name of a lookup, with its id for a link', async () => {
    const info = (await server.request(`${ui}/list-info/Invoice__c/Large_Invoices`)).json as {
      label: string;
      displayColumns: { fieldApiName: string; label: string; lookupId: string | null }[];
    };
    assert.equal(info.label, 'Large Invoices');
    const column = info.displayColumns[1];
    assert.deepEqual(
      [column?.fieldApiName, column?.label, column?.lookupId],
      ['Customer__r.Name', 'Customer', 'Customer__r.Id'],
    );
  });

  it('search the text columns, with % and _ as text', async () => {
    assert.equal((await list('searchTerm=INV-0011')).count, 1);
    assert.equal((await list('searchTerm=%25')).count, 0);
    assert.equal((await list('searchTerm=inv-00')).count, 20);
  });

  it('list a queue’s cases and the user’s own', async () => {
    const org = server.org;
    const repair =
      org.schema.requireObject('Case').recordTypes.find((type) => type.developerName === 'Repair')?.id ?? '';
    const queue = String(org.reader.rows(`SELECT "Id" FROM "Group" WHERE "DeveloperName" = 'Repairs'`, [])[0]?.[0]);
    insert(org, 'Case', { Subject: 'In the queue', RecordTypeId: repair, OwnerId: queue });
    insert(org, 'Case', { Subject: 'Mine', RecordTypeId: repair, OwnerId: admin(org).userId });
    const queued = await list('', 'Case/Repair_Queue');
    assert.deepEqual(
      queued.records.map((record) => record.fields.Subject?.value),
      ['In the queue'],
    );
    assert.equal(queued.records[0]?.fields.Owner?.displayValue, 'Repairs');
    const mine = await list('', 'Case/My_Cases');
    assert.deepEqual(
      mine.records.map((record) => record.fields.Subject?.value),
      ['Mine'],
    );
    const views = (await server.request(`${ui}/list-info/Case`)).json as { lists: { apiName: string }[] };
    assert.deepEqual(views.lists.map((view) => view.apiName).sort(), ['My_Cases', 'Open_Repairs', 'Repair_Queue']);
  });

  it('show a related list with the layout’s columns and order', async () => {
    const org = server.org;
    const parent = insert(org, 'Case', { Subject: 'With invoices' });
    for (const total of [5, 50, 20])
      insert(org, 'Invoice__c', { Case__c: parent, Total__c: total, Customer__c: account });
    const reply = await server.request(
      `${ui}/related-list-records/${parent}/Invoices__r?pageSize=2&fields=Invoice__c.Status__c`,
    );
    const page = reply.json as List;
    assert.deepEqual(totals(page), [50, 20]);
    assert.equal(page.records[0]?.fields.Customer__r?.displayValue, 'Acme 100%');
    assert.equal(page.records[0]?.fields.Status__c?.value, 'Draft');
    assert.equal(page.nextPageToken, '2');
    const count = (await server.request(`${ui}/related-list-count/${parent}/Invoices__r`)).json as { count: number };
    assert.equal(count.count, 3);
    const info = (await server.request(`${ui}/related-list-info/Case/Invoices__r`)).json as {
      displayColumns: { fieldApiName: string }[];
    };
    assert.deepEqual(
      info.displayColumns.map((column) => column.fieldApiName),
      ['Name', 'Total__c', 'Customer__r.Name'],
    );
  });

  it('refuse unknown lists, fields, sizes, and tokens', async () => {
    const code = async (path: string) => firstError(await server.request(`${ui}/${path}`)).errorCode;
    assert.equal(await code('list-records/Invoice__c/Nonsense'), 'NOT_FOUND');
    assert.equal(await code('list-records/Invoice__c/Large_Invoices?fields=Invoice__c.Nonsense'), 'INVALID_FIELD');
    assert.equal(await code('list-records/Invoice__c/Large_Invoices?sortBy=Nonsense'), 'INVALID_FIELD');
    assert.equal(await code('list-records/Invoice__c/Large_Invoices?pageSize=0'), 'INVALID_PARAMETER_VALUE');
    assert.equal(await code('list-records/Invoice__c/Large_Invoices?pageToken=x'), 'INVALID_PARAMETER_VALUE');
    assert.equal(await code(`related-list-records/${account}/Nonsense__r`), 'NOT_FOUND');
  });
});
