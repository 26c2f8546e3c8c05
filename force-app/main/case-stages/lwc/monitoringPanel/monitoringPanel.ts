import { api, LightningElement, wire } from 'lwc';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import setHandoffDate from '@salesforce/apex/OnboardingCaseController.setHandoffDate';
import setUsageRequirementsMetDate from '@salesforce/apex/OnboardingCaseController.setUsageRequirementsMetDate';
import HANDOFF from '@salesforce/label/c.Work_HandoffDate';
import HANDOFF_HELP from '@salesforce/label/c.Work_HandoffDateHelp';
import INTRO from '@salesforce/label/c.Work_MonitoringIntro';
import USAGE from '@salesforce/label/c.Work_UsageDate';
import USAGE_HELP from '@salesforce/label/c.Work_UsageDateHelp';
import { Reading } from 'c/rpReadingUtils';
import type { OnboardingPage } from 'c/onboardingPageModel';
import type { Wired } from 'c/rpReadingUtils';

type DateField = 'usageRequirementsMet' | 'handoff';

interface Entry {
  field: DateField;
  label: string;
  help: string;
  value: string | null;
  isFinal: boolean;
  variant: string;
}

const SETTERS = { usageRequirementsMet: setUsageRequirementsMetDate, handoff: setHandoffDate };
const TEXTS: readonly [DateField, string, string][] = [
  ['usageRequirementsMet', USAGE, USAGE_HELP],
  ['handoff', HANDOFF, HANDOFF_HELP],
];

/** The two dates of Monitoring, which are needed before the case can be closed. */
export default class MonitoringPanel extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  isBusy = false;
  isOutdated = false;
  labels = { intro: INTRO };

  #reading = new Reading<OnboardingPage>('OnboardingPage', (isOutdated) => {
    this.isOutdated = isOutdated;
  });

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
  }

  @wire(getPage, { caseId: '$caseId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.onboarding = wired.data ?? this.onboarding;
    this.loadError = wired.error ?? null;
  }

  /** The first missing date gets the brand button, unless the case can already be closed. */
  get entries(): Entry[] {
    const { dates, canChange, next } = this.onboarding as OnboardingPage;
    const firstMissing = TEXTS.find(([field]) => dates[field] === null)?.[0];
    return TEXTS.map(([field, label, help]) => ({
      field,
      label,
      help,
      value: dates[field],
      isFinal: !canChange,
      variant: field === firstMissing && !next.canComplete && !this.isSecondary ? 'brand' : 'neutral',
    }));
  }

  async save(event: CustomEvent<string>): Promise<void> {
    const field = (event.currentTarget as HTMLElement).dataset.field as DateField;
    await this.#reading.save(this, () => SETTERS[field]({ caseId: this.caseId, value: event.detail }));
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}
