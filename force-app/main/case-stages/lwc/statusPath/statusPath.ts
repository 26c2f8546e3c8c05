import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import completeStage from '@salesforce/apex/OnboardingCaseController.completeStage';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import LOCALE from '@salesforce/i18n/locale';
import COMPLETE from '@salesforce/label/c.Path_MarkComplete';
import HEADING from '@salesforce/label/c.Path_Heading';
import NEXT from '@salesforce/label/c.Path_Next';
import NOT_MET from '@salesforce/label/c.Message_GATE_NOT_MET';
import { countDays } from 'c/rpDateUtils';
import { hasChanged, Reading } from 'c/rpReadingUtils';
import type { OnboardingPage, Stage } from 'c/onboardingPageModel';
import type { Watched, Wired } from 'c/rpReadingUtils';
import type { PathStage } from 'c/stagePath';
import { format } from 'c/rpTextUtils';

/** What decides the stage; a change of one, made anywhere on the page, makes this component fetch the page's data again. */
const WATCHED: Watched<OnboardingPage> = {
  'Case.Status': (page) => page.stage,
  'Case.Kickoff_Complete_Date__c': (page) => page.dates.kickoffComplete,
  'Case.Rostering_Complete_Date__c': (page) => page.dates.rosteringComplete,
  'Case.Usage_Requirements_Met_Date__c': (page) => page.dates.usageRequirementsMet,
  'Case.Handoff_Date__c': (page) => page.dates.handoff,
};

/** Where the onboarding stands: the stages with their days, the next step, and what the stage shown still needs. */
export default class StatusPath extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  selectedName: string | null = null;
  /** Why the stage cannot be completed yet, once someone has tried. */
  refusal: string | null = null;
  isBusy = false;
  isOverriding = false;
  isOutdated = false;
  labels = { complete: COMPLETE, heading: HEADING, next: NEXT };
  watchedFields = Object.keys(WATCHED);

  #reading = new Reading<OnboardingPage>('OnboardingPage', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page may give a component another record: nothing of the former stays. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.caseId = caseId;
    this.#reading.about(caseId);
    this.onboarding = null;
    this.loadError = null;
    this.failure = null;
    this.selectedName = null;
    this.refusal = null;
    this.isBusy = false;
    this.isOverriding = false;
  }

  @wire(getPage, { caseId: '$caseId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    if (wired.data && wired.data.stage !== this.onboarding?.stage) {
      this.selectedName = null;
      this.isOverriding = false;
    }
    this.onboarding = wired.data ?? this.onboarding;
    this.refusal = null;
    this.loadError = wired.error ?? null;
  }

  @wire(getRecord, { recordId: '$caseId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    if (!this.isBusy && hasChanged(data, this.caseId, WATCHED, this.onboarding)) {
      void this.reload();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
  }

  get stages(): PathStage[] {
    return (this.onboarding?.stages ?? []).map(({ name, label, state, days }) => ({
      name,
      label,
      state,
      detail: days ? countDays(days, LOCALE) : null,
    }));
  }

  get currentStage(): Stage | undefined {
    return this.onboarding?.stages.find(({ name }) => name === this.onboarding?.stage);
  }

  get currentLabel(): string {
    return this.currentStage?.label ?? '';
  }

  get shownStage(): Stage | undefined {
    return this.onboarding?.stages.find(({ name }) => name === this.selectedName) ?? this.currentStage;
  }

  get canComplete(): boolean {
    return this.onboarding?.canEdit === true && !this.onboarding.isClosed;
  }

  /** Brand only where completing the stage is the next thing to do; otherwise another button on the page is. */
  get completeVariant(): string {
    return this.onboarding?.next.canComplete ? 'brand' : 'neutral';
  }

  choose(event: CustomEvent<string>): void {
    this.selectedName = event.detail;
  }

  /** Moves on; where that is not possible yet, shows why, and offers those who may a way around. */
  complete(): void {
    if (this.onboarding?.next.canComplete) {
      void this.moveOn(null);
      return;
    }
    this.selectedName = null;
    this.isOverriding = this.onboarding?.canOverride === true;
    this.refusal = this.isOverriding ? null : this.whyNot;
  }

  get whyNot(): string {
    const missing = (this.currentStage?.needs ?? []).filter(({ met }) => !met).map(({ message }) => message);
    return format(NOT_MET, this.currentLabel, new Intl.ListFormat(LOCALE).format(missing));
  }

  override(event: CustomEvent<string>): void {
    void this.moveOn(event.detail);
  }

  stopOverride(): void {
    this.isOverriding = false;
  }

  async moveOn(overrideReason: string | null): Promise<void> {
    if (this.isBusy || !this.onboarding) {
      return;
    }
    const { caseId } = this;
    this.isBusy = true;
    this.failure = null;
    try {
      const outcome = await completeStage({ caseId, fromStage: this.onboarding.stage, overrideReason });
      this.dispatchEvent(new ShowToastEvent({ title: outcome.message, variant: 'success' }));
      if (caseId === this.caseId) {
        this.isOverriding = false;
      }
      await this.#reading.showWrite(this, caseId);
    } catch (error) {
      await this.refused(caseId, error);
    } finally {
      if (caseId === this.caseId) {
        this.isBusy = false;
      }
    }
  }

  async refused(caseId: string, error: unknown): Promise<void> {
    if (caseId === this.caseId) {
      this.failure = error;
      await this.reload();
    }
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
