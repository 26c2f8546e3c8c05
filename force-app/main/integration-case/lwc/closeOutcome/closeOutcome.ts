import { api, LightningElement } from 'lwc';
import CANCEL from '@salesforce/label/c.Common_Cancel';
import CLOSE from '@salesforce/label/c.Integration_Close';
import HEADING from '@salesforce/label/c.Integration_CloseHeading';
import MISSING from '@salesforce/label/c.Integration_OutcomeMissing';
import OUTCOME from '@salesforce/label/c.Integration_Outcome';
import REASON from '@salesforce/label/c.Integration_OutcomeReason';
import REASON_MISSING from '@salesforce/label/c.Integration_OutcomeReasonMissing';
import type { IntegrationPanel } from 'c/integrationCaseModel';
import { keepField, leaveField } from 'c/rpPressUtils';

interface Control extends HTMLElement {
  reportValidity(): boolean | undefined;
}

/** Asks for outcome and reason. Sends `confirm` or `cancel`. */
export default class CloseOutcome extends LightningElement {
  @api outcomes: IntegrationPanel['outcomes'] = [];
  @api isBusy = false;

  outcome: string | null = null;
  reason = '';
  keepField = keepField;
  labels = {
    cancel: CANCEL,
    close: CLOSE,
    heading: HEADING,
    missing: MISSING,
    outcome: OUTCOME,
    reason: REASON,
    reasonMissing: REASON_MISSING,
  };

  get needsReason(): boolean {
    return this.outcomes.find(({ value }) => value === this.outcome)?.needsReason === true;
  }

  chooseOutcome(event: CustomEvent<{ value: string }>): void {
    this.outcome = event.detail.value;
  }

  typeReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  /** If an answer is missing, moves the focus to it instead. */
  confirm(event: Event): void {
    leaveField(event);
    const missing = this.outcome === null ? 'outcome' : this.needsReason && this.reason.trim() === '' ? 'reason' : null;
    if (missing) {
      const control = this.template?.querySelector<Control>(`[data-id="${missing}"]`);
      control?.reportValidity();
      control?.focus();
      return;
    }
    this.dispatchEvent(
      new CustomEvent('confirm', { detail: { outcome: this.outcome, reason: this.reason.trim() || null } }),
    );
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
