import { choicesOf, inOrder, isFound, isIn, keepChoice, ordersOf, readChoice } from 'c/supportListModel';
import { queuedRow, supportRow } from 'test/supportSamples';

const turn = supportRow(1);
const queued = queuedRow(2, { provider: 'ClassLink', schoolDays: 9 });
const district = supportRow(3, { waitsFor: 'District', districtName: null, accountName: 'Brazos Bend ISD' });
const provider = supportRow(4, { waitsFor: 'Provider', schoolDays: 1 });
const paused = supportRow(5, { pause: 'The clock is paused.', since: '2026-11-10T15:30:00.000Z' });
const rows = [turn, queued, district, provider, paused];

it.each([
  ['ALL', rows],
  ['QUEUE', [queued]],
  ['MINE', [turn, district, provider, paused]],
  ['TURN', [turn]],
  ['DISTRICT', [district]],
  ['PROVIDER', [provider]],
  ['PAUSED', [paused]],
  ['ClassLink', [queued]],
])('finds the cases of the filter %s', (filter, found) => {
  expect(rows.filter((row) => isIn(filter, row))).toEqual(found);
});

it('counts the cases of each filter, and of each provider', () => {
  const choices = choicesOf(rows, 'TURN');
  expect(choices.map(({ label, count }) => `${label} ${count}`)).toEqual([
    'All 5',
    'In the queue 1',
    'My cases 4',
    'Your turn 1',
    'Waiting on district 1',
    'Waiting on provider 1',
    'Paused 1',
    'ClassLink 1',
    'Clever 4',
  ]);
  expect(choices.filter(({ isChosen }) => isChosen).map(({ help }) => help)).toEqual([
    'Your cases in which the support team must act',
  ]);
});

it('sorts by waiting time, district, and provider, and keeps the order of Apex otherwise', () => {
  expect(inOrder(rows, 'NEXT')).toEqual(rows);
  expect(inOrder(rows, 'WAIT')).toEqual([queued, paused, turn, district, provider]);
  expect(inOrder(rows, 'DISTRICT')).toEqual([district, turn, queued, provider, paused]);
  expect(inOrder(rows, 'PROVIDER')).toEqual([queued, paused, turn, district, provider]);
  expect(ordersOf('WAIT').find(({ isChosen }) => isChosen)?.label).toBe('Longest wait');
});

it('sorts cases without an account too', () => {
  const nameless = supportRow(6, { accountName: null, districtName: null });
  expect(inOrder([turn, nameless], 'DISTRICT')).toEqual([nameless, turn]);
});

it('finds words in the school, district, provider, and case number', () => {
  expect(isFound('school 2 classlink', queued)).toBe(true);
  expect(isFound('pecan 00001001', turn)).toBe(true);
  expect(isFound('brazos', turn)).toBe(false);
});

it('remembers filter and order on this computer, and ignores what it doesn’t know', () => {
  expect(readChoice()).toEqual({ filter: 'ALL', order: 'NEXT' });
  keepChoice({ filter: 'QUEUE', order: 'WAIT' });
  expect(readChoice()).toEqual({ filter: 'QUEUE', order: 'WAIT' });
  keepChoice({ filter: 'QUEUE', order: 'OTHER' });
  expect(readChoice()).toEqual({ filter: 'ALL', order: 'NEXT' });
});
