import USER_ID from '@salesforce/user/Id';
import { arranged, choicesOf, FILTERS, found, isIn, previewOf, united } from 'c/queueModel';
import { queueOf, queueRow, queueRows } from 'test/queueSamples';

it('finds a customer by its name, district, case number, or specialist', () => {
  const rows = [queueRow(1, { accountName: 'José Martí Elementary', districtName: 'Pecan Valley ISD' }), queueRow(2)];
  for (const search of ['jose marti', 'PECAN', '00001001', ' avery pecan ', 'mar']) {
    expect(found(rows, 'ALL', search, 2)).toEqual(rows.slice(0, 1));
  }
  expect(found(rows, 'ALL', '', 2)).toEqual(rows);
  expect(found(rows, 'ALL', 'jose brazos', 2)).toEqual([]);
  expect(found(rows, 'PRIVILEGED', 'brazos', 1)).toEqual([]);
});

it('counts the customers of each filter, once all are there', () => {
  const rows = [queueRow(1), queueRow(2, { waitsFor: null }), queueRow(3, { specialistName: null })];
  const counts = (isPartial: boolean): string[] => choicesOf(rows, 'WAITING', 2, isPartial).map(({ count }) => count);
  expect(counts(false)).toEqual(['3', '0', '2', '2', '1']);
  expect(counts(true)).toEqual(['…', '…', '…', '…', '…']);
  expect(choicesOf(rows, 'WAITING', 2, false).map(({ isChosen }) => isChosen)).toEqual([
    false,
    false,
    false,
    true,
    false,
  ]);
});

it('keeps the rows that didn’t change when it is read again', () => {
  const before = queueRows(3);
  const after = [queueRow(1), queueRow(2, { version: 2 }), queueRow(3)];
  const { rows } = united(queueOf(after), null, before);
  expect(rows[0]).toBe(before[0]);
  expect(rows[1]).toBe(after[1]);
  expect(rows[2]).toBe(before[2]);
});

it('shows a customer that is lifted with the keyboard where it would drop', () => {
  const rows = queueRows(4);
  const positions = (to: number, isDrag = false): number[] =>
    arranged(rows, { entryId: queueRow(2).entryId, to, isDrag }).map(({ position }) => position);
  expect(positions(1)).toEqual([2, 1, 3, 4]);
  expect(positions(3)).toEqual([1, 3, 2, 4]);
  expect(positions(9)).toEqual([1, 3, 4, 2]);
  expect(positions(4, true)).toEqual([1, 2, 3, 4]);
  expect(arranged(rows, null)).toBe(rows);
  expect(arranged(rows, { entryId: 'gone', to: 1, isDrag: false })).toBe(rows);
});

it('filters by who works on it, privilege, and what it waits for', () => {
  const mine = queueRow(1, { specialistId: USER_ID, waitsFor: null });
  const open = queueRow(3, { specialistId: null, specialistName: null });
  const filtersOf = (row: typeof mine): string[] => FILTERS.filter((filter) => isIn(filter, row, 2));
  expect(filtersOf(mine)).toEqual(['ALL', 'MINE', 'PRIVILEGED']);
  expect(filtersOf(open)).toEqual(['ALL', 'WAITING', 'UNASSIGNED']);
});

it('tells who shifts when a customer moves up', () => {
  const rows = queueRows(5);
  expect(previewOf(rows, queueRow(4), 2, 2)).toEqual({
    isUp: false,
    shifts: [
      { name: 'Brazos Bend ISD', from: 2, to: 3 },
      { name: 'Larkspur Unified', from: 3, to: 4 },
    ],
    gains: ['Maple Grove'],
    loses: ['Brazos Bend ISD'],
  });
});

it('tells who shifts when a customer moves down', () => {
  expect(previewOf(queueRows(5), queueRow(1), 3, 2)).toEqual({
    isUp: true,
    shifts: [
      { name: 'Brazos Bend ISD', from: 2, to: 1 },
      { name: 'Larkspur Unified', from: 3, to: 2 },
    ],
    gains: ['Larkspur Unified'],
    loses: ['Pecan Valley ISD'],
  });
});

it.each([0, -1, 6, 10_000, 1.5, Number.NaN, 2])('tells nothing about position %s', (target) => {
  expect(previewOf(queueRows(5), queueRow(2), target, 2)).toBeNull();
});
