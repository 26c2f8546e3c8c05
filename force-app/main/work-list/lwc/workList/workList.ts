import { api, LightningElement, wire } from 'lwc';
import getColleagues from '@salesforce/apex/WorkListController.getColleagues';
import getList from '@salesforce/apex/WorkListController.getList';
import LOCALE from '@salesforce/i18n/locale';
import REFRESH from '@salesforce/label/c.Common_Refresh';
import CLEAR from '@salesforce/label/c.WorkList_Clear';
import COLLEAGUE from '@salesforce/label/c.WorkList_FilterCount';
import COLLEAGUES from '@salesforce/label/c.WorkList_Colleagues';
import CONTACT from '@salesforce/label/c.WorkList_Contact';
import CUT from '@salesforce/label/c.WorkList_Cut';
import EMPTY_EVERYONE from '@salesforce/label/c.WorkList_EmptyEveryone';
import EMPTY_FILTER from '@salesforce/label/c.WorkList_EmptyFilter';
import EMPTY_FILTER_HELP from '@salesforce/label/c.WorkList_EmptyFilterHelp';
import EMPTY_HELP from '@salesforce/label/c.WorkList_EmptyHelp';
import EMPTY_SEARCH from '@salesforce/label/c.WorkList_EmptySearch';
import EMPTY_THEIRS from '@salesforce/label/c.WorkList_EmptyTheirs';
import EVERYONES from '@salesforce/label/c.WorkList_Everyone';
import FILTER from '@salesforce/label/c.WorkList_Filter';
import HEADING_EVERYONE from '@salesforce/label/c.WorkList_HeadingEveryone';
import HEADING_MINE from '@salesforce/label/c.WorkList_HeadingMine';
import HEADING_THEIRS from '@salesforce/label/c.WorkList_HeadingTheirs';
import MINE from '@salesforce/label/c.WorkList_Mine';
import MORE from '@salesforce/label/c.WorkList_More';
import NEXT_STEP from '@salesforce/label/c.WorkList_NextStep';
import NOTHING from '@salesforce/label/c.WorkList_Nothing';
import SCHOOL from '@salesforce/label/c.WorkList_School';
import SEARCH from '@salesforce/label/c.WorkList_Search';
import SHOW_EVERYONES from '@salesforce/label/c.WorkList_ShowEveryones';
import SHOWN from '@salesforce/label/c.WorkList_Shown';
import STAGE from '@salesforce/label/c.WorkList_Stage';
import WHOSE from '@salesforce/label/c.WorkList_Whose';
import WHOSE_FAILED from '@salesforce/label/c.WorkList_WhoseFailed';
import type { FilterChoice } from 'c/rpFilterButtons';
import { reduceError } from 'c/rpErrorUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';
import { choicesOf, EVERYONE, isFound, isIn, keepChoice, ME, readChoice } from 'c/workListModel';
import type { Filter, WorkList as List, WorkListOwner, WorkListRow } from 'c/workListModel';

/** How many cases show at once. */
const PAGE = 80;

interface Item {
  row: WorkListRow;
  isPrimary: boolean;
  isCalling: boolean;
}

/** Open onboarding cases in the order in which a specialist works on them (decision 14). */
export default class WorkList extends LightningElement {
  /** Set by the Lightning page; not used. */
  @api flexipageRegionWidth: string | undefined;

  whose = ME;
  filter: Filter = 'ALL';
  search = '';
  list: List | null = null;
  shown = PAGE;
  loadError: unknown = null;
  isOutdated = false;
  /** The case with which the user logs a call. */
  callingId: string | null = null;
  colleagues: readonly WorkListOwner[] | null = null;
  colleaguesError = false;
  labels = {
    clear: CLEAR,
    colleagues: COLLEAGUES,
    contact: CONTACT,
    everyone: EVERYONES,
    filter: FILTER,
    mine: MINE,
    nextStep: NEXT_STEP,
    nothing: NOTHING,
    refresh: REFRESH,
    school: SCHOOL,
    search: SEARCH,
    showEveryones: SHOW_EVERYONES,
    stage: STAGE,
    whose: WHOSE,
    whoseFailed: WHOSE_FAILED,
  };

  #reading = new Reading<List>('WorkList', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #isListing = false;
  /** The index of the case that gets the focus once it is rendered. */
  #focusAt: number | null = null;
  /** The case that the user has worked on. */
  #workedOn: string | null = null;

  constructor() {
    super();
    const { filter, whose } = readChoice();
    this.filter = filter;
    this.whose = whose;
    this.#reading.about(whose);
  }

  @wire(getList, { whose: '$whose' })
  receive(wired: Wired<List>): void {
    if (wired.data && wired.data.whose !== this.whose) {
      return;
    }
    this.#reading.received(wired);
    if (wired.error && this.whose !== ME && reduceError(wired.error).code === 'WORK_LIST_NOBODY') {
      this.showCasesOf(ME);
      return;
    }
    this.list = wired.data ?? this.list;
    this.loadError = this.list ? null : (wired.error ?? null);
  }

