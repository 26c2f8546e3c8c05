/** One record during a save. */
import type { DmlError, RecordInput, Row } from '../types.ts';

export interface Work {
  /** The record's position in the caller's list. */
  readonly index: number;
  readonly input: RecordInput;
  /** The stored record. Null for an insert. */
  readonly old: Row | null;
  /** The record to store. Triggers change it in place. */
  readonly row: Row;
  readonly errors: DmlError[];
}

export const isGood = (work: Work): boolean => work.errors.length === 0;

export function changed(work: Work, field: string): boolean {
  return work.old === null || (work.old[field] ?? null) !== (work.row[field] ?? null);
}
