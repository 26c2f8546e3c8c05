import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import ADD_FILES from '@salesforce/label/c.Email_ReplyAsFiles';
import CANCEL from '@salesforce/label/c.Email_CancelSend';
import CASE from '@salesforce/label/c.Email_OutboxCase';
import FILE from '@salesforce/label/c.Email_OutboxFile';
import FILES from '@salesforce/label/c.Email_OutboxFiles';
import FROM from '@salesforce/label/c.Email_ReplyAsFrom';
import REMOVE from '@salesforce/label/c.Email_ReplyAsFileRemove';
import TOO_LARGE from '@salesforce/label/c.Email_ReplyAsFilesTooLarge';
import HELP from '@salesforce/label/c.Email_ReplyAsHelp';
import REPLIED from '@salesforce/label/c.Email_ReplyAsSent';
import REPLY_AS from '@salesforce/label/c.Email_ReplyAs';
import SEND from '@salesforce/label/c.Email_ReplyAsSend';
import TEXT from '@salesforce/label/c.Email_ReplyAsText';
import TEXT_MISSING from '@salesforce/label/c.Email_ReplyAsTextMissing';
import { format } from 'c/rpTextUtils';

interface Mailbox {
  /** Null if the org doesn't know whose address it is. */
  name: string | null;
  address: string;
}

/** A file that came with the email. */
interface SentFile {
  name: string;
  contentType: string | null;
  size: number;
  /** In base64. */
  content: string;
}

interface MailboxRequest {
  emailId: string;
  wants?: 'files';
  answer?: { from: string; text: string; files: { name: string; content: string }[] };
  take: (reply: Promise<unknown>) => void;
}

/** A request of a laptop's org has at most 4 MB, and base64 makes a file a third larger. */
const MOST_BYTES = 2.5 * 1024 * 1024;

const nameOf = ({ name, address }: Mailbox): string => name ?? address;

/**
 * The mailbox of the people who got an email: its files, and an answer as one of them. Only a page that plays their mailboxes takes the event `orgmailbox`, as the one on a laptop does.
 * Salesforce doesn't, so nothing appears there: customers answer from their own mailboxes.
 */
export default class OutboxReply extends NavigationMixin(LightningElement) {
  @api caseId = '';
  @api caseNumber = '';

  email = '';
  people: readonly Mailbox[] = [];
  files: readonly SentFile[] = [];
  from = '';
  text = '';
  added: readonly File[] = [];
  isOpen = false;
  isBusy = false;
  failure: unknown = null;
  labels = { addFiles: ADD_FILES, cancel: CANCEL, files: FILES, from: FROM, help: HELP, send: SEND, text: TEXT };

  #focuses: 'text' | 'open' | 'failure' | null = null;

  @api
  get emailId(): string {
    return this.email;
  }

  /** What was written for the previous email must not go to another one. */
  set emailId(emailId: string) {
    if (emailId !== this.email) {
      this.email = emailId;
      this.people = [];
      this.files = [];
      this.close();
      if (this.isConnected) {
        this.find();
      }
    }
  }

  connectedCallback(): void {
    this.find();
  }

  renderedCallback(): void {
    if (this.#focuses) {
      const selector = `[data-id="${this.#focuses}"]`;
      this.#focuses = null;
      this.template?.querySelector<HTMLElement>(selector)?.focus();
    }
  }

  get isOffered(): boolean {
    return this.people.length > 0;
  }

  get hasChoice(): boolean {
    return this.people.length > 1;
  }

  get choices(): { label: string; value: string }[] {
    return this.people.map((person) => ({
      label: person.name === null ? person.address : `${person.name} <${person.address}>`,
      value: person.address,
    }));
  }

  get sender(): Mailbox | undefined {
    return this.people.find(({ address }) => address === this.from);
  }

  get heading(): string {
    return this.sender ? format(REPLY_AS, nameOf(this.sender)) : '';
  }

  get hasFiles(): boolean {
    return this.files.length > 0;
  }

  get fileLines(): { name: string; label: string }[] {
    return this.files.map(({ name, size }) => ({ name, label: format(FILE, name, Math.ceil(size / 1024)) }));
  }

