import { FILTERS, isFound, isIn, keepChoice, readChoice } from 'c/workListModel';
import { workListRow } from 'test/workListSamples';

const KEY = 'rosterpath.worklist.005000000000000000';

it('finds every word of the search in the school, the district, or the case number', () => {
  const row = workListRow({ accountName: 'Escuela José Martí', districtName: 'Pecan Valley ISD' });
  for (const search of ['jose', 'MARTI pecan', '00001001', '  valley  ']) {
    expect(isFound(search, row)).toBe(true);
  }
  for (const search of ['jose brazos', '00001002', 'Maria']) {
    expect(isFound(search, row)).toBe(false);
  }
  expect(isFound('1001', workListRow({ accountName: null, districtName: null }))).toBe(true);
});

it('shows in each filter the rows that Apex marks, and all rows in the first one', () => {
  const row = workListRow({ marks: ['REPLY', 'STUCK'] });
  expect(FILTERS.filter((filter) => isIn(filter, row))).toEqual(['ALL', 'REPLY', 'STUCK']);
});

it('keeps what the user chose last, and starts with the user’s own cases', () => {
  expect(readChoice()).toEqual({ filter: 'ALL', whose: 'ME' });
  keepChoice({ filter: 'STUCK', whose: 'ALL' });
  expect(readChoice()).toEqual({ filter: 'STUCK', whose: 'ALL' });
  for (const kept of [
    '{',
    '7',
    'null',
    '{"filter":"NONE","whose":"ME"}',
    '{"filter":"ALL","whose":""}',
    '{"filter":"ALL"}',
  ]) {
    localStorage.setItem(KEY, kept);
    expect(readChoice()).toEqual({ filter: 'ALL', whose: 'ME' });
  }
});
