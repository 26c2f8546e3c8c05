import USER_ID from '@salesforce/user/Id';
import { hasWords } from 'c/rpTextUtils';
import type { ImplementationQueue, QueueRow } from './types.ts';

export type * from './types.ts';

export const FILTERS = ['ALL', 'MINE', 'PRIVILEGED', 'WAITING', 'UNASSIGNED'] as const;

export type Filter = (typeof FILTERS)[number];

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

/** One queue of both answers. If a customer moved from one to the other in between, it shows where the first answer has it. */
export function united(first: ImplementationQueue, rest: ImplementationQueue | null): ImplementationQueue {
  if (!first.hasRest || !rest) {
    return first;
  }
  const known = new Set(first.rows.map(({ entryId }) => entryId));
  return { ...first, rows: [...first.rows, ...rest.rows.filter(({ entryId }) => !known.has(entryId))] };
}

/** Finds every word of the search in the customer, its district, the case number, or the specialist. */
export function isFound(search: string, { accountName, districtName, caseNumber, specialistName }: QueueRow): boolean {
  return hasWords(search, [accountName, districtName, caseNumber, specialistName]);
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
