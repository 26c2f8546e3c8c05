import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { firstError, startServer, type TestServer } from './harness.ts';

const ui = '/services/data/v67.0/ui-api';

interface FieldValue {
  value: unknown;
  displayValue: string | null;
}
interface UiRecord {
  id: string;
  apiName: string;
  recordTypeId: string | null;
  recordTypeInfo: { name: string } | null;
  lastModifiedDate: string;
  fields: Record<string, FieldValue>;
}

describe('the UI API', () => {
  let server: TestServer;
  let account: string;
  let repair: string;
  before(async () => {
    server = await startServer();
    account = await create('Account', { Name: 'Acme' });
    repair =
      server.org.schema.requireObject('Case').recordTypes.find((type) => type.developerName === 'Repair')?.id ?? '';
  });
  after(() => server.close());

  async function create(apiName: string, fields: Record<string, unknown>): Promise<string> {
    const reply = await server.request(`${ui}/records`, { body: { apiName, fields } });
    assert.equal(reply.status, 201, reply.text);
    return (reply.json as UiRecord).id;
  }
  const read = async (id: string, query: string): Promise<UiRecord> => {
    const reply = await server.request(`${ui}/records/${id}?${query}`);
    assert.equal(reply.status, 200, reply.text);
    return reply.json as UiRecord;
  };

  it('returns values with their display text, in the user’s time zone', async () => {
    const id = await create('Invoice__c', {
      Customer__c: account,
      Total__c: 1234.5,
      Due_Date__c: '2026-12-01',
      Sent_At__c: '2026-11-03T15:30:00Z',
      Approved__c: true,
      Tags__c: 'Urgent;Abroad',
    });
    const fields = [
      'Name',
      'Customer__c',
      'Customer__r.Name',
      'Total__c',
      'Due_Date__c',
      'Sent_At__c',
      'Approved__c',
      'Status__c',
      'Tags__c',
    ];
    const record = await read(id, `fields=${fields.map((field) => `Invoice__c.${field}`).join(',')}`);
    assert.equal(record.apiName, 'Invoice__c');
    assert.deepEqual(record.fields.Total__c, { displayValue: '$1,234.50', value: 1234.5 });
    assert.deepEqual(record.fields.Due_Date__c, { displayValue: '12/1/2026', value: '2026-12-01' });
    assert.deepEqual(record.fields.Approved__c, { displayValue: null, value: true });
    assert.deepEqual(record.fields.Status__c, { displayValue: 'Draft', value: 'Draft' });
    assert.equal(record.fields.Sent_At__c?.value, '2026-11-03T15:30:00.000Z');
    assert.match(record.fields.Sent_At__c?.displayValue ?? '', /^11\/3\/2026, 7:30\sAM$/);
    const customer = record.fields.Customer__r;
    assert.equal(customer?.displayValue, 'Acme');
    assert.deepEqual((customer?.value as UiRecord).fields.Name, { displayValue: null, value: 'Acme' });
  });

  it('refuses an unknown field, leaves out an unknown optional one, and needs at least one parameter', async () => {
    const bad = await server.request(`${ui}/records/${account}?fields=Account.Nonsense`);
    assert.equal(bad.status, 400);
    assert.equal(firstError(bad).errorCode, 'INVALID_FIELD');
    const record = await read(account, 'fields=Account.Name&optionalFields=Account.Nonsense,Account.Phone');
    assert.deepEqual(Object.keys(record.fields).sort(), ['Name', 'Phone']);
    assert.equal((await server.request(`${ui}/records/${account}`)).status, 400);
  });

  it('returns the fields of the record type’s layout and compact layout', async () => {
    const id = await create('Case', { RecordTypeId: repair, AccountId: account, Subject: 'Broken' });
    const record = await read(id, 'layoutTypes=Full,Compact');
    assert.equal(record.recordTypeId, repair);
    assert.equal(record.recordTypeInfo?.name, 'Repair');
    assert.deepEqual(Object.keys(record.fields).sort(), ['Account', 'AccountId', 'CaseNumber', 'Status']);
    assert.equal(record.fields.Account?.displayValue, 'Acme');
  });

  it('updates, and refuses if someone changed the record since', async () => {
    const id = await create('Invoice__c', { Total__c: 1 });
    const patch = (fields: unknown, headers: Record<string, string> = {}) =>
      server.request(`${ui}/records/${id}`, { method: 'PATCH', body: { fields }, headers });
    const good = await patch({ Total__c: 2 });
    assert.equal(good.status, 200);
    assert.equal((good.json as UiRecord).fields.Total__c?.value, 2);
    const stale = await patch({ Total__c: 3 }, { 'If-Unmodified-Since': 'Mon, 01 Jan 2024 00:00:00 GMT' });
    assert.equal(stale.status, 409);
    assert.equal(firstError(stale).errorCode, 'CONFLICT');
    const fresh = await patch({ Total__c: 3 }, { 'If-Unmodified-Since': (good.json as UiRecord).lastModifiedDate });
    assert.equal(fresh.status, 200);
  });

  it('says which field is wrong, with its label', async () => {
    const reply = await server.request(`${ui}/records`, {
      body: { apiName: 'Invoice__c', fields: { Billing_Email__c: 'none' } },
    });
    assert.equal(reply.status, 400);
    const [error] = reply.json as {
      enhancedErrorType: string;
      output: { fieldErrors: Record<string, { fieldLabel: string; errorCode: string }[]> };
    }[];
    assert.equal(error?.enhancedErrorType, 'RecordError');
    assert.deepEqual(
      [
        error?.output.fieldErrors.Billing_Email__c?.[0]?.fieldLabel,
        error?.output.fieldErrors.Billing_Email__c?.[0]?.errorCode,
      ],
      ['Billing Email', 'INVALID_EMAIL_ADDRESS'],
    );
  });

  it('deletes, and returns 404 afterward', async () => {
    const id = await create('Account', { Name: 'Short-lived' });
    assert.equal((await server.request(`${ui}/records/${id}`, { method: 'DELETE' })).status, 204);
    assert.equal((await server.request(`${ui}/records/${id}?fields=Account.Name`)).status, 404);
    assert.equal((await server.request(`${ui}/records/nonsense?fields=Account.Name`)).status, 404);
  });

  it('reads a batch, each record with its own status', async () => {
    const reply = await server.request(`${ui}/records/batch/${account},001000000000000AAA?fields=Account.Name`);
    const body = reply.json as { hasErrors: boolean; results: { statusCode: number }[] };
    assert.equal(body.hasErrors, true);
    assert.deepEqual(
      body.results.map((result) => result.statusCode),
      [200, 404],
    );
  });

  it('returns 403 if the user can’t read the object', async () => {
    const reply = await server.request(`${ui}/records/${account}?fields=Account.Name`, { as: 'guest@billing.example' });
    assert.equal(reply.status, 403);
    assert.equal(firstError(reply).errorCode, 'INSUFFICIENT_ACCESS');
  });

  it('describes an object with the user’s permissions', async () => {
    const info = (await server.request(`${ui}/object-info/Invoice__c`, { as: 'clerk@billing.example' })).json as {
      updateable: boolean;
      deletable: boolean;
      fields: Record<string, { updateable: boolean; dataType: string }>;
    };
    assert.deepEqual([info.updateable, info.deletable], [true, false]);
    assert.equal(info.fields.Total__c?.updateable, true);
    assert.equal(info.fields.Approved__c?.updateable, false);
    assert.ok(!('Memo__c' in info.fields));
    const caseInfo = (await server.request(`${ui}/object-info/Case`)).json as {
      recordTypeInfos: Record<string, { name: string }>;
    };
    assert.equal(caseInfo.recordTypeInfos[repair]?.name, 'Repair');
  });

  it('returns the picklist values of a record type and its support process', async () => {
    const values = async (recordType: string, field: string): Promise<string[]> => {
      const reply = await server.request(`${ui}/object-info/Case/picklist-values/${recordType}/${field}`);
      assert.equal(reply.status, 200, reply.text);
      return (reply.json as { values: { value: string }[] }).values.map((entry) => entry.value);
    };
    assert.deepEqual(await values(repair, 'Severity__c'), ['Minor']);
    const master = await values('012000000000000AAA', 'Status');
    const process = await values(repair, 'Status');
    assert.ok(process.length < master.length && process.every((value) => master.includes(value)));
    const all = (await server.request(`${ui}/object-info/Case/picklist-values/${repair}`)).json as {
      picklistFieldValues: object;
    };
    assert.ok('Status' in all.picklistFieldValues && 'Severity__c' in all.picklistFieldValues);
    assert.equal((await server.request(`${ui}/object-info/Case/picklist-values/012000000000001AAA`)).status, 404);
  });

  it('returns a layout with what can be edited', async () => {
    const layout = (await server.request(`${ui}/layout/Case?layoutType=Full&recordTypeId=${repair}`)).json as {
      sections: {
        layoutRows: {
          layoutItems: {
            label: string;
            editableForUpdate: boolean;
            required: boolean;
            layoutComponents: { apiName: string }[];
          }[];
        }[];
      }[];
    };
    const items = layout.sections[0]?.layoutRows.map((row) => row.layoutItems[0]);
    assert.deepEqual(
      items?.map((item) => [item?.layoutComponents[0]?.apiName, item?.editableForUpdate, item?.required]),
      [
        ['CaseNumber', false, false],
        ['Status', true, true],
        ['AccountId', true, false],
      ],
    );
  });
});
