import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import completeStage from '@salesforce/apex/OnboardingCaseController.completeStage';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import LOCALE from '@salesforce/i18n/locale';
import COMPLETE from '@salesforce/label/c.Path_MarkComplete';
import HEADING from '@salesforce/label/c.Path_Heading';
import NEXT from '@salesforce/label/c.Path_Next';
import NOT_MET from '@salesforce/label/c.Rule_Gate_Not_Met';
import { countDays } from 'c/dates';
import { refreshPage } from 'c/onboardingPage';
import type { OnboardingPage, Stage, Wired } from 'c/onboardingPage';
import type { PathStage } from 'c/stagePath';
import { format } from 'c/text';

/** What decides the stage; a change of one, made anywhere on the page, makes this component fetch the page's data again. */
const WATCHED = {
  'Case.Status': (page: OnboardingPage) => page.stage,
  'Case.Kickoff_Complete_Date__c': (page: OnboardingPage) => page.dates.kickoffComplete,
  'Case.Rostering_Complete_Date__c': (page: OnboardingPage) => page.dates.rosteringComplete,
  'Case.Usage_Requirements_Met_Date__c': (page: OnboardingPage) => page.dates.usageRequirementsMet,
  'Case.Handoff_Date__c': (page: OnboardingPage) => page.dates.handoff,
};

/** Where the onboarding stands: the stages with their days, the next step, and what the stage shown still needs. */
export default class StatusPath extends LightningElement {
  @api recordId = '';

  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  selectedName: string | null = null;
  /** Why the stage cannot be completed yet, once someone has tried. */
  refusal: string | null = null;
  isBusy = false;
  isOverriding = false;
  labels = { complete: COMPLETE, heading: HEADING, next: NEXT };
  watchedFields = Object.keys(WATCHED);

  #wired: Wired<OnboardingPage> = {};

  @wire(getPage, { caseId: '$recordId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    this.#wired = wired;
    if (wired.data && wired.data.stage !== this.onboarding?.stage) {
      this.selectedName = null;
      this.isOverriding = false;
    }
    this.onboarding = wired.data ?? this.onboarding;
    this.refusal = null;
    this.loadError = wired.error ?? null;
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    const page = this.onboarding;
    if (!data || !page || this.isBusy) {
      return;
    }
    const changed = Object.entries(WATCHED).some(([field, known]) => {
      const found = data.fields[field.replace('Case.', '')];
      return found !== undefined && found.value !== known(page);
    });
    if (changed) {
      void this.reload();
    }
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
    this.isBusy = true;
    this.failure = null;
    try {
      const outcome = await completeStage({ caseId: this.recordId, fromStage: this.onboarding.stage, overrideReason });
      this.isOverriding = false;
      this.dispatchEvent(new ShowToastEvent({ title: outcome.message, variant: 'success' }));
      await refreshPage(this, this.#wired, [this.recordId]);
    } catch (error) {
      this.failure = error;
      await this.reload();
    } finally {
      this.isBusy = false;
    }
  }

  async reload(): Promise<void> {
    await refreshApex(this.#wired);
  }
}
