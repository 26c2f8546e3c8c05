import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { InterruptedWrite } from '../../services/errors.ts';
import type { Fields, SaveResult } from '../../services/Org.ts';
import { FakeSalesforce, recordsOf, type Asked, type Instead, type Silence } from '../test/FakeSalesforce.ts';
import { JsforceOrg } from './JsforceOrg.ts';
import { OrgTransport } from './OrgTransport.ts';

let salesforce: FakeSalesforce;
let org: JsforceOrg;
let pauses: number[];

beforeEach(async () => {
  pauses = [];
  salesforce = await new FakeSalesforce({ rows: {} }).start();
  const pause = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds);
  salesforce.connection._transport = new OrgTransport({ pause });
  org = new JsforceOrg(salesforce.connection, 'UTC', undefined, pause);
});
afterEach(() => salesforce.stop());

const many = (count: number): Fields[] => Array.from({ length: count }, (_, index) => ({ Subject: `Case ${index}` }));
const row = (id: string) => ({ id, success: true, errors: [] });
const refused = (statusCode: string, message = statusCode) => ({
  success: false,
  errors: [{ statusCode, message, fields: [] }],
});
const codesOf = (results: readonly SaveResult[]): (string | undefined)[] =>
  results.map(({ errors }) => errors[0]?.statusCode);

/** The answers to the first writes. Later writes succeed. */
function answers(...given: (Instead | Silence | null)[]): Asked[] {
  const asked: Asked[] = [];
  salesforce.instead = (request) => {
    if (request.method === 'GET') return null;
    asked.push(request);
    return given[asked.length - 1] ?? null;
  };
  return asked;
}

const subjects = (asked: Asked | undefined): unknown[] =>
  asked ? recordsOf(asked).map((record) => record['Subject']) : [];

test('records with a temporary error are sent again on their own, each time after a longer pause', async () => {
  const asked = answers(
    { json: [row('1'), refused('UNABLE_TO_LOCK_ROW'), refused('INVALID_EMAIL'), refused('REQUEST_LIMIT_EXCEEDED')] },
    { json: [refused('UNABLE_TO_LOCK_ROW'), row('4')] },
    { json: [row('2')] },
  );
  const results = await org.insert('Case', many(4), false);
  assert.deepEqual(asked.map(subjects), [['Case 0', 'Case 1', 'Case 2', 'Case 3'], ['Case 1', 'Case 3'], ['Case 1']]);
  assert.deepEqual(
    results.map(({ id }) => id),
    ['1', '2', null, '4'],
  );
  assert.deepEqual(codesOf(results), [undefined, undefined, 'INVALID_EMAIL', undefined]);
  assert.deepEqual(pauses, [500, 1000]);
});

test('a record that stays locked fails after four attempts, with the reason from the org', async () => {
  const locked = { json: [refused('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access')] };
  const asked = answers(locked, locked, locked, locked, locked);
  const [result] = await org.update('Case', [{ Id: '500' }], false);
  assert.equal(asked.length, 4);
  assert.deepEqual(result?.errors[0], {
    statusCode: 'UNABLE_TO_LOCK_ROW',
    message: 'unable to obtain exclusive access',
    fields: [],
  });
});

test('with allOrNone, all records are sent again, unless one has a permanent error', async () => {
  const rolledBack = refused('ALL_OR_NONE_OPERATION_ROLLED_BACK');
  const asked = answers({ json: [rolledBack, refused('UNABLE_TO_LOCK_ROW')] });
  const saved = await org.insert('Case', many(2), true);
  assert.deepEqual(codesOf(saved), [undefined, undefined]);
  assert.deepEqual(asked.map(subjects), [
    ['Case 0', 'Case 1'],
    ['Case 0', 'Case 1'],
  ]);
  const more = answers({ json: [refused('UNABLE_TO_LOCK_ROW'), refused('INVALID_EMAIL')] });
  await org.insert('Case', many(2), true);
  assert.equal(more.length, 1);
});

for (const [what, write] of [
  ['create', () => org.insert('Case', many(2), false)],
  ['update', () => org.update('Case', [{ Id: '500' }], true)],
  ['upsert', () => org.upsert('case', 'Integration_Key__c', [{ Integration_Key__c: 'a' }], false)],
] as const)
  test(`assignment rules do not change a case: ${what}`, async () => {
    const asked = answers({ json: [refused('UNABLE_TO_LOCK_ROW'), refused('UNABLE_TO_LOCK_ROW')] });
    await write();
    assert.ok(asked.length > 0);
    for (const { headers } of asked) assert.equal(headers['sforce-auto-assign'], 'FALSE');
  });

test('records of other objects are sent without the assignment rule header', async () => {
  const asked = answers();
  await org.insert('Contact', [{ LastName: 'Lopez' }], false);
  assert.equal(asked[0]?.headers['sforce-auto-assign'], undefined);
});

