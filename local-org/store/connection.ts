/** One SQLite connection with its prepared statements. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Value } from '../types.ts';
import { diskProblem } from './disk-problem.ts';
import type { Reader, SqlValue } from './reader.ts';

/** Enough for a busy org. The oldest statement is dropped first, so that generated SQL can't fill the memory. */
const STATEMENTS_KEPT = 1000;

export class Connection implements Reader {
  readonly #database: DatabaseSync;
  readonly #objectStatements = new Map<string, StatementSync>();
  readonly #arrayStatements = new Map<string, StatementSync>();
  /**
   * A disk error, kept until the end of the transaction. SQLite may already have ended the transaction, and
   * later errors only report that.
   */
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

  /** Runs one statement that returns nothing. */
  run(sql: string, parameters: readonly Value[]): void {
    this.#noting(() => this.#statement(sql, this.#objectStatements, false).run(...parameters.map(toSql)));
  }

  /** Runs SQL text without preparing it: BEGIN, CREATE TABLE, PRAGMA. */
  exec(sql: string): void {
    this.#noting(() => this.#database.exec(sql));
  }

  /** Adds an SQL function whose result depends only on its arguments. */
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
