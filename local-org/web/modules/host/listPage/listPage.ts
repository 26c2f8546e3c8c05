import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getListInfoByName, getListRecordsByName } from 'lightning/uiListsApi';
import { allRecordsColumns } from '../../../lib/allRecords.ts';
import { cache } from '../../../lib/cache.ts';
import { errorMessage } from '../../../lib/http.ts';
import {
  countText,
  listRow,
  nextOrder,
  searchRows,
  sortRows,
  type ListRow,
  type SortOrder,
} from '../../../lib/listView.ts';
import {
  chooseListView,
  lastListView,
  pinListView,
  pinnedListView,
  rememberListView,
} from '../../../lib/listChoice.ts';
import { later } from '../../../lib/later.ts';
import { navigate } from '../../../lib/location.ts';
import { objectConfig } from '../../../lib/pageConfig.ts';
import { pageReady } from '../../../lib/pageEvents.ts';
import { objectTag } from '../../../lib/records.ts';
import { listPage } from '../../../lib/router.ts';
import type { ListInfo, ObjectInfo, RecordCollection } from '../../../lib/uiTypes.ts';
import type { Emission } from '../../../lib/queryCache.ts';
import { getAllRecords } from './getAllRecords.ts';

const PAGE_SIZE = 200;
const MOST = 2000;
/** While someone types, wait this long before the org searches. */
const WAIT_MS = 300;

/** An object's list views: choose one, search, sort, and open a record. */
export default class ListPage extends LightningElement {
  @api objectApiName = '';
  pageSize = PAGE_SIZE;
  searchText = '';
  isRefreshing = false;
  chosenOrder: SortOrder | undefined;
  /** Don't derive it from the records: a wire whose parameters depend on its result never settles. */
  serverOrder: string | null = null;
  /** What the org searches, if the list has more records than the page. */
  serverSearch: string | null = null;
  private callOff: (() => void) | undefined;
  isTyping = false;
  private refreshedAt = Date.now();
  private announced = '';
  pinned: string | undefined;
  private chosenFilter: string | undefined;

  @api
  get filterName(): string | undefined {
    return this.chosenFilter;
  }

  set filterName(value: string | undefined) {
    if (value === this.chosenFilter) return;
    this.chosenFilter = value;
    this.chosenOrder = undefined;
    this.serverOrder = null;
    this.callOff?.();
    this.isTyping = false;
    this.serverSearch = null;
    this.searchText = '';
    this.pageSize = PAGE_SIZE;
    this.listInfo = { data: undefined, error: undefined };
    this.viewRecords = { data: undefined, error: undefined };
  }

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  objectInfo: Emission<ObjectInfo> = { data: undefined, error: undefined };

  @wire(getListInfoByName, { objectApiName: '$objectApiName', listViewApiName: '$listViewName' })
  listInfo: Emission<ListInfo> = { data: undefined, error: undefined };

  @wire(getListRecordsByName, {
    objectApiName: '$objectApiName',
    listViewApiName: '$listViewName',
    pageSize: '$pageSize',
    sortBy: '$serverOrder',
    searchTerm: '$serverSearch',
  })
  viewRecords: Emission<RecordCollection> = { data: undefined, error: undefined };

  // The rule knows only the platform's adapters.
  // eslint-disable-next-line @lwc/lwc/no-unknown-wire-adapters
  @wire(getAllRecords, { objectInfo: '$objectInfo.data' })
  allRecords: Emission<RecordCollection> = { data: undefined, error: undefined };

  connectedCallback(): void {
    this.pinned = pinnedListView(this.objectApiName);
  }

  disconnectedCallback(): void {
    this.callOff?.();
  }

  renderedCallback(): void {
    if (this.listViewName) rememberListView(this.objectApiName, this.listViewName);
    const title = this.heading;
    if (title === this.announced) return;
    this.announced = title;
    this.dispatchEvent(
      pageReady({
        title: `${title} | ${this.objectLabel}`,
        focusHeading: () => (this.refs?.['heading'] as HTMLElement | undefined)?.focus(),
      }),
    );
  }

  /** If the project has no list views for the object, all its records are listed. */
  get hasListView(): boolean {
    return this.listViews.length > 0;
  }

  get list(): Emission<RecordCollection> {
    return this.hasListView ? this.viewRecords : this.allRecords;
  }

  get listViews() {
    return objectConfig(this.objectApiName)?.listViews ?? [];
  }

  get listViewName(): string | undefined {
    return chooseListView(this.listViews, [this.chosenFilter, this.pinned, lastListView(this.objectApiName)]);
  }

  /** The key for saved column widths. */
  get listKey(): string {
    return `${this.objectApiName}.${this.listViewName ?? ''}`;
  }

  get heading(): string {
    const known = this.listViews.find(({ name }) => name === this.listViewName);
    return known?.label ?? `All ${this.objectLabel}`;
  }

