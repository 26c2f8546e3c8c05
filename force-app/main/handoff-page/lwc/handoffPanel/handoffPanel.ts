import { api, LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getHandoff from '@salesforce/apex/HandoffController.getHandoff';
import logCall from '@salesforce/apex/HandoffController.logCall';
import CHANGE_DATE from '@salesforce/label/c.Handoff_ChangeDate';
import DATE from '@salesforce/label/c.Work_HandoffDate';
import ENTER_DATE from '@salesforce/label/c.Handoff_EnterDate';
import HEADING from '@salesforce/label/c.Handoff_Heading';
import HELP from '@salesforce/label/c.Work_HandoffDateHelp';
import LOG_CALL from '@salesforce/label/c.Handoff_LogCall';
import LOGGED from '@salesforce/label/c.Handoff_LoggedOn';
import LOGGED_SAME_DAY from '@salesforce/label/c.Handoff_LoggedSameDay';
import NOT_SET from '@salesforce/label/c.Common_NotSet';
import OPEN_MANY from '@salesforce/label/c.Handoff_OpenMany';
import OPEN_ONE from '@salesforce/label/c.Handoff_OpenOne';
import PRINT from '@salesforce/label/c.Handoff_Print';
import SEND from '@salesforce/label/c.Handoff_SendEmail';
import TEMPLATE from '@salesforce/label/c.Handoff_Template';
import TO from '@salesforce/label/c.Handoff_To';
import { onWork, openWork } from 'c/caseWorkModel';
import { printSummary } from 'c/handoffModel';
import type { Handoff } from 'c/handoffModel';
import { OFFLINE, reduceError } from 'c/rpErrorUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';

/**
 * The handoff to customer success: the email to send, a call about a handoff made another way, and the date. Sends `save` with a date, such as
 * `2026-11-12`.
 */
export default class HandoffPanel extends LightningElement {
  @api value: string | null = null;
  /** The earliest date to accept. */
  @api min: string | null = null;
  @api today = '';
  @api timeZone = '';
  /** The date can't be changed. */
  @api isFinal = false;
  /** This part has the next step, and so the brand button of the page. */
  @api isNext = false;
  @api isBusy = false;
  /** The error of the last save of this date. */
  @api failure: unknown = null;

  caseId = '';
  handoff: Handoff | null = null;
  loadError: unknown = null;
  callError: unknown = null;
  printError: unknown = null;
  isLogging = false;
  showsCall = false;
  showsDate = false;
  labels = {
    date: DATE,
    heading: HEADING,
    help: HELP,
    logCall: LOG_CALL,
    notSet: NOT_SET,
    print: PRINT,
    send: SEND,
    template: TEMPLATE,
    to: TO,
  };

  #reading = new Reading<Handoff>('Handoff', () => undefined);
  #isRetry = false;
  #refreshHandler = -1;
  #stopListening: (() => void) | null = null;

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
    this.handoff = null;
    this.loadError = null;
    this.callError = null;
    this.printError = null;
    this.isLogging = false;
    this.showsCall = false;
    this.showsDate = false;
    this.#isRetry = false;
    if (this.#stopListening) {
      this.listen();
    }
  }

  @wire(getHandoff, { caseId: '$caseId' })
  receiveHandoff(wired: Wired<Handoff>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.handoff = wired.data ?? this.handoff;
    this.loadError = wired.error ?? null;
  }

  get isDone(): boolean {
    return this.value !== null;
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
    this.listen();
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
    this.#stopListening?.();
    this.#stopListening = null;
  }

  /** The next step opens the call if nobody can get the email. */
  listen(): void {
    this.#stopListening?.();
    this.#stopListening = onWork(this.caseId, ({ kind }) => {
      const opens = kind === 'handoff' && this.canAct;
      if (opens) {
        this.beginCall();
      }
      return opens;
    });
  }

  /** Users who can't change the case read the state. */
  get canAct(): boolean {
    return !this.isFinal;
  }

  /** The call that the user writes has the brand button instead. */
  get sendVariant(): string {
    return this.isNext && this.canSend && !this.showsCall ? 'brand' : 'neutral';
  }

  /** Without anyone to write to, the call is the next step. */
  get callVariant(): string {
    return this.isNext && this.handoff?.problem && !this.showsCall ? 'brand' : 'neutral';
  }

  get canSend(): boolean {
    return this.handoff !== null && this.handoff.problem === null;
  }

  get cannotSend(): boolean {
    return !this.canSend;
  }

  /** A handoff that was entered by hand can still be written to the manager. */
  get offersHandoff(): boolean {
    return this.canAct && !(this.isDone && this.handoff?.loggedOn);
  }

  /** The date says the day already. */
  get showsLoggedDay(): boolean {
    return this.handoff?.loggedOn !== this.value;
  }

  get dateToggleLabel(): string {
    return this.isDone ? CHANGE_DATE : ENTER_DATE;
  }

  get openText(): string | null {
    const open = this.handoff?.openCount ?? 0;
    if (open === 0) {
      return null;
    }
    return open === 1 ? OPEN_ONE : format(OPEN_MANY, open);
  }

  get loggedText(): string | null {
    const { loggedBy, loggedText } = this.handoff ?? {};
    if (!this.handoff?.loggedOn) {
      return null;
    }
    const by = format(this.showsLoggedDay ? LOGGED : LOGGED_SAME_DAY, loggedBy);
    return [by, loggedText].filter(Boolean).join(' ');
  }

  get ariaExpandedDate(): string {
    return String(this.showsDate);
  }

  save(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent<string>('save', { detail: event.detail }));
  }

  send(): void {
    openWork(this.caseId, { kind: 'email', templateName: this.handoff?.templateName ?? null });
  }

  beginCall(): void {
    this.showsCall = true;
    this.callError = null;
  }

  endCall(): void {
    this.showsCall = false;
  }

  toggleDate(): void {
    this.showsDate = !this.showsDate;
  }

  async log(event: CustomEvent<string>): Promise<void> {
    if (this.isLogging) {
      return;
    }
    const { caseId } = this;
    const call = this.refs?.call as (HTMLElement & { forget(): void }) | undefined;
    this.isLogging = true;
    this.callError = null;
    try {
      const { message } = await asThisUser(() => logCall({ caseId, notes: event.detail, isRetry: this.#isRetry }));
      call?.forget();
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      if (caseId === this.caseId) {
        this.#isRetry = false;
        this.showsCall = false;
      }
      await this.#reading.showWrite(this, caseId);
    } catch (error) {
      if (caseId === this.caseId) {
        this.#isRetry = this.#isRetry || reduceError(error).code === OFFLINE;
        this.callError = error;
      }
    } finally {
      this.isLogging = this.isLogging && caseId !== this.caseId;
    }
  }

  async print(): Promise<void> {
    const { caseId } = this;
    this.printError = null;
    try {
      await printSummary(caseId);
    } catch (error) {
      this.printError = caseId === this.caseId ? error : this.printError;
    }
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
