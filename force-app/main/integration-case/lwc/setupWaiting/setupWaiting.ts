import { api, LightningElement } from 'lwc';
import CANCEL from '@salesforce/label/c.Common_Cancel';
import HEADING from '@salesforce/label/c.Setup_WaitsForHeading';
import REASON from '@salesforce/label/c.Setup_Reason';
import SAVE from '@salesforce/label/c.Setup_Save';
import SINCE from '@salesforce/label/c.Setup_Since';
import SINCE_MOST from '@salesforce/label/c.Setup_SinceMost';
import WAITS_FOR from '@salesforce/label/c.Setup_WaitsFor';
import type { SetupChecklist, Waiting } from 'c/integrationCaseModel';
import { keepField, leaveField } from 'c/rpPressUtils';

interface Control extends HTMLElement {
  reportValidity(): boolean | undefined;
}

/** The length of Case.Setup_Waiting_Reason__c. */
const LONGEST = 255;

/** Asks who must act on the current step, since when, and why. Sends `save` with the answers, and `cancel`. */
export default class SetupWaiting extends LightningElement {
  @api checklist: SetupChecklist | null = null;
  @api isBusy = false;

  longest = LONGEST;
  typed: Partial<Waiting> = {};
  keepField = keepField;
  labels = {
    cancel: CANCEL,
    heading: HEADING,
    reason: REASON,
    save: SAVE,
    since: SINCE,
    sinceMost: SINCE_MOST,
    waitsFor: WAITS_FOR,
  };

  #isNew = true;

  renderedCallback(): void {
    if (this.#isNew) {
      this.#isNew = false;
      this.template?.querySelector<HTMLElement>('[data-field]')?.focus();
    }
  }

  /** Someone else must act from today, unless the user says otherwise. */
  get values(): Waiting {
    const waitsFor = this.typed.waitsFor ?? this.checklist?.waitsFor ?? 'Us';
    const isSame = waitsFor === this.checklist?.waitsFor;
    return {
      since: (isSame ? this.checklist?.waitingSince : this.checklist?.today) ?? null,
      reason: isSame ? (this.checklist?.waitingReason ?? null) : null,
      ...this.typed,
      waitsFor,
    };
  }

  get options(): SetupChecklist['actors'] {
    return this.checklist?.actors ?? [];
  }

  change(event: CustomEvent<{ value: string }>): void {
    const { field } = (event.target as HTMLElement).dataset;
    this.typed = { ...this.typed, [field ?? '']: event.detail.value };
  }

  save(event: Event): void {
    leaveField(event);
    const controls = [...(this.template?.querySelectorAll<Control>('[data-field]') ?? [])];
    const wrong = controls.filter((control) => control.reportValidity() === false);
    if (wrong[0]) {
      wrong[0].focus();
      return;
    }
    this.dispatchEvent(new CustomEvent<Waiting>('save', { detail: this.values }));
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