  get objectLabel(): string {
    return objectConfig(this.objectApiName)?.labelPlural ?? this.objectApiName;
  }

  get iconName(): string {
    return objectConfig(this.objectApiName)?.icon ?? 'standard:record';
  }

  get isPinned(): boolean {
    return this.pinned === this.listViewName;
  }

  get pinIcon(): string {
    return this.isPinned ? 'utility:pinned' : 'utility:pin';
  }

  get pinText(): string {
    return this.isPinned ? 'This list view is pinned.' : 'Pin this list view.';
  }

  get hasSeveralViews(): boolean {
    return this.listViews.length > 1;
  }

  get listViewItems() {
    return this.listViews.map(({ name, label }) => ({ name, label, current: name === this.listViewName }));
  }

  get pickerText(): string {
    return `Select a list view: ${this.objectLabel}`;
  }

  get columns() {
    const [object, info] = [objectConfig(this.objectApiName), this.objectInfo.data];
    if (!this.hasListView) return object && info ? allRecordsColumns(object, info) : [];
    return this.listInfo.data?.displayColumns ?? [];
  }

  get sortItems() {
    return this.columns
      .filter(({ sortable }) => sortable)
      .map(({ fieldApiName, label }) => ({ fieldApiName, label, current: fieldApiName === this.order?.fieldApiName }));
  }

  get hasMore(): boolean {
    return Boolean(this.list.data?.nextPageToken) && this.pageSize < MOST;
  }

  get order(): SortOrder | undefined {
    if (this.chosenOrder) return this.chosenOrder;
    const [first] = this.listInfo.data?.orderedByInfo ?? [];
    return first && { fieldApiName: first.fieldApiName, descending: !first.isAscending };
  }

  get allRows(): readonly ListRow[] {
    const rows = (this.list.data?.records ?? []).map((record) => listRow(record, this.columns, this.objectInfo.data));
    return this.hasMore ? rows : sortRows(rows, this.chosenOrder);
  }

  get rows(): readonly ListRow[] {
    return searchRows(this.allRows, this.searchText);
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get isLoading(): boolean {
    if (!this.list.data || !this.objectInfo.data || (this.hasListView && !this.listInfo.data)) return true;
    return this.isSearching && !this.hasRows;
  }

  /** The org has yet to search the records that aren't loaded. */
  get isSearching(): boolean {
    return this.isTyping || (this.hasListView && (this.list.data?.searchTerm ?? null) !== this.serverSearch);
  }

  get errorText(): string {
    if (this.isRefreshing) return '';
    const error = this.list.error ?? this.listInfo.error ?? this.objectInfo.error;
    return error === undefined ? '' : errorMessage(error);
  }

  get statusText(): string {
    if (this.errorText) return '';
    if (this.isLoading) return 'Loading...';
    const sorted = this.columns.find(({ fieldApiName }) => fieldApiName === this.order?.fieldApiName);
    const count = countText(this.rows.length, this.allRows.length, this.hasMore);
    const time = new Date(this.refreshedAt).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
    return [count, sorted && `Sorted by ${sorted.label}`, `Updated at ${time}`].filter(Boolean).join(' • ');
  }

  get emptyHeading(): string {
    return this.searchText ? 'No items match your search' : 'No items to display';
  }

  get emptyText(): string {
    return this.searchText ? 'Try different or fewer search terms.' : 'No records match the filters of this list view.';
  }

  handleListView(event: CustomEvent<{ value: string }>): void {
    navigate(listPage(this.objectApiName, event.detail.value));
  }

  handlePin(): void {
    this.pinned = this.isPinned ? undefined : this.listViewName;
    pinListView(this.objectApiName, this.pinned);
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.searchText = event.detail.value;
    this.callOff?.();
    if (!this.hasListView || (this.serverSearch === null && this.list.data && !this.hasMore)) return;
    this.isTyping = true;
    this.callOff = later(() => {
      this.isTyping = false;
      this.serverSearch = this.searchText.trim() || null;
    }, WAIT_MS);
  }

  handleSort(event: CustomEvent<{ fieldApiName: string }>): void {
    this.sortBy(nextOrder(this.order, event.detail.fieldApiName));
  }

  handleSortChoice(event: CustomEvent<{ value: string }>): void {
    this.sortBy(nextOrder(this.order, event.detail.value));
  }

  /** Only the org can sort records that aren't loaded. */
  private sortBy(order: SortOrder): void {
    this.chosenOrder = order;
    this.serverOrder = this.hasMore ? `${order.descending ? '-' : ''}${order.fieldApiName}` : null;
  }

  handleMore(): void {
    this.pageSize = Math.min(this.pageSize * 5, MOST);
  }

  async handleRefresh(): Promise<void> {
    this.isRefreshing = true;
    await cache.invalidate([objectTag(this.objectApiName), ...(this.listInfo.error ? ['metadata'] : [])]);
    this.refreshedAt = Date.now();
    this.isRefreshing = false;
  }
}
