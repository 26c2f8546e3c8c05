import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import endPause from '@salesforce/apex/IntegrationCaseController.endPause';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import setPause from '@salesforce/apex/IntegrationCaseController.setPause';
import setStepDone from '@salesforce/apex/IntegrationCaseController.setStepDone';
import setWaiting from '@salesforce/apex/IntegrationCaseController.setWaiting';
import ASK_SPECIALIST from '@salesforce/label/c.Setup_AskSpecialist';
import CHANGE_ACTOR from '@salesforce/label/c.Setup_ChangeActor';
import EMPTY from '@salesforce/label/c.Setup_Empty';
import END_PAUSE from '@salesforce/label/c.Setup_EndPause';
import HEADING from '@salesforce/label/c.Setup_Heading';
import HEADING_COUNT from '@salesforce/label/c.Setup_HeadingCount';
import PAUSE from '@salesforce/label/c.Setup_Pause';
import PAUSE_PLANNED from '@salesforce/label/c.Setup_PausePlanned';
import REASON_IS from '@salesforce/label/c.Setup_ReasonIs';
import SPECIALIST_ASKS from '@salesforce/label/c.Setup_SpecialistAsks';
import SPECIALIST_MISSING from '@salesforce/label/c.Setup_SpecialistMissing';
import LOCALE from '@salesforce/i18n/locale';
import USER_ID from '@salesforce/user/Id';
import { openWork, watchWork } from 'c/caseWorkModel';
import { forgetEvidence } from 'c/integrationCaseModel';
import type { IntegrationPanel, Pause, SetupChecklist as Checklist, SetupStep, Waiting } from 'c/integrationCaseModel';
import { longDay } from 'c/rpDateUtils';
import { hasChanged, Reading } from 'c/rpReadingUtils';
import type { Watched, Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

/** The path, another user, or an automation can change these. */
const WATCHED: Watched<IntegrationPanel> = { 'Case.Status': (panel) => panel.status };

type StepElement = HTMLElement & { forgetTyped(): void };

/** The setup checklist of an integration case: the steps with their evidence, who must act on the current one, and since when. */
export default class SetupChecklist extends LightningElement {
  caseId = '';
  panel: IntegrationPanel | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  isBusy = false;
  isOutdated = false;
  /** The steps that the user opened or closed, by name. */
  toggled: Readonly<Record<string, boolean>> = {};
  asks: 'waiting' | 'pause' | null = null;
  /** The page has a component that writes to the specialist. */
  canAsk = false;
  labels = { askSpecialist: ASK_SPECIALIST, changeActor: CHANGE_ACTOR, endPause: END_PAUSE, pause: PAUSE };
  watchedFields = Object.keys(WATCHED);

  #reading = new Reading<IntegrationPanel>('IntegrationPanel', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #focusNext: string | null = null;
  #stopWatching: () => void = () => undefined;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** A page can give the component another record. Clears everything about the previous one. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.caseId = caseId;
    this.#reading.about(caseId);
    this.panel = null;
    this.loadError = null;
    this.failure = null;
    this.isBusy = false;
    this.toggled = {};
    this.asks = null;
    if (this.isConnected) {
      this.watch();
    }
  }

  @wire(getPanel, { caseId: '$caseId' })
  receivePanel(wired: Wired<IntegrationPanel>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.panel = wired.data ?? this.panel;
    this.loadError = wired.error ?? null;
  }

  @wire(getRecord, { recordId: '$caseId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    if (!this.isBusy && hasChanged(data, this.caseId, WATCHED, this.panel)) {
      void this.reload();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
    this.watch();
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
    this.#stopWatching();
  }

  renderedCallback(): void {
    const wanted = this.#focusNext === null ? null : this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (wanted) {
      this.#focusNext = null;
      wanted.focus();
    }
  }

  get checklist(): Checklist | null {
    return this.panel?.checklist ?? null;
  }

  get heading(): string {
    const { steps = [], doneCount = 0 } = this.checklist ?? {};
    return steps.length > 0 ? format(HEADING_COUNT, doneCount, steps.length) : HEADING;
  }

  get isEmpty(): boolean {
    return this.checklist?.steps.length === 0;
  }

  get emptyText(): string {
    return format(EMPTY, this.panel?.provider);
  }

  /** The current step is open unless the user closes it, and the others are closed unless the user opens them. */
  get rows(): { step: SetupStep; isOpen: boolean }[] {
    return (this.checklist?.steps ?? []).map((step) => ({ step, isOpen: this.toggled[step.name] ?? step.isCurrent }));
  }

  get reason(): string | null {
    const { waitingReason } = this.checklist ?? {};
    return waitingReason ? format(REASON_IS, waitingReason) : null;
  }

  get canEdit(): boolean {
    return this.panel?.canEdit === true && this.checklist?.canEdit === true;
  }

  get hasPresses(): boolean {
    return this.canEdit && this.asks === null;
  }

  get hasPause(): boolean {
    return this.checklist?.hasPause === true;
  }

  get plannedPause(): string | null {
    const { hasPause, pausedFrom, today } = this.checklist ?? {};
    return hasPause && pausedFrom && today && pausedFrom > today
      ? format(PAUSE_PLANNED, longDay(pausedFrom, LOCALE))
      : null;
  }

  get asksWaiting(): boolean {
    return this.asks === 'waiting' && this.canEdit;
  }

  get asksPause(): boolean {
    return this.asks === 'pause' && this.canEdit;
  }

  toggle(event: CustomEvent<string>): void {
    const row = this.rows.find(({ step }) => step.name === event.detail);
    this.toggled = { ...this.toggled, [event.detail]: !row?.isOpen };
  }

  watch(): void {
    this.#stopWatching();
    this.#stopWatching = watchWork(this.caseId, (offered) => {
      this.canAsk = offered.includes('specialist');
    });
  }

  /** Support agents write to the specialist, and not to the school. */
  get waitsForDistrict(): boolean {
    return this.canEdit && this.checklist?.waitsFor === 'District';
  }

  get offersAsking(): boolean {
    return this.waitsForDistrict && this.canAsk;
  }

  get whoAsks(): string {
    const { onboardingCaseNumber, specialistName } = this.panel ?? {};
    return specialistName
      ? format(SPECIALIST_ASKS, specialistName)
      : format(SPECIALIST_MISSING, onboardingCaseNumber ?? '');
  }

  askSpecialist(): void {
    openWork(this.caseId, { kind: 'specialist' });
  }

  askWaiting(): void {
    this.asks = 'waiting';
    this.failure = null;
  }

  askPause(): void {
    this.asks = 'pause';
    this.failure = null;
  }

  close(): void {
    this.#focusNext = this.asks === 'pause' ? '[data-id="pause"]' : '[data-id="waiting"]';
    this.asks = null;
    this.failure = null;
  }

  async done(event: CustomEvent<{ step: string; isDone: boolean; evidence: string | null }>): Promise<void> {
    const { caseId } = this;
    const { step, isDone, evidence } = event.detail;
    const element = event.target as StepElement;
    await this.save(async () => {
      const saved = await setStepDone({ caseId, step, isDone, evidence });
      forgetEvidence(USER_ID, caseId, step);
      element.forgetTyped();
      this.toggled = { ...this.toggled, [step]: !isDone };
      return saved;
    });
    if (this.failure === null) {
      this.focusCurrent();
    }
  }

  /** The next step is where the user goes on. */
  focusCurrent(): void {
    const current = this.checklist?.steps.find(({ isCurrent }) => isCurrent);
    this.template?.querySelector<HTMLElement>(current ? `[data-step="${current.name}"]` : '[data-id="line"]')?.focus();
  }

  async saveWaiting(event: CustomEvent<Waiting>): Promise<void> {
    const { caseId } = this;
    const waiting = { ...event.detail };
    await this.save(() => setWaiting({ caseId, ...waiting }));
    if (this.failure === null && this.asks !== null) {
      this.close();
    }
  }

  async savePause(event: CustomEvent<Pause>): Promise<void> {
    const { caseId } = this;
    const pause = { ...event.detail };
    await this.save(() => setPause({ caseId, ...pause }));
    if (this.failure === null) {
      this.close();
    }
  }

  async endPause(): Promise<void> {
    const { caseId } = this;
    await this.save(() => endPause({ caseId }));
  }

  /** If it fails, the reason shows and has the focus, and what was typed stays. */
  async save(call: () => Promise<{ message: string }>): Promise<void> {
    await this.#reading.save(this, call);
    if (this.failure !== null) {
      this.template?.querySelector<HTMLElement>('[data-id="failure"]')?.focus();
    }
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
