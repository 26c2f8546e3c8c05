import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeValues } from './merge.ts';
import { readValueSets } from './readValueSets.ts';

test("the org's own values stay, in their order, and only missing ones are added", () => {
  const existing = [
    { fullName: 'On Hold', default: false },
    { fullName: 'New', default: true },
  ];
  const wanted = [
    { fullName: 'New', default: true },
    { fullName: 'Rostering', default: false },
  ];
  const { values, added } = mergeValues(existing, wanted);
  assert.deepEqual(
    values.map(({ fullName }) => fullName),
    ['On Hold', 'New', 'Rostering'],
  );
  assert.deepEqual(added, ['Rostering']);
});

test('a value that differs only in the case of its letters is the same value', () => {
  assert.deepEqual(mergeValues([{ fullName: 'closed' }], [{ fullName: 'Closed' }]).added, []);
});

test('an added value never takes the default away from the one the org has', () => {
  const { values } = mergeValues([{ fullName: 'New', default: true }], [{ fullName: 'Rostering', default: true }]);
  assert.equal(values[1]?.['default'], false);
});

test('merging a second time changes nothing', () => {
  const wanted = [{ fullName: 'Rostering' }];
  const once = mergeValues([{ fullName: 'New' }], wanted).values;
  assert.deepEqual(mergeValues(once, wanted), { values: once, added: [] });
});

test("the project's own value sets close exactly the status that closes a case", () => {
  const status = readValueSets().find(({ fullName }) => fullName === 'CaseStatus');
  assert.deepEqual(
    status?.values.filter(({ closed }) => closed === true).map(({ fullName }) => fullName),
    ['Closed'],
  );
});
