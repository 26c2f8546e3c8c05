import { api, LightningElement, wire } from 'lwc';
import getMySchools from '@salesforce/apex/MySchoolsController.getMySchools';
import LOCALE from '@salesforce/i18n/locale';
import ATTENTION_LABEL from '@salesforce/label/c.Schools_Attention';
import CLEAR from '@salesforce/label/c.Schools_Clear';
import CLOSED_LABEL from '@salesforce/label/c.Schools_Closed';
import CUT from '@salesforce/label/c.Schools_Cut';
import EMPTY from '@salesforce/label/c.Schools_Empty';
import EMPTY_HELP from '@salesforce/label/c.Schools_EmptyHelp';
import FILTER from '@salesforce/label/c.Schools_Filter';
import GO_LIVE from '@salesforce/label/c.Schools_GoLive';
import HEADING from '@salesforce/label/c.Schools_Heading';
import MORE from '@salesforce/label/c.Schools_More';
import NONE from '@salesforce/label/c.Schools_None';
import NONE_HELP from '@salesforce/label/c.Schools_NoneHelp';
import NONE_SEARCH from '@salesforce/label/c.Schools_NoneSearch';
import OPEN_LABEL from '@salesforce/label/c.Schools_Open';
import REFRESH from '@salesforce/label/c.Common_Refresh';
import SCHOOL from '@salesforce/label/c.Schools_School';
import SEARCH from '@salesforce/label/c.Schools_Search';
import SHOWN from '@salesforce/label/c.Schools_Shown';
import SPECIALIST from '@salesforce/label/c.Schools_Specialist';
import STAGE from '@salesforce/label/c.Schools_Stage';
import STATUS from '@salesforce/label/c.Schools_Status';
import type { FilterChoice } from 'c/rpFilterButtons';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';
import { ATTENTION, CLOSED, isFound, isIn, keepFilter, OPEN, readFilter } from 'c/schoolStatusModel';
import type { MySchools as Schools, SchoolStatus } from 'c/schoolStatusModel';

/** How many schools show at once. */
const PAGE = 50;

/** Where each school of an account executive or customer success manager stands. What needs attention comes first. */
export default class MySchools extends LightningElement {
  /** Set by the Lightning page; not used. */
  @api flexipageRegionWidth: string | undefined;

  filter = readFilter();
  search = '';
  shown = PAGE;
  schools: Schools | null = null;
  loadError: unknown = null;
  isOutdated = false;
  labels = {
    clear: CLEAR,
    empty: EMPTY,
    emptyHelp: EMPTY_HELP,
    filter: FILTER,
    goLive: GO_LIVE,
    heading: HEADING,
    none: NONE,
    refresh: REFRESH,
    school: SCHOOL,
    search: SEARCH,
    specialist: SPECIALIST,
    stage: STAGE,
    status: STATUS,
  };

  #reading = new Reading<Schools>('MySchools', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  /** The index of the school that gets the focus once it is rendered. */
  #focusAt: number | null = null;

  @wire(getMySchools)
  receive(wired: Wired<Schools>): void {
    this.#reading.received(wired);
    this.schools = wired.data ?? this.schools;
    this.loadError = this.schools ? null : (wired.error ?? null);
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
  }

  get rows(): readonly SchoolStatus[] {
    return this.schools?.rows ?? [];
  }

  get hasSchools(): boolean {
    return this.rows.length > 0;
  }

  /** A stage can be gone since the user chose it. */
  get chosen(): string {
    return this.choices.some(({ value }) => value === this.filter) ? this.filter : OPEN;
  }

  /** Closed ones have their own filter. */
  get choices(): FilterChoice[] {
    const number = new Intl.NumberFormat(LOCALE);
    const stages = Object.entries(this.schools?.stages ?? {}).filter(([stage]) => stage !== 'Closed');
    const filters = [[OPEN, OPEN_LABEL], [ATTENTION, ATTENTION_LABEL], ...stages, [CLOSED, CLOSED_LABEL]] as const;
    return filters.map(([value = '', label = '']) => ({
      value,
      label,
      count: number.format(this.rows.filter((row) => isIn(value, row)).length),
      isChosen: value === this.filter,
    }));
  }

  get found(): readonly SchoolStatus[] {
    const search = this.search.trim();
    return this.rows.filter((row) => isIn(this.chosen, row) && (search === '' || isFound(search, row)));
  }

  get hasFound(): boolean {
    return this.found.length > 0;
  }

  get items(): { row: SchoolStatus; index: number }[] {
    return this.found.slice(0, this.shown).map((row, index) => ({ row, index }));
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
    return this.schools?.isCut ? format(CUT, new Intl.NumberFormat(LOCALE).format(this.rows.length)) : null;
  }

  get noneText(): string {
    return this.search.trim() === '' ? NONE_HELP : format(NONE_SEARCH, this.search.trim());
  }

  choose({ detail }: CustomEvent<string>): void {
    this.filter = detail;
    this.shown = PAGE;
    keepFilter(detail);
  }

  typed(event: CustomEvent<string>): void {
    this.search = event.detail;
    this.shown = PAGE;
  }

  showAll(): void {
    this.search = '';
    this.choose(new CustomEvent('choose', { detail: OPEN }));
  }

  showMore(): void {
    this.#focusAt = this.shown;
    this.shown += PAGE;
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}
