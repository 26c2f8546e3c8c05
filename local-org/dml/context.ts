/** What DML works with. */
import type { ObjectDef, Schema } from '../schema/model.ts';
import type { Access } from '../security/access.ts';
import type { Records } from '../store/records.ts';
import type { Registry } from '../store/registry.ts';
import type { Transaction } from '../store/transaction.ts';
import type { AccessMode, Session } from '../types.ts';
import type { RowLocks } from './locks.ts';
import type { TriggerHost } from './triggers.ts';

export interface DmlServices {
  readonly schema: Schema;
  readonly records: Records;
  readonly registry: Registry;
  readonly access: Access;
  readonly triggers: () => TriggerHost | null;
  /** Who owns a record that a user creates without an owner. */
  readonly defaultOwner: (session: Session) => string;
  /** Fires update triggers a second time after each save, as after a workflow field update. */
  readonly replaysTriggers: boolean;
  readonly locks: RowLocks;
}

export interface DmlOptions {
  readonly allOrNone: boolean;
  readonly access: AccessMode;
  /** For upsert. The default is Id. */
  readonly externalIdField?: string;
  /**
   * Accepts CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, and Case.ClosedDate in an insert,
   * as "Set Audit Fields upon Record Creation" does. An update accepts only the first two
   * (`Test.setCreatedDate`).
   */
  readonly createAuditFields?: boolean;
  /** Writes objects that only the platform writes, such as AsyncApexJob. */
  readonly asPlatform?: boolean;
  /**
   * What to do with read-only fields. REST refuses them, and Apex ignores them in queried records. The
   * default is to refuse.
   */
  readonly readOnlyFields?: 'refuse' | 'ignore';
}

/** One chunk of one object within a call. */
export interface Chunk {
  readonly services: DmlServices;
  readonly transaction: Transaction;
  readonly object: ObjectDef;
  readonly options: DmlOptions;
  /** The start of the transaction without milliseconds, as Salesforce stores it. */
  readonly stamp: string;
}
