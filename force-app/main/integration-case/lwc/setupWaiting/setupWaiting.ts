import { api, LightningElement } from 'lwc';
import HEADING from '@salesforce/label/c.Setup_WaitsForHeading';
import REASON from '@salesforce/label/c.Setup_Reason';
import SINCE from '@salesforce/label/c.Setup_Since';
import SINCE_MOST from '@salesforce/label/c.Setup_SinceMost';
import WAITS_FOR from '@salesforce/label/c.Setup_WaitsFor';
import type { SetupChecklist, Waiting } from 'c/integrationCaseModel';

/** The length of Case.Setup_Waiting_Reason__c. */
const LONGEST = 255;

/** Asks who must act on the current step, since when, and why. Sends `save` with the answers, and `cancel`. */
export default class SetupWaiting extends LightningElement {
  @api checklist: SetupChecklist | null = null;
  @api isBusy = false;

  longest = LONGEST;
  typed: Partial<Waiting> = {};
  labels = {
    heading: HEADING,
    reason: REASON,
    since: SINCE,
    sinceMost: SINCE_MOST,
    waitsFor: WAITS_FOR,
  };

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

  save(): void {
    this.dispatchEvent(new CustomEvent<Waiting>('save', { detail: this.values }));
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
