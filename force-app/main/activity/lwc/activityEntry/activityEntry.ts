import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import getOptions from '@salesforce/apex/ActivityController.getOptions';
import ASSIGNED_TO from '@salesforce/label/c.Activity_AssignedTo';
import CANCEL from '@salesforce/label/c.Activity_Cancel';
import CONTACT from '@salesforce/label/c.Activity_Contact';
import DATE_INVALID from '@salesforce/label/c.Activity_DueDateInvalid';
import NO_CONTACT from '@salesforce/label/c.Activity_NoContact';
import NOT_ALLOWED from '@salesforce/label/c.Activity_NotAllowed';
import RESTORED from '@salesforce/label/c.Activity_Restored';
import SUBJECT from '@salesforce/label/c.Activity_Subject';
import USER_ID from '@salesforce/user/Id';
import { openWork } from 'c/caseWorkModel';
import { forgetEntry, keepEntry, readEntry } from 'c/activityDraftModel';
import { OFFLINE, reduceError } from 'c/rpErrorUtils';
import { keepField, leaveField } from 'c/rpPressUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { KINDS, type KindOfEntry } from './kinds.ts';
import type { ActivityKind, ActivityOptions, Mention, TaskEntry } from './types.ts';

export type * from './types.ts';

type Field = Exclude<keyof TaskEntry, 'mentions'>;

const isBlank = ({ subject, body, dueDate }: TaskEntry, { defaultSubject }: KindOfEntry): boolean =>
  (subject.trim() === '' || subject === defaultSubject) && body.trim() === '' && dueDate === null;

/**
 * One entry of a kind: closed to a single line until someone starts to write. What is typed is kept on this computer until it is saved,
 * so neither a reload nor an expired session loses it.
 */
export default class ActivityEntry extends LightningElement {
  /** The user works here. Only the place where the user works has a brand button. */
  @api isPrimary = false;

  caseId = '';
  kindName: ActivityKind = 'note';
  entry: TaskEntry = this.empty();
  options: ActivityOptions | null = null;
  isOpen = false;
  isRestored = false;
  isBusy = false;
  failure: unknown = null;
  keepField = keepField;
  labels = {
    assignedTo: ASSIGNED_TO,
    cancel: CANCEL,
    contact: CONTACT,
    dateInvalid: DATE_INVALID,
    notAllowed: NOT_ALLOWED,
    restored: RESTORED,
    subject: SUBJECT,
  };

  /** The answer to the last press was lost, so the entry may be saved already. */
  #isRetry = false;
  #focusNext: string | null = null;

  @api
  get recordId(): string {
    return this.caseId;
  }

  set recordId(caseId: string) {
    if (caseId !== this.caseId) {
      this.caseId = caseId;
      this.begin();
    }
  }

  @api
  get kind(): ActivityKind {
    return this.kindName;
  }

  set kind(kind: ActivityKind) {
    if (kind !== this.kindName) {
      this.kindName = kind;
      this.begin();
    }
  }

