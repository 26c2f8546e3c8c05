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
  @api value: FieldValue = null;
  @api isRequired = false;

  labels = { missing: MISSING, mismatch: EMAIL };
  shownProblem: string | null = null;
  #shown = '';

  /** Why the answer isn't accepted. */
  @api
  get problem(): string | null {
    return this.shownProblem;
  }

  set problem(value: string | null) {
    this.shownProblem = value;
    this.tell();
  }

  get text(): string {
    return this.value === null ? '' : String(this.value);
  }

  get isChecked(): boolean {
    return this.value === true;
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
    const detail = unreadable ? { name, value, isUnreadable: true } : { name, value };
    this.dispatchEvent(new CustomEvent('answer', { detail }));
  }

  leave(): void {
    this.dispatchEvent(new CustomEvent('leave', { detail: this.field.name }));
  }
}
