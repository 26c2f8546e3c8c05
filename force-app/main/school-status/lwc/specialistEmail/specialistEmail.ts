import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import emailSpecialist from '@salesforce/apex/SchoolStatusController.emailSpecialist';
import BLANK from '@salesforce/label/c.Message_SPECIALIST_EMAIL_BLANK';
import EMAIL_ABOUT from '@salesforce/label/c.Schools_EmailAbout';
import HELP from '@salesforce/label/c.Schools_EmailHelp';
import SEND from '@salesforce/label/c.Schools_EmailSend';
import TEXT from '@salesforce/label/c.Schools_EmailText';
import { reduceError } from 'c/rpErrorUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';
import { forgetMessage, keepMessage, readMessage } from 'c/schoolStatusModel';
import type { Message } from 'c/schoolStatusModel';

/** The most that Apex takes. */
const LONGEST = 4000;

type Field = HTMLTextAreaElement & { setCustomValidity(message: string): void; reportValidity(): boolean };

/** A message to the specialist of a case. Sends `close` when it's sent or canceled. What is written is kept on this computer until it's sent. */
export default class SpecialistEmail extends LightningElement {
  @api ownerName = '';
  /** Names the case in the name of the button. */
  @api schoolName = '';

  /** What the message begins with, if nothing was written before. */
  @api suggestion = '';

  isBusy = false;
  isTouched = false;
  failure: unknown = null;
  message: Message = { text: '', sendKey: '' };
  longest = LONGEST;
  labels = { send: SEND };

  #caseId = '';
  #focusNext: string | null = null;

  /** The onboarding case. */
  @api
  get recordId(): string {
    return this.#caseId;
  }

  /** What was written about another case stays with that case. */
  set recordId(caseId: string) {
    if (caseId !== this.#caseId) {
      this.#caseId = caseId;
      this.message = readMessage(caseId);
      this.isTouched = false;
      this.isBusy = false;
      this.failure = null;
      this.#focusNext = '[data-id="text"]';
    }
  }

  renderedCallback(): void {
    const wanted = this.#focusNext === null ? null : this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (wanted) {
      this.#focusNext = null;
      wanted.focus();
    }
  }

  get text(): string {
    return this.isTouched ? this.message.text : this.message.text || this.suggestion;
  }

  get title(): string {
    return format(EMAIL_ABOUT, this.ownerName, this.schoolName);
  }

  get textLabel(): string {
    return format(TEXT, this.ownerName);
  }

  get helpText(): string {
    return format(HELP, this.ownerName);
  }

  get field(): Field | null {
    return this.template?.querySelector<Field>('[data-id="text"]') ?? null;
  }

  /** Errors of the text show there. */
  get otherFailure(): unknown {
    return this.failure && reduceError(this.failure).fields.text === undefined ? this.failure : null;
  }

  cancel(): void {
    forgetMessage(this.#caseId);
    this.close();
  }

  close(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  write(event: CustomEvent<{ value: string }>): void {
    this.field?.setCustomValidity('');
    this.isTouched = true;
    this.message = { ...this.message, text: event.detail.value };
    keepMessage(this.#caseId, this.message);
  }

  async send(): Promise<void> {
    if (this.isBusy) {
      return;
    }
    if (this.text.trim() === '') {
      this.refuse(BLANK);
      return;
    }
    const caseId = this.#caseId;
    const { sendKey } = this.message;
    const { text } = this;
    this.isBusy = true;
    this.failure = null;
    try {
      const { message } = await asThisUser(() => emailSpecialist({ caseId, text, sendKey }));
      forgetMessage(caseId);
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      if (caseId === this.#caseId) {
        this.close();
      }
    } catch (error) {
      if (caseId === this.#caseId) {
        this.fail(error);
      }
    } finally {
      if (caseId === this.#caseId) {
        this.isBusy = false;
      }
    }
  }

  fail(error: unknown): void {
    this.failure = error;
    const { text } = reduceError(error).fields;
    if (text === undefined) {
      this.#focusNext = '[data-id="failure"]';
    } else {
      this.refuse(text);
    }
  }

  refuse(reason: string): void {
    this.field?.setCustomValidity(reason);
    this.field?.reportValidity();
    this.field?.focus();
  }
}
