import { api, LightningElement } from 'lwc';
import END from '@salesforce/label/c.Message_SETUP_PAUSE_END';
import FIRST_DAY from '@salesforce/label/c.Setup_FirstDay';
import HEADING from '@salesforce/label/c.Setup_PauseHeading';
import HELP from '@salesforce/label/c.Setup_PauseHelp';
import LAST_DAY from '@salesforce/label/c.Setup_LastDay';
import LAST_DAY_HELP from '@salesforce/label/c.Setup_LastDayHelp';
import REASON from '@salesforce/label/c.Setup_Reason';
import START from '@salesforce/label/c.Message_SETUP_PAUSE_START';
import type { Pause, SetupChecklist } from 'c/integrationCaseModel';

/** The length of Case.Setup_Pause_Reason__c. */
const LONGEST = 255;

/** Asks for the first and last day of a pause, and why. Sends `save` with the answers, and `cancel`. */
export default class SetupPause extends LightningElement {
  @api checklist: SetupChecklist | null = null;
  @api isBusy = false;

  longest = LONGEST;
  typed: Partial<Pause> = {};
  labels = {
    end: END,
    firstDay: FIRST_DAY,
    heading: HEADING,
    help: HELP,
    lastDay: LAST_DAY,
    lastDayHelp: LAST_DAY_HELP,
    reason: REASON,
    start: START,
  };

  /** A pause that isn't over can be changed. Otherwise, a new one begins today. */
  get values(): Pause {
    const { hasPause, pausedFrom, pausedUntil, pauseReason, today } = this.checklist ?? {};
    return {
      firstDay: (hasPause ? pausedFrom : today) ?? null,
      lastDay: (hasPause ? pausedUntil : null) ?? null,
      reason: (hasPause ? pauseReason : null) ?? null,
      ...this.typed,
    };
  }

  change(event: CustomEvent<{ value: string }>): void {
    const { field } = (event.target as HTMLElement).dataset;
    this.typed = { ...this.typed, [field ?? '']: event.detail.value };
  }

  save(): void {
    this.dispatchEvent(new CustomEvent<Pause>('save', { detail: this.values }));
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
