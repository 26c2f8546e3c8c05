import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOf } from './allRecords.ts';
import { countText, listRow, nextOrder, searchRows, sortRows } from './listView.ts';
import type { FieldData, ObjectInfo, RecordData } from './uiTypes.ts';

const column = (fieldApiName: string, label = fieldApiName) => ({ fieldApiName, label, sortable: true });
const columns = [
  column('Name', 'Number'),
  column('Customer__r.Name', 'Customer'),
  column('Amount__c'),
  column('Due__c'),
];
const info = {
  apiName: 'Invoice__c',
  nameFields: ['Name'],
  fields: { Due__c: { dataType: 'Date' }, Amount__c: { dataType: 'Currency' } },
} as unknown as ObjectInfo;

function record(
  id: string,
  name: string,
  customer: string | null,
  amount: number | null,
  due: string | null,
): RecordData {
  const field = (value: FieldData, displayValue: string | null = null) => ({ value, displayValue });
  const parent: RecordData = { apiName: 'Account', id: '001A', recordTypeId: null, fields: { Name: field(customer) } };
  return {
    apiName: 'Invoice__c',
    id,
    recordTypeId: null,
    fields: {
      Name: field(name),
      Customer__r: field(customer === null ? null : parent),
      Amount__c: field(amount, amount === null ? null : `$${amount}.00`),
      Due__c: field(due, due === null ? null : 'some day'),
    },
  };
}

const rows = [
  record('a1', 'INV-2', 'Acme', 90, '2026-12-01'),
  record('a2', 'INV-10', 'zeta', 1000, '2026-02-01'),
  record('a3', 'INV-1', null, null, null),
].map((item) => listRow(item, columns, info));
const names = (sorted: readonly { cells: readonly { text: string }[] }[]) => sorted.map(({ cells }) => cells[0]?.text);

test("the record's name and the names of related records are links", () => {
  const [name, customer, amount] = rows[0]?.cells ?? [];
  assert.equal(name?.recordId, 'a1');
  assert.deepEqual([customer?.recordId, customer?.objectApiName, customer?.text], ['001A', 'Account', 'Acme']);
  assert.equal(amount?.recordId, undefined);
  assert.equal(amount?.text, '$90.00');
});

test("a user's name isn't a link", () => {
  const owner: RecordData = {
    apiName: 'User',
    id: '005A',
    recordTypeId: null,
    fields: { Name: { value: 'Kim', displayValue: null } },
  };
  const owned: RecordData = {
    apiName: 'Invoice__c',
    id: 'a1',
    recordTypeId: null,
    fields: { Owner: { value: owner, displayValue: 'Kim' } },
  };
  const [cell] = listRow(owned, [column('Owner.Name')], info).cells;
  assert.equal(cell?.text, 'Kim');
  assert.equal(cell?.recordId, undefined);
});

test('numbers sort as numbers, also inside text, and empty cells are last in both directions', () => {
  assert.deepEqual(names(sortRows(rows, { fieldApiName: 'Amount__c', descending: false })), [
    'INV-2',
    'INV-10',
    'INV-1',
  ]);
  assert.deepEqual(names(sortRows(rows, { fieldApiName: 'Amount__c', descending: true })), [
    'INV-10',
    'INV-2',
    'INV-1',
  ]);
  assert.deepEqual(names(sortRows(rows, { fieldApiName: 'Name', descending: false })), ['INV-1', 'INV-2', 'INV-10']);
});

test('dates sort by day instead of by text, and text ignores case', () => {
  assert.deepEqual(names(sortRows(rows, { fieldApiName: 'Due__c', descending: false })), ['INV-10', 'INV-2', 'INV-1']);
  assert.deepEqual(names(sortRows(rows, { fieldApiName: 'Customer__r.Name', descending: false })), [
    'INV-2',
    'INV-10',
    'INV-1',
  ]);
});

test('a search finds the rows that contain every word', () => {
  assert.deepEqual(names(searchRows(rows, 'ACME 90')), ['INV-2']);
  assert.deepEqual(names(searchRows(rows, 'acme zeta')), []);
  assert.equal(searchRows(rows, '  '), rows);
});

test('a second click on a heading reverses the sort order', () => {
  const first = nextOrder(undefined, 'Name');
  assert.deepEqual(first, { fieldApiName: 'Name', descending: false });
  assert.deepEqual(nextOrder(first, 'Name'), { fieldApiName: 'Name', descending: true });
  assert.deepEqual(nextOrder(first, 'Due__c'), { fieldApiName: 'Due__c', descending: false });
});

test('the count shows the matching items and all items', () => {
  assert.equal(countText(1, 1, false), '1 item');
  assert.equal(countText(3, 25, false), '3 of 25 items');
  assert.equal(countText(200, 200, true), '200+ items');
});

test('a row of the query API becomes a record of the UI API, with its related records', () => {
  const row = {
    attributes: { type: 'Invoice__c' },
    Id: 'a1',
    Name: 'INV-1',
    Customer__r: { attributes: { type: 'Account' }, Id: '001A', Name: 'Acme' },
  };
  const [name, customer] = listRow(recordOf(row), columns, info).cells;
  assert.deepEqual([name?.text, name?.recordId], ['INV-1', 'a1']);
  assert.deepEqual([customer?.text, customer?.recordId, customer?.objectApiName], ['Acme', '001A', 'Account']);
});
