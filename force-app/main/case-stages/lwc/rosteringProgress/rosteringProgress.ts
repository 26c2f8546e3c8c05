import { api, LightningElement, wire } from 'lwc';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import setRosteringCompleteDate from '@salesforce/apex/OnboardingCaseController.setRosteringCompleteDate';
import COMPLETE_DATE from '@salesforce/label/c.Work_RosteringCompleteDate';
import COMPLETED from '@salesforce/label/c.Work_RosteringCompleted';
import INTEGRATIONS from '@salesforce/label/c.Integration_Heading';
import MANUAL from '@salesforce/label/c.Work_ManualRostering';
import MANUAL_HELP from '@salesforce/label/c.Work_ManualRosteringHelp';
import NONE from '@salesforce/label/c.Integration_EmptyMissing';
import NOT_SET from '@salesforce/label/c.Common_NotSet';
import { Reading } from 'c/rpReadingUtils';
import type { OnboardingPage } from 'c/onboardingPageModel';
import type { Wired } from 'c/rpReadingUtils';

/** The integration cases and the Rostering Complete Date. */
export default class RosteringProgress extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  isBusy = false;
  isOutdated = false;
  labels = {
    completeDate: COMPLETE_DATE,
    completed: COMPLETED,
    integrations: INTEGRATIONS,
    manual: MANUAL,
    manualHelp: MANUAL_HELP,
    none: NONE,
    notSet: NOT_SET,
  };

  #reading = new Reading<OnboardingPage>('OnboardingPage', (isOutdated) => {
    this.isOutdated = isOutdated;
  });

  #isStarting = false;

  /** The user works in another part of the page, which has the brand button. */
  @api isSecondary = false;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier record stays. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.caseId = caseId;
    this.#reading.about(caseId);
    this.onboarding = null;
    this.loadError = null;
    this.failure = null;
    this.isBusy = false;
    this.#isStarting = false;
  }

  @wire(getPage, { caseId: '$caseId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.onboarding = wired.data ?? this.onboarding;
    this.loadError = wired.error ?? null;
  }

  /** Moves the focus to the date, as soon as it shows. */
  @api
  start(): void {
    this.#isStarting = true;
    this.renderedCallback();
  }

  renderedCallback(): void {
    if (this.#isStarting && this.onboarding) {
      this.#isStarting = false;
      this.template?.querySelector<HTMLElement>('c-rp-date-entry')?.focus();
    }
  }

  get primary(): string {
    const { stage, next } = this.onboarding as OnboardingPage;
    return stage === 'Rostering' && !next.canComplete && !this.isSecondary ? 'brand' : 'neutral';
  }

  /** Nothing else says why there is no date. */
  get isNotSet(): boolean {
    return !this.onboarding?.rosteringDateReason;
  }

  async save(event: CustomEvent<string>): Promise<void> {
    await this.#reading.save(this, () => setRosteringCompleteDate({ caseId: this.caseId, value: event.detail }));
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}
