import { api, LightningElement } from 'lwc';
import CANCEL from '@salesforce/label/c.Common_Cancel';
import END from '@salesforce/label/c.Message_SETUP_PAUSE_END';
import FIRST_DAY from '@salesforce/label/c.Setup_FirstDay';
import HEADING from '@salesforce/label/c.Setup_PauseHeading';
import HELP from '@salesforce/label/c.Setup_PauseHelp';
import LAST_DAY from '@salesforce/label/c.Setup_LastDay';
import LAST_DAY_HELP from '@salesforce/label/c.Setup_LastDayHelp';
import SAVE from '@salesforce/label/c.Setup_Save';
import START from '@salesforce/label/c.Message_SETUP_PAUSE_START';
import type { Pause, SetupChecklist } from 'c/integrationCaseModel';
import { keepField, leaveField } from 'c/rpPressUtils';

interface Control extends HTMLElement {
  reportValidity(): boolean | undefined;
}

/** Asks for the first and last day of a pause. Sends `save` with the days, and `cancel`. */
export default class SetupPause extends LightningElement {
  @api checklist: SetupChecklist | null = null;
  @api isBusy = false;

  typed: Partial<Pause> = {};
  keepField = keepField;
  labels = {
    cancel: CANCEL,
    end: END,
    firstDay: FIRST_DAY,
    heading: HEADING,
    help: HELP,
    lastDay: LAST_DAY,
    lastDayHelp: LAST_DAY_HELP,
    save: SAVE,
    start: START,
  };

  #isNew = true;

  renderedCallback(): void {
    if (this.#isNew) {
      this.#isNew = false;
      this.template?.querySelector<HTMLElement>('[data-field]')?.focus();
    }
  }

  /** A pause that isn't over can be changed. Otherwise, a new one begins today. */
  get values(): Pause {
    const { hasPause, pausedFrom, pausedUntil, today } = this.checklist ?? {};
    return {
      firstDay: (hasPause ? pausedFrom : today) ?? null,
      lastDay: (hasPause ? pausedUntil : null) ?? null,
      ...this.typed,
    };
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
    this.dispatchEvent(new CustomEvent<Pause>('save', { detail: this.values }));
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
