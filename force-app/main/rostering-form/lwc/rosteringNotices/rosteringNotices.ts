import { api, LightningElement } from 'lwc';
import DISCARD from '@salesforce/label/c.Form_DiscardRestored';
import RESTORED from '@salesforce/label/c.Form_Restored';
import type { Failure, FormModel } from 'c/rosteringFormModel';
import { EMPTY } from 'c/rosteringFormModel';

/**
 * What the form has to tell besides the questions: answers restored from this computer, somebody else's answers, a failed save. Sends
 * `discard`, `mine`, `theirs` or `retry`.
 */
export default class RosteringNotices extends LightningElement {
  @api model: FormModel = EMPTY;
  @api today = '';
  @api timeZone = '';

  labels = { discard: DISCARD, restored: RESTORED };

  /** What the org says of single fields stands beside them; a conflict explains itself. */
  get failure(): Failure | null {
    const { failure, conflict } = this.model;
    return conflict ? null : failure;
  }

  get canRetry(): boolean {
    return this.model.saving === 'failed';
  }

  discard(): void {
    this.dispatchEvent(new CustomEvent('discard'));
  }

  forward(event: Event): void {
    this.dispatchEvent(new CustomEvent(event.type));
  }
}
