import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getThreads from '@salesforce/apex/OnboardingEmailController.getThreads';
import EMPTY from '@salesforce/label/c.Email_NoThreads';
import EMPTY_HELP from '@salesforce/label/c.Email_NoThreadsHelp';
import EMPTY_READ from '@salesforce/label/c.Email_NoThreadsRead';
import MORE from '@salesforce/label/c.Email_MoreThreads';
import WRITE from '@salesforce/label/c.Email_WriteNew';
import { openWork, watchWork } from 'c/caseWorkModel';
import type { EmailThread } from 'c/emailModel';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';

/** The emails of a case as threads, the thread with the newest email first. Replies are written in the composer of the page. */
export default class EmailThreads extends LightningElement {
  caseId = '';
  threads: readonly EmailThread[] | null = null;
  canSend = false;
  isOutdated = false;
  /** There can be threads after the last one shown. */
  hasMore = false;
  isBusy = false;
  loadError: unknown = null;
  failure: unknown = null;
  /** The first page. */
  after = null;
  labels = { empty: EMPTY, more: MORE, write: WRITE };

  #reading = new Reading<EmailThread[]>('EmailThreads', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #stopWatching: () => void = () => undefined;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier record stays. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.caseId = caseId;
    this.#reading.about(caseId);
    this.threads = null;
    this.hasMore = false;
    this.isBusy = false;
    this.loadError = null;
    this.failure = null;
    if (this.isConnected) {
      this.watch();
    }
  }

  @wire(getThreads, { caseId: '$caseId', after: '$after' })
  receive(wired: Wired<EmailThread[]>): void {
    this.#reading.received(wired);
    this.loadError = this.threads ? null : (wired.error ?? null);
    if (wired.data) {
      this.hasMore = this.threads === null ? isFull(wired.data) : this.hasMore;
      this.threads = merged(wired.data, this.threads ?? []);
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
    this.watch();
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
    this.#stopWatching();
  }

  watch(): void {
    this.#stopWatching();
    this.#stopWatching = watchWork(this.caseId, (offered) => {
      this.canSend = offered.includes('reply');
    });
  }

  get isEmpty(): boolean {
    return this.threads?.length === 0;
  }

  get emptyHelp(): string {
    return this.canSend ? EMPTY_HELP : EMPTY_READ;
  }

  write(): void {
    openWork(this.caseId, { kind: 'email' });
  }

  async loadMore(): Promise<void> {
    const { caseId } = this;
    const shown = this.threads ?? [];
    this.isBusy = true;
    this.failure = null;
    try {
      const more = await getThreads({ caseId, after: shown.at(-1)?.id ?? null });
      if (caseId === this.caseId) {
        this.threads = [...shown, ...without(more, shown)];
        this.hasMore = isFull(more);
      }
    } catch (error) {
      this.failure = caseId === this.caseId ? error : this.failure;
    }
    this.isBusy = this.isBusy && caseId !== this.caseId;
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}

/** Apex reads threads until they have this many emails. */
const ON_PAGE = 50;

const isFull = (threads: readonly EmailThread[]): boolean =>
  threads.reduce((count, { emails }) => count + emails.length, 0) >= ON_PAGE;

function without(threads: readonly EmailThread[], others: readonly EmailThread[]): EmailThread[] {
  return threads.filter(({ id }) => !others.some((other) => other.id === id));
}

/** A refresh reads the first page. Threads that were shown below it stay. */
const merged = (first: readonly EmailThread[], shown: readonly EmailThread[]): EmailThread[] => [
  ...first,
  ...without(shown, first),
];
