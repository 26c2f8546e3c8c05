/** Keeps the rest of long query results for later requests. */
import { refuse } from '../http/errors.ts';
import type { Json } from './record-json.ts';

interface Cursor {
  readonly userId: string;
  readonly records: readonly Json[];
  readonly batchSize: number;
  lastUsed: number;
}

export interface Page {
  readonly totalSize: number;
  readonly records: readonly Json[];
  /** Null on the last page. */
  readonly nextLocator: string | null;
}

/** Per user. Opening one more closes the oldest. Source: Limits Quick Reference, "query cursors". */
const cursorsPerUser = 10;
const fifteenMinutes = 15 * 60 * 1000;

export class Cursors {
  readonly #cursors = new Map<string, Cursor>();
  readonly #now: () => number;
  #counter = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The first page of a result. Keeps the rest, if any. */
  open(userId: string, records: readonly Json[], batchSize: number): Page {
    if (records.length <= batchSize) return { totalSize: records.length, records, nextLocator: null };
    this.#tidy(userId);
    this.#counter += 1;
    const id = `0r8xx${String(this.#counter).padStart(13, '0')}`;
    const cursor: Cursor = { userId, records, batchSize, lastUsed: this.#now() };
    this.#cursors.set(id, cursor);
    return this.#page(id, cursor, 0);
  }

  /** The page of a locator (`0r8…-2000`). */
  next(userId: string, locator: string): Page {
    const [, id, offset] = /^(\w+)-(\d+)$/.exec(locator) ?? [];
    const cursor = id === undefined ? undefined : this.#cursors.get(id);
    const isOpen = cursor && cursor.userId === userId && this.#now() - cursor.lastUsed <= fifteenMinutes;
    if (!isOpen || id === undefined || Number(offset) >= cursor.records.length) {
      return refuse('INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    cursor.lastUsed = this.#now();
    return this.#page(id, cursor, Number(offset));
  }

  #page(id: string, cursor: Cursor, offset: number): Page {
    const end = offset + cursor.batchSize;
    return {
      totalSize: cursor.records.length,
      records: cursor.records.slice(offset, end),
      nextLocator: end < cursor.records.length ? `${id}-${end}` : null,
    };
  }

  #tidy(userId: string): void {
    const own: string[] = [];
    for (const [id, cursor] of this.#cursors) {
      if (this.#now() - cursor.lastUsed > fifteenMinutes) this.#cursors.delete(id);
      else if (cursor.userId === userId) own.push(id);
    }
    for (const id of own.slice(0, Math.max(0, own.length - cursorsPerUser + 1))) this.#cursors.delete(id);
  }
}
