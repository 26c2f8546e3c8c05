/** One record on its way through a save. */
import type { DmlError, RecordInput, Row } from '../types.ts';

export interface Work {
  /** The record's place in the caller's list. */
  readonly index: number;
  readonly input: RecordInput;
  /** What is stored; null for an insert. */
  readonly old: Row | null;
  /** What will be stored. Triggers change it in place. */
  readonly row: Row;
  readonly errors: DmlError[];
}

export const isGood = (work: Work): boolean => work.errors.length === 0;

export function changed(work: Work, field: string): boolean {
  return work.old === null || (work.old[field] ?? null) !== (work.row[field] ?? null);
}
