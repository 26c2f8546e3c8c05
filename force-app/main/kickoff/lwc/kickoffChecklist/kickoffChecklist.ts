import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getChecklist from '@salesforce/apex/KickoffController.getChecklist';
import schedule from '@salesforce/apex/KickoffEditController.schedule';
import setReceived from '@salesforce/apex/KickoffEditController.setReceived';
import CALL from '@salesforce/label/c.Kickoff_Call';
import CALL_NONE from '@salesforce/label/c.Kickoff_CallNone';
import COMPLETED from '@salesforce/label/c.Kickoff_Completed';
import HEADING from '@salesforce/label/c.Kickoff_Heading';
import MOVE from '@salesforce/label/c.Kickoff_Move';
import NOT_RECEIVED from '@salesforce/label/c.Kickoff_NotReceived';
import RECEIVED from '@salesforce/label/c.Kickoff_Received';
import RECEIVED_TODAY from '@salesforce/label/c.Kickoff_ReceivedToday';
import SCHEDULE from '@salesforce/label/c.Kickoff_Schedule';
import UNDO from '@salesforce/label/c.Kickoff_Undo';
import type { KickoffChecklist as Checklist, KickoffStep } from 'c/kickoffModel';
import { whenNear } from 'c/rpNearUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import type { MeetingMoment } from 'c/statusMeetingModel';

interface Line extends KickoffStep {
  /** The user can say that it arrived today. */
  isMissing: boolean;
  /** The user can take that back. */
  canUndo: boolean;
}

/** What should be there by the kickoff call, and the call. Loads when the user scrolls to it. */
export default class KickoffChecklist extends LightningElement {
  caseId = '';
  /** The case to read. Until the component comes near the window, the wire reads nothing. */
  wantedId: string | undefined = undefined;
  checklist: Checklist | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  isBusy = false;
  isOutdated = false;
  isEntering = false;
  labels = {
    call: CALL,
    callNone: CALL_NONE,
    completed: COMPLETED,
    heading: HEADING,
    notReceived: NOT_RECEIVED,
    received: RECEIVED,
    receivedToday: RECEIVED_TODAY,
    undo: UNDO,
  };

  #reading = new Reading<Checklist>('Kickoff', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #isNear = false;
  #stopWatching: (() => void) | null = null;
  #focusNext: string | null = null;

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
    this.wantedId = this.#isNear ? caseId : undefined;
    this.#reading.about(caseId);
    this.checklist = null;
    this.loadError = null;
    this.failure = null;
    this.isBusy = false;
    this.isEntering = false;
  }

  @wire(getChecklist, { caseId: '$wantedId' })
  receive(wired: Wired<Checklist>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.checklist = wired.data ?? this.checklist;
    this.loadError = this.checklist ? null : (wired.error ?? null);
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
    this.#stopWatching?.();
    this.#stopWatching = null;
  }

  renderedCallback(): void {
    const near = this.refs?.near as Element | undefined;
    if (near && !this.#isNear && !this.#stopWatching) {
      this.#stopWatching = whenNear(near, () => this.load());
    }
    const wanted = this.#focusNext === null ? null : this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (wanted) {
      this.#focusNext = null;
      wanted.focus();
    }
  }

  load(): void {
    this.#isNear = true;
    this.wantedId = this.caseId;
  }

  get lines(): Line[] {
    return (this.checklist?.steps ?? []).map((step) => ({
      ...step,
      isMissing: step.canSet && !step.receivedOn,
      canUndo: step.canSet && step.receivedOn === this.checklist?.today,
    }));
  }

  /** Nobody needs it once the kickoff is complete. */
  get warning(): string | null {
    return this.checklist?.completedOn ? null : (this.checklist?.warning ?? null);
  }

  get canSchedule(): boolean {
    return Boolean(this.checklist?.canEdit && this.checklist.times && !this.checklist.isBlocked);
  }

  get offersEntry(): boolean {
    return this.canSchedule && !this.isEntering;
  }

  get showsEntry(): boolean {
    return this.canSchedule && this.isEntering;
  }

  get scheduleLabel(): string {
    return this.checklist?.callAt ? MOVE : SCHEDULE;
  }

  get entryFailure(): unknown {
    return this.isEntering ? this.failure : null;
  }

  get stepFailure(): unknown {
    return this.isEntering ? null : this.failure;
  }

  enter(): void {
    this.failure = null;
    this.isEntering = true;
  }

  close(): void {
    this.failure = null;
    this.isEntering = false;
    this.#focusNext = '[data-id="schedule"]';
  }

  receiveStep(event: Event): Promise<void> {
    return this.setStep(event, true);
  }

  undoStep(event: Event): Promise<void> {
    return this.setStep(event, false);
  }

  async setStep(event: Event, isReceived: boolean): Promise<void> {
    const step = String((event.currentTarget as HTMLElement).dataset.step);
    const { caseId } = this;
    this.isEntering = false;
    await this.#reading.save(this, () => setReceived({ caseId, step, isReceived }));
    const next = this.failure === null ? `li[data-step="${step}"]` : '[data-id="failure"]';
    this.template?.querySelector<HTMLElement>(next)?.focus();
  }

  async save({ detail }: CustomEvent<MeetingMoment>): Promise<void> {
    const { caseId } = this;
    const { day, timeOfDay } = detail;
    await this.#reading.save(this, async () => {
      const saved = await schedule({ caseId, day, timeOfDay });
      if (caseId === this.caseId) {
        this.close();
      }
      return saved;
    });
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
