/** A transaction as the layers above the store see it. Synchronous from begin to commit, so nothing interleaves. */
import type { Session } from '../types.ts';
import type { Reader } from './reader.ts';

export interface Savepoint {
  readonly name: string;
}

export interface Transaction {
  /** Who acts now: the user the transaction began with, or the one `withSession` put in their place. */
  readonly session: Session;
  /** Reads what the transaction has written so far. */
  readonly reader: Reader;
  /** The moment the transaction began; every record it writes carries it. */
  readonly now: Date;
  savepoint(): Savepoint;
  /** The savepoint stays and can be rolled back to again; savepoints set after it are gone. */
  rollbackTo(savepoint: Savepoint): void;
  /** Whether the savepoint can be rolled back to: neither released nor set after one that was rolled back to. */
  isSet(savepoint: Savepoint): boolean;
  /** Forgets the savepoint and keeps the work done since. */
  release(savepoint: Savepoint): void;
  /** Does the work as another user (`System.runAs`), inside the same transaction. */
  withSession<T>(session: Session, work: () => T): T;
  /** Runs after COMMIT, in order: asynchronous Apex, outbox. Dropped on rollback. */
  afterCommit(work: () => void): void;
}
