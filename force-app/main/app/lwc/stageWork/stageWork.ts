import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import CLOSED from '@salesforce/label/c.Work_Summary';
import EMAIL from '@salesforce/label/c.Work_WelcomeEmail';
import FORM from '@salesforce/label/c.Work_RosteringForm';
import HEADING from '@salesforce/label/c.Work_Heading';
import MONITORING from '@salesforce/label/c.Work_Monitoring';
import PROGRESS from '@salesforce/label/c.Work_RosteringProgress';
import { Reading } from 'c/rpReadingUtils';
import type { OnboardingPage } from 'c/onboardingPageModel';
import type { Wired } from 'c/rpReadingUtils';

interface Panel {
  stage: string;
  label: string;
  isForm: boolean;
  isEmail: boolean;
  isProgress: boolean;
  isMonitoring: boolean;
}

const LABELS: Readonly<Record<string, string>> = {
  New: FORM,
  Rostering: PROGRESS,
  Monitoring: MONITORING,
  Closed: CLOSED,
  Welcome: EMAIL,
};

/** A new onboarding also shows the email that starts it. */
const WELCOME = 'Welcome';

/** A tab for each stage the case has reached, with the current one open. */
export default class StageWork extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  activeStage = '';
  labels = { heading: HEADING };

  /** The status path shows the notice that the page may be out of date. */
  #reading = new Reading<OnboardingPage>('OnboardingPage', () => undefined);
  #refreshHandler = -1;
  #stageToShow: string | null = null;
  #holdsForm = false;

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
    this.activeStage = '';
    this.#stageToShow = null;
    this.#holdsForm = false;
  }

  @wire(getPage, { caseId: '$caseId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.loadError = wired.error ?? null;
    if (wired.data && wired.data.stage !== this.onboarding?.stage) {
      this.#stageToShow = this.#holdsForm ? 'New' : wired.data.stage;
    }
    this.onboarding = wired.data ?? this.onboarding;
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
  }

  /** A tab can be activated only after it is rendered. */
  renderedCallback(): void {
    if (this.#stageToShow) {
      this.activeStage = this.#stageToShow;
      this.#stageToShow = null;
    }
  }

  get panels(): Panel[] {
    const reached = (this.onboarding?.stages ?? [])
      .filter(({ state }) => state !== 'incomplete')
      .map(({ name }) => name);
    const shown = this.onboarding?.stage === 'New' ? [...reached, WELCOME] : reached;
    return shown.map((stage) => ({
      stage,
      label: LABELS[stage] ?? stage,
      isForm: stage === 'New',
      isEmail: stage === WELCOME,
      isProgress: stage === 'Rostering',
      isMonitoring: stage === 'Monitoring',
    }));
  }

  /** Sending the email is the next step, unless the stage can be completed. */
  get isEmailPrimary(): boolean {
    return this.onboarding?.next.canComplete === false;
  }

  /** Keeps the form open while it has refused answers, even if the stage changes. */
  hold(event: CustomEvent<boolean>): void {
    this.#holdsForm = event.detail;
  }

  showTab(event: Event): void {
    this.activeStage = (event.target as HTMLElement & { value?: string }).value ?? this.activeStage;
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
