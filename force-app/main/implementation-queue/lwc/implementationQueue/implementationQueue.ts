import { api, LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getQueue from '@salesforce/apex/ImplementationQueueController.getQueue';
import move from '@salesforce/apex/ImplementationQueueController.move';
import withdraw from '@salesforce/apex/ImplementationQueueController.withdraw';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import ADD from '@salesforce/label/c.Queue_AddCustomers';
import AGE from '@salesforce/label/c.Queue_Age';
import CANCELED from '@salesforce/label/c.Queue_Canceled';
import CASE from '@salesforce/label/c.Queue_Case';
import CLEAR from '@salesforce/label/c.Queue_Clear';
import CUSTOMER from '@salesforce/label/c.Queue_Customer';
import CUT from '@salesforce/label/c.Queue_Cut';
import DRAG from '@salesforce/label/c.Queue_Drag';
import DRAG_HELP from '@salesforce/label/c.Queue_DragHelp';
import DRAG_OFF from '@salesforce/label/c.Queue_DragOff';
import EMPTY from '@salesforce/label/c.Queue_Empty';
import EMPTY_HELP from '@salesforce/label/c.Queue_EmptyHelp';
import FILTER_ALL from '@salesforce/label/c.Queue_FilterAll';
import FILTER_MINE from '@salesforce/label/c.Queue_FilterMine';
import FILTER_NONE from '@salesforce/label/c.Queue_FilterNone';
import FILTER_PRIVILEGED from '@salesforce/label/c.Queue_FilterPrivileged';
import FILTER_UNASSIGNED from '@salesforce/label/c.Queue_FilterUnassigned';
import FILTER_WAITING from '@salesforce/label/c.Queue_FilterWaiting';
import FILTERS_LABEL from '@salesforce/label/c.Queue_Filters';
import HISTORY from '@salesforce/label/c.Queue_ShowHistory';
import LIFTED from '@salesforce/label/c.Queue_Lifted';
import MORE from '@salesforce/label/c.Queue_More';
import MOVE_TO from '@salesforce/label/c.Queue_MoveTo';
import NO_CASE from '@salesforce/label/c.Queue_NoCase';
import OVER from '@salesforce/label/c.Queue_Over';
import OVER_LAST from '@salesforce/label/c.Queue_OverLast';
import POSITION from '@salesforce/label/c.Queue_Position';
import PRIVILEGED from '@salesforce/label/c.Queue_Privileged';
import PRIVILEGED_HELP from '@salesforce/label/c.Queue_PrivilegedHelp';
import REFRESH from '@salesforce/label/c.Queue_Refresh';
import SEARCH from '@salesforce/label/c.Queue_Search';
import SEARCH_NONE from '@salesforce/label/c.Queue_SearchNone';
import SHOWN from '@salesforce/label/c.Queue_Shown';
import SINCE from '@salesforce/label/c.Queue_Since';
import SPECIALIST from '@salesforce/label/c.Queue_Specialist';
import STAGE from '@salesforce/label/c.Queue_Stage';
import TITLE from '@salesforce/label/c.Queue_Title';
import UNASSIGNED from '@salesforce/label/c.Queue_Unassigned';
import WAITS_FOR from '@salesforce/label/c.Queue_WaitsFor';
import WAITS_FOR_PERSON from '@salesforce/label/c.Queue_WaitsForPerson';
import WITHDRAW from '@salesforce/label/c.Queue_Withdraw';
import { countDays, dayOf, daysBetween } from 'c/rpDateUtils';
import type { FilterChoice } from 'c/rpFilterButtons';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';
import type { WantedChange } from 'c/queueChange';
import { FILTERS, isFound, isIn, united } from 'c/queueModel';
import type { Filter, ImplementationQueue as Queue, QueueRow } from 'c/queueModel';

/** How many customers show at once. */
const PAGE = 500;

const FILTER_LABELS: Readonly<Record<Filter, string>> = {
  ALL: FILTER_ALL,
  MINE: FILTER_MINE,
  PRIVILEGED: FILTER_PRIVILEGED,
  WAITING: FILTER_WAITING,
  UNASSIGNED: FILTER_UNASSIGNED,
};

/** What is open in the row of an entry, or above the list if the entry is blank. */
interface Panel {
  readonly kind: 'move' | 'withdraw' | 'history' | 'add';
  readonly entryId: string;
}

/** A customer that the user moves with the keyboard or the mouse. */
interface Lifted {
  readonly entryId: string;
  readonly to: number;
  readonly isDrag: boolean;
}

interface Item {
  row: QueueRow;
  className: string;
  isPrivileged: boolean;
  canDrag: boolean;
  pressed: string;
  dragLabel: string;
  recordId: string;
  about: string;
  specialist: string;
  stageDays: string;
  age: string;
  step: string | null;
  change: 'move' | 'withdraw' | null;
  isHistory: boolean;
  isMoving: string;
  isWithdrawing: string;
  showsHistory: string;
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
  shown = PAGE;
  panel: Panel | null = null;
  lifted: Lifted | null = null;
  /** The position where the user dropped a customer. */
  target: number | null = null;
  failure: unknown = null;
  isBusy = false;
  spoken = '';
  labels = {
    add: ADD,
    age: AGE,
    clear: CLEAR,
    customer: CUSTOMER,
    dragHelp: DRAG_HELP,
    empty: EMPTY,
    emptyHelp: EMPTY_HELP,
    filters: FILTERS_LABEL,
    history: HISTORY,
    moveTo: MOVE_TO,
    position: POSITION,
    privileged: PRIVILEGED,
    refresh: REFRESH,
    search: SEARCH,
    since: SINCE,
    specialist: SPECIALIST,
    stage: STAGE,
    title: TITLE,
    waitsFor: WAITS_FOR,
    withdraw: WITHDRAW,
  };

  #first: Queue | null = null;
  #rest: Queue | null = null;
  #reading = new Reading<Queue>('ImplementationQueue', (isOutdated) => {
    this.isFirstOutdated = isOutdated;
  });
  #readingRest = new Reading<Queue>('ImplementationQueue', (isOutdated) => {
    this.isRestOutdated = isOutdated;
  });
  /** What gets the focus once it is rendered. */
  #focusOn: string | null = null;
  /** The list is rendered again with the handle in another place, which takes the focus from it. */
  #isRearranging = false;

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
    this.queue = this.#first ? united(this.#first, this.#rest) : null;
  }

  connectedCallback(): void {
    this.#reading.arrived(true);
    this.#readingRest.arrived(true);
  }

  renderedCallback(): void {
    const wanted = this.#focusOn ? this.template?.querySelector<HTMLElement>(this.#focusOn) : null;
    if (wanted) {
      this.#focusOn = null;
      wanted.focus();
    }
    this.#isRearranging = false;
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

  /** The customers in between don't show, so nobody could see where a customer goes. */
  get isDragOff(): boolean {
    return this.canChange && this.isFiltered;
  }

  get found(): readonly QueueRow[] {
    const search = this.search.trim();
    const { privileged = 0 } = this.queue ?? {};
    return this.rows.filter((row) => isIn(this.filter, row, privileged) && (search === '' || isFound(search, row)));
  }

  get hasFound(): boolean {
    return this.found.length > 0;
  }

  /** Those that match can be in the rest. */
  get hasNone(): boolean {
    return !this.hasFound && !this.isLoadingRest;
  }

  get hasMore(): boolean {
    return this.found.length > this.shown;
  }

  get choices(): FilterChoice[] {
    const number = new Intl.NumberFormat(LOCALE);
    const { privileged = 0 } = this.queue ?? {};
    return FILTERS.map((value) => ({
      value,
      label: FILTER_LABELS[value],
      count: this.isPartial ? '…' : number.format(this.rows.filter((row) => isIn(value, row, privileged)).length),
      isChosen: value === this.filter,
    }));
  }

  /** While a customer is lifted with the keyboard, it shows at the place where it would drop. */
  get arranged(): readonly QueueRow[] {
    const rows = this.found.slice(0, this.shown);
    const { lifted } = this;
    const moving = lifted && !lifted.isDrag ? rows.find(({ entryId }) => entryId === lifted.entryId) : null;
    if (!lifted || !moving) {
      return rows;
    }
    const others = rows.filter((row) => row !== moving);
    const place = others.findIndex(({ position }) => position - (position > moving.position ? 1 : 0) >= lifted.to);
    others.splice(place < 0 ? others.length : place, 0, moving);
    return others;
  }

  get items(): Item[] {
    return this.arranged.map((row) => this.itemOf(row));
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
    return this.queue?.isCut ? format(CUT, number.format(this.rows.length), number.format(this.queue.total)) : null;
  }

  get noneText(): string {
    return this.search.trim() === '' ? FILTER_NONE : format(SEARCH_NONE, this.search.trim());
  }

  itemOf(row: QueueRow): Item {
    const { entryId, accountName, position } = row;
    const { today = '', privileged = 0 } = this.queue ?? {};
    const open = this.panel?.entryId === entryId ? this.panel.kind : null;
    const isLifted = this.lifted?.entryId === entryId;
    const isPrivileged = position <= privileged;
    const isTarget = this.lifted?.isDrag === true && !isLifted && this.lifted.to === position;
    const isBelow = isTarget && position > this.positionOf(this.lifted?.entryId ?? '');
    const classes = {
      item: true,
      privileged: isPrivileged,
      lifted: isLifted,
      over: isTarget && !isBelow,
      under: isBelow,
    };
    const who = row.waitsFor ?? row.specialistName;
    const step = row.stepLabel && who ? format(WAITS_FOR_PERSON, row.stepLabel, who) : row.stepLabel;
    return {
      row,
      className: Object.entries(classes)
        .filter(([, isSet]) => isSet)
        .map(([name]) => name)
        .join(' '),
      isPrivileged,
      canDrag: this.canChange && !this.isFiltered,
      pressed: String(isLifted && this.lifted?.isDrag === false),
      dragLabel: format(DRAG, accountName, position),
      recordId: row.caseId ?? row.accountId,
      about: [row.districtName, row.caseNumber ? format(CASE, row.caseNumber) : NO_CASE].filter(Boolean).join(' · '),
      specialist: row.specialistName ?? (row.caseId ? UNASSIGNED : ''),
      stageDays: row.daysInStage === null ? '' : countDays(row.daysInStage, LOCALE),
      age: countDays(Math.max(0, daysBetween(dayOf(row.joinedAt, TIME_ZONE), today)), LOCALE),
      step,
      change: open === 'move' || open === 'withdraw' ? open : null,
      isHistory: open === 'history',
      isMoving: String(open === 'move'),
      isWithdrawing: String(open === 'withdraw'),
      showsHistory: String(open === 'history'),
    };
  }

  rowOf(entryId: string): QueueRow | undefined {
    return this.rows.find((row) => row.entryId === entryId);
  }

  positionOf(entryId: string): number {
    return this.rowOf(entryId)?.position ?? 0;
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
    this.lifted = null;
  }

  showMore(): void {
    const next = this.found[this.shown];
    this.#focusOn = next ? `[data-item="${next.entryId}"]` : null;
    this.shown += PAGE;
  }

  openAdd(): void {
    this.open('add', '');
  }

  openHistory(event: Event): void {
    this.open('history', keyOf(event));
  }

  openMove(event: Event): void {
    this.open('move', keyOf(event));
  }

  openWithdraw(event: Event): void {
    this.open('withdraw', keyOf(event));
  }

  /** Pressing the button again closes the panel. */
  open(kind: Panel['kind'], entryId: string): void {
    const isOpen = this.panel?.kind === kind && this.panel.entryId === entryId;
    this.panel = isOpen ? null : { kind, entryId };
    this.target = null;
    this.failure = null;
  }

  close(): void {
    const { panel } = this;
    this.panel = null;
    this.failure = null;
    if (panel) {
      this.#focusOn = panel.entryId === '' ? `[data-id="${panel.kind}"]` : this.openerOf(panel);
    }
  }

  openerOf({ kind, entryId }: Panel): string {
    const id = kind === 'history' ? 'row-history' : kind;
    return `[data-id="${id}"][data-key="${entryId}"]`;
  }

  pressKey(event: KeyboardEvent): void {
    const entryId = keyOf(event);
    const row = this.rowOf(entryId);
    if (!row) {
      return;
    }
    if (event.key === ' ') {
      event.preventDefault();
      void this.liftOrDrop(row);
      return;
    }
    const { lifted } = this;
    if (!lifted || lifted.isDrag) {
      return;
    }
    const last = this.queue?.total ?? 0;
    const to = { ArrowUp: lifted.to - 1, ArrowDown: lifted.to + 1, Home: 1, End: last }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.hover(row, Math.min(Math.max(1, to), last));
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.cancelLift(row);
    }
  }

  async liftOrDrop(row: QueueRow): Promise<void> {
    const { lifted } = this;
    if (lifted?.entryId === row.entryId) {
      this.lifted = null;
      // The row goes back to its place first, because the browser takes the focus from what moves.
      await Promise.resolve();
      this.dropAt(row, lifted.to);
      return;
    }
    this.panel = null;
    this.lifted = { entryId: row.entryId, to: row.position, isDrag: false };
    this.spoken = format(LIFTED, row.accountName, row.position, this.queue?.total);
  }

  hover(row: QueueRow, to: number): void {
    this.#isRearranging = true;
    this.#focusOn = `[data-handle="${row.entryId}"]`;
    this.lifted = { entryId: row.entryId, to, isDrag: false };
    const next = to >= row.position ? to + 1 : to;
    const before = this.rows.find(({ position }) => position === next);
    this.spoken = before ? format(OVER, to, this.queue?.total, before.accountName) : format(OVER_LAST, to);
  }

  cancelLift(row: QueueRow): void {
    this.#isRearranging = true;
    this.#focusOn = `[data-handle="${row.entryId}"]`;
    this.lifted = null;
    this.spoken = format(CANCELED, row.accountName, row.position);
  }

  /** When the user leaves the handle, the customer goes back. */
  putDown(event: Event): void {
    const row = this.rowOf(keyOf(event));
    if (row && this.lifted && !this.lifted.isDrag && !this.#isRearranging) {
      this.lifted = null;
      this.spoken = format(CANCELED, row.accountName, row.position);
    }
  }

  /** Asks for the reason. A customer that drops where it was doesn't move. */
  dropAt(row: QueueRow, to: number): void {
    if (to === row.position) {
      this.cancelLift(row);
      return;
    }
    this.failure = null;
    this.target = to;
    this.panel = { kind: 'move', entryId: row.entryId };
  }

  dragStart(event: DragEvent): void {
    const row = this.rowOf(keyOf(event));
    if (row) {
      event.dataTransfer?.setData('text/plain', row.accountName);
      this.panel = null;
      this.lifted = { entryId: row.entryId, to: row.position, isDrag: true };
    }
  }

  dragOver(event: DragEvent): void {
    const { lifted } = this;
    if (lifted?.isDrag) {
      event.preventDefault();
      const to = this.positionOf((event.currentTarget as HTMLElement).dataset.item ?? '');
      if (to !== lifted.to) {
        this.lifted = { ...lifted, to };
      }
    }
  }

  drop(event: DragEvent): void {
    event.preventDefault();
    const row = this.rowOf(this.lifted?.entryId ?? '');
    const to = this.positionOf((event.currentTarget as HTMLElement).dataset.item ?? '');
    this.lifted = null;
    if (row && to > 0) {
      this.dropAt(row, to);
    }
  }

  dragEnd(): void {
    this.lifted = this.lifted?.isDrag ? null : this.lifted;
  }

  async save(event: CustomEvent<WantedChange>): Promise<void> {
    const row = this.rowOf(this.panel?.entryId ?? '');
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
      this.#focusOn = position === null ? null : `[data-item="${entryId}"]`;
      if (position === null) {
        (this.refs?.heading as HTMLElement | undefined)?.focus();
      }
      this.spoken = message;
    } catch (error) {
      // Somebody else may have changed the order. What the user typed stays.
      await this.reload();
      this.failure = error;
    }
    this.isBusy = false;
  }

  async reload(): Promise<void> {
    await Promise.all([this.#reading.refresh(), this.#readingRest.refresh()]);
  }
}

const keyOf = (event: Event): string => (event.currentTarget as HTMLElement).dataset.key ?? '';
