import { api, LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import setHandoffDate from '@salesforce/apex/OnboardingCaseController.setHandoffDate';
import setUsageRequirementsMetDate from '@salesforce/apex/OnboardingCaseController.setUsageRequirementsMetDate';
import HANDOFF from '@salesforce/label/c.Work_HandoffDate';
import HANDOFF_HELP from '@salesforce/label/c.Work_HandoffDateHelp';
import INTRO from '@salesforce/label/c.Work_MonitoringIntro';
import USAGE from '@salesforce/label/c.Work_UsageDate';
import USAGE_HELP from '@salesforce/label/c.Work_UsageDateHelp';
import { refreshPage } from 'c/onboardingPage';
import type { OnboardingPage, Wired } from 'c/onboardingPage';

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

/** The work of the stage Monitoring: the two dates it needs before the case can be closed. */
export default class MonitoringPanel extends LightningElement {
  @api recordId = '';

  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  isBusy = false;
  labels = { intro: INTRO };

  #wired: Wired<OnboardingPage> = {};

  @wire(getPage, { caseId: '$recordId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    this.#wired = wired;
    this.onboarding = wired.data ?? this.onboarding;
    this.loadError = wired.error ?? null;
  }

  /** The first date that is missing carries the brand button, unless the case can be closed already. */
  get entries(): Entry[] {
    const { dates, isClosed, canEdit, next } = this.onboarding as OnboardingPage;
    const firstMissing = TEXTS.find(([field]) => dates[field] === null)?.[0];
    return TEXTS.map(([field, label, help]) => ({
      field,
      label,
      help,
      value: dates[field],
      isFinal: isClosed || !canEdit,
      variant: field === firstMissing && !next.canComplete ? 'brand' : 'neutral',
    }));
  }

  async save(event: CustomEvent<string>): Promise<void> {
    const field = (event.currentTarget as HTMLElement).dataset.field as DateField;
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    this.failure = null;
    try {
      const { message } = await SETTERS[field]({ caseId: this.recordId, value: event.detail });
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      await refreshPage(this, this.#wired, [this.recordId]);
    } catch (error) {
      this.failure = error;
    } finally {
      this.isBusy = false;
    }
  }
}