  get hasAdded(): boolean {
    return this.added.length > 0;
  }

  get addedLines(): { key: string; name: string; removeText: string }[] {
    return this.added.map(({ name }, index) => ({ key: String(index), name, removeText: format(REMOVE, name) }));
  }

  find(): void {
    void this.findPeople();
    void this.findFiles();
  }

  async findFiles(): Promise<void> {
    const emailId = this.email;
    const files = await this.ask({ emailId, wants: 'files' })?.catch(() => null);
    if (emailId === this.email) {
      this.files = (files as readonly SentFile[] | null | undefined) ?? [];
    }
  }

  download(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    const file = this.files.find((one) => one.name === name);
    if (file) {
      const link = document.createElement('a');
      link.href = `data:${file.contentType ?? 'application/octet-stream'};base64,${file.content}`;
      link.download = file.name;
      link.click();
    }
  }

  /** Without an answer to the event, nobody is offered. An error isn't worth a message: sending is what matters on this page. */
  async findPeople(): Promise<void> {
    const emailId = this.email;
    const people = (await this.ask({ emailId })?.catch(() => null)) as readonly Mailbox[] | null | undefined;
    if (emailId === this.email) {
      this.people = people ?? [];
      this.from = this.people[0]?.address ?? '';
    }
  }

  open(): void {
    this.isOpen = true;
    this.#focuses = 'text';
  }

  cancel(): void {
    this.close();
    this.#focuses = 'open';
  }

  choose(event: CustomEvent<{ value: string }>): void {
    this.from = event.detail.value;
  }

  typed(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
  }

  addFiles(event: CustomEvent<{ files: Iterable<File> }>): void {
    this.added = [...this.added, ...event.detail.files];
    this.failure = null;
  }

  removeFile(event: Event): void {
    const { index } = (event.currentTarget as HTMLElement).dataset;
    this.added = this.added.filter((_, place) => String(place) !== index);
    this.failure = null;
    this.#focuses = 'text';
  }

  async send(): Promise<void> {
    const { added, email: emailId, from, sender } = this;
    const text = this.text.trim();
    if (this.isBusy || !sender) {
      return;
    }
    if (text === '') {
      this.fail({ message: TEXT_MISSING });
      return;
    }
    if (added.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) {
      this.fail({ message: TOO_LARGE });
      return;
    }
    this.isBusy = true;
    this.failure = null;
    try {
      const files = await Promise.all(added.map(contentOf));
      await this.ask({ emailId, answer: { from, text, files } });
      this.dispatchEvent(await this.toast(nameOf(sender)));
      if (emailId === this.email) {
        this.cancel();
      }
    } catch (error) {
      this.fail(error);
    }
    this.isBusy = false;
  }

  close(): void {
    this.isOpen = false;
    this.text = '';
    this.added = [];
    this.failure = null;
  }

  fail(error: unknown): void {
    this.failure = error;
    this.#focuses = 'failure';
  }

  async toast(name: string): Promise<ShowToastEvent> {
    const url = await this[NavigationMixin.GenerateUrl]({
      type: 'standard__recordPage',
      attributes: { recordId: this.caseId, objectApiName: 'Case', actionName: 'view' },
    });
    return new ShowToastEvent({
      title: format(REPLIED, name),
      message: '{0}',
      messageData: [{ url, label: format(CASE, this.caseNumber) }],
      variant: 'success',
    });
  }

  /** Undefined if nobody takes the event. */
  ask(request: Omit<MailboxRequest, 'take'>): Promise<unknown> | undefined {
    let taken: Promise<unknown> | undefined;
    const detail: MailboxRequest = {
      ...request,
      take: (reply) => {
        taken = reply;
      },
    };
    this.dispatchEvent(new CustomEvent('orgmailbox', { detail, bubbles: true, composed: true }));
    return taken;
  }
}

/** In base64. */
function contentOf(file: File): Promise<{ name: string; content: string }> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, content: String(reader.result).replace(/^[^,]*,/, '') });
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}
