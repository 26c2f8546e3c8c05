/** One transaction on the write connection. */
import type { Session } from '../types.ts';
import type { Connection } from './connection.ts';
import type { Reader } from './reader.ts';
import type { Savepoint, Transaction } from './transaction.ts';

interface SetSavepoint extends Savepoint {
  /** The amount of work waiting for the commit at the savepoint. A rollback drops later work. */
  readonly waiting: number;
}

export class SqliteTransaction implements Transaction {
  readonly now: Date;
  readonly #connection: Connection;
  readonly #rolledBack: () => void;
  #session: Session;
  #savepoints: SetSavepoint[] = [];
  #counter = 0;
  #afterCommit: (() => void)[] = [];
  #ended = false;

  constructor(session: Session, now: Date, connection: Connection, rolledBack: () => void) {
    this.#session = session;
    this.now = now;
    this.#connection = connection;
    this.#rolledBack = rolledBack;
  }

  get session(): Session {
    return this.#session;
  }

  get reader(): Reader {
    this.#requireRunning();
    return this.#connection;
  }

  savepoint(): Savepoint {
    this.#requireRunning();
    this.#counter++;
    const savepoint = { name: `sp${this.#counter}`, waiting: this.#afterCommit.length };
    this.#connection.exec(`SAVEPOINT ${savepoint.name}`);
    this.#savepoints.push(savepoint);
    return savepoint;
  }

  rollbackTo(savepoint: Savepoint): void {
    const set = this.#find(savepoint);
    this.#connection.exec(`ROLLBACK TO ${savepoint.name}`);
    this.#savepoints.length = this.#savepoints.indexOf(set) + 1;
    this.#afterCommit.length = set.waiting;
    this.#rolledBack();
  }

  isSet(savepoint: Savepoint): boolean {
    return !this.#ended && this.#savepoints.some(({ name }) => name === savepoint.name);
  }

  release(savepoint: Savepoint): void {
    const set = this.#find(savepoint);
    this.#connection.exec(`RELEASE ${savepoint.name}`);
    this.#savepoints.length = this.#savepoints.indexOf(set);
  }

  withSession<T>(session: Session, work: () => T): T {
    const before = this.#session;
    this.#session = session;
    try {
      return work();
    } finally {
      this.#session = before;
    }
  }

  afterCommit(work: () => void): void {
    this.#requireRunning();
    this.#afterCommit.push(work);
  }

  /** Ends the transaction. Later calls throw. */
  end(): void {
    this.#ended = true;
  }

  /** Runs every step, even after a failure, and throws the first failure at the end. */
  runAfterCommit(): void {
    const failures: unknown[] = [];
    for (const step of this.#afterCommit.splice(0)) {
      try {
        step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  #find(savepoint: Savepoint): SetSavepoint {
    this.#requireRunning();
    const set = this.#savepoints.find((candidate) => candidate.name === savepoint.name);
    if (!set) throw new Error(`The savepoint ${savepoint.name} is no longer valid.`);
    return set;
  }

  #requireRunning(): void {
    if (this.#ended) throw new Error('The transaction has ended.');
  }
}
