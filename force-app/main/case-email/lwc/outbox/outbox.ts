import { api, LightningElement, wire } from 'lwc';
import getOutbox from '@salesforce/apex/OnboardingEmailController.getOutbox';
import getSentBody from '@salesforce/apex/OnboardingEmailController.getSentBody';
import BACK from '@salesforce/label/c.Email_BackToOutbox';
import EARLIER from '@salesforce/label/c.Email_OutboxEarlier';
import EMPTY from '@salesforce/label/c.Email_OutboxEmpty';
import EMPTY_HELP from '@salesforce/label/c.Email_OutboxEmptyHelp';
import INTRO from '@salesforce/label/c.Email_OutboxIntro';
import LIST from '@salesforce/label/c.Email_OutboxList';
import MORE from '@salesforce/label/c.Email_OutboxMore';
import CASE from '@salesforce/label/c.Email_OutboxCase';
import SINCE from '@salesforce/label/c.Email_OutboxSince';
import NO_SUBJECT from '@salesforce/label/c.Email_NoSubject';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { splitAddresses } from 'c/emailModel';
import type { SentEmail } from 'c/emailModel';
import { reread } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

interface Row {
  id: string;
  subject: string;
  to: string;
  sentAt: string;
  caseText: string;
  current: string;
  className: string;
}

const PAGE = 25;
/** Apex reads 30 days at a time. One day overlaps, because the clocks of browser and server can differ. */
const STEP = 29 * 86_400_000;
/** Whether this browser tab read the outbox before. Lightning's cached answer then lacks the emails sent since. */
let wasRead = false;

/** The emails sent from onboarding cases, newest first, with a preview of the open email. */
export default class Outbox extends LightningElement {
  /** Set by the Lightning page; not used. */
  @api flexipageRegionWidth: string | undefined;

  emails: readonly SentEmail[] = [];
  openId: string | null = null;
  /** The email whose body is read. The list has no bodies. */
  shownId: string | undefined;
  body: string | null = null;
  bodyError: unknown = null;
  isLoaded = false;
  isBusy = false;
  isComplete = false;
  isOutdated = false;
  loadError: unknown = null;
  failure: unknown = null;
  pageSize = PAGE;
  before = '';
  /** The list has the emails created since this moment. */
  since = Date.now() - STEP;
  labels = { back: BACK, empty: EMPTY, emptyHelp: EMPTY_HELP, intro: INTRO, list: LIST };

  #wired: Wired<SentEmail[]> = {};
  #focusesEmail = false;
  /** The end of the 30 days that are read, or empty for the last 30 days. */
  #until = '';
  /** The last email read from these 30 days. */
  #last = '';

  @wire(getOutbox, { pageSize: '$pageSize', before: '$before' })
  receive(wired: Wired<SentEmail[]>): void {
    this.#wired = wired;
    this.loadError = this.isLoaded ? null : (wired.error ?? null);
    if (!wired.data) {
      return;
    }
    const first = !this.isLoaded;
    this.isLoaded = true;
    this.isOutdated = false;
    this.show(wired.data, this.emails);
    if (first && wasRead) {
      void this.reload();
    }
    wasRead = true;
  }

  @wire(getSentBody, { emailId: '$shownId' })
  receiveBody({ data, error }: Wired<string>): void {
    this.body = data ?? null;
    this.bodyError = error ?? null;
  }

  /** Other users can send emails while this component isn't on the page. */
  connectedCallback(): void {
    if (this.isLoaded) {
      void this.reload();
    }
  }

  renderedCallback(): void {
    if (this.#focusesEmail) {
      this.#focusesEmail = false;
      this.template?.querySelector<HTMLElement>('[data-id="email"]')?.focus();
    }
  }

  get rows(): Row[] {
    return this.emails.map(({ id, subject, to, sentAt, caseNumber }) => ({
      id,
      subject: subject ?? NO_SUBJECT,
      to: splitAddresses(to).join(', '),
      sentAt,
      caseText: format(CASE, caseNumber),
      current: String(id === this.opened?.id),
      className: id === this.opened?.id ? 'entry entry_open' : 'entry',
    }));
  }

  get hasEmails(): boolean {
    return this.emails.length > 0;
  }

  get opened(): SentEmail | undefined {
    return this.emails.find(({ id }) => id === this.openId) ?? this.emails[0];
  }

  get hasBody(): boolean {
    return this.body !== null;
  }

  get to(): string[] {
    return splitAddresses(this.opened?.to ?? null);
  }

  get cc(): string[] {
    return splitAddresses(this.opened?.cc ?? null);
  }

  get title(): string {
    return this.opened?.subject ?? NO_SUBJECT;
  }

  get caseText(): string {
    return format(CASE, this.opened?.caseNumber);
  }

  /** Earlier emails come after all emails of these 30 days. */
  get moreLabel(): string {
    return this.isComplete ? EARLIER : MORE;
  }

  get sinceText(): string {
    return format(
      SINCE,
      new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: TIME_ZONE }).format(this.since),
    );
  }

  /** A phone shows either the list or one email. */
  get splitClass(): string {
    return this.openId === null ? 'split split_list' : 'split split_email';
  }

  open(event: Event): void {
    this.openId = (event.currentTarget as HTMLElement).dataset.key ?? null;
    this.#focusesEmail = true;
    this.readBody();
  }

  back(): void {
    this.openId = null;
    this.readBody();
  }

  show(newest: readonly SentEmail[], known: readonly SentEmail[]): void {
    const older = known.filter(({ id }) => !newest.some((email) => email.id === id));
    this.isComplete = older.length === 0 ? newest.length < PAGE : this.isComplete;
    this.emails = [...newest, ...older];
    if (this.#until === '') {
      this.#last = this.emails.at(-1)?.id ?? '';
    }
    this.readBody();
  }

  readBody(): void {
    const id = this.opened?.id;
    if (id !== this.shownId) {
      this.shownId = id;
      this.body = null;
      this.bodyError = null;
    }
  }

  async loadMore(): Promise<void> {
    this.isBusy = true;
    this.failure = null;
    try {
      const isEarlier = this.isComplete;
      const until = isEarlier ? String(this.since) : this.#until;
      const last = isEarlier ? '' : this.#last;
      const more = await getOutbox({ pageSize: PAGE, before: [last, until].filter((part) => part !== '').join('@') });
      this.since = isEarlier ? this.since - STEP : this.since;
      this.#until = until;
      this.#last = more.at(-1)?.id ?? '';
      this.emails = [...this.emails, ...more.filter(({ id }) => !this.emails.some((email) => email.id === id))];
      this.isComplete = more.length < PAGE;
      this.readBody();
    } catch (error) {
      this.failure = error;
    }
    this.isBusy = false;
  }

  async reload(): Promise<void> {
    const isFresh = await reread(this.#wired);
    this.isOutdated = this.isLoaded && !isFresh;
  }
}
