import { choicesOf, FILTERS, isFound, isIn, keepChoice, readChoice } from 'c/workListModel';
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

it('counts the cases of each filter, and says when a case is stuck', () => {
  const rows = [
    workListRow({ marks: ['REPLY', 'STUCK'] }),
    workListRow({ marks: ['STUCK', 'UNWELCOMED'] }),
    workListRow({ marks: ['CALL', 'DISTRICT', 'ENDING', 'NO_USAGE'] }),
  ];
  const choices = choicesOf(rows, 'STUCK', 14);
  expect(choices.map(({ label, count }) => `${label} ${count}`)).toEqual([
    'All 3',
    'Unanswered replies 1',
    'Calls due 1',
    'No welcome email 1',
    'Waiting on district 1',
    'Stuck 2',
    'Ending soon 1',
    'No usage yet 1',
  ]);
  expect(choices.filter(({ isChosen }) => isChosen)).toMatchObject([
    { value: 'STUCK', help: 'More than 14 days in the same status' },
  ]);
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
