import LOCALE from '@salesforce/i18n/locale';
import FILTER_ALL from '@salesforce/label/c.Queue_FilterAll';
import FILTER_MINE from '@salesforce/label/c.Queue_FilterMine';
import FILTER_PRIVILEGED from '@salesforce/label/c.Queue_FilterPrivileged';
import FILTER_UNASSIGNED from '@salesforce/label/c.Queue_FilterUnassigned';
import FILTER_WAITING from '@salesforce/label/c.Queue_FilterWaiting';
import USER_ID from '@salesforce/user/Id';
import type { FilterChoice } from 'c/rpFilterButtons';
import { rowSearch } from 'c/rpTextUtils';
import type { ImplementationQueue, Lifted, QueueRow } from './types.ts';

export type * from './types.ts';

export const FILTERS = ['ALL', 'MINE', 'PRIVILEGED', 'WAITING', 'UNASSIGNED'] as const;

export type Filter = (typeof FILTERS)[number];

const FILTER_LABELS: Readonly<Record<Filter, string>> = {
  ALL: FILTER_ALL,
  MINE: FILTER_MINE,
  PRIVILEGED: FILTER_PRIVILEGED,
  WAITING: FILTER_WAITING,
  UNASSIGNED: FILTER_UNASSIGNED,
};

export function isIn(filter: Filter, row: QueueRow, privileged: number): boolean {
  switch (filter) {
    case 'MINE':
      return row.specialistId?.slice(0, 15) === USER_ID.slice(0, 15);
    case 'PRIVILEGED':
      return row.position <= privileged;
    case 'WAITING':
      return row.waitsFor !== null;
    case 'UNASSIGNED':
      return row.specialistName === null;
    default:
      return true;
  }
}

/** The filters with their counts. Until all rows are there, they have none. */
export function choicesOf(
  rows: readonly QueueRow[],
  chosen: Filter,
  privileged: number,
  isPartial: boolean,
): FilterChoice[] {
  const number = new Intl.NumberFormat(LOCALE);
  return FILTERS.map((value) => ({
    value,
    label: FILTER_LABELS[value],
    count: isPartial ? '…' : number.format(rows.filter((row) => isIn(value, row, privileged)).length),
    isChosen: value === chosen,
  }));
}

/**
 * The rows of both answers. If a customer moved from one to the other in between, it shows where the first answer has it. Rows that didn't
 * change keep their identity, so that only the others render again.
 */
export function united(
  first: ImplementationQueue,
  rest: ImplementationQueue | null,
  before: readonly QueueRow[],
): ImplementationQueue {
  const known = new Set(first.rows.map(({ entryId }) => entryId));
  const more = first.hasRest && rest ? rest.rows.filter(({ entryId }) => !known.has(entryId)) : [];
  const old = new Map(before.map((row) => [row.entryId, row]));
  return { ...first, rows: [...first.rows, ...more].map((row) => unchanged(old.get(row.entryId), row)) };
}

function unchanged(before: QueueRow | undefined, row: QueueRow): QueueRow {
  const keys = Object.keys(row) as (keyof QueueRow)[];
  return before && keys.every((key) => before[key] === row[key]) ? before : row;
}

/** Finds every word of the search in the customer, its district, the case number, or the specialist. */
const isFound = rowSearch<QueueRow>(({ accountName, districtName, caseNumber, specialistName }) => [
  accountName,
  districtName,
  caseNumber,
  specialistName,
]);

export function found(
  rows: readonly QueueRow[],
  filter: Filter,
  search: string,
  privileged: number,
): readonly QueueRow[] {
  return rows.filter((row) => isIn(filter, row, privileged) && isFound(search, row));
}

/** While a customer is lifted with the keyboard, it shows at the place where it would drop. */
export function arranged(rows: readonly QueueRow[], lifted: Lifted | null): readonly QueueRow[] {
  const moving = lifted && !lifted.isDrag ? rows.find(({ entryId }) => entryId === lifted.entryId) : null;
  if (!lifted || !moving) {
    return rows;
  }
  const others = rows.filter((row) => row !== moving);
  const place = others.findIndex(({ position }) => position - (position > moving.position ? 1 : 0) >= lifted.to);
  others.splice(place < 0 ? others.length : place, 0, moving);
  return others;
}

/** A customer that moves because another one does. */
export interface Shift {
  name: string;
  from: number;
  to: number;
}

export interface Preview {
  shifts: Shift[];
  /** True if the others move up. */
  isUp: boolean;
  gains: string[];
  loses: string[];
}

/** What happens if a customer moves to a position; null if that changes nothing. */
export function previewOf(
  rows: readonly QueueRow[],
  { entryId, position }: QueueRow,
  target: number,
  privileged: number,
): Preview | null {
  const last = Math.max(...rows.map((row) => row.position));
  if (!Number.isInteger(target) || target < 1 || target > last || target === position) {
    return null;
  }
  const isUp = target > position;
  const after = (row: QueueRow): number => {
    if (row.entryId === entryId) {
      return target;
    }
    const isBetween = isUp
      ? row.position > position && row.position <= target
      : row.position >= target && row.position < position;
    return row.position + (isBetween ? (isUp ? -1 : 1) : 0);
  };
  const moved = rows.map((row) => ({ row, to: after(row) })).filter(({ row, to }) => to !== row.position);
  return {
    isUp,
    shifts: moved
      .filter(({ row }) => row.entryId !== entryId)
      .map(({ row, to }) => ({ name: row.accountName, from: row.position, to })),
    gains: moved
      .filter(({ row, to }) => to <= privileged && row.position > privileged)
      .map(({ row }) => row.accountName),
    loses: moved
      .filter(({ row, to }) => to > privileged && row.position <= privileged)
      .map(({ row }) => row.accountName),
  };
}
