import USER_ID from '@salesforce/user/Id';
import { FILTERS, isFound, isIn, previewOf } from 'c/queueModel';
import { queueRow, queueRows } from 'test/queueSamples';

it('finds a customer by its name, district, case number, or specialist', () => {
  const row = queueRow(1, { accountName: 'José Martí Elementary', districtName: 'Pecan Valley ISD' });
  for (const search of ['jose marti', 'PECAN', '00001001', 'avery pecan']) {
    expect(isFound(search, row)).toBe(true);
  }
  expect(isFound('jose brazos', row)).toBe(false);
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
