import { api, LightningElement } from 'lwc';
import EMAIL from '@salesforce/label/c.Message_EMAIL_INVALID';
import MISSING from '@salesforce/label/c.Form_ProblemRequired';
import { CLEVER_DISTRICT_ID, cleverDistrictId } from 'c/rosteringAnswerModel';
import type { FieldDescription, FieldType, FieldValue } from 'c/rosteringAnswerModel';

interface Control extends HTMLElement {
  value?: unknown;
  validity?: Partial<ValidityState> & { readonly badNumericInput?: boolean };
  setCustomValidity?(message: string): void;
  reportValidity?(): boolean;
}

const INPUT_TYPES: Partial<Record<FieldType, string>> = {
  email: 'email',
  phone: 'tel',
  url: 'url',
  number: 'number',
  date: 'date',
};

/** For a text that isn't a date or a number, a control says that it's empty. */
const isUnreadable = ({ validity }: Control): boolean =>
  validity?.badInput === true || validity?.badNumericInput === true;

/** One field, with the control for its type. Sends `answer` with name and value, and `leave` with the name. No control limits the length of a text, because it would cut off what is pasted. */
export default class RosteringField extends LightningElement {
  @api field!: FieldDescription;
  @api isRequired = false;
  /** Where a suggested answer comes from. Shown instead of the help. */
  @api source: string | null = null;

  labels = { missing: MISSING, mismatch: EMAIL };
  shownProblem: string | null = null;
  shownValue: FieldValue = null;
  #shown = '';
  /** The answer that this control sent, to know an answer that came from elsewhere. */
  #sent: FieldValue | undefined;
  #isFilledIn = false;

  @api
  get value(): FieldValue {
    return this.shownValue;
  }

  set value(value: FieldValue) {
    this.#isFilledIn = this.isRequired && this.shownValue === null && value !== null && value !== this.#sent;
    this.shownValue = value;
  }

  /** Why the answer isn't accepted. */
  @api
  get problem(): string | null {
    return this.shownProblem;
  }

  set problem(value: string | null) {
    this.shownProblem = value;
    this.tell();
  }

  /** Text below the control instead of a help button, which would be a tab stop of its own. */
  get hintText(): string | null {
    return this.source ?? this.field.help;
  }

  get text(): string {
    return this.shownValue === null ? '' : String(this.shownValue);
  }

  get isChecked(): boolean {
    return this.shownValue === true;
  }

  get isTextArea(): boolean {
    return this.field.type === 'textarea';
  }

  get isPicklist(): boolean {
    return this.field.type === 'picklist';
  }

  get isMulti(): boolean {
    return this.field.type === 'multipicklist';
  }

  get isCheckbox(): boolean {
    return this.field.type === 'checkbox';
  }

  get inputType(): string {
    return INPUT_TYPES[this.field.type] ?? 'text';
  }

  get min(): string | undefined {
    return this.field.type === 'number' ? '0' : undefined;
  }

  get step(): string | undefined {
    return this.field.type === 'number' ? String(10 ** -this.field.scale) : undefined;
  }

  renderedCallback(): void {
    this.tell();
    if (this.#isFilledIn) {
      this.#isFilledIn = false;
      // Clears the message that the control showed for a blank answer.
      this.control?.reportValidity?.();
    }
  }

  /** Only when the message changes, because `reportValidity` also shows the control's own messages. */
  tell(): void {
    const problem = this.shownProblem ?? '';
    const control = this.control;
    if (control && problem !== this.#shown) {
      this.#shown = problem;
      control.setCustomValidity?.(problem);
      control.reportValidity?.();
    }
  }

  get control(): Control | null {
    return this.template?.querySelector<Control>('[data-control]') ?? null;
  }

  @api
  focusControl(): void {
    this.control?.focus();
  }

  typed(event: CustomEvent<{ value: string | null }>): void {
    const control = event.target as Control;
    const value = event.detail.value ?? '';
    const tidy = this.field.name === CLEVER_DISTRICT_ID ? (cleverDistrictId(value) ?? value) : value;
    if (tidy !== value) {
      control.value = tidy;
    }
    this.send(tidy === '' ? null : tidy, value === '' && isUnreadable(control));
  }

  ticked(event: CustomEvent<{ checked: boolean }>): void {
    this.send(event.detail.checked);
  }

  /** For a text that can't be read, the answer doesn't count. */
  send(value: FieldValue, unreadable = false): void {
    const { name } = this.field;
    this.#sent = value;
    const detail = unreadable ? { name, value, isUnreadable: true } : { name, value };
    this.dispatchEvent(new CustomEvent('answer', { detail }));
  }

  leave(): void {
    this.dispatchEvent(new CustomEvent('leave', { detail: this.field.name }));
  }
}
