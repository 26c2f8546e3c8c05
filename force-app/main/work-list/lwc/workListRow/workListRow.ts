import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import completeTask from '@salesforce/apex/ActivityController.completeTask';
import createIntegrationCases from '@salesforce/apex/OnboardingCaseController.createIntegrationCases';
import LOCALE from '@salesforce/i18n/locale';
import CASE_NUMBER from '@salesforce/label/c.WorkList_CaseNumber';
import COMPLETE from '@salesforce/label/c.WorkList_Complete';
import COMPLETE_TASK from '@salesforce/label/c.WorkList_CompleteTask';
import DUE_CALL from '@salesforce/label/c.WorkList_DueCall';
import DUE_KICKOFF from '@salesforce/label/c.WorkList_DueKickoff';
import DUE_TASK from '@salesforce/label/c.WorkList_DueTask';
import ENDING_KIND from '@salesforce/label/c.WorkList_EndingKind';
import LOG_CALL from '@salesforce/label/c.WorkList_LogCall';
import LOG_CALL_WITH from '@salesforce/label/c.WorkList_LogCallWith';
import NO_CONTACT from '@salesforce/label/c.WorkList_NoContact';
import NO_USAGE from '@salesforce/label/c.WorkList_NoUsage';
import QUEUE_POSITION from '@salesforce/label/c.WorkList_QueuePosition';
import PLANNED_CALL from '@salesforce/label/c.WorkList_PlannedCall';
import RESULT from '@salesforce/label/c.WorkList_Result';
import SINCE from '@salesforce/label/c.WorkList_Since';
import STUCK from '@salesforce/label/c.WorkList_Stuck';
import WAITING from '@salesforce/label/c.WorkList_WaitingFor';
import WAITING_SINCE from '@salesforce/label/c.WorkList_WaitingForSince';
import { kindBadge, phoneAddress, soonText } from 'c/accountPanelModel';
import { openWork } from 'c/caseWorkModel';
import { countDays } from 'c/rpDateUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';
import type { WorkListRow as Row, WorkListTodo } from 'c/workListModel';

interface ShownTodo extends WorkListTodo {
  label: string;
  completeTitle: string;
  className: string;
}

interface CallEntry extends HTMLElement {
  /** Moves the focus into the entry. */
  open(): void;
}

/** An open onboarding case in the work list. Its next step opens on the case; calls and tasks are taken care of here. */
export default class WorkListRow extends NavigationMixin(LightningElement) {
  @api row!: Row;
  @api today = '';
  @api canChange = false;
  @api canLogCalls = false;
  /** The list has the cases of several people. */
  @api showsOwner = false;
  /** The next step of this case has the brand button of the page. */
  @api isPrimary = false;

  calling = false;
  isBusy = false;
  failure: unknown = null;
  labels = {
    complete: COMPLETE,
    kickoff: DUE_KICKOFF,
    logCall: LOG_CALL,
    noContact: NO_CONTACT,
    noUsage: NO_USAGE,
    stuck: STUCK,
  };

  #focusNext: 'entry' | 'call' | 'failure' | null = null;

  /** The user logs a call with this customer. */
  @api
  get isCalling(): boolean {
    return this.calling;
  }

  set isCalling(isCalling: boolean) {
    if (isCalling !== this.calling) {
      this.calling = isCalling;
      this.#focusNext = isCalling ? 'entry' : this.#focusNext;
    }
  }

  renderedCallback(): void {
    const next = this.#focusNext;
    if (next === 'entry') {
      this.#focusNext = null;
      this.template?.querySelector<CallEntry>('c-activity-entry')?.open();
    } else if (next) {
      this.#focusNext = null;
      this.template?.querySelector<HTMLElement>(`[data-id="${next}"]`)?.focus();
    }
  }

  get name(): string {
    return this.row.accountName ?? format(CASE_NUMBER, this.row.caseNumber);
  }

