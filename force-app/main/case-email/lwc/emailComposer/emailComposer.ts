import { api, LightningElement } from 'lwc';
import ASK from '@salesforce/label/c.Email_AskSendAgain';
import BODY from '@salesforce/label/c.Email_Body';
import BODY_PLACEHOLDER from '@salesforce/label/c.Email_BodyPlaceholder';
import CANCEL from '@salesforce/label/c.Email_CancelSend';
import CC from '@salesforce/label/c.Email_Cc';
import CORRECT from '@salesforce/label/c.Email_Correct';
import DISCARD from '@salesforce/label/c.Email_DiscardDraft';
import FILLED from '@salesforce/label/c.Email_Filled';
import FILLING from '@salesforce/label/c.Email_Filling';
import GO_TO from '@salesforce/label/c.Email_GoTo';
import PREVIEW from '@salesforce/label/c.Email_Preview';
import SEND from '@salesforce/label/c.Email_Send';
import SEND_AGAIN from '@salesforce/label/c.Email_SendAgain';
import SEND_ANYWAY from '@salesforce/label/c.Email_SendAnyway';
import SENDING from '@salesforce/label/c.Email_Sending';
import SUBJECT from '@salesforce/label/c.Email_Subject';
import TO from '@salesforce/label/c.Email_To';
import UNCONFIRMED from '@salesforce/label/c.Email_Unconfirmed';
import WRITE from '@salesforce/label/c.Email_Write';
import { EMPTY_EMAIL, FIELDS, fullName, sentDay, templateOf } from 'c/emailModel';
import type { Address, EmailField, EmailModel, LastSent, MissingField, Person } from 'c/emailModel';
import { format } from 'c/rpTextUtils';
import { BodyEditor } from './bodyEditor.ts';
import { putCursor, putCursorFirst } from './cursor.ts';
import { savingText } from './savingText.ts';

type View = 'write' | 'preview';

interface Recipients extends HTMLElement {
  commit(): boolean;
}

const FORMATS = ['bold', 'italic', 'underline', 'list', 'link'];

/** What says why the email wasn't sent. */
function answerOf({ failure, filled, unconfirmed }: EmailModel): 'failure' | 'filled' | 'unconfirmed' | null {
  if (failure) {
    return 'failure';
  }
  return filled.length > 0 ? 'filled' : unconfirmed.length > 0 ? 'unconfirmed' : null;
}

/**
 * The form of an email: recipients, subject, text, and preview. Sends the events `recipients`, `subject`, `body`, `send`, `retry`, and `discard`.
 * It asks before it sends a template a second time. If the email can't be sent, the focus goes to the first field with a problem, or to the error.
 */
export default class EmailComposer extends LightningElement {
  @api timeZone = 'UTC';
  /** Variant of the Send button. */
  @api variant = 'neutral';
  /** How the email is delivered. */
  @api note: string | null = null;

  view: View = 'write';
  /** The template that the user is asked about, because it was sent before. */
  asked: string | null = null;
  shown: EmailModel = EMPTY_EMAIL;
  editor = new BodyEditor('');
  formats = FORMATS;
  labels = {
    body: BODY,
    bodyPlaceholder: BODY_PLACEHOLDER,
    cancel: CANCEL,
    cc: CC,
    correct: CORRECT,
    discard: DISCARD,
    filled: FILLED,
    filling: FILLING,
    sendAgain: SEND_AGAIN,
    sendAnyway: SEND_ANYWAY,
    subject: SUBJECT,
    to: TO,
    unconfirmed: UNCONFIRMED,
  };
  #focus: EmailField | 'failure' | 'cancel' | 'send' | 'filled' | 'unconfirmed' | null = null;
  #gap: MissingField | null = null;
  /** A reply is written above the quoted email. */
  #startsAbove = false;

  @api
  get model(): EmailModel {
    return this.shown;
  }

