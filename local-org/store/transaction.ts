/**
 * A transaction as the layers above the store see it. It's synchronous from begin to commit, so transactions
 * don't overlap.
 */
import type { Session } from '../types.ts';
import type { Reader } from './reader.ts';

export interface Savepoint {
  readonly name: string;
}

export interface Transaction {
  /** The acting user: the user of the transaction, or of `withSession`. */
  readonly session: Session;
  /** Reads the transaction's uncommitted data. */
  readonly reader: Reader;
  /** The start of the transaction, which is the timestamp of all its records. */
  readonly now: Date;
  savepoint(): Savepoint;
  /** Rolls back to a savepoint, which stays valid. Later savepoints become invalid. */
  rollbackTo(savepoint: Savepoint): void;
  /** Whether the savepoint is valid: not released, and not set after one that was rolled back to. */
  isSet(savepoint: Savepoint): boolean;
  /** Removes the savepoint and keeps the work after it. */
  release(savepoint: Savepoint): void;
  /** Runs work as another user in the same transaction (`System.runAs`). */
  withSession<T>(session: Session, work: () => T): T;
  /** Runs after COMMIT, in order, such as asynchronous Apex. Dropped on rollback. */
  afterCommit(work: () => void): void;
}
