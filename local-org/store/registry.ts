/**
 * What the store remembers beside records: how far each counter has come, and which key prefix or id was given to a piece of metadata,
 * so that both stay the same over restarts.
 */
import type { SetupIds } from '../schema/setup-ids.ts';
import type { Connection } from './connection.ts';
import { base62, makeId } from './ids.ts';

const TABLES = `
CREATE TABLE IF NOT EXISTS local_registry (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS local_sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
`;

export class Registry implements SetupIds {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
    connection.exec(TABLES);
  }

  keyPrefix(object: string, family: 'a' | 'm'): string {
    return this.#remembered('keyPrefix', object, () => family + base62(this.next(`keyPrefix.${family}`) - 1, 2));
  }

  id(kind: string, key: string, keyPrefix: string): string {
    return this.#remembered(kind, key, () => makeId(keyPrefix, this.next(keyPrefix)));
  }

  /** The id given to a piece of metadata earlier, if any. */
  known(kind: string, key: string): string | undefined {
    const row = this.#connection.rows('SELECT value FROM local_registry WHERE kind = ? AND key = ?', [kind, key])[0];
    return row ? String(row[0]) : undefined;
  }

  /** The next number of a counter. Part of the surrounding transaction: a rollback gives the number back. */
  next(name: string): number {
    return this.take(name, 1);
  }

  /** Takes several numbers at once and gives the first. */
  take(name: string, count: number): number {
    const sql =
      'INSERT INTO local_sequence (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value RETURNING value';
    const row = this.#connection.rows(sql, [name, count])[0];
    if (!row) throw new Error(`The counter ${name} gave no number.`);
    return Number(row[0]) - count + 1;
  }

  #remembered(kind: string, key: string, make: () => string): string {
    const known = this.known(kind, key);
    if (known !== undefined) return known;
    const value = make();
    this.#connection.run('INSERT INTO local_registry (kind, key, value) VALUES (?, ?, ?)', [kind, key, value]);
    return value;
  }
}
