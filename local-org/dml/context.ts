/** What DML works with. */
import type { ObjectDef, Schema } from '../schema/model.ts';
import type { Access } from '../security/access.ts';
import type { Records } from '../store/records.ts';
import type { Registry } from '../store/registry.ts';
import type { Transaction } from '../store/transaction.ts';
import type { AccessMode } from '../types.ts';
import type { RowLocks } from './locks.ts';
import type { TriggerHost } from './triggers.ts';

export interface DmlServices {
  readonly schema: Schema;
  readonly records: Records;
  readonly registry: Registry;
  readonly access: Access;
  readonly triggers: () => TriggerHost | null;
  /** Update triggers fire once more after each save, as a workflow field update makes them. */
  readonly replaysTriggers: boolean;
  readonly locks: RowLocks;
}

export interface DmlOptions {
  readonly allOrNone: boolean;
  readonly access: AccessMode;
  /** For upsert; Id without it. */
  readonly externalIdField?: string;
  /**
   * Takes CreatedDate, CreatedById, LastModifiedDate, LastModifiedById and Case.ClosedDate from the records of an insert, as "Set Audit Fields upon Record
   * Creation" does. In an update only the first two stay (`Test.setCreatedDate`).
   */
  readonly createAuditFields?: boolean;
  /** Writes objects that only the platform itself writes, such as AsyncApexJob. */
  readonly asPlatform?: boolean;
  /** What to do with fields nobody may write. REST refuses them; Apex saves queried records that carry them. Default: refuse. */
  readonly readOnlyFields?: 'refuse' | 'ignore';
}

/** One chunk of one object within a call. */
export interface Chunk {
  readonly services: DmlServices;
  readonly transaction: Transaction;
  readonly object: ObjectDef;
  readonly options: DmlOptions;
  /** The moment of the transaction without its milliseconds, as the platform keeps it. */
  readonly stamp: string;
}