  /** "Pecan Valley ISD · Case 00001042 · Avery Collins · Queue position 3". */
  get about(): string {
    const { accountName, districtName, caseNumber, ownerName, queuePosition } = this.row;
    const number = accountName === null ? null : format(CASE_NUMBER, caseNumber);
    const place = queuePosition === null ? null : format(QUEUE_POSITION, queuePosition);
    return [districtName, number, this.showsOwner ? ownerName : null, place].filter(Boolean).join(' · ');
  }

  get days(): string {
    const { daysInStage } = this.row;
    return daysInStage === null ? '' : countDays(daysInStage, LOCALE);
  }

  get isStuck(): boolean {
    return this.row.marks.includes('STUCK');
  }

  get isUnused(): boolean {
    return this.row.marks.includes('NO_USAGE');
  }

  get offersStep(): boolean {
    return this.canChange && Boolean(this.row.step) && !this.row.isWaiting;
  }

  get stepVariant(): string {
    return this.isPrimary && !this.isCalling ? 'brand' : 'neutral';
  }

  get sinceText(): string {
    const { stepSince, waitsFor } = this.row;
    if (waitsFor) {
      return format(stepSince ? WAITING_SINCE : WAITING, waitsFor);
    }
    return stepSince ? SINCE : '';
  }

  get endingText(): string | null {
    const { ending } = this.row;
    return ending && format(ENDING_KIND, ending.kindLabel ?? ending.product, soonText(ending));
  }

  get endingTitle(): string {
    return this.row.ending?.product ?? '';
  }

  get endingClass(): string {
    return this.row.ending ? kindBadge(this.row.ending) : '';
  }

  get todos(): ShownTodo[] {
    return this.row.todos.map((todo) => ({
      ...todo,
      label: todo.isDue ? (todo.isCall ? DUE_CALL : DUE_TASK) : PLANNED_CALL,
      completeTitle: format(COMPLETE_TASK, todo.subject),
      className: todo.isDue ? 'due' : '',
    }));
  }

  get hasTodos(): boolean {
    return this.row.todos.length > 0 || Boolean(this.row.kickoffCallAt);
  }

  get phoneUrl(): string | null {
    return this.row.contactPhone ? phoneAddress(this.row.contactPhone) : null;
  }

  get logCallTitle(): string {
    return format(LOG_CALL_WITH, this.name);
  }

  get callExpanded(): string {
    return String(this.isCalling);
  }

  /** Takes the step here if one press does it. Otherwise, opens the case, which opens the work of the step. */
  act(): void {
    const { caseId, step } = this.row;
    if (step === 'INTEGRATION_MISSING') {
      void this.save(() => createIntegrationCases({ caseId }));
      return;
    }
    openWork(caseId, { kind: 'next', step: String(step) });
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: caseId, objectApiName: 'Case', actionName: 'view' },
    });
  }

  complete(event: Event): void {
    const taskId = String((event.currentTarget as HTMLElement).dataset.key);
    void this.save(() => completeTask({ taskId }));
  }

  toggleCall(): void {
    this.dispatchEvent(new CustomEvent('call', { detail: !this.isCalling }));
  }

  /** The call is logged, or the user has canceled. */
  closeCall(event: CustomEvent<boolean>): void {
    this.dispatchEvent(new CustomEvent('call', { detail: false }));
    this.#focusNext = 'call';
    if (event.detail) {
      this.tellChanged();
    }
  }

  async save(call: () => Promise<{ message: string }>): Promise<void> {
    if (this.isBusy) {
      return;
    }
    const { name } = this;
    this.isBusy = true;
    this.failure = null;
    try {
      const { message } = await asThisUser(call);
      this.dispatchEvent(new ShowToastEvent({ title: format(RESULT, name, message), variant: 'success' }));
    } catch (error) {
      this.failure = error;
      this.#focusNext = 'failure';
    }
    this.isBusy = false;
    this.tellChanged();
  }

  /** The list reads the cases again. */
  tellChanged(): void {
    this.dispatchEvent(new CustomEvent('change'));
  }
}
