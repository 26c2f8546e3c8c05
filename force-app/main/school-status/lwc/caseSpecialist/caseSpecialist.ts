import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import EMAIL from '@salesforce/label/c.Schools_Email';
import HEADING from '@salesforce/label/c.Schools_Specialist';
import WORKS_ON from '@salesforce/label/c.Schools_WorksOn';
import type { OnboardingPage } from 'c/onboardingPageModel';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

/** The specialist of an onboarding, for those who follow it. Reads what the path of the page reads, so it costs no request. */
export default class CaseSpecialist extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  isWriting = false;
  labels = { email: EMAIL, heading: HEADING };

  #reading = new Reading<OnboardingPage>('OnboardingPage', () => {});
  #refreshHandler = -1;
  #focusNext = false;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier one stays. */
  set recordId(caseId: string) {
    if (caseId !== this.caseId) {
      this.caseId = caseId;
      this.#reading.about(caseId);
      this.onboarding = null;
      this.isWriting = false;
    }
  }

  @wire(getPage, { caseId: '$caseId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    if (this.#reading.received(wired)) {
      this.onboarding = wired.data ?? this.onboarding;
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
  }

  renderedCallback(): void {
    if (this.#focusNext) {
      this.#focusNext = false;
      this.template?.querySelector<HTMLElement>('[data-id="email"]')?.focus();
    }
  }

  /** Whoever works on the case writes from the composer. */
  get shows(): boolean {
    return Boolean(this.specialist) && !this.onboarding?.canEmail && !this.onboarding?.isClosed;
  }

  get specialist(): string | null {
    return this.onboarding?.next.specialistName ?? null;
  }

  get schoolName(): string {
    return this.onboarding?.accountName ?? this.onboarding?.caseNumber ?? '';
  }

  get worksOn(): string {
    return format(WORKS_ON, this.specialist);
  }

  write(): void {
    this.isWriting = true;
  }

  close(): void {
    this.isWriting = false;
    this.#focusNext = true;
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
