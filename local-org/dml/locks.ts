/**
 * Row locks. Transactions run one at a time, so they never wait. A test says which rows another user has
 * locked, and a save or a FOR UPDATE of these rows fails with Salesforce's error.
 */
import { OrgError } from '../errors.ts';
import { lockedRow } from './errors.ts';
import { isGood, type Work } from './work.ts';

const UNAVAILABLE =
  'Record Currently Unavailable: The record you are attempting to edit, or one of its related records, is currently being modified by another user. Please try again.';

export class RowLocks {
  readonly #elsewhere = new Set<string>();
  /** Gets each row that a FOR UPDATE or an update locks, in order. */
  watch: ((id: string) => void) | null = null;

  /** Locks these rows for another user. */
  holdElsewhere(...ids: readonly string[]): void {
    for (const id of ids) this.#elsewhere.add(id);
  }

  releaseElsewhere(): void {
    this.#elsewhere.clear();
  }

  /** Locks all rows of a FOR UPDATE, or none. */
  takeAll(ids: readonly string[]): void {
    if (ids.some((id) => this.#elsewhere.has(id))) throw new OrgError('UNABLE_TO_LOCK_ROW', UNAVAILABLE);
    for (const id of ids) this.watch?.(id);
  }

  /** Locks the stored rows of a save one by one. */
  takeEach(works: readonly Work[]): void {
    for (const work of works) {
      const id = work.old?.['Id'];
      if (typeof id !== 'string' || !isGood(work)) continue;
      if (this.#elsewhere.has(id)) work.errors.push(lockedRow(id));
      else this.watch?.(id);
    }
  }
}
