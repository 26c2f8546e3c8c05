import { api, LightningElement, wire } from 'lwc';
import ASSIGNED from '@salesforce/label/c.Won_Assigned';
import CASE from '@salesforce/label/c.Won_Case';
import CREATE from '@salesforce/label/c.Won_Create';
import CREATED from '@salesforce/label/c.Won_Created';
import FAILED from '@salesforce/label/c.Won_Failed';
import FAILED_NEXT from '@salesforce/label/c.Won_FailedNext';
import getOnboarding from '@salesforce/apex/WonOpportunityController.getOnboarding';
import HEADING from '@salesforce/label/c.Won_Heading';
import NOT_WON from '@salesforce/label/c.Won_NotWon';
import NONE from '@salesforce/label/c.Won_None';
import OTHER_TYPE from '@salesforce/label/c.Won_OtherType';
import RETRY from '@salesforce/label/c.Won_Retry';
import retry from '@salesforce/apex/WonOpportunityController.retry';
import STATUS from '@salesforce/label/c.Won_Status';
import TAKES_LONG from '@salesforce/label/c.Won_TakesLong';
import UNASSIGNED from '@salesforce/label/c.Won_Unassigned';
import WAITING from '@salesforce/label/c.Won_Waiting';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import { hasChanged, Reading } from 'c/rpReadingUtils';
import type { Watched, Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';
import type { WonOnboarding } from 'c/wonOpportunityModel';

/** The fields of the opportunity that decide what the card shows. */
const WATCHED: Watched<WonOnboarding> = {
  'Opportunity.StageName': ({ stageName }) => stageName,
  'Opportunity.AccountId': ({ accountId }) => accountId,
  'Opportunity.Type': ({ type }) => type,
};
/** While the job creates the case, the card looks this often, in milliseconds, for a minute. */
const PAUSE = 5_000;
const MOST_LOOKS = 12;

/** Whether a won opportunity has its onboarding case, who works on it, and why there is none. */
export default class WonOnboardingCard extends LightningElement {
  panel: WonOnboarding | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  isBusy = false;
  isOutdated = false;
  subjectId = '';
  looks = 0;
  labels = { failed: FAILED, failedNext: FAILED_NEXT, heading: HEADING };
  watchedFields = Object.keys(WATCHED);

  #reading = new Reading<WonOnboarding>('WonOnboarding', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  @api
  get recordId(): string {
    return this.subjectId;
  }

  /** A page can give the card another record. Nothing of the earlier one must stay. */
  set recordId(recordId: string) {
    if (recordId !== this.subjectId) {
      this.subjectId = recordId;
      this.panel = null;
      this.loadError = null;
      this.failure = null;
      this.isBusy = false;
      this.looks = 0;
      clearTimeout(this.#timer);
      this.#reading.about(recordId);
    }
  }

  @wire(getOnboarding, { opportunityId: '$subjectId' })
  receive(wired: Wired<WonOnboarding>): void {
    this.#reading.received(wired);
    this.loadError = wired.error ?? null;
    if (wired.data) {
      this.panel = wired.data;
      this.lookLater();
    }
  }

  /** Someone can change the stage elsewhere on the page. */
  @wire(getRecord, { recordId: '$subjectId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    if (hasChanged(data, this.subjectId, WATCHED, this.panel)) {
      this.looks = 0;
      void this.reload();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    unregisterRefreshHandler(this.#refreshHandler);
  }

  get caseLabel(): string | null {
    return this.panel?.caseNumber ? format(CASE, this.panel.caseNumber) : null;
  }

  get statusText(): string {
    return format(STATUS, this.panel?.statusLabel);
  }

  get ownerText(): string {
    const { specialistName } = this.panel ?? {};
    return specialistName ? format(ASSIGNED, specialistName) : UNASSIGNED;
  }

  /** Why there is no case; null while the answer of a press says it. */
  get reason(): string | null {
    return this.panel?.state === 'FAILED' && !this.failure ? (this.panel.error ?? '') : null;
  }

  /** Someone who can create the case has a button for it. */
  get isForOthers(): boolean {
    return !this.panel?.canRetry;
  }

  get waitingText(): string | null {
    switch (this.panel?.state) {
      case 'OPEN':
        return NOT_WON;
      case 'OTHER':
        return OTHER_TYPE;
      case 'NONE':
        return NONE;
      case 'WAITING':
        return this.looks < MOST_LOOKS ? WAITING : TAKES_LONG;
      default:
        return null;
    }
  }

  /** Null if the user can't create the case. While the job is about to, nobody needs to. */
  get buttonLabel(): string | null {
    const { state, canRetry } = this.panel ?? {};
    if (!canRetry || (state === 'WAITING' && this.looks < MOST_LOOKS)) {
      return null;
    }
    return state === 'NONE' ? CREATE : RETRY;
  }

  create(): Promise<void> {
    const opportunityIds = [this.subjectId];
    return this.#reading.save(this, async () => {
      const [outcome] = await retry({ opportunityIds });
      if (!outcome?.caseId) {
        throw new Error(outcome?.error ?? '');
      }
      return { message: format(CREATED, outcome.caseNumber) };
    });
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }

  lookLater(): void {
    clearTimeout(this.#timer);
    if (this.panel?.state === 'WAITING' && this.looks < MOST_LOOKS) {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- nothing tells the page that the job is done
      this.#timer = setTimeout(() => void this.look(), PAUSE);
    }
  }

  async look(): Promise<void> {
    this.looks += 1;
    await this.reload();
    this.lookLater();
  }
}
