import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import completeStage from '@salesforce/apex/OnboardingCaseController.completeStage';
import chooseContact from '@salesforce/apex/CaseContactController.choose';
import createIntegrationCases from '@salesforce/apex/OnboardingCaseController.createIntegrationCases';
import setNoReplyNeeded from '@salesforce/apex/ReplyNeedController.setNoReplyNeeded';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import LOCALE from '@salesforce/i18n/locale';
import NO_REPLY_NEEDED from '@salesforce/label/c.Case_NoReplyNeeded';
import COMPLETE from '@salesforce/label/c.Path_MarkComplete';
import HEADING from '@salesforce/label/c.Path_Heading';
import NEXT from '@salesforce/label/c.Path_Next';
import STATUS from '@salesforce/label/c.Path_Status';
import UNREACHED from '@salesforce/label/c.Path_CouldNotReach';
import { dropWork, onWork, onWorkPlace, openWork, workIn } from 'c/caseWorkModel';
import type { WorkPlace, WorkRequest } from 'c/caseWorkModel';
import { countDays } from 'c/rpDateUtils';
import { hasChanged, Reading } from 'c/rpReadingUtils';
import type { OnboardingPage } from 'c/onboardingPageModel';
import type { NeedKind } from 'c/pathDetails';
import type { Watched, Wired } from 'c/rpReadingUtils';
import type { PathStage } from 'c/stagePath';