  connectedCallback(): void {
    this.#reading.arrived(true);
  }

  renderedCallback(): void {
    const item =
      this.#focusAt === null ? null : this.template?.querySelector<HTMLElement>(`[data-index="${this.#focusAt}"]`);
    if (item) {
      this.#focusAt = null;
      item.focus();
    }
    this.keepFocus();
  }

  get heading(): string {
    if (this.whose === ME) {
      return HEADING_MINE;
    }
    return this.whose === EVERYONE ? HEADING_EVERYONE : format(HEADING_THEIRS, this.list?.ownerName);
  }

  get rows(): readonly WorkListRow[] {
    return this.list?.rows ?? [];
  }

  get choices(): FilterChoice[] {
    return choicesOf(this.rows, this.filter, this.list?.stuckDays ?? 0);
  }

  get found(): readonly WorkListRow[] {
    const search = this.search.trim();
    return this.rows.filter((row) => isIn(this.filter, row) && (search === '' || isFound(search, row)));
  }

  get items(): (Item & { index: number })[] {
    return this.found.slice(0, this.shown).map((row, index) => ({
      row,
      index,
      isPrimary: index === 0 && this.callingId === null,
      isCalling: row.caseId === this.callingId,
    }));
  }

  get hasCases(): boolean {
    return this.rows.length > 0;
  }

  get hasFound(): boolean {
    return this.found.length > 0;
  }

  get showsOwner(): boolean {
    return this.whose === EVERYONE;
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

  get emptyText(): string {
    if (this.whose === ME) {
      return EMPTY_HELP;
    }
    return this.whose === EVERYONE ? EMPTY_EVERYONE : format(EMPTY_THEIRS, this.list?.ownerName);
  }

  get noneText(): string {
    return this.search.trim() === '' ? EMPTY_FILTER_HELP : format(EMPTY_SEARCH, this.search.trim());
  }

  get noneTitle(): string {
    return EMPTY_FILTER;
  }

  get isMine(): boolean {
    return this.whose === ME;
  }

  get isEveryones(): boolean {
    return this.whose === EVERYONE;
  }

  get isLoadingColleagues(): boolean {
    return this.colleagues === null && !this.colleaguesError;
  }

  get others(): { id: string; label: string; isChosen: boolean }[] {
    return (this.colleagues ?? []).map(({ id, name, openCases }) => ({
      id,
      label: format(COLLEAGUE, name, openCases),
      isChosen: id === this.whose,
    }));
  }

  get hasColleagues(): boolean {
    return this.others.length > 0;
  }

  /** When the user opens the menu: the list doesn't wait for its items. */
  async listColleagues(): Promise<void> {
    if (this.#isListing) {
      return;
    }
    this.#isListing = true;
    this.colleaguesError = false;
    try {
      this.colleagues = await getColleagues();
    } catch {
      this.colleaguesError = true;
    }
    this.#isListing = false;
  }

  chooseWhose(event: CustomEvent<{ value: string }>): void {
    this.showCasesOf(event.detail.value);
  }

  showCasesOf(whose: string): void {
    if (whose === this.whose) {
      return;
    }
    this.list = null;
    this.loadError = null;
    this.search = '';
    this.whose = whose;
    this.#reading.about(whose);
    this.startOver();
  }

  showEveryones(): void {
    this.showCasesOf(EVERYONE);
  }

  chooseFilter(event: CustomEvent<Filter>): void {
    this.filter = event.detail;
    this.startOver();
  }

  typed(event: CustomEvent<string>): void {
    this.search = event.detail;
    this.shown = PAGE;
  }

  showAll(): void {
    this.search = '';
    this.filter = 'ALL';
    this.startOver();
  }

  startOver(): void {
    this.shown = PAGE;
    this.callingId = null;
    keepChoice({ filter: this.filter, whose: this.whose });
  }

  showMore(): void {
    this.#focusAt = this.shown;
    this.shown += PAGE;
  }

  call(event: CustomEvent<boolean>): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.callingId = event.detail ? (key ?? null) : null;
  }

  async rowChanged(event: Event): Promise<void> {
    this.#workedOn = (event.currentTarget as HTMLElement).dataset.key ?? null;
    await this.reload();
    this.keepFocus();
    this.#workedOn = null;
  }

  /** The browser takes the focus away when a case moves to another place in the list. */
  keepFocus(): void {
    if (this.#workedOn !== null && !this.template?.activeElement) {
      const moved = this.template?.querySelector<HTMLElement>(`[data-item="${this.#workedOn}"]`);
      (moved ?? (this.refs?.heading as HTMLElement | undefined))?.focus();
    }
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}
