import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import setNoReplyNeeded from '@salesforce/apex/ReplyNeedController.setNoReplyNeeded';
import getSentBody from '@salesforce/apex/OnboardingEmailController.getSentBody';
import NO_REPLY_NEEDED from '@salesforce/label/c.Case_NoReplyNeeded';
import CC from '@salesforce/label/c.Email_Cc';
import COUNT from '@salesforce/label/c.Email_ThreadCount';
import EARLIER from '@salesforce/label/c.Email_ThreadEarlier';
import FROM from '@salesforce/label/c.Email_From';
import NO_REPLY_TO from '@salesforce/label/c.Email_NoReplyTo';
import NO_SUBJECT from '@salesforce/label/c.Email_NoSubject';
import NO_TEXT from '@salesforce/label/c.Email_NoText';
import OLDER from '@salesforce/label/c.Email_ThreadOlder';
import REPLY from '@salesforce/label/c.Email_Reply';
import REPLY_ALL from '@salesforce/label/c.Email_ReplyAll';
import REPLY_ALL_TO from '@salesforce/label/c.Email_ReplyAllTo';
import REPLY_TO from '@salesforce/label/c.Email_ReplyTo';
import TO from '@salesforce/label/c.Email_To';
import TO_NAMES from '@salesforce/label/c.Email_ToNames';
import UNANSWERED from '@salesforce/label/c.Email_Unanswered';
import { openWork } from 'c/caseWorkModel';
import type { EmailFile } from 'c/emailFiles';
import { asMail, isBlank, nameOf } from 'c/emailModel';
import type { Address, EmailThread as Thread, ThreadEmail } from 'c/emailModel';
import { asThisUser } from 'c/rpSessionUtils';
import { format, list } from 'c/rpTextUtils';

/** How many emails of a thread show without a press. */
const LAST = 5;

/** The text of an opened email: safe HTML, or why it can't be read. */
interface Text {
  html: string | null;
  error: unknown;
}

interface Person extends Address {
  key: string;
}

interface Line {
  id: string;
  textId: string;
  from: string;
  to: string;
  preview: string | null;
  sentAt: string;
  files: EmailFile[];
  className: string;
  icon: string;
  isOpen: boolean;
  expanded: string;
  sender: Person | null;
  recipients: Person[];
  copies: Person[];
  hasCopies: boolean;
  isLoading: boolean;
  html: string | null;
  isEmpty: boolean;
  error: unknown;
  canReply: boolean;
  canReplyAll: boolean;
  replyTo: string;
  replyAllTo: string;
}

const senderOf = ({ fromName, fromAddress }: ThreadEmail): string => fromName ?? fromAddress ?? '';

const peopleOf = (addresses: readonly Address[]): Person[] =>
  addresses.map((address) => ({ ...address, key: address.email }));

/** The emails of a thread, oldest first: one line each, and the whole text on request. Replies are written in the composer of the page. */
export default class EmailThread extends LightningElement {
  @api caseId = '';
  @api thread!: Thread;
  @api canSend = false;

  showsAll = false;
  isBusy = false;
  failure: unknown = null;
  openIds: readonly string[] = [];
  texts: Readonly<Record<string, Text>> = {};
  labels = {
    cc: CC,
    from: FROM,
    noReply: NO_REPLY_NEEDED,
    noText: NO_TEXT,
    reply: REPLY,
    replyAll: REPLY_ALL,
    to: TO,
    unanswered: UNANSWERED,
  };

  #focusesFirst = false;

  renderedCallback(): void {
    if (this.#focusesFirst) {
      this.#focusesFirst = false;
      this.template?.querySelector<HTMLElement>('[data-id="line"]')?.focus();
    }
  }

  get subject(): string {
    return this.thread.subject?.trim() || NO_SUBJECT;
  }

  get countText(): string | null {
    const count = this.thread.emails.length + this.thread.older;
    return count > 1 ? format(COUNT, count) : null;
  }

  get hiddenCount(): number {
    return this.showsAll ? 0 : Math.max(this.thread.emails.length - LAST, 0);
  }