/** The stage depends on these fields. If one changes elsewhere on the page, this component reads its data again. */
const WATCHED: Watched<OnboardingPage> = {
  'Case.Status': (page) => page.stage,
  'Case.Kickoff_Complete_Date__c': (page) => page.dates.kickoffComplete,
  'Case.Rostering_Complete_Date__c': (page) => page.dates.rosteringComplete,
  'Case.Usage_Requirements_Met_Date__c': (page) => page.dates.usageRequirementsMet,
  'Case.Handoff_Date__c': (page) => page.dates.handoff,
  'Case.ContactPhone': (page) => page.contactPhone,
};

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
  place: WorkPlace = 'path';
  labels = { complete: COMPLETE, heading: HEADING, noReplyNeeded: NO_REPLY_NEEDED, unreached: UNREACHED };
  watchedFields = Object.keys(WATCHED);

  #reading = new Reading<OnboardingPage>('OnboardingPage', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #stopPlace: (() => void) | null = null;
  #stopWork: (() => void) | null = null;
  #focusNext: string | null = null;
  /** Another answer has arrived, and its next step can be what a request waits for. */
  #hasNews = false;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier record stays. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.stopListening();
    this.caseId = caseId;
    this.#reading.about(caseId);
    this.#focusNext = null;
    if (this.#stopPlace) {
      this.watchPlace();
    }
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
    if (wired.data && this.onboarding && wired.data.next.code !== this.onboarding.next.code) {
      workIn(this.caseId, 'path');
    }
    this.onboarding = wired.data ?? this.onboarding;
    this.loadError = wired.error ?? null;
    this.#hasNews = Boolean(wired.data);
  }

  @wire(getRecord, { recordId: '$caseId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    if (!this.isBusy && hasChanged(data, this.caseId, WATCHED, this.onboarding)) {
      void this.reload();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.watchPlace();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
    this.#stopPlace?.();
    this.#stopPlace = null;
    this.stopListening();
  }

  renderedCallback(): void {
    if (this.#hasNews) {
      this.#hasNews = false;
      this.listen();
    }
    const wanted = this.#focusNext === null ? null : this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (wanted) {
      this.#focusNext = null;
      wanted.focus();
    }
  }

  watchPlace(): void {
    this.#stopPlace?.();
    this.#stopPlace = onWorkPlace(this.caseId, (place) => {
      this.place = place;
    });
  }

  /** Takes the next step for a page that shows several cases. */
  listen(): void {
    this.#stopWork?.();
    this.#stopWork = onWork(this.caseId, (request) => {
      const next = this.onboarding?.next;
      if (request.kind !== 'next' || request.step !== next?.code) {
        return false;
      }
      // Creating integration cases opens nothing, so the user presses that button here.
      if (next.action && next.action !== 'integration') {
        this.open(this.requestFor(next));
      }
      return true;
    });
  }

  /** The user leaves the case, so a step that hasn't come up won't be taken. */
  stopListening(): void {
    this.#stopWork?.();
    this.#stopWork = null;
    dropWork(this.caseId, 'next');
  }

  get stages(): PathStage[] {
    return (this.onboarding?.stages ?? []).map(({ name, label, state, days }) => ({
      name,
      label,
      state,
      detail: days ? countDays(days, LOCALE) : null,
    }));
  }

  get currentLabel(): string {
    return this.onboarding?.stages.find(({ name }) => name === this.onboarding?.stage)?.label ?? '';
  }

  /** What the user can do now is a step. What readers see and what only waits is a status. Nothing comes after a closed case. */
  get nextLabel(): string | null {
    const { canChange, isClosed, methods, next, stage } = this.onboarding as OnboardingPage;
    if (isClosed) {
      return null;
    }
    const canUpload = stage === 'Rostering' && methods.isManual;
    return canChange && (next.action || next.canComplete || canUpload) ? NEXT : STATUS;
  }

  /** Only if it can succeed, or if the user can give a reason to complete the stage early. */
  get showsComplete(): boolean {
    const { canChange, canOverride, next } = this.onboarding as OnboardingPage;
    return canChange && next.targetStage !== null && (next.canComplete || canOverride);
  }

  /** The page has one brand button: the next step, until the user works in another part of the page. */
  get isPrimary(): boolean {
    return this.place === 'path';
  }

  /** Brand only if completing the stage is the next step. A customer's unanswered email comes first. */
  get completeVariant(): string {
    const { action, canComplete } = (this.onboarding as OnboardingPage).next;
    return canComplete && !action && this.isPrimary ? 'brand' : 'neutral';
  }

  get actionVariant(): string {
    return this.isPrimary ? 'brand' : 'neutral';
  }

  get showsContacts(): boolean {
    return this.onboarding?.next.action === 'contact';
  }

  /** Choosing a contact takes one press on the contact. */
  get showsAction(): boolean {
    return Boolean(this.onboarding?.next.action) && !this.showsContacts;
  }

  /** A thank-you asks for no reply. */
  get showsNoReply(): boolean {
    return this.onboarding?.next.action === 'reply';
  }

  /** The customer doesn't answer the call that comes next. */
  get showsUnreached(): boolean {
    return this.onboarding?.canChange === true && this.onboarding.next.code === 'CALL';
  }

  choose(event: CustomEvent<string>): void {
    this.selectedName = event.detail;
  }

  /** Completes the stage. If it isn't ready, asks for the reason to complete it early. Someone may have made it ready, so it asks the org. */
  async complete(): Promise<void> {
    if (!this.onboarding?.next.canComplete) {
      await this.reload();
    }
    if (this.onboarding?.next.canComplete) {
      await this.moveOn(null);
      return;
    }
    this.selectedName = null;
    this.isOverriding = true;
  }

  /** Takes the next step here, or opens the work. Then the page is read again, because someone may have taken the step meanwhile. */
  act(): void {
    const { caseId } = this;
    const next = this.onboarding?.next;
    if (next?.action === 'integration') {
      void this.save(() => createIntegrationCases({ caseId }));
    } else if (next?.action) {
      this.open(this.requestFor(next));
    }
  }

  needNoReply(): void {
    const emailId = String(this.onboarding?.next.replyToId);
    void this.save(() => setNoReplyNeeded({ emailId }));
  }

  requestFor({ action, templateName, replyToId }: OnboardingPage['next']): WorkRequest {
    if (action === 'email') {
      return { kind: 'email', templateName };
    }
    return action === 'reply' ? { kind: 'reply', emailId: String(replyToId), all: true } : { kind: action as NeedKind };
  }

  resolve({ detail: kind }: CustomEvent<NeedKind>): void {
    this.open({ kind });
  }

  logAttempt(): void {
    this.open({ kind: 'attempt' });
  }

  open(request: WorkRequest): void {
    openWork(this.caseId, request);
    void this.reload();
  }

  chooseContact({ detail: contactId }: CustomEvent<string>): void {
    const { caseId } = this;
    void this.save(() => chooseContact({ caseId, contactId }));
  }

  /** The focus moves to the next step, or to the reason why the save failed. */
  async save(call: () => Promise<{ message: string }>): Promise<void> {
    const { caseId } = this;
    await this.#reading.save(this, call);
    if (caseId === this.caseId) {
      this.#focusNext = this.failure ? '[data-id="failure"]' : '.next';
      this.renderedCallback();
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
    await this.save(async () => {
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
