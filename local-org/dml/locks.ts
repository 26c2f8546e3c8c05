/**
 * Row locks. Transactions take turns here, so nobody ever waits; a test says which rows somebody else has, and a save or a FOR UPDATE then answers what an org
 * answers once the wait is over.
 */
import { OrgError } from '../errors.ts';
import { lockedRow } from './errors.ts';
import { isGood, type Work } from './work.ts';

const UNAVAILABLE =
  'Record Currently Unavailable: The record you are attempting to edit, or one of its related records, is currently being modified by another user. Please try again.';

export class RowLocks {
  readonly #elsewhere = new Set<string>();
  /** Told of each row that a FOR UPDATE or an update locks, in their order. */
  watch: ((id: string) => void) | null = null;

  /** From now on somebody else has these rows. */
  holdElsewhere(...ids: readonly string[]): void {
    for (const id of ids) this.#elsewhere.add(id);
  }

  releaseElsewhere(): void {
    this.#elsewhere.clear();
  }

  /** All rows of a FOR UPDATE, or none. */
  takeAll(ids: readonly string[]): void {
    if (ids.some((id) => this.#elsewhere.has(id))) throw new OrgError('UNABLE_TO_LOCK_ROW', UNAVAILABLE);
    for (const id of ids) this.watch?.(id);
  }

  /** The stored rows of a save, each by itself. */
  takeEach(works: readonly Work[]): void {
    for (const work of works) {
      const id = work.old?.['Id'];
      if (typeof id !== 'string' || !isGood(work)) continue;
      if (this.#elsewhere.has(id)) work.errors.push(lockedRow(id));
      else this.watch?.(id);
    }
  }
}
