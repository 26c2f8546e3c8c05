/** One SQLite connection with its prepared statements. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Value } from '../types.ts';
import { diskProblem } from './disk-problem.ts';
import type { Reader, SqlValue } from './reader.ts';

/** Enough for the plans of a busy org; the oldest goes first, so that generated SQL cannot fill the memory. */
const STATEMENTS_KEPT = 1000;

export class Connection implements Reader {
  readonly #database: DatabaseSync;
  readonly #objectStatements = new Map<string, StatementSync>();
  readonly #arrayStatements = new Map<string, StatementSync>();
  /** What the disk refused, kept for the end of the transaction: SQLite may have ended it already, and what fails then tells of that alone. */
  problem: unknown = null;

  constructor(path: string, options: { readOnly: boolean }) {
    this.#database = new DatabaseSync(path, { readOnly: options.readOnly });
  }

  all(sql: string, parameters: readonly Value[]): Record<string, SqlValue>[] {
    return this.#noting(
      () =>
        this.#statement(sql, this.#objectStatements, false).all(...parameters.map(toSql)) as Record<string, SqlValue>[],
    );
  }

  rows(sql: string, parameters: readonly Value[]): SqlValue[][] {
    return this.#noting(
      () => this.#statement(sql, this.#arrayStatements, true).all(...parameters.map(toSql)) as unknown as SqlValue[][],
    );
  }

  /** Runs one statement that gives nothing back. */
  run(sql: string, parameters: readonly Value[]): void {
    this.#noting(() => this.#statement(sql, this.#objectStatements, false).run(...parameters.map(toSql)));
  }

  /** Runs SQL text that needs no preparing: BEGIN, CREATE TABLE, PRAGMA. */
  exec(sql: string): void {
    this.#noting(() => this.#database.exec(sql));
  }

  /** Gives SQL a function whose answer depends on its arguments alone. */
  define(name: string, answer: (...args: readonly unknown[]) => SqlValue): void {
    this.#database.function(name, { deterministic: true, varargs: true }, answer);
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  close(): void {
    this.#objectStatements.clear();
    this.#arrayStatements.clear();
    this.#database.close();
  }

  #noting<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (diskProblem(error) !== null) this.problem ??= error;
      throw error;
    }
  }

  #statement(sql: string, cache: Map<string, StatementSync>, arrays: boolean): StatementSync {
    const known = cache.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    if (arrays) statement.setReturnArrays(true);
    forgetOldest(cache);
    cache.set(sql, statement);
    return statement;
  }
}

function forgetOldest(cache: Map<string, StatementSync>): void {
  if (cache.size < STATEMENTS_KEPT) return;
  const oldest = cache.keys().next();
  if (!oldest.done) cache.delete(oldest.value);
}

function toSql(value: Value): SqlValue {
  if (value === true) return 1;
  if (value === false) return 0;
  return value;
}
