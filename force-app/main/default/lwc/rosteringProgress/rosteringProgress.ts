import { api, LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import setRosteringCompleteDate from '@salesforce/apex/OnboardingCaseController.setRosteringCompleteDate';
import COMPLETE_DATE from '@salesforce/label/c.Work_RosteringCompleteDate';
import COMPLETED from '@salesforce/label/c.Work_RosteringCompleted';
import INTEGRATIONS from '@salesforce/label/c.Integration_Heading';
import MANUAL from '@salesforce/label/c.Work_ManualRostering';
import MANUAL_HELP from '@salesforce/label/c.Work_ManualRosteringHelp';
import NONE from '@salesforce/label/c.Integration_EmptyMissing';
import { refreshPage } from 'c/onboardingPage';
import type { OnboardingPage, Wired } from 'c/onboardingPage';

/** The work of the stage Rostering: how the integrations stand, or the day on which a manual upload was complete. */
export default class RosteringProgress extends LightningElement {
  @api recordId = '';

  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  isBusy = false;
  labels = {
    completeDate: COMPLETE_DATE,
    completed: COMPLETED,
    integrations: INTEGRATIONS,
    manual: MANUAL,
    manualHelp: MANUAL_HELP,
    none: NONE,
  };

  #wired: Wired<OnboardingPage> = {};

  @wire(getPage, { caseId: '$recordId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    this.#wired = wired;
    this.onboarding = wired.data ?? this.onboarding;
    this.loadError = wired.error ?? null;
  }

  get canEnter(): boolean {
    return this.onboarding?.canEdit === true && this.onboarding.canEnterRosteringDate;
  }

  get primary(): string {
    return this.onboarding?.stage === 'Rostering' && !this.onboarding.next.canComplete ? 'brand' : 'neutral';
  }

  async save(event: CustomEvent<string>): Promise<void> {
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    this.failure = null;
    try {
      const { message } = await setRosteringCompleteDate({ caseId: this.recordId, value: event.detail });
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      await refreshPage(this, this.#wired, [this.recordId]);
    } catch (error) {
      this.failure = error;
    } finally {
      this.isBusy = false;
    }
  }
}
