import { api, LightningElement } from 'lwc';
import EMAIL from '@salesforce/label/c.Message_EMAIL_INVALID';
import MISSING from '@salesforce/label/c.Form_ProblemRequired';
import type { FieldValue } from 'c/rosteringAnswerModel';
import type { FieldDescription, FieldType } from 'c/rosteringAnswerModel';

interface Control extends HTMLElement {
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

/** One field, with the control for its type. Sends `answer` with name and value, and `leave` with the name. */
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

  get maxLength(): number | undefined {
    return this.field.length > 0 && this.field.type !== 'number' ? this.field.length : undefined;
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

  typed(event: CustomEvent<{ value: string }>): void {
    this.send(event.detail.value === '' ? null : event.detail.value);
  }

  ticked(event: CustomEvent<{ checked: boolean }>): void {
    this.send(event.detail.checked);
  }

  send(value: FieldValue): void {
    this.dispatchEvent(new CustomEvent('answer', { detail: { name: this.field.name, value } }));
  }

  leave(): void {
    this.dispatchEvent(new CustomEvent('leave', { detail: this.field.name }));
  }
}
