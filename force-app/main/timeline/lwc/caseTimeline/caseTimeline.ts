import { api, LightningElement, wire } from 'lwc';
import getItems from '@salesforce/apex/TimelineController.getItems';
import getOlderItems from '@salesforce/apex/TimelineController.getOlderItems';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import EMPTY from '@salesforce/label/c.Timeline_Empty';
import EMPTY_HELP from '@salesforce/label/c.Timeline_EmptyHelp';
import EMPTY_KINDS from '@salesforce/label/c.Timeline_EmptyKinds';
import EMPTY_KINDS_HELP from '@salesforce/label/c.Timeline_EmptyKindsHelp';
import HEADING from '@salesforce/label/c.Timeline_Heading';
import MORE from '@salesforce/label/c.Timeline_More';
import REFRESH from '@salesforce/label/c.Timeline_Refresh';
import SHOW_ALL from '@salesforce/label/c.Timeline_ShowAll';
import SHOWN from '@salesforce/label/c.Timeline_Shown';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { watchWork } from 'c/caseWorkModel';
import { dayOf } from 'c/rpDateUtils';
import type { Reader } from 'c/rpDateUtils';
import { Reading, refreshPage } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';
import { started, continued, refreshed, sectionsOf } from 'c/timelineModel';
import type { Kind, Section, Timeline, TimelinePage } from 'c/timelineModel';
import { whenNear } from 'c/rpNearUtils';

const PAGE_SIZE = 20;

const readerNow = (): Reader => ({
  locale: LOCALE,
  timeZone: TIME_ZONE,
  today: dayOf(new Date(Date.now()).toISOString(), TIME_ZONE),
});

/** The timeline of a case: open tasks, then what has happened, newest first. The next page loads when the end of the list comes near the window. */
export default class CaseTimeline extends LightningElement {
  caseId = '';
  kinds: readonly Kind[] = [];
  pageSize = PAGE_SIZE;
  timeline: Timeline | null = null;
  sections: readonly Section[] = [];
  reader: Reader = readerNow();
  counts: Partial<Record<Kind, number>> = {};
  loadError: unknown = null;
  moreError: unknown = null;
  isLoadingMore = false;
  isOutdated = false;
  /** The page has a composer that can open an answer. */
  canReply = false;
  labels = { heading: HEADING, more: MORE, refresh: REFRESH, showAll: SHOW_ALL };

  #reading = new Reading<TimelinePage>('Timeline', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #stopWatching: (() => void) | null = null;
  #stopFollowing: () => void = () => undefined;
  /** The index of the item that gets the focus as soon as it is loaded. */
  #focusAt: number | null = null;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** A page can give a component another record. Nothing of the previous record must stay. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.caseId = caseId;
    this.#focusAt = null;
    this.counts = {};
    this.sections = [];
    this.show([]);
    if (this.isConnected) {
      this.followWork();
    }
  }

  @wire(getItems, { caseId: '$caseId', kinds: '$kinds', pageSize: '$pageSize' })
  receivePage(wired: Wired<TimelinePage>): void {
    this.#reading.received(wired);
    this.loadError = wired.error ?? null;
    if (wired.data) {
      this.put(this.timeline ? refreshed(this.timeline, wired.data) : started(wired.data));
      this.counts = wired.data.counts ?? this.counts;
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
    this.followWork();
  }

  disconnectedCallback(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.#stopFollowing();
    unregisterRefreshHandler(this.#refreshHandler);
  }

  renderedCallback(): void {
    this.watchEnd();
    this.moveFocus();
  }

  get isEmpty(): boolean {
    return this.timeline !== null && this.sections.length === 0;
  }

  get isFiltered(): boolean {
    return this.kinds.length > 0;
  }

  get empty(): { title: string; help: string } {
    return this.isFiltered ? { title: EMPTY_KINDS, help: EMPTY_KINDS_HELP } : { title: EMPTY, help: EMPTY_HELP };
  }

  get shown(): string {
    return this.timeline ? format(SHOWN, this.timeline.upcoming.length + this.timeline.items.length) : '';
  }

  get hasMore(): boolean {
    return Boolean(this.timeline?.next);
  }

  /** Keeps the item objects, so that only new items are rendered. */
  put(timeline: Timeline): void {
    const now = readerNow();
    this.reader = now.today === this.reader.today ? this.reader : now;
    this.timeline = timeline;
    this.sections = sectionsOf(timeline, this.reader);
  }

  followWork(): void {
    this.#stopFollowing();
    this.#stopFollowing = watchWork(this.caseId, (offered) => {
      this.canReply = offered.includes('reply');
    });
  }

  choose(event: CustomEvent<Kind[]>): void {
    this.show(event.detail);
  }

  showAll(): void {
    this.show([]);
  }

  show(kinds: readonly Kind[]): void {
    this.timeline = null;
    this.loadError = null;
    this.moreError = null;
    this.isLoadingMore = false;
    this.kinds = kinds;
    this.#reading.about(this.caseId, kinds.join());
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  /** Changes by others appear on the whole page: in this timeline, the header, the path, and the cards. */
  async refreshPage(): Promise<void> {
    await refreshPage(this, this.caseId);
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }

  /** After a click on the button, the focus moves to the first new item. */
  async showMore(): Promise<void> {
    const shown = this.timeline?.items.length ?? 0;
    this.#focusAt = shown;
    await this.loadMore();
    if (this.timeline?.items.length === shown) {
      this.#focusAt = null;
    }
  }

  async loadMore(): Promise<void> {
    const before = this.timeline?.next ?? null;
    const { caseId, kinds } = this;
    if (this.isLoadingMore || before === null) {
      return;
    }
    this.isLoadingMore = true;
    this.moreError = null;
    try {
      const page = await getOlderItems({ caseId, kinds, before, pageSize: PAGE_SIZE });
      // In the meantime, the user may have chosen other kinds, or the timeline may have started over.
      if (this.timeline?.next === before && this.kinds === kinds) {
        this.put(continued(this.timeline, page));
      }
    } catch (error) {
      this.moreError = this.kinds === kinds ? error : this.moreError;
    } finally {
      this.isLoadingMore = this.isLoadingMore && this.kinds !== kinds;
    }
  }

  /** After an error, only the button tries again. */
  watchEnd(): void {
    this.#stopWatching?.();
    const end = this.refs?.end;
    const isWatched = end !== undefined && !this.isLoadingMore && !this.moreError;
    this.#stopWatching = isWatched ? whenNear(end, () => void this.loadMore()) : null;
  }

  moveFocus(): void {
    const next = this.#focusAt === null ? undefined : this.timeline?.items[this.#focusAt];
    const element = next && this.template?.querySelector<HTMLElement>(`[data-item="${next.id}"]`);
    if (element) {
      this.#focusAt = null;
      element.focus();
    }
  }
}