test('records of one account go into the same request, and each has its own result', async () => {
  const accounts = ['b', 'a', 'c'];
  const records = Array.from({ length: 450 }, (_, index) => ({
    AccountId: accounts[index % 3] ?? '',
    ParentId: String(index % 5),
    Subject: String(index),
  }));
  let open = 0;
  salesforce.instead = (asked) => {
    open += 1;
    assert.equal(open, 1);
    const json = recordsOf(asked).map((record) => row(`500-${String(record['Subject'])}`));
    setImmediate(() => (open -= 1));
    return { json };
  };
  const sent: string[][] = [];
  const spy = salesforce.instead;
  salesforce.instead = (asked) => {
    sent.push(recordsOf(asked).map((record) => `${String(record['AccountId'])}${String(record['ParentId'])}`));
    return spy(asked);
  };
  const [results] = await Promise.all([org.insert('Case', records, false), org.update('Case', [{ Id: 'x' }], false)]);
  assert.deepEqual(
    results.map(({ id }) => id),
    records.map(({ Subject }) => `500-${Subject}`),
  );
  const order = sent.filter((part) => part.length > 1).flat();
  assert.deepEqual(order, order.toSorted());
});

test('if an answer has too few results, the result of every record is unknown', async () => {
  answers({ json: [row('1')] });
  const results = await org.insert('Case', many(3), false);
  assert.deepEqual(codesOf(results), ['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
  assert.match(results[2]?.errors[0]?.message ?? '', /returned 1 results for 3 records/);
});

async function interruption(write: Promise<unknown>): Promise<InterruptedWrite> {
  const error = await write.then(
    () => assert.fail('The write was answered.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof InterruptedWrite, String(error));
  return error;
}

test('if an answer is lost, each record has a result: saved, unknown, or not sent', async () => {
  answers(null, { json: many(200).map(() => row('x')), cut: 50 });
  const { results, cause } = await interruption(org.insert('Case', many(500), false));
  assert.equal((cause as { code?: string }).code, 'INTERRUPTED');
  assert.equal(results.length, 500);
  const count = (code: string | undefined): number => codesOf(results).filter((found) => found === code).length;
  assert.deepEqual([count(undefined), count('OUTCOME_UNKNOWN'), count('NOT_SENT')], [200, 200, 100]);
});

test('if the answer to a retry is lost, only the result of the record sent again is unknown', async () => {
  answers({ json: [row('1'), refused('UNABLE_TO_LOCK_ROW')] }, 'hang up');
  const { results } = await interruption(org.insert('Case', many(2), false));
  assert.deepEqual(codesOf(results), [undefined, 'OUTCOME_UNKNOWN']);
});

test('if the org rejects a whole request, nothing is saved', async () => {
  answers({ status: 400, json: [{ errorCode: 'INVALID_FIELD', message: 'No such column' }] });
  const { results } = await interruption(org.insert('Case', many(2), false));
  assert.deepEqual(codesOf(results), ['INVALID_FIELD', 'INVALID_FIELD']);
});

for (const [what, json] of [
  ['an object', {}],
  ['a list of something else', ['saved']],
  ['nothing', null],
] as const)
  test(`a write answered with ${what} has a clear message`, async () => {
    answers({ json });
    const { cause } = await interruption(org.insert('Case', many(1), false));
    assert.equal((cause as { code?: string }).code, 'UNREADABLE_ANSWER');
    assert.match((cause as Error).message, /answered a write in an unknown format\. Check that/);
  });

for (const json of [{}, null, [], { records: 'none', done: true }])
  test(`a query answered with ${JSON.stringify(json)} has a clear message, alone or with others`, async () => {
    salesforce.instead = () => ({ json });
    const unreadable = { code: 'UNREADABLE_ANSWER', message: /in an unknown format/ };
    await assert.rejects(org.query('SELECT Id FROM Case'), unreadable);
    await assert.rejects(
      Promise.all([org.query('SELECT Id FROM Case'), org.query('SELECT Id FROM Group')]),
      unreadable,
    );
  });

test('field types come from the describe, which is requested again if the org is busy', async () => {
  const described = { name: 'Rostering_Form__c', fields: [{ name: 'Grades_In_Scope__c', type: 'multipicklist' }] };
  const given: Instead[] = [
    { status: 503, json: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Later' }] },
    { json: described },
  ];
  const paths: string[] = [];
  salesforce.instead = ({ path }) => {
    paths.push(path);
    return given[paths.length - 1] ?? null;
  };
  assert.deepEqual([...(await org.fieldTypes('Rostering_Form__c'))], [['Grades_In_Scope__c', 'multipicklist']]);
  assert.deepEqual(paths, Array(2).fill('/services/data/v67.0/sobjects/Rostering_Form__c/describe'));
  assert.deepEqual(pauses, [500]);
});
