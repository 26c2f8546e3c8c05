import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecordReader } from './recordReader.ts';
import type { RecordData } from './uiTypes.ts';

const ID = '500000000000001AAA';

function setUp() {
  const state = { now: 0, writes: 0, fail: false };
  const requests: string[][] = [];
  const reader = new RecordReader({
    fetch: (id, paths) => {
      requests.push([...paths]);
      if (state.fail) return Promise.reject(new Error('no answer'));
      const fields = Object.fromEntries(
        paths.map((path) => [path.split('.')[1] ?? '', { value: path, displayValue: null }]),
      );
      return Promise.resolve({ apiName: 'Case', id, recordTypeId: null, fields } as RecordData);
    },
    now: () => state.now,
    writes: () => state.writes,
    freshFor: 1000,
  });
  return { reader, requests, state };
}

const names = (record: RecordData): string[] => Object.keys(record.fields).sort();

test('reads at the same time share one request and get their own fields', async () => {
  const { reader, requests } = setUp();
  const [first, second] = await Promise.all([
    reader.read(ID, ['Case.Status', 'Case.Subject']),
    reader.read(ID, ['Case.Account.Name', 'Case.Status']),
  ]);
  assert.deepEqual(requests, [['Case.Account.Name', 'Case.Status', 'Case.Subject']]);
  assert.deepEqual(
    [names(first), names(second)],
    [
      ['Status', 'Subject'],
      ['Account', 'Status'],
    ],
  );
});

test('a later read uses an earlier one that has its fields', async () => {
  const { reader, requests } = setUp();
  await reader.read(ID, ['Case.Status', 'Case.Subject']);
  assert.deepEqual(names(await reader.read(ID, ['Case.Status'])), ['Status']);
  await reader.read(ID, ['Case.Priority']);
  assert.deepEqual(requests, [['Case.Status', 'Case.Subject'], ['Case.Priority']]);
});

test('a write, elapsed time, and a notice each cause a new read', async () => {
  const { reader, requests, state } = setUp();
  await reader.read(ID, ['Case.Status']);
  state.writes = 1;
  await reader.read(ID, ['Case.Status']);
  state.now = 2000;
  await reader.read(ID, ['Case.Status']);
  reader.forget(ID.slice(0, 15));
  await reader.read(ID, ['Case.Status']);
  assert.equal(requests.length, 4);
});

test("a failed read isn't shared", async () => {
  const { reader, requests, state } = setUp();
  state.fail = true;
  await assert.rejects(reader.read(ID, ['Case.Status']), /no answer/);
  state.fail = false;
  await reader.read(ID, ['Case.Status']);
  assert.equal(requests.length, 2);
});
