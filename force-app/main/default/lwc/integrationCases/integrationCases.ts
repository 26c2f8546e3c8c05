import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import EMPTY_MANUAL from '@salesforce/label/c.Integration_EmptyManual';
import EMPTY_MISSING from '@salesforce/label/c.Integration_EmptyMissing';
import EMPTY_NEW from '@salesforce/label/c.Integration_EmptyNew';
import HEADING from '@salesforce/label/c.Integration_Heading';
import type { OnboardingPage, Wired } from 'c/onboardingPage';

/** The support team's cases of this onboarding, in the side column. */
export default class IntegrationCases extends LightningElement {
  @api recordId = '';

  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  labels = { heading: HEADING };

  #wired: Wired<OnboardingPage> = {};

  @wire(getPage, { caseId: '$recordId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    this.#wired = wired;
    this.onboarding = wired.data ?? this.onboarding;
    this.loadError = wired.error ?? null;
  }

  /** Why there is none, and what would make one. */
  get emptyText(): string {
    const { studentMethod, teacherMethod } = this.onboarding?.methods ?? {};
    if (!studentMethod) {
      return EMPTY_NEW;
    }
    const needsCase = this.onboarding?.methodRules.some(
      ({ name, createsIntegrationCase }) =>
        createsIntegrationCase && (name === studentMethod || name === teacherMethod),
    );
    return needsCase ? EMPTY_MISSING : EMPTY_MANUAL;
  }

  async reload(): Promise<void> {
    await refreshApex(this.#wired);
  }
}
