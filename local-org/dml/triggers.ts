/**
 * How DML reaches triggers without knowing what runs them. The Apex runtime implements it; tests of DML use one written in TypeScript.
 */
import type { DmlError, DmlOperation, Row } from '../types.ts';
import type { Transaction } from '../store/transaction.ts';

export interface TriggerEvent {
  /** API name of the sObject, in the schema's spelling. */
  readonly object: string;
  readonly when: 'before' | 'after';
  /** An upsert arrives as the insert and update it consists of. */
  readonly operation: Exclude<DmlOperation, 'upsert'>;
  /** Whole rows. In before insert/update the host changes them in place. Null for delete. */
  readonly newRows: readonly Row[] | null;
  /** Whole rows, same order. Null for insert and undelete. */
  readonly oldRows: readonly Row[] | null;
}

/** Errors by index of the row. */
export type RowErrors = ReadonlyMap<number, readonly DmlError[]>;

export interface TriggerHost {
  handles(object: string, when: 'before' | 'after', operation: DmlOperation): boolean;
  /**
   * Runs every trigger for the event inside the transaction. Returns what `addError` collected; an exception that a trigger did not catch
   * comes back as an error on every row with the code CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY.
   */
  fire(event: TriggerEvent, transaction: Transaction): RowErrors;
}
