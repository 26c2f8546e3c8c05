import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeValues } from './merge.ts';
import { readValueSets } from './readValueSets.ts';

test("the org's values keep their order, and only missing values are added", () => {
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

test('upper and lower case do not matter', () => {
  assert.deepEqual(mergeValues([{ fullName: 'closed' }], [{ fullName: 'Closed' }]).added, []);
});

test('the default value of the org does not change', () => {
  const { values } = mergeValues([{ fullName: 'New', default: true }], [{ fullName: 'Rostering', default: true }]);
  assert.equal(values[1]?.['default'], false);
});

test('merging a second time changes nothing', () => {
  const wanted = [{ fullName: 'Rostering' }];
  const once = mergeValues([{ fullName: 'New' }], wanted).values;
  assert.deepEqual(mergeValues(once, wanted), { values: once, added: [] });
});

test("in the project's value sets, only the status Closed closes a case", () => {
  const status = readValueSets().find(({ fullName }) => fullName === 'CaseStatus');
  assert.deepEqual(
    status?.values.filter(({ closed }) => closed === true).map(({ fullName }) => fullName),
    ['Closed'],
  );
});
