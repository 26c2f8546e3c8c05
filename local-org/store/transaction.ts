/** A transaction as the layers above the store see it. Synchronous from begin to commit, so nothing interleaves. */
import type { Session } from '../types.ts';

export interface Savepoint {
  readonly name: string;
}

export interface Transaction {
  readonly session: Session;
  /** The moment the transaction began; every record it writes carries it. */
  readonly now: Date;
  savepoint(): Savepoint;
  rollbackTo(savepoint: Savepoint): void;
  /** Runs after COMMIT, in order: asynchronous Apex, outbox. Dropped on rollback. */
  afterCommit(work: () => void): void;
}