  set model(next: EmailModel) {
    if (next.content.body !== this.editor.current) {
      this.#focus = this.isInBody ? 'body' : this.#focus;
      this.editor = new BodyEditor(next.content.body);
    }
    if (next.refusals > this.shown.refusals) {
      const field = FIELDS.find((name) => name in next.problems);
      this.#focus = field ?? answerOf(next);
      this.show(this.#focus === 'body' ? 'write' : this.view);
    }
    this.shown = next;
  }

  /** Moves the focus to the first thing to write. */
  @api
  open(): void {
    const { to, subject, replyToId, templateName } = this.shown.content;
    const isNext = to.length === 0 || templateName !== null ? 'to' : 'subject';
    this.#startsAbove = replyToId !== null && to.length > 0;
    this.#focus = this.#startsAbove || (isNext === 'subject' && subject !== '') ? 'body' : isNext;
    this.show('write');
    this.focusNow();
  }

  /** Puts the cursor into the gap of a merge field. */
  @api
  goTo(gap: MissingField): void {
    this.show('write');
    this.#gap = gap;
    const place = gap.field === 'Subject' ? 'subject' : gap.place;
    this.#focus = FIELDS.find((field) => field === place) ?? 'body';
    if (this.isWriting) {
      this.focusNow();
    }
  }

  renderedCallback(): void {
    this.focusNow();
  }

  focusNow(): void {
    const [field, gap] = [this.#focus, this.#gap];
    const element = field && this.template?.querySelector<HTMLElement>(`[data-field="${field}"]`);
    if (!element) {
      return;
    }
    this.#focus = null;
    this.#gap = null;
    element.focus();
    if (gap) {
      putCursor(gap, element);
    }
  }

  /** One item, so that a new text renders a new editor. */
  get editors(): readonly BodyEditor[] {
    return [this.editor];
  }

  get people(): readonly Person[] {
    return this.shown.picker?.people ?? [];
  }

  get isWriting(): boolean {
    return this.view === 'write';
  }

  get viewLabel(): string {
    return this.isWriting ? PREVIEW : WRITE;
  }

  get viewIcon(): string {
    return this.isWriting ? 'utility:preview' : 'utility:edit';
  }

  get isInBody(): boolean {
    return (this.template?.activeElement as HTMLElement | null)?.dataset.field === 'body';
  }

  get isFilling(): boolean {
    const { merging, merged, readingReply, touched } = this.shown;
    return (merging && merged === null) || (readingReply && !touched);
  }

  get bodyIsValid(): boolean {
    return this.shown.problems.body === undefined;
  }

  get subjectInvalid(): string {
    return String(this.shown.problems.subject !== undefined);
  }

  get subjectClass(): string {
    return this.shown.problems.subject ? 'field slds-has-error' : 'field';
  }

  get lastSent(): LastSent | null {
    return templateOf(this.shown)?.lastSent ?? null;
  }

  /** A second email from the same template isn't the next step. */
  get sendVariant(): string {
    return this.lastSent ? 'neutral' : this.variant;
  }

  get question(): string | null {
    const { lastSent, asked } = this;
    const isAsked = lastSent !== null && asked === this.shown.content.templateName && !this.shown.sending;
    return isAsked ? format(ASK, sentDay(lastSent, this.timeZone)) : null;
  }

  /** What the user can fill in, or send as it is. */
  get unconfirmed(): (MissingField & { goTo: string; canGo: boolean })[] {
    return this.shown.unconfirmed.map((item) => ({
      ...item,
      goTo: format(GO_TO, item.label),
      canGo: item.place !== 'template',
    }));
  }

  /** What a press on Send was refused for, in the order of the fields. Each leads to its field. */
  get corrections(): { field: EmailField; message: string }[] {
    const { problems } = this.shown;
    return FIELDS.flatMap((field) => (problems[field] ? [{ field, message: String(problems[field]) }] : []));
  }

  get hasCorrections(): boolean {
    return this.corrections.length > 0;
  }

  get hasFilled(): boolean {
    return this.shown.filled.length > 0;
  }

  get hasUnconfirmed(): boolean {
    return this.unconfirmed.length > 0;
  }

  /** A failed save can be tried again. A failed send is tried again with the Send button. */
  get canRetry(): boolean {
    return this.shown.saving === 'failed';
  }

  get to(): string[] {
    return this.shown.content.to.map(fullName);
  }

  get cc(): string[] {
    return this.shown.content.cc.map(fullName);
  }

  get sendLabel(): string {
    return this.shown.sending ? SENDING : SEND;
  }

  get isOff(): boolean {
    return this.shown.sending || this.shown.readingReply || this.isFilling;
  }

  get canDiscard(): boolean {
    return this.shown.touched && !this.shown.sending;
  }

  get savingText(): string {
    return savingText(this.shown, this.timeZone);
  }

  switchView(): void {
    this.show(this.isWriting ? 'preview' : 'write');
  }

  /** The preview removes the editor, so a new one starts with the current text. */
  show(view: View): void {
    if (view === 'write' && !this.isWriting) {
      this.editor = new BodyEditor(this.editor.current);
    }
    this.view = view;
  }

  changeRecipients(event: CustomEvent<readonly Address[]>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset;
    this.tell('recipients', { field, addresses: event.detail });
  }

  changeSubject(event: Event): void {
    this.tell('subject', (event.target as HTMLInputElement).value);
  }

  changeBody(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    if (this.editor.takes(event.detail.value)) {
      this.tell('body', this.editor.current);
    }
    if (this.#startsAbove) {
      this.#startsAbove = false;
      // The editor fires this change on its first focus, and then moves the cursor to the end.
      void Promise.resolve().then(putCursorFirst);
    }
  }

  notice({ type }: Event): void {
    this.#startsAbove = false;
    this.editor.noticed(type);
  }

  discard(): void {
    this.tell('discard');
  }

  /** Keeps everything as it was. */
  cancelSend(): void {
    this.asked = null;
    this.#focus = 'send';
  }

  sendAgain(): void {
    this.asked = null;
    this.tell('send');
  }

  /** Confirms the list that is shown. */
  sendAnyway(): void {
    this.tell(
      'send',
      this.unconfirmed.map(({ key }) => key),
    );
  }

  jump(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const gap = this.unconfirmed.find((item) => item.key === key);
    if (gap) {
      this.goTo(gap);
    }
  }

  correct(event: Event): void {
    const { target } = (event.currentTarget as HTMLElement).dataset;
    this.show('write');
    this.#focus = FIELDS.find((field) => field === target) ?? null;
    if (this.isWriting) {
      this.focusNow();
    }
  }

  retry(): void {
    this.tell('retry');
  }

  /** Typed addresses that aren't pills yet are added first. */
  send(): void {
    const fields = [...(this.template?.querySelectorAll<Recipients>('c-email-recipients') ?? [])];
    const wrong = fields.filter((field) => !field.commit());
    if (wrong[0]) {
      wrong[0].focus();
    } else if (this.lastSent) {
      this.asked = this.shown.content.templateName;
      this.#focus = 'cancel';
      this.focusNow();
    } else {
      this.tell('send');
    }
  }

  tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
