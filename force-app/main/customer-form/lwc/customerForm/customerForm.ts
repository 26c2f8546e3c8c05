import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import ANSWERS from '@salesforce/label/c.Customer_YourAnswers';
import INTRO from '@salesforce/label/c.Customer_Intro';
import NEXT from '@salesforce/label/c.Customer_WhatHappensNext';
import NOT_SENT from '@salesforce/label/c.Customer_NotSent';
import OPEN_FAILED from '@salesforce/label/c.Customer_OpenFailed';
import SCHOOL from '@salesforce/label/c.Customer_YourSchool';
import TITLE from '@salesforce/label/c.Customer_Title';
import type { CustomerForm as OpenedForm, CustomerReceipt } from 'c/customerFormModel';
import type { FieldValue } from 'c/rosteringAnswerModel';
import { EMPTY, isDirty } from 'c/rosteringFormModel';
import type { FormModel } from 'c/rosteringFormModel';
import { dayOf, longDay } from 'c/rpDateUtils';
import type { PageError } from 'c/rpErrorUtils';
import { format } from 'c/rpTextUtils';
import { tokenOf } from './address.ts';
import { failureOf, isClosed } from './failures.ts';
import { LinkedForm } from './linkedForm.ts';
import type { LinkPlace } from './linkedForm.ts';

/**
 * The rostering form for a customer, who opens it with a link from an email, without signing in. It has the steps, fields, and checks of the
 * specialist's form. What is typed stays on this device until it is saved.
 */
export default class CustomerForm extends LightningElement implements LinkPlace {
  opened: OpenedForm | null = null;
  model: FormModel = EMPTY;
  receipt: CustomerReceipt | null = null;
  /** Why there is nothing to fill in, or nothing anymore. */
  closed: string | null = null;
  openError: PageError | null = null;

  labels = { answers: ANSWERS, next: NEXT, notSent: NOT_SENT, title: TITLE };
  timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  #given = '';
  #form: LinkedForm | null = null;
  #focus: 'message' | 'failure' | null = null;
  #retry = (): void => this.retry();

  /** The token of the link. Without it, the address of the page has it. */
  @api
  get token(): string {
    return this.#given;
  }

  set token(token: string) {
    this.#given = token;
  }

  connectedCallback(): void {
    window.addEventListener('online', this.#retry);
    this.#form = new LinkedForm(this.#given || tokenOf(window.location), this);
    void this.open();
  }

  disconnectedCallback(): void {
    window.removeEventListener('online', this.#retry);
    void this.#form?.saver.close();
  }

  renderedCallback(): void {
    const target = this.#focus;
    this.#focus = null;
    if (target) {
      this.template?.querySelector<HTMLElement>(`[data-id="${target}"]`)?.focus();
    }
  }

  async open(): Promise<void> {
    this.openError = null;
    try {
      const opened = await this.#form?.open();
      this.opened = opened ?? null;
      this.closed = opened?.form.submitted ? opened.message : null;
    } catch (error) {
      const failure = failureOf(error, OPEN_FAILED);
      this.closed = isClosed(failure) ? failure.message : null;
      this.openError = this.closed ? null : failure;
    }
  }

  /** A submission that failed for another reason than an answer has its message at the top. */
  show(model: FormModel): void {
    const hasFailed = this.model.submitting && !model.submitting && model.failure !== null;
    if (hasFailed && !this.closed && model.refusals === this.model.refusals) {
      this.#focus = 'failure';
    }
    this.model = model;
  }

  close(failure: PageError): void {
    this.closed = failure.message;
    this.#focus = 'message';
  }

  get isLoading(): boolean {
    return !this.opened && !this.openError && !this.closed;
  }

  get isOpen(): boolean {
    return this.opened !== null && !this.closed && !this.receipt;
  }

  get schoolName(): string {
    return this.opened?.schoolName ?? SCHOOL;
  }

  get intro(): string {
    return format(INTRO, this.opened ? longDay(this.opened.expiresOn, LOCALE) : '');
  }

  get today(): string {
    return dayOf(new Date().toISOString(), this.timeZone);
  }

  /** If the link stops working while someone types, the answers stay in view, to be copied into an email. */
  get hasUnsent(): boolean {
    return isDirty(this.model) || Object.keys(this.model.baseline).length > 0;
  }

  answer({ detail }: CustomEvent<{ name: string; value: FieldValue }>): void {
    this.#form?.answered({ type: 'changed', ...detail });
  }

  leave(event: CustomEvent<string>): void {
    this.#form?.dispatch({ type: 'left', name: event.detail });
  }

  next(): void {
    this.#form?.go({ type: 'next' });
  }

  back(): void {
    this.#form?.go({ type: 'back' });
  }

  discardCopy(): void {
    this.#form?.dispatch({ type: 'copyDiscarded' });
    this.#form?.forget();
  }

  retry(): void {
    if (this.openError) {
      void this.open();
    } else if (this.isOpen) {
      void this.#form?.saver.flush();
    }
  }

  async submit(): Promise<void> {
    const receipt = (await this.#form?.submit()) ?? null;
    this.#focus = receipt ? 'message' : this.#focus;
    this.receipt = receipt;
  }
}