  renderedCallback(): void {
    const wanted = this.#focusNext === null ? null : this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (wanted) {
      this.#focusNext = null;
      wanted.focus();
    }
  }

  get texts(): KindOfEntry {
    return KINDS[this.kindName];
  }

  get saveVariant(): string {
    return this.isPrimary ? 'brand' : 'neutral';
  }

  get isTask(): boolean {
    return this.kindName === 'task';
  }

  get hasSubject(): boolean {
    return this.texts.isTask;
  }

  get isAllowed(): boolean {
    const kind = this.kindName === 'attempt' ? 'call' : this.kindName;
    return this.options === null || this.options.kinds.includes(kind);
  }

  get contacts(): { label: string; value: string }[] {
    const people = (this.options?.contacts ?? []).map(({ id, name, phone }) => ({
      label: phone ? `${name} · ${phone}` : name,
      value: id,
    }));
    return [{ label: NO_CONTACT, value: '' }, ...people];
  }

  get contactValue(): string {
    return this.entry.contactId ?? '';
  }

  get assignees(): { label: string; value: string }[] {
    return (this.options?.assignees ?? []).map(({ id, name }) => ({ label: name, value: id }));
  }

  get assigneeValue(): string {
    return this.entry.assigneeId ?? this.options?.assignees[0]?.id ?? '';
  }

  /** Another case or kind: nothing of the former one stays, and what was typed for this one comes back. */
  begin(): void {
    const kept = this.caseId === '' ? null : readEntry(USER_ID, this.caseId, this.kindName);
    this.entry = { ...this.empty(), ...kept };
    this.options = null;
    this.isOpen = false;
    this.isRestored = false;
    this.failure = null;
    this.isBusy = false;
    this.#isRetry = false;
    if (kept) {
      this.isRestored = true;
      void this.show();
    }
  }

  empty(): TaskEntry {
    const { defaultSubject } = KINDS[this.kindName ?? 'note'];
    return { subject: defaultSubject, body: '', contactId: null, assigneeId: null, dueDate: null, mentions: [] };
  }

  /** Moves the focus into the entry. */
  @api
  open(): void {
    this.#focusNext = '[data-first]';
    void this.show();
  }

  /** Adds a text below what was typed, to be edited. */
  @api
  write(text: string): void {
    const { body } = this.entry;
    if (body.includes(text)) {
      return;
    }
    this.entry = { ...this.entry, body: body.trim() === '' ? text : `${body}\n\n${text}` };
    this.isRestored = false;
    keepEntry(USER_ID, this.caseId, this.kindName, this.entry);
  }

  async show(): Promise<void> {
    this.isOpen = true;
    const { caseId } = this;
    if (this.options !== null) {
      return;
    }
    try {
      const options = await getOptions({ caseId });
      if (caseId === this.caseId) {
        this.options = options;
        this.entry = { ...this.entry, ...this.suggested(this.entry, options) };
      }
    } catch (error) {
      this.failure = caseId === this.caseId ? error : this.failure;
    }
  }

  /** Whom to call, and when to call again. */
  suggested({ contactId, dueDate }: TaskEntry, options: ActivityOptions): Pick<TaskEntry, 'contactId' | 'dueDate'> {
    const callBackOn = this.kindName === 'attempt' ? options.callBackOn : null;
    return { contactId: contactId ?? options.contactId, dueDate: dueDate ?? callBackOn };
  }

  typed(event: CustomEvent<{ value: string }>): void {
    const field = (event.currentTarget as HTMLElement).dataset.field as Field;
    const { value } = event.detail;
    const isOptional = field !== 'subject' && field !== 'body';
    this.entry = { ...this.entry, [field]: isOptional && value === '' ? null : value };
    this.isRestored = false;
    if (isBlank(this.entry, this.texts)) {
      forgetEntry(USER_ID, this.caseId, this.kindName);
    } else {
      keepEntry(USER_ID, this.caseId, this.kindName, this.entry);
    }
  }

  mention(event: CustomEvent<Mention>): void {
    this.entry = { ...this.entry, mentions: [...this.entry.mentions, event.detail] };
  }

  cancel(): void {
    forgetEntry(USER_ID, this.caseId, this.kindName);
    this.clear();
    this.tellClosed(false);
  }

  /** The detail of `close` says whether the entry was saved. */
  tellClosed(isSaved: boolean): void {
    this.#focusNext = '[data-id="open"]';
    this.dispatchEvent(new CustomEvent('close', { detail: isSaved }));
  }

  clear(): void {
    const empty = this.empty();
    this.entry = this.options ? { ...empty, ...this.suggested(empty, this.options) } : empty;
    this.isOpen = false;
    this.isRestored = false;
    this.failure = null;
    this.#isRetry = false;
  }

  async save(event: Event): Promise<void> {
    leaveField(event);
    if (this.isBusy) {
      return;
    }
    this.failure = null;
    if (!this.hasValidInputs()) {
      return;
    }
    const { caseId, kindName } = this;
    this.isBusy = true;
    try {
      const { message, templateName } = await asThisUser(() => this.texts.save(caseId, this.entry, this.#isRetry));
      forgetEntry(USER_ID, caseId, kindName);
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      if (caseId === this.caseId) {
        this.clear();
        this.tellClosed(true);
        this.writeNext(templateName ?? null);
      }
      this.dispatchEvent(new RefreshEvent());
    } catch (error) {
      this.refused(caseId, error);
    } finally {
      this.isBusy = this.isBusy && caseId !== this.caseId;
    }
  }

  /** The sender reads the email before it goes out. */
  writeNext(templateName: string | null): void {
    if (templateName !== null) {
      openWork(this.caseId, { kind: 'email', templateName });
    }
  }

  refused(caseId: string, error: unknown): void {
    if (caseId !== this.caseId) {
      return;
    }
    this.#isRetry = this.#isRetry || reduceError(error).code === OFFLINE;
    this.failure = error;
    this.#focusNext = '[data-id="failure"]';
  }

  /** Each input says what is wrong with it. A date input reports no value for a text that is no date. */
  hasValidInputs(): boolean {
    const inputs = this.template?.querySelectorAll<HTMLInputElement>('lightning-input, lightning-textarea') ?? [];
    const [first] = [...inputs].filter((input) => input.reportValidity() === false);
    first?.focus();
    return first === undefined;
  }
}
