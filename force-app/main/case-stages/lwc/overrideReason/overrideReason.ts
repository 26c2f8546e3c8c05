import { api, LightningElement } from 'lwc';
import CONFIRM from '@salesforce/label/c.Path_OverrideConfirm';
import HEADING from '@salesforce/label/c.Path_OverrideHeading';
import MISSING from '@salesforce/label/c.Path_OverrideMissing';
import REASON from '@salesforce/label/c.Path_OverrideReason';
import { format } from 'c/rpTextUtils';

/** Asks a manager for the reason to complete a stage even though something is missing. Sends `confirm` with the reason, or `cancel`. */
export default class OverrideReason extends LightningElement {
  /** The label of the stage to complete. */
  @api stage = '';
  @api isBusy = false;

  reason = '';
  labels = { confirm: CONFIRM, missing: MISSING, reason: REASON };

  #isFocused = false;

  /** Moves the focus to the reason, because the manager types it next. */
  renderedCallback(): void {
    if (!this.#isFocused) {
      this.#isFocused = true;
      this.field?.focus();
    }
  }

  get field(): HTMLTextAreaElement | null | undefined {
    return this.template?.querySelector<HTMLTextAreaElement>('lightning-textarea');
  }

  get heading(): string {
    return format(HEADING, this.stage);
  }

  change(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  confirm(): void {
    if (this.reason.trim() === '') {
      this.field?.reportValidity();
      this.field?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent<string>('confirm', { detail: this.reason.trim() }));
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
