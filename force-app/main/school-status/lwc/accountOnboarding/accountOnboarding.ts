import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getOnboardings from '@salesforce/apex/SchoolStatusController.getOnboardings';
import LOCALE from '@salesforce/i18n/locale';
import COUNT from '@salesforce/label/c.Schools_StageCount';
import CUT from '@salesforce/label/c.Schools_AccountCut';
import EMPTY from '@salesforce/label/c.Schools_AccountNone';
import HEADING from '@salesforce/label/c.Schools_AccountHeading';
import NOT_STARTED from '@salesforce/label/c.Schools_NotStartedCount';
import SHOW_LESS from '@salesforce/label/c.Account_ShowLess';
import VIEW_ALL from '@salesforce/label/c.Account_ViewAll';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';
import type { AccountOnboardings, SchoolStatus } from 'c/schoolStatusModel';

interface Item {
  key: string | null;
  row: SchoolStatus;
  isOwn: boolean;
}

/** How many rows show without a press. */
const FIRST = 10;

/** Where the onboarding of the account stands, and of each school below it. */
export default class AccountOnboarding extends LightningElement {
  accountId = '';
  onboardings: AccountOnboardings | null = null;
  loadError: unknown = null;
  isOutdated = false;
  showsAll = false;
  labels = { heading: HEADING };

  #reading = new Reading<AccountOnboardings>('AccountOnboardings', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;

  @api
  get recordId(): string {
    return this.accountId;
  }

  /** The page can give this component another account. Nothing of the earlier one stays. */
  set recordId(accountId: string) {
    if (accountId !== this.accountId) {
      this.accountId = accountId;
      this.#reading.about(accountId);
      this.onboardings = null;
      this.loadError = null;
      this.showsAll = false;
    }
  }

  @wire(getOnboardings, { accountId: '$accountId' })
  receive(wired: Wired<AccountOnboardings>): void {
    if (wired.data && wired.data.accountId !== this.accountId) {
      return;
    }
    this.#reading.received(wired);
    this.onboardings = wired.data ?? this.onboardings;
    this.loadError = this.onboardings ? null : (wired.error ?? null);
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
  }

  get rows(): readonly SchoolStatus[] {
    return this.onboardings?.rows ?? [];
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get items(): Item[] {
    const shown = this.showsAll ? this.rows : this.rows.slice(0, FIRST);
    return shown.map((row) => ({
      key: row.caseId ?? row.accountId,
      row,
      isOwn: row.accountId === this.onboardings?.accountId,
    }));
  }

  get hasMore(): boolean {
    return this.rows.length > FIRST;
  }

  get toggleLabel(): string {
    return this.showsAll ? SHOW_LESS : format(VIEW_ALL, this.rows.length);
  }

  get ariaExpandedRows(): string {
    return String(this.showsAll);
  }

  get emptyText(): string {
    return format(EMPTY, this.onboardings?.accountName);
  }

  get cutText(): string | null {
    return this.onboardings?.isCut ? format(CUT, this.onboardings.accountName) : null;
  }

  /** "2 Rostering · 1 Closed · 3 not started", in the order of the rows. Null for a single row, which says it itself. */
  get summary(): string | null {
    if (this.rows.length < 2) {
      return null;
    }
    const counts = new Map<string | null, number>();
    for (const { stageLabel } of this.rows) {
      counts.set(stageLabel, (counts.get(stageLabel) ?? 0) + 1);
    }
    const number = new Intl.NumberFormat(LOCALE);
    return [...counts]
      .map(([stage, count]) =>
        stage === null ? format(NOT_STARTED, number.format(count)) : format(COUNT, number.format(count), stage),
      )
      .join(' · ');
  }

  toggle(): void {
    this.showsAll = !this.showsAll;
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
