import { api, LightningElement, wire } from 'lwc';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import setHandoffDate from '@salesforce/apex/OnboardingCaseController.setHandoffDate';
import setUsageRequirementsMetDate from '@salesforce/apex/OnboardingCaseController.setUsageRequirementsMetDate';
import { Reading } from 'c/rpReadingUtils';
import type { OnboardingPage } from 'c/onboardingPageModel';
import type { Wired } from 'c/rpReadingUtils';

type DateField = 'usageRequirementsMet' | 'handoff';

const SETTERS = { usageRequirementsMet: setUsageRequirementsMetDate, handoff: setHandoffDate };
/** The work of Monitoring: the usage and the handoff. Each needs its date before the case can be closed. */
export default class MonitoringPanel extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  /** The date that was saved last. */
  savedField: DateField | null = null;
  isBusy = false;
  isOutdated = false;

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

  /** Moves the focus to what sets the first missing date. */
  @api
  start(): void {
    this.template?.querySelector<HTMLElement & { start(): void }>('c-usage-panel')?.start();
  }

  get isFinal(): boolean {
    return !this.onboarding?.canChange;
  }

  get usageIsNext(): boolean {
    return this.nextField === 'usageRequirementsMet';
  }

  get handoffIsNext(): boolean {
    return this.nextField === 'handoff';
  }

  get usageFailure(): unknown {
    return this.savedField === 'usageRequirementsMet' ? this.failure : null;
  }

  get handoffFailure(): unknown {
    return this.savedField === 'handoff' ? this.failure : null;
  }

  /** The first missing date gets the brand button, unless the case can already be closed. */
  private get nextField(): DateField | null {
    const { dates, next } = this.onboarding as OnboardingPage;
    if (next.canComplete || this.isSecondary) {
      return null;
    }
    if (dates.usageRequirementsMet === null) {
      return 'usageRequirementsMet';
    }
    return dates.handoff === null ? 'handoff' : null;
  }

  async saveUsage(event: CustomEvent<string>): Promise<void> {
    await this.save('usageRequirementsMet', event.detail);
  }

  async saveHandoff(event: CustomEvent<string>): Promise<void> {
    await this.save('handoff', event.detail);
  }

  private async save(field: DateField, value: string): Promise<void> {
    if (!this.isBusy) {
      this.savedField = field;
    }
    await this.#reading.save(this, () => SETTERS[field]({ caseId: this.caseId, value }));
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}
