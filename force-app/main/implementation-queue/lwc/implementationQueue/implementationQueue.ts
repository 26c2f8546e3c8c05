import { api, LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getQueue from '@salesforce/apex/ImplementationQueueController.getQueue';
import move from '@salesforce/apex/ImplementationQueueController.move';
import withdraw from '@salesforce/apex/ImplementationQueueController.withdraw';
import LOCALE from '@salesforce/i18n/locale';
import ADD from '@salesforce/label/c.Queue_AddCustomers';
import CLEAR from '@salesforce/label/c.Queue_Clear';
import CUT from '@salesforce/label/c.Queue_Cut';
import DRAG_OFF from '@salesforce/label/c.Queue_DragOff';
import EMPTY from '@salesforce/label/c.Queue_Empty';
import EMPTY_HELP from '@salesforce/label/c.Queue_EmptyHelp';
import FILTER_NONE from '@salesforce/label/c.Queue_FilterNone';
import FILTERS_LABEL from '@salesforce/label/c.Queue_Filters';
import GONE from '@salesforce/label/c.Queue_Gone';
import HISTORY from '@salesforce/label/c.Queue_ShowHistory';
import MORE from '@salesforce/label/c.Queue_More';
import PRIVILEGED_HELP from '@salesforce/label/c.Queue_PrivilegedHelp';
import REFRESH from '@salesforce/label/c.Queue_Refresh';
import SEARCH from '@salesforce/label/c.Queue_Search';
import SEARCH_NONE from '@salesforce/label/c.Queue_SearchNone';
import SHOWN from '@salesforce/label/c.Queue_Shown';
import TITLE from '@salesforce/label/c.Queue_Title';
import type { FilterChoice } from 'c/rpFilterButtons';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';
import type { WantedChange } from 'c/queueChange';
import { choicesOf, found, united } from 'c/queueModel';
import type { Filter, ImplementationQueue as Queue, Panel, Placed, QueueRow, RowPanel } from 'c/queueModel';

/** How many customers show at once. */
const PAGE = 500;

interface ListElement extends HTMLElement {
  focusOn(entryId: string, part?: RowPanel): Promise<void>;
}

/** The implementation queue: who is first, where each onboarding stands, and how the order changes (requirements A1, A2, A7). */
export default class ImplementationQueue extends LightningElement {
  /** Set by the Lightning page; not used. */
  @api flexipageRegionWidth: string | undefined;

  queue: Queue | null = null;
  loadError: unknown = null;
  restError: unknown = null;
  /** True once the first customers show, if there are more. The wire waits until then. */
  wantsRest: true | undefined = undefined;
  isFirstOutdated = false;
  isRestOutdated = false;
  filter: Filter = 'ALL';
  search = '';
  /** The customers that match the filter and the search. A getter would look for them several times each time the page renders. */
  found: readonly QueueRow[] = [];
  choices: readonly FilterChoice[] = [];
  shown = PAGE;
  panel: Panel | null = null;
  /** The position where the user dropped a customer. */
  target: number | null = null;
  failure: unknown = null;
  /** Why the panel of a customer closed: somebody else took the customer out of the queue. */
  gone: unknown = null;
  isBusy = false;
  spoken = '';
  labels = {
    add: ADD,
    clear: CLEAR,
    empty: EMPTY,
    emptyHelp: EMPTY_HELP,
    filters: FILTERS_LABEL,
    history: HISTORY,
    refresh: REFRESH,
    search: SEARCH,
    title: TITLE,
  };

  #first: Queue | null = null;
  #rest: Queue | null = null;
  #reading = new Reading<Queue>('ImplementationQueue', (isOutdated) => {
    this.isFirstOutdated = isOutdated;
  });
  #readingRest = new Reading<Queue>('ImplementationQueue', (isOutdated) => {
    this.isRestOutdated = isOutdated;
  });

  constructor() {
    super();
    this.#reading.about('');
    this.#readingRest.about('', 'REST');
  }

  @wire(getQueue, { isRest: false })
  receive(wired: Wired<Queue>): void {
    this.#reading.received(wired);
    this.#first = wired.data ?? this.#first;
    this.loadError = this.#first ? null : (wired.error ?? null);
    this.wantsRest = this.#first?.hasRest ? true : this.wantsRest;
    this.unite();
  }

  @wire(getQueue, { isRest: '$wantsRest' })
  receiveRest(wired: Wired<Queue>): void {
    this.#readingRest.received(wired);
    this.#rest = wired.data ?? this.#rest;
    this.restError = this.#rest ? null : (wired.error ?? null);
    this.unite();
  }

  unite(): void {
    this.queue = this.#first ? united(this.#first, this.#rest, this.rows) : null;
    this.find();
  }

  /** The customer whose panel is open. */
  get openedRow(): QueueRow | undefined {
    return this.rows.find(({ entryId }) => entryId === this.panel?.entryId);
  }

  /** The row of the panel is gone, where the focus was and the message would be. */
  async tellGone(reason: unknown): Promise<void> {
    this.gone = reason;
    await Promise.resolve();
    this.template?.querySelector<HTMLElement>('[data-id="gone"]')?.focus();
  }

  /** Must follow each change of the customers, the filter, or the search. */
  find(): void {
    const { privileged = 0 } = this.queue ?? {};
    this.found = found(this.rows, this.filter, this.search, privileged);
    this.choices = choicesOf(this.rows, this.filter, privileged, this.isPartial);
  }

  connectedCallback(): void {
    this.#reading.arrived(true);
    this.#readingRest.arrived(true);
  }

  get rows(): readonly QueueRow[] {
    return this.queue?.rows ?? [];
  }

  get isOutdated(): boolean {
    return this.isFirstOutdated || this.isRestOutdated;
  }

  /** The rest hasn't arrived yet. */
  get isPartial(): boolean {
    return this.queue?.hasRest === true && this.#rest === null;
  }

  get isLoadingRest(): boolean {
    return this.isPartial && !this.restError;
  }

  get hasRows(): boolean {
    return this.rows.length > 0 || this.isPartial;
  }

  get list(): ListElement | undefined {
    return this.refs?.list as ListElement | undefined;
  }

  get canChange(): boolean {
    return this.queue?.canChange === true;
  }

  get isAdding(): boolean {
    return this.panel?.kind === 'add';
  }

  get showsHistory(): boolean {
    return this.panel?.kind === 'history' && this.panel.entryId === '';
  }

  get privilegedHelp(): string {
    return format(PRIVILEGED_HELP, this.queue?.privileged);
  }

  get isFiltered(): boolean {
    return this.filter !== 'ALL' || this.search.trim() !== '';
  }

  get isDragOff(): boolean {
    return this.canChange && this.isFiltered;
  }

  /** Those that match can be in the rest. */
  get hasNone(): boolean {
    return this.found.length === 0 && !this.isLoadingRest;
  }

  get hasMore(): boolean {
    return this.found.length > this.shown;
  }

  get shownText(): string {
    const number = new Intl.NumberFormat(LOCALE);
    const all = this.isPartial ? (this.queue?.total ?? 0) : this.rows.length;
    const text = format(SHOWN, number.format(Math.min(this.shown, this.found.length)), number.format(all));
    return this.isDragOff ? `${text} ${DRAG_OFF}` : text;
  }

  get moreText(): string {
    return format(MORE, Math.min(PAGE, this.found.length - this.shown));
  }

  get cutText(): string | null {
    const number = new Intl.NumberFormat(LOCALE);
    return this.queue?.isCut && !this.isPartial
      ? format(CUT, number.format(this.rows.length), number.format(this.queue.total))
      : null;
  }

  get noneText(): string {
    return this.search.trim() === '' ? FILTER_NONE : format(SEARCH_NONE, this.search.trim());
  }

  chooseFilter(event: CustomEvent<Filter>): void {
    this.filter = event.detail;
    this.startOver();
  }

  enter(event: CustomEvent<string>): void {
    this.search = event.detail;
    this.startOver();
  }

  showAll(): void {
    this.filter = 'ALL';
    this.search = '';
    this.startOver();
  }

  startOver(): void {
    this.shown = PAGE;
    this.find();
  }

  showMore(): void {
    const next = this.found[this.shown];
    this.shown += PAGE;
    if (next) {
      void this.list?.focusOn(next.entryId);
    }
  }

  openAdd(): void {
    this.open({ kind: 'add', entryId: '' });
  }

  openHistory(): void {
    this.open({ kind: 'history', entryId: '' });
  }

  openPanel(event: CustomEvent<Panel>): void {
    this.open(event.detail);
  }

  /** Pressing the button again closes the panel. */
  open(panel: Panel): void {
    const isOpen = this.panel?.kind === panel.kind && this.panel.entryId === panel.entryId;
    this.panel = isOpen ? null : panel;
    this.target = null;
    this.failure = null;
    this.gone = null;
  }

  /** The user has dropped a customer. */
  askReason(event: CustomEvent<Placed>): void {
    const { entryId, position } = event.detail;
    this.panel = { kind: 'move', entryId };
    this.target = position;
    this.failure = null;
    this.gone = null;
  }

  /** The button that opened the panel gets the focus. */
  close(): void {
    const { panel } = this;
    this.shut();
    if (panel?.entryId) {
      void this.list?.focusOn(panel.entryId, panel.kind as RowPanel);
    } else {
      this.template?.querySelector<HTMLElement>(`[data-id="${panel?.kind}"]`)?.focus();
    }
  }

  shut(): void {
    this.panel = null;
    this.failure = null;
  }

  say(event: CustomEvent<string>): void {
    this.spoken = event.detail;
  }

  async save(event: CustomEvent<WantedChange>): Promise<void> {
    const row = this.openedRow;
    if (this.isBusy || !row) {
      return;
    }
    const { position, reason } = event.detail;
    const { entryId, version } = row;
    this.isBusy = true;
    this.failure = null;
    try {
      const { message } = await asThisUser(() =>
        position === null ? withdraw({ entryId, version, reason }) : move({ entryId, version, position, reason }),
      );
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      this.panel = null;
      await this.reload();
      if (position === null) {
        (this.refs?.heading as HTMLElement | undefined)?.focus();
      } else {
        await this.list?.focusOn(entryId);
      }
      this.spoken = message;
    } catch (error) {
      // Somebody else may have changed the order. What the user typed stays.
      await this.reload();
      if (this.openedRow) {
        this.failure = error;
      } else {
        await this.tellGone(error);
      }
    }
    this.isBusy = false;
  }

  async reload(): Promise<void> {
    const opened = this.openedRow;
    await Promise.all([this.#reading.refresh(), this.#readingRest.refresh()]);
    if (opened && this.panel && !this.openedRow) {
      this.shut();
      await this.tellGone(new Error(format(GONE, opened.accountName)));
    }
  }
}
