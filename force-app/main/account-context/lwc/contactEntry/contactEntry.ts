import { api, LightningElement } from 'lwc';
import EMAIL from '@salesforce/label/c.Account_Email';
import EMAIL_TYPE from '@salesforce/label/c.Account_EmailType';
import FIRST_NAME from '@salesforce/label/c.Account_FirstName';
import LAST_NAME from '@salesforce/label/c.Account_LastName';
import LAST_NAME_MISSING from '@salesforce/label/c.Account_LastNameMissing';
import PHONE from '@salesforce/label/c.Account_Phone';
import RESTORED from '@salesforce/label/c.Account_ContactRestored';
import SAVE from '@salesforce/label/c.Account_SaveContact';
import TITLE from '@salesforce/label/c.Account_Title';
import USER_ID from '@salesforce/user/Id';
import { forgetContact, keepContact, readKeptContact } from 'c/accountPanelModel';
import type { NewContact } from 'c/accountPanelModel';
import { reduceError } from 'c/rpErrorUtils';

type Field = keyof NewContact;
type Control = HTMLInputElement & { focus(): void };

interface Entry {
  name: Field;
  label: string;
  type: string;
  length: number;
  isRequired: boolean;
  value: string;
}

/** The lengths are Salesforce's. */
const FIELDS: readonly Omit<Entry, 'value'>[] = [
  { name: 'FirstName', label: FIRST_NAME, type: 'text', length: 40, isRequired: false },
  { name: 'LastName', label: LAST_NAME, type: 'text', length: 80, isRequired: true },
  { name: 'Title', label: TITLE, type: 'text', length: 128, isRequired: false },
  { name: 'Email', label: EMAIL, type: 'email', length: 80, isRequired: false },
  { name: 'Phone', label: PHONE, type: 'tel', length: 40, isRequired: false },
];

const EMPTY: NewContact = { FirstName: '', LastName: '', Title: '', Email: '', Phone: '' };

/**
 * The fields of a new contact. Sends `save` with their values, and `cancel`. What is typed is kept on this computer until the contact is saved.
 */
export default class ContactEntry extends LightningElement {
  @api heading = '';
  @api isBusy = false;

  values: NewContact = EMPTY;
  isRestored = false;
  labels = {
    emailType: EMAIL_TYPE,
    lastNameMissing: LAST_NAME_MISSING,
    restored: RESTORED,
    save: SAVE,
  };

  reason: unknown = null;
  /** What to do after the next rendering: focus the first field, or show the failure. */
  #next: 'begin' | 'fail' | null = 'begin';

  #recordId = '';

  /** The case or the account. */
  @api
  get recordId(): string {
    return this.#recordId;
  }

  /** What was typed for another record stays there, and what was typed for this one comes back. */
  set recordId(recordId: string) {
    this.#recordId = recordId;
    const kept = readKeptContact(USER_ID, recordId);
    this.values = { ...EMPTY, ...kept };
    this.isRestored = kept !== null;
    this.#next = kept ? null : 'begin';
  }

  /** Why the last save failed. */
  @api
  get failure(): unknown {
    return this.reason;
  }

  set failure(failure: unknown) {
    this.reason = failure;
    this.#next = failure ? 'fail' : this.#next;
  }

  renderedCallback(): void {
    const next = this.#next;
    this.#next = null;
    if (next === 'begin') {
      this.controls[0]?.focus();
    } else if (next === 'fail') {
      this.showFailure();
    }
  }

  get entries(): Entry[] {
    return FIELDS.map((field) => ({ ...field, value: this.values[field.name] }));
  }

  get controls(): Control[] {
    return [...(this.template?.querySelectorAll<Control>('lightning-input') ?? [])];
  }

  get hasFieldFailure(): boolean {
    return Object.keys(reduceError(this.reason).fields).length > 0;
  }

  /** Errors of a field show there. */
  get otherFailure(): unknown {
    return this.reason && !this.hasFieldFailure ? this.reason : null;
  }

  showFailure(): void {
    const { fields } = reduceError(this.reason);
    const wrong = this.controls.filter((control) => fields[control.dataset.field as Field] !== undefined);
    for (const control of wrong) {
      control.setCustomValidity(fields[control.dataset.field as Field] ?? '');
      control.reportValidity();
    }
    const target = wrong[0] ?? this.template?.querySelector<HTMLElement>('[data-id="failure"]');
    target?.focus();
  }

  change(event: CustomEvent<{ value: string }>): void {
    const control = event.currentTarget as Control;
    control.setCustomValidity('');
    this.values = { ...this.values, [control.dataset.field as Field]: event.detail.value };
    this.isRestored = false;
    if (Object.values(this.values).every((value) => value.trim() === '')) {
      forgetContact(USER_ID, this.recordId);
    } else {
      keepContact(USER_ID, this.recordId, this.values);
    }
  }

  save(): void {
    const invalid = this.controls.filter((control) => control.reportValidity() === false);
    if (this.isBusy || invalid.length > 0) {
      invalid[0]?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent('save', { detail: this.values }));
  }

  cancel(): void {
    forgetContact(USER_ID, this.recordId);
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
