import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import HEADING from '@salesforce/label/c.Integration_Heading';
import { hasChanged, Reading } from 'c/rpReadingUtils';
import type { OnboardingPage } from 'c/onboardingPageModel';
import type { Watched, Wired } from 'c/rpReadingUtils';

/** Integration cases are created or closed when these fields change. */
const WATCHED: Watched<OnboardingPage> = {
  'Case.Status': (page) => page.stage,
  'Case.Student_Upload_Method__c': (page) => page.methods.studentMethod,
  'Case.Teacher_Upload_Method__c': (page) => page.methods.teacherMethod,
};

/** The support team's cases of this onboarding. */
export default class IntegrationCases extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  isOutdated = false;
  labels = { heading: HEADING };
  watchedFields = Object.keys(WATCHED);

  #reading = new Reading<OnboardingPage>('OnboardingPage', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;

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
  }

  @wire(getPage, { caseId: '$caseId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.onboarding = wired.data ?? this.onboarding;
    this.loadError = wired.error ?? null;
  }

  @wire(getRecord, { recordId: '$caseId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    if (hasChanged(data, this.caseId, WATCHED, this.onboarding)) {
      void this.#reading.refreshWithPage();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
