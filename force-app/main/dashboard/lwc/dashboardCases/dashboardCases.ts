import { api, LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import getCases from '@salesforce/apex/DashboardController.getCases';
import ACCOUNT from '@salesforce/label/c.Dashboard_Account';
import BACK from '@salesforce/label/c.Dashboard_Back';
import CASE from '@salesforce/label/c.Dashboard_Case';
import CUT from '@salesforce/label/c.Dashboard_Cut';
import DAYS_HELP from '@salesforce/label/c.Dashboard_DaysHelp';
import DAYS_IN_STAGE from '@salesforce/label/c.Dashboard_MeasureDaysInStage';
import DAYS_OPEN from '@salesforce/label/c.Dashboard_MeasureDaysOpen';
import DAYS_TAKEN from '@salesforce/label/c.Dashboard_MeasureDaysTaken';
import DAYS_TO_KICKOFF from '@salesforce/label/c.Dashboard_MeasureDaysToKickoff';
import DAYS_TO_ROSTERED from '@salesforce/label/c.Dashboard_MeasureDaysToRostered';
import DUE_DATE from '@salesforce/label/c.Dashboard_MeasureDueDate';
import EMPTY from '@salesforce/label/c.Dashboard_EmptyHelp';
import GO_LIVE from '@salesforce/label/c.Dashboard_MeasureGoLive';
import HEADING from '@salesforce/label/c.Dashboard_Cases';
import HIDDEN from '@salesforce/label/c.Dashboard_Hidden';
import LAST_CONTACT from '@salesforce/label/c.Dashboard_MeasureLastContact';
import MORE from '@salesforce/label/c.Dashboard_More';
import NEVER from '@salesforce/label/c.Dashboard_Never';
import NOT_KNOWN from '@salesforce/label/c.Dashboard_NotKnown';
import OWNER from '@salesforce/label/c.Dashboard_Owner';
import REFRESH from '@salesforce/label/c.Common_Refresh';
import SHOWN from '@salesforce/label/c.Dashboard_Shown';
import STAGE from '@salesforce/label/c.Dashboard_Stage';
import { dashboardPage, number, titleOf } from 'c/dashboardModel';
import type { DashboardCase, DashboardCases as Cases, Measure } from 'c/dashboardModel';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

const MEASURES: Readonly<Record<Measure, string>> = {
  daysInStage: DAYS_IN_STAGE,
  daysOpen: DAYS_OPEN,
  daysTaken: DAYS_TAKEN,
  daysToKickoff: DAYS_TO_KICKOFF,
  daysToRostered: DAYS_TO_ROSTERED,
  dueDate: DUE_DATE,
  goLive: GO_LIVE,
  lastContact: LAST_CONTACT,
};

/** How many cases show at once. */
const PAGE = 200;

/** The other measures are a number of days. */
const DAYS_OF_THE_CALENDAR: ReadonlySet<Measure> = new Set<Measure>(['dueDate', 'goLive', 'lastContact']);

interface Row extends DashboardCase {
  label: string;
  measured: string;
}

/** The cases behind a figure of the dashboard. */
export default class DashboardCases extends NavigationMixin(LightningElement) {
  cases: Cases | null = null;
  loadError: unknown = null;
  isOutdated = false;
  labels = {
    account: ACCOUNT,
    back: BACK,
    case: CASE,
    daysHelp: DAYS_HELP,
    empty: EMPTY,
    owner: OWNER,
    refresh: REFRESH,
    stage: STAGE,
  };

  wanted = '';
  shown = PAGE;
  #reading = new Reading<Cases>('DashboardCases', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #hasFocused = false;
  /** The row that gets the focus once it shows. */
  #focusAt: number | null = null;

  /** The key of the figure. */
  @api
  get figure(): string {
    return this.wanted;
  }

  set figure(figure: string) {
    if (figure !== this.wanted) {
      this.wanted = figure;
      this.cases = null;
      this.loadError = null;
      this.shown = PAGE;
      this.#hasFocused = false;
      this.#reading.about(figure);
    }
  }

  @wire(getCases, { figure: '$wanted' })
  receive(wired: Wired<Cases>): void {
    if (wired.data && wired.data.figure !== this.wanted) {
      return;
    }
    this.#reading.received(wired);
    this.cases = wired.data ?? this.cases;
    this.loadError = this.cases ? null : (wired.error ?? null);
  }

  connectedCallback(): void {
    this.#reading.arrived(true);
  }

  renderedCallback(): void {
    if (!this.#hasFocused && (this.cases || this.loadError)) {
      this.#hasFocused = true;
      (this.refs?.['heading'] as HTMLElement | undefined)?.focus();
    }
    if (this.#focusAt !== null) {
      this.template?.querySelectorAll<HTMLElement>('.row')[this.#focusAt]?.focus();
      this.#focusAt = null;
    }
  }

  get title(): string {
    return this.cases ? titleOf(this.cases) : HEADING;
  }

  get measure(): string {
    return this.cases ? format(MEASURES[this.cases.measure], this.cases.stageLabel) : '';
  }

  get hasDays(): boolean {
    return this.hasRows && !DAYS_OF_THE_CALENDAR.has(this.cases?.measure as Measure);
  }

  get rows(): Row[] {
    const without = this.cases?.measure === 'lastContact' ? NEVER : NOT_KNOWN;
    return (this.cases?.rows ?? []).slice(0, this.shown).map((row) => ({
      ...row,
      label: row.accountName ?? row.caseNumber,
      measured: row.days === null ? without : number(row.days),
    }));
  }

  get hasRows(): boolean {
    return (this.cases?.rows.length ?? 0) > 0;
  }

  get isEmpty(): boolean {
    return this.cases?.total === 0;
  }

  get shownText(): string {
    return format(SHOWN, number(this.rows.length), number(this.cases?.total ?? 0));
  }

  get hasMore(): boolean {
    return (this.cases?.rows.length ?? 0) > this.shown;
  }

  get moreText(): string {
    return format(MORE, number(Math.min(PAGE, (this.cases?.rows.length ?? 0) - this.shown)));
  }

  get cutText(): string | null {
    return this.cases?.isCut ? format(CUT, number(this.cases.rows.length), number(this.cases.total)) : null;
  }

  get hiddenText(): string | null {
    const hidden = (this.cases?.total ?? 0) - (this.cases?.rows.length ?? 0);
    return this.cases && !this.cases.isCut && hidden > 0 ? format(HIDDEN, number(hidden)) : null;
  }

  showMore(): void {
    this.#focusAt = this.shown;
    this.shown += PAGE;
  }

  back(): void {
    this[NavigationMixin.Navigate](dashboardPage(null));
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}
