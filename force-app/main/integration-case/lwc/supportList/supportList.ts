import { api, LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import acceptAll from '@salesforce/apex/IntegrationCaseController.acceptAll';
import getSupportList from '@salesforce/apex/IntegrationCaseController.getSupportList';
import LOCALE from '@salesforce/i18n/locale';
import ACCEPT_SELECTED from '@salesforce/label/c.Support_AcceptSelected';
import ACTOR from '@salesforce/label/c.Support_Actor';
import CLEAR from '@salesforce/label/c.Support_Clear';
import CUT from '@salesforce/label/c.Support_Cut';
import EMPTY from '@salesforce/label/c.Support_Empty';
import EMPTY_HELP from '@salesforce/label/c.Support_EmptyHelp';
import FILTER from '@salesforce/label/c.Support_Filter';
import HEADING from '@salesforce/label/c.Support_Heading';
import MORE from '@salesforce/label/c.Support_More';
import NONE from '@salesforce/label/c.Support_None';
import NONE_HELP from '@salesforce/label/c.Support_NoneHelp';
import NONE_SEARCH from '@salesforce/label/c.Support_NoneSearch';
import PROVIDER from '@salesforce/label/c.Support_Provider';
import REFRESH from '@salesforce/label/c.Common_Refresh';
import SCHOOL from '@salesforce/label/c.Support_School';
import SEARCH from '@salesforce/label/c.Support_Search';
import SELECT_ALL from '@salesforce/label/c.Support_SelectAll';
import SHOWN from '@salesforce/label/c.Support_Shown';
import SORT_BY from '@salesforce/label/c.Support_SortBy';
import STEP from '@salesforce/label/c.Support_Step';
import WAITING from '@salesforce/label/c.Support_Waiting';
import type { FilterChoice } from 'c/rpFilterButtons';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';
import { choicesOf, inOrder, isFound, isIn, keepChoice, ordersOf, readChoice } from 'c/supportListModel';
import type { SupportList as List, SupportListRow } from 'c/supportListModel';

/** How many cases show at once. */
const PAGE = 50;
/** Apex accepts so many at once. */
const MOST_AT_ONCE = 200;

/** A case that the user didn't get, and where it was in the list. */
interface Refusal {
  row: SupportListRow;
  index: number;
  failure: unknown;
}

interface Item {
  row: SupportListRow;
  index: number;
  isSelected: boolean;
  isPrimary: boolean;
  isGone: boolean;
  failure: unknown;
}

/** The support team's open integration cases: the user's own, and those in the queue, which the user accepts here. */
export default class SupportList extends LightningElement {
  /** Set by the Lightning page; not used. */
  @api flexipageRegionWidth: string | undefined;

  filter = 'ALL';
  order = 'NEXT';
  search = '';
  list: List | null = null;
  shown = PAGE;
  loadError: unknown = null;
  isOutdated = false;
  isBusy = false;
  /** Why none of several cases was accepted. */
  failure: unknown = null;
  picked: readonly string[] = [];
  refusals: readonly Refusal[] = [];
  labels = {
    actor: ACTOR,
    clear: CLEAR,
    empty: EMPTY,
    emptyHelp: EMPTY_HELP,
    filter: FILTER,
    heading: HEADING,
    none: NONE,
    provider: PROVIDER,
    refresh: REFRESH,
    school: SCHOOL,
    search: SEARCH,
    selectAll: SELECT_ALL,
    sortBy: SORT_BY,
    step: STEP,
    waiting: WAITING,
  };

  #reading = new Reading<List>('SupportList', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  /** What gets the focus once it is rendered. */
  #focusNext: string | null = null;

  constructor() {
    super();
    Object.assign(this, readChoice());
  }

  @wire(getSupportList)
  receive(wired: Wired<List>): void {
    this.#reading.received(wired);
    this.list = wired.data ?? this.list;
    this.loadError = this.list ? null : (wired.error ?? null);
    const queued = this.rows.filter(({ isQueued }) => isQueued).map(({ caseId }) => caseId);
    this.picked = this.picked.filter((caseId) => queued.includes(caseId));
  }

  connectedCallback(): void {
    this.#reading.arrived(true);
  }

  renderedCallback(): void {
    const next = this.#focusNext === null ? null : this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (next) {
      this.#focusNext = null;
      next.focus();
    }
  }

  get rows(): readonly SupportListRow[] {
    return this.list?.rows ?? [];
  }

  get hasCases(): boolean {
    return this.rows.length > 0 || this.refusals.length > 0;
  }

  get choices(): FilterChoice[] {
    return choicesOf(this.rows, this.chosen);
  }

  /** The last case of a provider can be gone since the user chose it. */
  get chosen(): string {
    return choicesOf(this.rows, '').some(({ value }) => value === this.filter) ? this.filter : 'ALL';
  }

  get orders(): ReturnType<typeof ordersOf> {
    return ordersOf(this.order);
  }

  get found(): readonly SupportListRow[] {
    const search = this.search.trim();
    const rows = this.rows.filter((row) => isIn(this.chosen, row) && (search === '' || isFound(search, row)));
    return inOrder(rows, this.order);
  }

  /** The cases that show, and at their old place those that a colleague took meanwhile. */
  get items(): Item[] {
    const shown = this.found.slice(0, this.shown);
    const known = new Set(this.rows.map(({ caseId }) => caseId));
    const gone = this.refusals.filter(({ row }) => !known.has(row.caseId));
    for (const { row, index } of gone) {
      shown.splice(Math.min(index, shown.length), 0, row);
    }
    const primary = this.hasSelected ? undefined : shown.find((row) => row.isQueued && known.has(row.caseId));
    return shown.map((row, index) => ({
      row,
      index,
      isSelected: this.picked.includes(row.caseId),
      isPrimary: row === primary,
      isGone: !known.has(row.caseId),
      failure: this.refusals.find(({ row: refused }) => refused.caseId === row.caseId)?.failure ?? null,
    }));
  }

  get hasItems(): boolean {
    return this.items.length > 0;
  }

  /** The cases that show and can be accepted. */
  get open(): readonly string[] {
    return this.items.filter(({ row, isGone }) => row.isQueued && !isGone).map(({ row }) => row.caseId);
  }

  get offersAccept(): boolean {
    return this.list?.canAccept === true && this.open.length > 0;
  }

  get areAllSelected(): boolean {
    return this.open.length > 0 && this.open.every((caseId) => this.picked.includes(caseId));
  }

  get hasSelected(): boolean {
    return this.picked.length > 0;
  }

  get acceptText(): string {
    return format(ACCEPT_SELECTED, new Intl.NumberFormat(LOCALE).format(this.picked.length));
  }

  get shownText(): string {
    const number = new Intl.NumberFormat(LOCALE);
    return format(SHOWN, number.format(Math.min(this.shown, this.found.length)), number.format(this.found.length));
  }

  get hasMore(): boolean {
    return this.found.length > this.shown;
  }

  get moreText(): string {
    return format(MORE, Math.min(PAGE, this.found.length - this.shown));
  }

  get cutText(): string | null {
    return this.list?.isCut ? format(CUT, new Intl.NumberFormat(LOCALE).format(this.rows.length)) : null;
  }

  get noneText(): string {
    return this.search.trim() === '' ? NONE_HELP : format(NONE_SEARCH, this.search.trim());
  }

  chooseFilter({ detail }: CustomEvent<string>): void {
    this.filter = detail;
    this.startOver();
  }

  chooseOrder({ detail }: CustomEvent<{ value: string }>): void {
    this.order = detail.value;
    this.startOver();
  }

  typed({ detail }: CustomEvent<string>): void {
    this.search = detail;
    this.shown = PAGE;
    this.picked = [];
  }

  showAll(): void {
    this.search = '';
    this.filter = 'ALL';
    this.startOver();
  }

  /** What the user can't see isn't accepted by mistake. */
  startOver(): void {
    this.shown = PAGE;
    this.picked = [];
    this.refusals = [];
    this.failure = null;
    keepChoice({ filter: this.filter, order: this.order });
  }

  showMore(): void {
    this.#focusNext = `[data-index="${this.shown}"]`;
    this.shown += PAGE;
  }

  choose(event: CustomEvent<boolean>): void {
    const caseId = this.keyOf(event);
    const others = this.picked.filter((other) => other !== caseId);
    this.picked = event.detail ? [...others, caseId] : others;
  }

  chooseAll(event: CustomEvent<{ checked: boolean }>): void {
    this.picked = event.detail.checked ? this.open.slice(0, MOST_AT_ONCE) : [];
  }

  acceptOne(event: Event): void {
    void this.accept([this.keyOf(event)]);
  }

  acceptSelected(): void {
    void this.accept(this.picked);
  }

  hide(event: Event): void {
    const caseId = this.keyOf(event);
    this.refusals = this.refusals.filter(({ row }) => row.caseId !== caseId);
    (this.refs?.['heading'] as HTMLElement | undefined)?.focus();
  }

  keyOf(event: Event): string {
    return String((event.currentTarget as HTMLElement).dataset['key']);
  }

  /** Each case is accepted or refused for itself. The reason shows in its row, also if the case is gone from the list. */
  async accept(caseIds: readonly string[]): Promise<void> {
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    this.failure = null;
    this.refusals = [];
    try {
      const { message, outcomes } = await asThisUser(() => acceptAll({ caseIds }));
      if (message) {
        this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      }
      const refused = outcomes.filter(({ error }) => error !== null && error !== undefined);
      this.refuse(refused.map(({ caseId, error }) => [caseId, { message: error, code: '', fields: {}, details: [] }]));
      this.picked = [];
      await this.#reading.showWrite(this, '', caseIds);
    } catch (error) {
      if (caseIds.length === 1) {
        this.refuse([[String(caseIds[0]), error]]);
      } else {
        this.failure = error;
      }
      await this.reload();
    }
    this.isBusy = false;
    this.moveFocus(caseIds);
  }

  refuse(failures: readonly (readonly [string, unknown])[]): void {
    const { items } = this;
    this.refusals = failures.flatMap(([caseId, failure]) =>
      items.filter(({ row }) => row.caseId === caseId).map(({ row, index }) => ({ row, index, failure })),
    );
  }

  /** To the reason, or to the case that the user has now. With several, to the list. */
  moveFocus(caseIds: readonly string[]): void {
    const target = this.refusals[0]?.row.caseId ?? (caseIds.length === 1 ? caseIds[0] : null);
    if (this.failure) {
      this.#focusNext = '[data-id="failure"]';
    } else {
      this.#focusNext =
        target && this.items.some(({ row }) => row.caseId === target) ? `[data-item="${target}"]` : 'h2';
    }
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  /** The user has read what was refused. */
  async refresh(): Promise<void> {
    this.refusals = [];
    this.failure = null;
    await this.reload();
  }
}
