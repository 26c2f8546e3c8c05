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
import DONE from '@salesforce/label/c.Path_NeedMet';
import ENTERED from '@salesforce/label/c.Path_Since';
import MISSING from '@salesforce/label/c.Path_NeedMissing';
import NEEDED from '@salesforce/label/c.Path_StillNeeded';
import NEXT from '@salesforce/label/c.Path_Next';
import STATUS from '@salesforce/label/c.Path_Status';
import OVERRIDDEN from '@salesforce/label/c.Path_OverriddenBecause';
import UNREACHED from '@salesforce/label/c.Path_CouldNotReach';
import WAITING from '@salesforce/label/c.Path_WaitingFor';
import WAITING_SINCE from '@salesforce/label/c.Path_WaitingForSince';
import SINCE from '@salesforce/label/c.Path_SinceDate';
import { dropWork, onWork, onWorkPlace, openWork, workIn } from 'c/caseWorkModel';
import type { WorkPlace, WorkRequest } from 'c/caseWorkModel';
import { phoneAddress } from 'c/accountPanelModel';
import { countDays, dayOf, daysBetween } from 'c/rpDateUtils';
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
  'Case.ContactPhone': (page) => page.contactPhone,
};

/** What resolves a missing item: the form, or the panel with the date. */
type NeedKind = 'form' | 'rostering' | 'monitoring' | 'handoff';

const RESOLVED_IN: Readonly<Record<string, NeedKind>> = {
  Rostering_Complete_Date__c: 'rostering',
  Usage_Requirements_Met_Date__c: 'monitoring',
  Handoff_Date__c: 'monitoring',
};

interface ShownNeed extends Need {
  kind: NeedKind | null;
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

  get currentStage(): Stage | undefined {
    return this.onboarding?.stages.find(({ name }) => name === this.onboarding?.stage);
  }

  get currentLabel(): string {
    return this.currentStage?.label ?? '';
  }

  get shownStage(): Stage | undefined {
    return this.onboarding?.stages.find(({ name }) => name === this.selectedName) ?? this.currentStage;
  }

  /** The stage that opens when nothing is missing anymore. */
  get neededText(): string {
    const stages = this.onboarding?.stages ?? [];
    const after = stages[stages.findIndex(({ name }) => name === this.shownStage?.name) + 1];
    return format(NEEDED, after?.label);
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

  get phoneUrl(): string | null {
    const phone = this.onboarding?.contactPhone;
    return phone ? phoneAddress(phone) : null;
  }

  get waitText(): string {
    const { waitsFor, since } = this.onboarding?.next ?? { waitsFor: null, since: null };
    if (this.onboarding?.isClosed) {
      return '';
    }
    if (waitsFor) {
      return format(since ? WAITING_SINCE : WAITING, waitsFor);
    }
    return since ? SINCE : '';
  }

  /** "(18 days)". */
  get waitDays(): string {
    const { next, timeZone, today } = this.onboarding as OnboardingPage;
    const days = next.since ? daysBetween(dayOf(next.since, timeZone), today) : 0;
    return days > 0 ? `(${countDays(days, LOCALE)})` : '';
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
    const canResolve = this.onboarding?.canChange === true && this.shownStage === this.currentStage;
    return needs.map((need) => ({
      ...need,
      kind: canResolve && !need.met ? this.resolvedIn(need) : null,
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

  /** Null if nothing on the page resolves it, such as a date that is set when the integration is complete. */
  resolvedIn({ code, field }: Need): NeedKind | null {
    if (field === null) {
      return code === 'FORM_SUBMITTED' ? 'form' : null;
    }
    const isWaiting = field === 'Rostering_Complete_Date__c' && !this.onboarding?.canEnterRosteringDate;
    return isWaiting ? null : (RESOLVED_IN[field] ?? null);
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

  resolve(event: Event): void {
    this.open({ kind: (event.currentTarget as HTMLElement).dataset.kind as NeedKind });
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
