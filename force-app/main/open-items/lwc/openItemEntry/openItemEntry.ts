import { api, LightningElement } from 'lwc';
import ADD_HEADING from '@salesforce/label/c.Items_AddHeading';
import ASSIGNED_TO from '@salesforce/label/c.Items_AssignedTo';
import DUE_DATE from '@salesforce/label/c.Items_DueDate';
import DUE_DATE_INVALID from '@salesforce/label/c.Items_DueDateInvalid';
import EDIT_HEADING from '@salesforce/label/c.Items_EditHeading';
import KIND from '@salesforce/label/c.Items_Kind';
import RESPONSIBLE from '@salesforce/label/c.Items_Responsible';
import RESTORED from '@salesforce/label/c.Items_Restored';
import SAVE from '@salesforce/label/c.Common_Save';
import TEXT from '@salesforce/label/c.Items_Text';
import TEXT_MISSING from '@salesforce/label/c.Items_TextMissing';
import UNASSIGNED from '@salesforce/label/c.Items_Unassigned';
import USER_ID from '@salesforce/user/Id';
import { forgetItem, keepItem, readKeptItem } from 'c/openItemModel';
import type { OpenItem, OpenItemChoice, OpenItems, OpenItemValues } from 'c/openItemModel';
import { reduceError } from 'c/rpErrorUtils';
import { keepField } from 'c/rpPressUtils';

type Control = HTMLInputElement & { focus(): void };

/** The length of Onboarding_Item__c.Text__c. */
const LONGEST = 255;

/** The fields of a new or an earlier item. Sends `save` with their values, and `cancel`. What is typed is kept on this computer until it is saved. */
export default class OpenItemEntry extends LightningElement {
  /** What the user can choose from. */
  @api choices: OpenItems | null = null;
  @api isBusy = false;

  longest = LONGEST;
  keepField = keepField;
  labels = {
    assignedTo: ASSIGNED_TO,
    dueDate: DUE_DATE,
    dueDateInvalid: DUE_DATE_INVALID,
    kind: KIND,
    responsible: RESPONSIBLE,
    restored: RESTORED,
    save: SAVE,
    text: TEXT,
    textMissing: TEXT_MISSING,
  };

  shown: OpenItem | null = null;
  /** What the user changed. */
  typed: Partial<OpenItemValues> | null = null;
  isRestored = false;
  reason: unknown = null;

  #caseId = '';
  #next: 'begin' | 'fail' | null = 'begin';

  @api
  get recordId(): string {
    return this.#caseId;
  }

  set recordId(caseId: string) {
    this.#caseId = caseId;
    this.begin();
  }

  /** Null for a new item. */
  @api
  get item(): OpenItem | null {
    return this.shown;
  }

  set item(item: OpenItem | null) {
    const isOther = item?.id !== this.shown?.id;
    this.shown = item;
    if (isOther) {
      this.begin();
    }
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
      this.template?.querySelector<HTMLElement>('[data-field="text"]')?.focus();
    } else if (next === 'fail') {
      this.showFailure();
    }
  }

  /** What was typed for another item stays there, and what was typed for this one comes back. */
  begin(): void {
    this.typed = readKeptItem(USER_ID, this.#caseId, this.itemId);
    this.isRestored = this.typed !== null;
    this.#next = 'begin';
  }

  get itemId(): string | null {
    return this.shown?.id ?? null;
  }

  get heading(): string {
    return this.shown ? EDIT_HEADING : ADD_HEADING;
  }

  get values(): OpenItemValues {
    const { kind, responsible, text, assigneeId, dueDate } = this.shown ?? {
      kind: this.choices?.kinds[0]?.value ?? '',
      responsible: this.choices?.responsibles[0]?.value ?? '',
      text: '',
      assigneeId: null,
      dueDate: null,
    };
    return { kind, responsible, text, assigneeId, dueDate, ...this.typed, id: this.itemId };
  }

  get assignees(): OpenItemChoice[] {
    return [{ value: '', label: UNASSIGNED }, ...(this.choices?.assignees ?? [])];
  }

  get assigneeValue(): string {
    return this.values.assigneeId ?? '';
  }

  get controls(): Control[] {
    return [...(this.template?.querySelectorAll<Control>('[data-field]') ?? [])];
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
    const wrong = this.controls.filter((control) => fields[control.dataset.field ?? ''] !== undefined);
    for (const control of wrong) {
      control.setCustomValidity(fields[control.dataset.field ?? ''] ?? '');
      control.reportValidity();
    }
    const target = wrong[0] ?? this.template?.querySelector<HTMLElement>('[data-id="failure"]');
    target?.focus();
  }

  change(event: CustomEvent<{ value: string }>): void {
    const control = event.currentTarget as Control;
    const field = control.dataset.field as keyof OpenItemValues;
    const isOptional = field === 'assigneeId' || field === 'dueDate';
    control.setCustomValidity?.('');
    this.typed = { ...this.typed, [field]: isOptional && event.detail.value === '' ? null : event.detail.value };
    this.isRestored = false;
    keepItem(USER_ID, this.#caseId, this.values);
  }

  save(): void {
    const invalid = this.controls.filter((control) => control.reportValidity() === false);
    if (this.isBusy || invalid.length > 0) {
      invalid[0]?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent<OpenItemValues>('save', { detail: this.values }));
  }

  cancel(): void {
    forgetItem(USER_ID, this.#caseId, this.itemId);
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
