import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { FakeSalesforce } from '../test/FakeSalesforce.ts';
import { CASES_PER_READ, newestForms } from '../../services/IntegrationCaseSelector.ts';
import { FakeOrg } from '../../services/test/FakeOrg.ts';
import { JsforceOrg } from './JsforceOrg.ts';
import { bindSoql } from './soqlBinds.ts';

const many = Array.from({ length: 4500 }, (_, index) => ({ Id: `500${index}` }));
const OBJECTS = ['Account', 'Contact', 'Group', 'RecordType', 'Task', 'User'];

let salesforce: FakeSalesforce;
let org: JsforceOrg;

beforeEach(async () => {
  const rows = Object.fromEntries(OBJECTS.map((name) => [name, [{ Id: name }]]));
  salesforce = await new FakeSalesforce({ rows: { Case: many, ...rows } }).start();
  org = new JsforceOrg(salesforce.connection, 'America/Chicago');
});
afterEach(() => salesforce.stop());

const idsOf = async (name: string): Promise<string[]> =>
  (await org.query(`SELECT Id FROM ${name}`)).map(({ Id }) => Id);

test('queries of the same turn are sent together, five in a request, and each has its own answer', async () => {
  const answers = await Promise.all(OBJECTS.map(idsOf));
  assert.deepEqual(
    answers,
    OBJECTS.map((name) => [name]),
  );
  assert.deepEqual(salesforce.requests, ['/services/data/v67.0/composite', '/services/data/v67.0/query']);
});

test('a single query uses the query resource', async () => {
  assert.deepEqual(await idsOf('User'), ['User']);
  assert.deepEqual(await idsOf('Group'), ['Group']);
  assert.deepEqual(salesforce.requests, ['/services/data/v67.0/query', '/services/data/v67.0/query']);
});

test('all pages of a query are read, even if the first page came in a bundle', async () => {
  const [cases, users] = await Promise.all([idsOf('Case'), idsOf('User')]);
  assert.equal(cases.length, many.length);
  assert.deepEqual(users, ['User']);
  assert.equal(salesforce.requests.length, 3);
});

test('a query that fails has its own error code, and the others are answered', async () => {
  const [refused, users] = await Promise.allSettled([idsOf('Nothing__c'), idsOf('User')]);
  assert.deepEqual(users, { status: 'fulfilled', value: ['User'] });
  assert.equal(refused.status, 'rejected');
  assert.equal((refused.reason as { errorCode: string }).errorCode, 'INVALID_TYPE');
  assert.match((refused.reason as Error).message, /Nothing__c/);
});

test('the IDs of one read fit in the address of a request', async () => {
  const caseIds = Array.from({ length: CASES_PER_READ }, (_, index) => `500${String(index).padStart(12, '0')}AAA`);
  const fake = new FakeOrg({ Rostering_Form__c: [] });
  const fields = readdirSync('force-app/main/rostering-form-record/objects/Rostering_Form__c/fields');
  await newestForms(
    fake,
    caseIds,
    fields.map((file) => basename(file, '.field-meta.xml')),
  );
  const address = new URL('https://a-customers-own-domain.my.salesforce.com/services/data/v67.0/query');
  address.searchParams.set('q', bindSoql(fake.queries[0] ?? '', { caseIds }));
  assert.ok(address.href.length < 16_384, `${address.href.length} characters`);
});
