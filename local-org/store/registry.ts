/** Remembers counters, and the key prefixes and IDs of metadata, so that they stay the same across restarts. */
import type { SetupIds } from '../schema/setup-ids.ts';
import type { Connection } from './connection.ts';
import { base62, makeId } from './ids.ts';
import type { SqlValue } from './reader.ts';

const TABLES = `
CREATE TABLE IF NOT EXISTS local_registry (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS local_sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS local_recycled (step INTEGER PRIMARY KEY, root TEXT NOT NULL, object TEXT NOT NULL, id TEXT NOT NULL, field TEXT, value TEXT);
CREATE INDEX IF NOT EXISTS local_recycled_root ON local_recycled (root);
`;

/** One effect of a deletion: a deleted record (`field` is null), or a cleared lookup with its old `value`. */
export interface RecycleStep {
  /** The record that the caller deleted. */
  readonly root: string;
  readonly object: string;
  readonly id: string;
  readonly field: string | null;
  readonly value: string | null;
}

export class Registry implements SetupIds {
  readonly #connection: Connection;
  /** The highest number used for IDs with a prefix, including rolled-back ones. */
  readonly #highest = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
    connection.exec(TABLES);
  }

  keyPrefix(object: string, family: 'a' | 'm'): string {
    return this.#remembered('keyPrefix', object, () => family + base62(this.next(`keyPrefix.${family}`) - 1, 2));
  }

  id(kind: string, key: string, keyPrefix: string): string {
    return this.#remembered(kind, key, () => this.takeIds(keyPrefix, 1)(0));
  }

  /**
   * Reserves IDs for new records, by position. Unlike other numbers, an ID is never used twice, even after a
   * rollback, because code that remembers IDs within a transaction depends on it.
   */
  takeIds(keyPrefix: string, count: number): (place: number) => string {
    const highest = this.#highest.get(keyPrefix) ?? 0;
    const sql =
      'INSERT INTO local_sequence (name, value) VALUES (?1, ?2 + ?3) ON CONFLICT (name) DO UPDATE SET value = max(value, ?2) + ?3 RETURNING value';
    const last = this.#number(sql, [keyPrefix, highest, count]);
    this.#highest.set(keyPrefix, last);
    const first = last - count + 1;
    return (place) => makeId(keyPrefix, first + place);
  }

  newId(keyPrefix: string): string {
    return this.takeIds(keyPrefix, 1)(0);
  }

  /** The existing ID of metadata, if any. */
  known(kind: string, key: string): string | undefined {
    const row = this.#connection.rows('SELECT value FROM local_registry WHERE kind = ? AND key = ?', [kind, key])[0];
    return row ? String(row[0]) : undefined;
  }

  /** The next number of a counter. A rollback of the transaction returns it. */
  next(name: string): number {
    return this.take(name, 1);
  }

  /** Reserves several numbers and returns the first one. */
  take(name: string, count: number): number {
    const sql =
      'INSERT INTO local_sequence (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value RETURNING value';
    return this.#number(sql, [name, count]) - count + 1;
  }

  /** The keys of a kind that have IDs. */
  keys(kind: string): string[] {
    return this.#connection.rows('SELECT key FROM local_registry WHERE kind = ?', [kind]).map(([key]) => String(key));
  }

  recycle(step: RecycleStep): void {
    const sql = 'INSERT INTO local_recycled (root, object, id, field, value) VALUES (?, ?, ?, ?, ?)';
    this.#connection.run(sql, [step.root, step.object, step.id, step.field, step.value]);
  }

  /** The effects of a record's deletion in order, and removes them from the registry. */
  takeRecycled(root: string): RecycleStep[] {
    const sql = 'SELECT object, id, field, value FROM local_recycled WHERE root = ? ORDER BY step';
    const steps = this.#connection.rows(sql, [root]).map(([object, id, field, value]) => ({
      root,
      object: String(object),
      id: String(id),
      field: textOrNull(field),
      value: textOrNull(value),
    }));
    this.#connection.run('DELETE FROM local_recycled WHERE root = ?', [root]);
    return steps;
  }

  #number(sql: string, parameters: readonly (string | number)[]): number {
    const row = this.#connection.rows(sql, parameters)[0];
    if (!row) throw new Error(`The counter ${parameters[0]} returned no number.`);
    return Number(row[0]);
  }

  #remembered(kind: string, key: string, make: () => string): string {
    const known = this.known(kind, key);
    if (known !== undefined) return known;
    const value = make();
    this.#connection.run('INSERT INTO local_registry (kind, key, value) VALUES (?, ?, ?)', [kind, key, value]);
    return value;
  }
}

function textOrNull(value: SqlValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
