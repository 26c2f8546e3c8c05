import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import completeStage from '@salesforce/apex/OnboardingCaseController.completeStage';
import createIntegrationCases from '@salesforce/apex/OnboardingCaseController.createIntegrationCases';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import LOCALE from '@salesforce/i18n/locale';
import COMPLETE from '@salesforce/label/c.Path_MarkComplete';
import HEADING from '@salesforce/label/c.Path_Heading';
import DONE from '@salesforce/label/c.Path_NeedMet';
import ENTERED from '@salesforce/label/c.Path_Since';
import MISSING from '@salesforce/label/c.Path_NeedMissing';
import NEEDED from '@salesforce/label/c.Path_StillNeeded';
import NEXT from '@salesforce/label/c.Path_Next';
import OVERRIDDEN from '@salesforce/label/c.Path_OverriddenBecause';
import { openWork } from 'c/caseWorkModel';
import { countDays } from 'c/rpDateUtils';
import { hasChanged, Reading } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';
import type { Need, OnboardingPage, Stage } from 'c/onboardingPageModel';
import type { Watched, Wired } from 'c/rpReadingUtils';
import type { PathStage } from 'c/stagePath';

/** The stage depends on these fields. If one changes elsewhere on the page, this component reads its data again. */
const WATCHED: Watched<OnboardingPage> = {
  'Case.Status': (page) => page.stage,
  'Case.Kickoff_Complete_Date__c': (page) => page.dates.kickoffComplete,
  'Case.Rostering_Complete_Date__c': (page) => page.dates.rosteringComplete,
  'Case.Usage_Requirements_Met_Date__c': (page) => page.dates.usageRequirementsMet,
  'Case.Handoff_Date__c': (page) => page.dates.handoff,
};

interface ShownNeed extends Need {
  icon: string;
  variant: string;
  state: string;
}

/** The stages with their days, the next step, and what the selected stage still needs. */
export default class StatusPath extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  selectedName: string | null = null;
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
    this.selectedName = null;
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

  get neededText(): string {
    return format(NEEDED, this.shownStage?.label);
  }

  get enteredText(): string {
    return format(ENTERED, this.shownStage?.label);
  }

  get overrideText(): string {
    return format(OVERRIDDEN, this.shownStage?.overrideReason);
  }

  /** A complete stage shows no needs. */
  get needs(): ShownNeed[] {
    const needs = this.shownStage?.state === 'complete' ? [] : (this.shownStage?.needs ?? []);
    return needs.map((need) => ({
      ...need,
      icon: need.met ? 'utility:success' : 'utility:routing_offline',
      variant: need.met ? 'success' : 'warning',
      state: need.met ? DONE : MISSING,
    }));
  }

  /** Only if it can succeed, or if the user can give a reason to complete the stage early. */
  get showsComplete(): boolean {
    const { canChange, canOverride, next } = this.onboarding as OnboardingPage;
    return canChange && next.targetStage !== null && (next.canComplete || canOverride);
  }

  /** Brand only if completing the stage is the next step. Otherwise another button on the page is brand. */
  get completeVariant(): string {
    return this.onboarding?.next.canComplete ? 'brand' : 'neutral';
  }

  /** The other actions lead to a panel that has a brand button of its own. */
  get actionVariant(): string {
    return this.onboarding?.next.action === 'integration' ? 'brand' : 'neutral';
  }

  choose(event: CustomEvent<string>): void {
    this.selectedName = event.detail;
  }

  /** Completes the stage. If it isn't ready, asks for the reason to complete it early. */
  complete(): void {
    if (this.onboarding?.next.canComplete) {
      void this.moveOn(null);
      return;
    }
    this.selectedName = null;
    this.isOverriding = true;
  }

  /** Takes the next step here, or opens the work where the user takes it. */
  act(): void {
    const { caseId } = this;
    const action = this.onboarding?.next.action;
    if (action === 'integration') {
      void this.#reading.save(this, () => createIntegrationCases({ caseId }));
    } else if (action) {
      openWork(caseId, { kind: action });
    }
  }

  override(event: CustomEvent<string>): void {
    void this.moveOn(event.detail);
  }

  stopOverride(): void {
    this.isOverriding = false;
  }

  async moveOn(overrideReason: string | null): Promise<void> {
    const { caseId } = this;
    const { stage: fromStage } = this.onboarding as OnboardingPage;
    await this.#reading.save(this, async () => {
      const outcome = await completeStage({ caseId, fromStage, overrideReason });
      if (caseId === this.caseId) {
        this.isOverriding = false;
      }
      return outcome;
    });
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