  get earlierText(): string | null {
    return this.hiddenCount > 0 ? format(EARLIER, this.hiddenCount) : null;
  }

  get olderText(): string | null {
    return this.thread.older > 0 && this.hiddenCount === 0 ? format(OLDER, this.thread.older) : null;
  }

  /** The last email has its own buttons while it is open. */
  get showsReply(): boolean {
    return this.canSend && !this.openIds.includes(this.answered.id);
  }

  /** A thank-you asks for no reply. */
  get showsNoReply(): boolean {
    return this.canSend && this.thread.isUnanswered;
  }

  get hasActions(): boolean {
    return this.showsReply || this.showsNoReply;
  }

  get noReplyTo(): string {
    return format(NO_REPLY_TO, this.answered.from, this.subject);
  }

  get lines(): Line[] {
    return this.thread.emails.slice(this.hiddenCount).map((email) => this.lineOf(email));
  }

  /** The email that a reply to the thread answers: the last one the customer waits on, or else the last one. */
  get answered(): Line {
    const { emails } = this.thread;
    return this.lineOf(emails.findLast(({ isUnanswered }) => isUnanswered) ?? (emails.at(-1) as ThreadEmail));
  }

  lineOf(email: ThreadEmail): Line {
    const { id, isIncoming, isUnanswered, fromAddress, to, cc, preview, sentAt, files } = email;
    const isOpen = this.openIds.includes(id);
    const text = this.texts[id];
    const from = senderOf(email);
    return {
      id,
      textId: `text-${id}`,
      from,
      to: isIncoming ? '' : format(TO_NAMES, list(to.map(nameOf), LOCALE)),
      preview: isOpen ? null : preview,
      sentAt,
      files,
      className: `line${isUnanswered ? ' line_unanswered' : ''}`,
      icon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
      isOpen,
      expanded: String(isOpen),
      sender: fromAddress ? { name: email.fromName, email: fromAddress, key: fromAddress } : null,
      recipients: peopleOf(to),
      copies: peopleOf(cc),
      hasCopies: cc.length > 0,
      isLoading: text === undefined,
      html: text?.html && !isBlank(text.html) ? asMail(text.html) : null,
      isEmpty: text !== undefined && text.html !== null && isBlank(text.html),
      error: text?.error ?? null,
      canReply: this.canSend,
      canReplyAll: to.length + cc.length > 1,
      replyTo: format(REPLY_TO, from, this.subject),
      replyAllTo: format(REPLY_ALL_TO, from, this.subject),
    };
  }

  showAll(): void {
    this.showsAll = true;
    this.#focusesFirst = true;
  }

  toggle(event: Event): void {
    const id = idOf(event);
    const isOpen = this.openIds.includes(id);
    this.openIds = isOpen ? this.openIds.filter((open) => open !== id) : [...this.openIds, id];
    if (!isOpen && !this.texts[id]?.html) {
      void this.read(id);
    }
  }

  retry(event: Event): void {
    void this.read(idOf(event));
  }

  reply(event: Event): void {
    openWork(this.caseId, { kind: 'reply', emailId: idOf(event), all: false });
  }

  replyAll(event: Event): void {
    openWork(this.caseId, { kind: 'reply', emailId: idOf(event), all: true });
  }

  /** The flag goes as soon as the page is read again. */
  async needNoReply(): Promise<void> {
    this.isBusy = true;
    this.failure = null;
    try {
      const { message } = await asThisUser(() => setNoReplyNeeded({ emailId: this.answered.id }));
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      this.dispatchEvent(new RefreshEvent());
    } catch (error) {
      this.failure = error;
    } finally {
      this.isBusy = false;
    }
  }

  async read(emailId: string): Promise<void> {
    this.texts = Object.fromEntries(Object.entries(this.texts).filter(([id]) => id !== emailId));
    const text = await getSentBody({ emailId }).then(
      (html): Text => ({ html, error: null }),
      (error: unknown): Text => ({ html: null, error }),
    );
    this.texts = { ...this.texts, [emailId]: text };
  }
}

const idOf = (event: Event): string => (event.currentTarget as HTMLElement).dataset.email ?? '';
