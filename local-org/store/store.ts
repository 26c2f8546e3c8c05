/** An org's data: tables, counters, transactions, and the read-only connection. */
import { dirname } from 'node:path';
import { OrgError } from '../errors.ts';
import type { Schema } from '../schema/model.ts';
import type { Session } from '../types.ts';
import type { Connection } from './connection.ts';
import type { DataLock } from './data-lock.ts';
import { type Database, openDatabase } from './database.ts';
import { diskProblem } from './disk-problem.ts';
import type { Reader, SqlValue } from './reader.ts';
import { Notifications } from './notifications.ts';
import { Records } from './records.ts';
import { Registry } from './registry.ts';
import { createShareViews, type RuleRows } from './share-views.ts';
import { SqliteTransaction } from './sqlite-transaction.ts';
import { Statistics } from './statistics.ts';
import { upgradeTables } from './upgrade.ts';

export class Store {
  readonly registry: Registry;
  /** Reads and writes through the write connection. */
  readonly records: Records;
  readonly notifications: Notifications;
  readonly #database: Database;
  readonly #statistics: Statistics;
  #transaction: SqliteTransaction | null = null;
  #reading = 0;
  #rolledBack: () => void = () => undefined;

  constructor(data: string, lock?: DataLock) {
    this.#database = openDatabase(data, lock);
    this.registry = new Registry(this.#database.write);
    this.notifications = new Notifications(this.#database.write, this.registry);
    this.#statistics = new Statistics(this.#database.write);
    this.records = new Records(this.#database.write, this.#statistics);
  }

  get file(): string {
    return this.#database.file;
  }

  /** Committed data. */
  get reader(): Reader {
    return this.#database.read;
  }

  /** Reads uncommitted data, for setup. */
  get writer(): Reader {
    return this.#database.write;
  }

  /** The running transaction, if any. */
  get transaction(): SqliteTransaction | null {
    return this.#transaction;
  }

  /** The running transaction's data, or else the committed data. */
  get currentReader(): Reader {
    return this.#transaction ? this.#database.write : this.#database.read;
  }

  /** Called after each rollback, full or to a savepoint, so that caches can be cleared. */
  onRollback(listener: () => void): void {
    this.#rolledBack = listener;
  }

  /** Adds an SQL function to both connections. */
  define(name: string, answer: (...args: readonly unknown[]) => SqlValue): void {
    this.#database.write.define(name, answer);
    this.#database.read.define(name, answer);
  }

  hasTable(name: string): boolean {
    return this.writer.rows("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [name]).length > 0;
  }

  upgrade(schema: Schema): void {
    upgradeTables(this.#database.write, schema);
  }

  /** Call this after the records of groups and record types exist, because rules refer to them. */
  createShareViews(schema: Schema, rules: readonly RuleRows[]): void {
    createShareViews(this.#database.write, schema, rules);
  }

  /** Analyzes all tables. */
  refreshStatistics(): void {
    this.#statistics.refreshAll();
  }

  /** Setup work from BEGIN to COMMIT, without a user. */
  setup<T>(work: (connection: Connection) => T): T {
    return this.#within(() => work(this.#database.write), 'COMMIT');
  }

  /**
   * Runs work from BEGIN IMMEDIATE to COMMIT. An exception or `rollback` undoes all of it. Then runs the work
   * in `afterCommit`.
   */
  run<T>(session: Session, now: Date, work: (transaction: SqliteTransaction) => T, options: { rollback: boolean }): T {
    if (this.#transaction) throw new OrgError('UNKNOWN_EXCEPTION', 'A transaction is already running.');
    const connection = this.#database.write;
    this.#requireData();
    const transaction = new SqliteTransaction(session, now, connection, () => this.#rolledBack());
    this.#transaction = transaction;
    let result: T;
    try {
      result = this.#within(() => work(transaction), options.rollback ? 'ROLLBACK' : 'COMMIT');
    } finally {
      transaction.end();
      this.#transaction = null;
    }
    if (options.rollback) return result;
    this.#requireData();
    this.#statistics.refresh();
    transaction.runAfterCommit();
    return result;
  }

  /** Several reads that see the same committed data. */
  read<T>(work: (reader: Reader) => T): T {
    const connection = this.#database.read;
    if (this.#reading === 0) connection.exec('BEGIN');
    this.#reading++;
    try {
      return work(connection);
    } finally {
      this.#reading--;
      if (this.#reading === 0) connection.exec('COMMIT');
    }
  }

  close(): void {
    this.#database.close();
  }

  /**
   * Runs before a transaction and before its commit is acknowledged, because data without a file on the disk
   * is lost.
   */
  #requireData(): void {
    if (this.#database.isStillThere) return;
    throw new OrgError(
      'SERVER_UNAVAILABLE',
      `The data folder ${dirname(this.file)} was removed or replaced while the org was running. The org no longer saves changes. Stop it and start it again.`,
    );
  }

  #within<T>(work: () => T, end: 'COMMIT' | 'ROLLBACK'): T {
    const connection = this.#database.write;
    begin(connection);
    connection.problem = null;
    try {
      const result = work();
      if (connection.problem !== null) throw connection.problem;
      connection.exec(end);
      if (end === 'ROLLBACK') this.#rolledBack();
      return result;
    } catch (error) {
      // If the disk is full, SQLite rolls back automatically.
      if (connection.inTransaction) connection.exec('ROLLBACK');
      this.#rolledBack();
      throw diskProblem(connection.problem) ?? diskProblem(error) ?? error;
    }
  }
}

/** Waits for another process that writes to the same file, but only for a limited time. */
function begin(connection: Connection): void {
  try {
    connection.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const locked = error instanceof Error && /locked|busy/.test(error.message);
    if (locked) throw new OrgError('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to the data file');
    throw diskProblem(error) ?? error;
  }
}
