/**
 * The interface between DML and triggers. The Apex runtime implements it, and tests of DML use triggers in
 * TypeScript.
 */
import type { DmlError, DmlOperation, Row } from '../types.ts';
import type { Transaction } from '../store/transaction.ts';

export interface TriggerEvent {
  /** API name of the sObject, in the schema's spelling. */
  readonly object: string;
  readonly when: 'before' | 'after';
  /** An upsert fires its insert and its update. */
  readonly operation: Exclude<DmlOperation, 'upsert'>;
  /** Whole rows. In before insert and update, the host changes them in place. Null for delete. */
  readonly newRows: readonly Row[] | null;
  /** Whole rows in the same order. Null for insert and undelete. */
  readonly oldRows: readonly Row[] | null;
}

/** Errors by index of the row. */
export type RowErrors = ReadonlyMap<number, readonly DmlError[]>;

export interface TriggerHost {
  handles(object: string, when: 'before' | 'after', operation: DmlOperation): boolean;
  /**
   * Runs the triggers of the event in the transaction and returns the errors of `addError`. An exception that
   * a trigger doesn't catch is an error on every row with the code CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY.
   */
  fire(event: TriggerEvent, transaction: Transaction): RowErrors;
}
