import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestFirst, withoutTags } from './activity.ts';
import { chooseListView } from './listChoice.ts';
import { lookupQuery } from './lookup.ts';
import { searchedPaths, searchQuery } from './search.ts';
import { toastParts } from './toasts.ts';
import type { ObjectInfo } from './uiTypes.ts';
import type { ObjectConfig } from './wireModel.ts';
import { fromWallTime, toWallTime } from './wallTime.ts';

test("a toast's data fills its message with text and links", () => {
  const parts = toastParts('Created {0} and {1} for {2}.', [
    { url: '/lightning/r/500A/view', label: 'Case 1' },
    'a note',
  ]);
  assert.deepEqual(
    parts.map(({ text, url }) => [text, url]),
    [
      ['Created ', undefined],
      ['Case 1', '/lightning/r/500A/view'],
      [' and ', undefined],
      ['a note', undefined],
      [' for ', undefined],
      ['{2}', undefined],
      ['.', undefined],
    ],
  );
});

test('wall time converts both ways, in summer, in winter, and when the clock changes', () => {
  const zone = 'America/Chicago';
  assert.equal(toWallTime(new Date('2026-07-01T15:30:00.000Z'), zone).toISOString(), '2026-07-01T10:30:00.000Z');
  assert.equal(toWallTime(new Date('2026-12-01T15:30:00.000Z'), zone).toISOString(), '2026-12-01T09:30:00.000Z');
  for (const instant of ['2026-03-08T07:59:00.000Z', '2026-03-08T08:01:00.000Z', '2026-11-01T12:00:00.000Z']) {
    assert.equal(fromWallTime(toWallTime(new Date(instant), zone), zone).toISOString(), instant);
  }
});

test('rich text posts become plain text', () => {
  assert.equal(withoutTags('<p>Paid &amp; <b>closed</b></p><p>by &lt;Kim&gt;</p>'), 'Paid & closed\nby <Kim>');
});

test('the newest entry is first', () => {
  const entry = (id: string, at: string) => ({ id, at, icon: '', title: '', by: '', text: '' });
  const sorted = newestFirst([entry('a', '2026-11-01T10:00:00.000Z'), entry('b', '2026-11-02T10:00:00.000Z')]);
  assert.deepEqual(
    sorted.map(({ id }) => id),
    ['b', 'a'],
  );
});

test("text in a lookup can't become SOQL", () => {
  assert.match(lookupQuery('Account', 'Name', "O'Neil 50%_\\"), /LIKE '%O\\'Neil 50\\%\\_\\\\%'/);
});

test('the requested list view opens, or else the first preferred one that exists, or else the first one', () => {
  const views = ['A', 'B', 'C'].map((name) => ({ name, label: name }));
  assert.equal(chooseListView(views, ['C', 'B', undefined]), 'C');
  assert.equal(chooseListView(views, ['Gone', undefined, 'B']), 'B');
  assert.equal(chooseListView(views, [undefined, null]), 'A');
  assert.equal(chooseListView([], ['Asked']), 'Asked');
});

test('a search looks for every word in any of the fields', () => {
  assert.equal(
    searchQuery('Invoice__c', ['Name', 'Customer__r.Name'], "acme o'n"),
    "SELECT Id, Name, Customer__r.Name FROM Invoice__c WHERE (Name LIKE '%acme%' OR Customer__r.Name LIKE '%acme%') AND " +
      "(Name LIKE '%o\\'n%' OR Customer__r.Name LIKE '%o\\'n%') ORDER BY LastModifiedDate DESC LIMIT 5",
  );
});

test("a search uses the highlights' text fields and the names of related records, not owners", () => {
  const field = (dataType: string, target?: string) => ({
    dataType,
    reference: target !== undefined,
    relationshipName: target ?? null,
    referenceToInfos: target ? [{ apiName: target, nameFields: ['Name'] }] : [],
  });
  const info = {
    apiName: 'Invoice__c',
    fields: {
      Name: field('String'),
      Customer: field('Reference', 'Account'),
      Owner: field('Reference', 'User'),
      Amount: field('Currency'),
      Mail: field('Email'),
    },
  } as unknown as ObjectInfo;
  const layout = { name: 'L', label: 'L', fields: ['Name', 'Customer', 'Owner', 'Amount', 'Mail', 'Gone'] };
  const object = { nameField: 'Name', compactLayouts: { '': layout } } as unknown as ObjectConfig;
  assert.deepEqual(searchedPaths(object, info), ['Name', 'Account.Name', 'Mail']);
});
