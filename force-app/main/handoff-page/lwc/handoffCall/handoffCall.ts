import { api, LightningElement } from 'lwc';
import HEADING from '@salesforce/label/c.Handoff_LogCall';
import NOTES from '@salesforce/label/c.Handoff_CallNotes';
import NOTES_HELP from '@salesforce/label/c.Handoff_CallNotesHelp';
import RESTORED from '@salesforce/label/c.Handoff_Restored';
import USER_ID from '@salesforce/user/Id';
import { forget, keep, readKept } from 'c/rpStorageUtils';

const isText = (value: unknown): value is string => typeof value === 'string';

/** Notes about a handoff that was made another way. Sends `save` with them, and `cancel`. They are kept on this computer until the call is logged. */
export default class HandoffCall extends LightningElement {
  /** The page's brand button is here. */
  @api isPrimary = false;
  @api isBusy = false;
  @api failure: unknown = null;

  notes = '';
  isRestored = false;
  labels = { heading: HEADING, notes: NOTES, notesHelp: NOTES_HELP, restored: RESTORED };

  #caseId = '';
  #isNew = true;

  @api
  get recordId(): string {
    return this.#caseId;
  }

  set recordId(caseId: string) {
    this.#caseId = caseId;
    const kept = readKept(this.key, isText);
    this.notes = kept ?? '';
    this.isRestored = kept !== null;
    this.#isNew = true;
  }

  renderedCallback(): void {
    if (this.#isNew) {
      this.#isNew = false;
      this.template?.querySelector<HTMLElement>('[data-id="notes"]')?.focus();
    }
  }

  get variant(): string {
    return this.isPrimary ? 'brand' : 'brand-outline';
  }

  get key(): string {
    return `rosterpath.handoff.${USER_ID}.${this.#caseId.slice(0, 15)}`;
  }

  /** Call when the call is logged. */
  @api
  forget(): void {
    forget(this.key);
  }

  typed(event: CustomEvent<{ value: string }>): void {
    this.notes = event.detail.value;
    this.isRestored = false;
    keep(this.key, this.notes);
  }

  save(): void {
    if (!this.isBusy) {
      this.dispatchEvent(new CustomEvent<string>('save', { detail: this.notes }));
    }
  }

  cancel(): void {
    this.forget();
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
