/** The result so far of each record of a call. */
import type { DmlError, RecordInput, SaveResult } from '../types.ts';
import { idOf } from './prepare.ts';

export class Outcome {
  readonly #records: readonly RecordInput[];
  readonly #results: (SaveResult | undefined)[];
  #failed = false;

  constructor(records: readonly RecordInput[]) {
    this.#records = records;
    this.#results = new Array<SaveResult | undefined>(records.length);
  }

  get failed(): boolean {
    return this.#failed;
  }

  succeed(index: number, id: string, created: boolean): void {
    this.#results[index] = { id, success: true, created, errors: [] };
  }

  fail(index: number, errors: readonly DmlError[]): void {
    this.#failed = true;
    this.#results[index] = { id: this.#givenId(index), success: false, created: false, errors };
  }

  /** Records that were saved or not reached, and were rolled back because of other records. */
  rollBack(error: DmlError): void {
    for (let index = 0; index < this.#results.length; index++) {
      if (this.#results[index]?.success !== false) this.fail(index, [error]);
    }
  }

  results(): SaveResult[] {
    return this.#results.map((result, index) => {
      if (!result) throw new Error(`Record ${index} has no result.`);
      return result;
    });
  }

  #givenId(index: number): string | null {
    const record = this.#records[index];
    return record ? idOf(record) : null;
  }
}
