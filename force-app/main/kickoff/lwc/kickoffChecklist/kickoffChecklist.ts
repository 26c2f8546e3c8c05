import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getChecklist from '@salesforce/apex/KickoffController.getChecklist';
import getFile from '@salesforce/apex/KickoffController.getFile';
import cancelCall from '@salesforce/apex/KickoffEditController.cancel';
import inviteAll from '@salesforce/apex/KickoffEditController.invite';
import schedule from '@salesforce/apex/KickoffEditController.schedule';
import setReceived from '@salesforce/apex/KickoffEditController.setReceived';
import CALL from '@salesforce/label/c.Kickoff_Call';
import CALL_HEADING from '@salesforce/label/c.Kickoff_CallHeading';
import CALL_NONE from '@salesforce/label/c.Kickoff_CallNone';
import CANCEL from '@salesforce/label/c.Kickoff_Cancel';
import COMPLETED from '@salesforce/label/c.Kickoff_Completed';
import GUESTS from '@salesforce/label/c.Kickoff_Guests';
import HEADING from '@salesforce/label/c.Kickoff_Heading';
import KEEP from '@salesforce/label/c.Kickoff_Keep';
import MOVE from '@salesforce/label/c.Kickoff_Move';
import NO_CONTACTS from '@salesforce/label/c.Meetings_NoContacts';
import NO_GUESTS from '@salesforce/label/c.Meetings_NoGuests';
import NOT_RECEIVED from '@salesforce/label/c.Kickoff_NotReceived';
import NOT_RECORDED from '@salesforce/label/c.Kickoff_NotRecorded';
import RECEIVED from '@salesforce/label/c.Kickoff_Received';
import RECEIVED_TODAY from '@salesforce/label/c.Kickoff_ReceivedToday';
import SCHEDULE from '@salesforce/label/c.Kickoff_Schedule';
import UNDO from '@salesforce/label/c.Kickoff_Undo';
import UNREACHABLE from '@salesforce/label/c.Kickoff_Unreachable';
import type { KickoffChecklist as Checklist, KickoffStep } from 'c/kickoffModel';
import { ReadingWhenNear } from 'c/rpNearUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';
import { saveCalendarFile } from 'c/statusMeetingModel';
import type { MeetingMoment, MeetingOutcome, MeetingState } from 'c/statusMeetingModel';

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
  isConfirming = false;
  labels = {
    call: CALL,
    callHeading: CALL_HEADING,
    callNone: CALL_NONE,
    cancel: CANCEL,
    completed: COMPLETED,
    heading: HEADING,
    keep: KEEP,
    move: MOVE,
    received: RECEIVED,
    receivedToday: RECEIVED_TODAY,
    schedule: SCHEDULE,
    undo: UNDO,
  };

  #reading = new Reading<Checklist>('Kickoff', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #near = new ReadingWhenNear(this);
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
    this.#near.about(caseId);
    this.#reading.about(caseId);
    this.checklist = null;
    this.loadError = null;
    this.failure = null;
    this.isBusy = false;
    this.isEntering = false;
    this.isConfirming = false;
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
    this.#near.disconnected();
  }

  renderedCallback(): void {
    this.#near.rendered(this.refs?.near);
    const wanted = this.#focusNext === null ? null : this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (wanted) {
      this.#focusNext = null;
      wanted.focus();
    }
  }

  get lines(): Line[] {
    return (this.checklist?.steps ?? []).map((step) => ({
      ...step,
      isMissing: step.canSet && !step.receivedOn,
      canUndo: step.canSet && step.receivedOn === this.checklist?.today,
    }));
  }

  /** After the kickoff, nothing is expected any more. */
  get notReceived(): string {
    return this.checklist?.completedOn ? NOT_RECORDED : NOT_RECEIVED;
  }

  /** Nobody needs it once the kickoff is complete. */
  get warning(): string | null {
    return this.checklist?.completedOn ? null : (this.checklist?.warning ?? null);
  }

  get call(): MeetingState | null {
    return this.checklist?.call ?? null;
  }

  /** A call that is over, or of which nobody knows when it was. */
  get isPast(): boolean {
    return Boolean(this.checklist?.callAt && !this.call && !this.checklist.completedOn);
  }

  get isUnplanned(): boolean {
    return !this.checklist?.callAt && !this.checklist?.completedOn;
  }

  get canEdit(): boolean {
    return this.checklist?.canEdit === true;
  }

  get canSchedule(): boolean {
    return Boolean(this.canEdit && this.checklist?.times && !this.checklist.isBlocked);
  }

  get offersEntry(): boolean {
    return this.canSchedule && !this.isEntering && !this.call;
  }

  get showsEntry(): boolean {
    return this.canSchedule && this.isEntering;
  }

  get entryLabel(): string {
    return this.call ? MOVE : SCHEDULE;
  }

  get hasGuests(): boolean {
    return (this.checklist?.guests?.length ?? 0) > 0;
  }

  get lacksGuests(): boolean {
    return this.checklist?.guests?.length === 0;
  }

  get noGuests(): string {
    return this.unreachableText === null ? NO_CONTACTS : NO_GUESTS;
  }

  get guestsText(): string | null {
    return this.hasGuests ? format(GUESTS, this.checklist?.guests?.join(', ')) : null;
  }

  get unreachableText(): string | null {
    const names = this.checklist?.unreachable ?? [];
    return names.length > 0 ? format(UNREACHABLE, names.join(', ')) : null;
  }

  get entryFailure(): unknown {
    return this.isEntering ? this.failure : null;
  }

  get otherFailure(): unknown {
    return this.isEntering ? null : this.failure;
  }

  enter(): void {
    this.failure = null;
    this.isConfirming = false;
    this.isEntering = true;
  }

  close(): void {
    this.failure = null;
    this.isEntering = false;
    this.#focusNext = '[data-id="call"]';
  }

  confirm(): void {
    this.failure = null;
    this.isEntering = false;
    this.isConfirming = true;
  }

  keep(): void {
    this.isConfirming = false;
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
    await this.change(() => setReceived({ caseId, step, isReceived }), `li[data-step="${step}"]`);
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

  async invite(): Promise<void> {
    const { caseId } = this;
    await this.change(() => inviteAll({ caseId }), '[data-id="call"]');
  }

  async cancel(): Promise<void> {
    const { caseId } = this;
    await this.change(() => cancelCall({ caseId }), '[data-id="call"]');
  }

  /** Then the focus is on what changed, or on why it didn't. */
  async change(call: () => Promise<MeetingOutcome>, changed: string): Promise<void> {
    this.isEntering = false;
    await this.#reading.save(this, call);
    this.isConfirming = false;
    const next = this.failure === null ? changed : '[data-id="failure"]';
    this.template?.querySelector<HTMLElement>(next)?.focus();
  }

  async download(): Promise<void> {
    const { caseId } = this;
    this.failure = null;
    try {
      saveCalendarFile(await asThisUser(() => getFile({ caseId })));
    } catch (error) {
      this.failure = caseId === this.caseId ? error : this.failure;
    }
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
