import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import AGE from '@salesforce/label/c.Queue_Age';
import CASE from '@salesforce/label/c.Queue_Case';
import DRAG from '@salesforce/label/c.Queue_Drag';
import DRAG_HELP from '@salesforce/label/c.Queue_DragHelp';
import HISTORY from '@salesforce/label/c.Queue_ShowHistory';
import MOVE_TO from '@salesforce/label/c.Queue_MoveTo';
import NO_CASE from '@salesforce/label/c.Queue_NoCase';
import PRIVILEGED from '@salesforce/label/c.Queue_Privileged';
import SINCE from '@salesforce/label/c.Queue_Since';
import UNASSIGNED from '@salesforce/label/c.Queue_Unassigned';
import WITHDRAW from '@salesforce/label/c.Queue_Withdraw';
import type { QueueRow as Row, RowPanel } from 'c/queueModel';
import { countDays, dayOf, daysBetween } from 'c/rpDateUtils';
import { format } from 'c/rpTextUtils';

/**
 * A customer in the implementation queue. Sends `open` with the panel that the user wants. With the keyboard: `lift`, `hover` with the
 * position it's over, `place` when it drops, `putback` on Esc, and `leave` when the handle loses the focus. With the mouse: `grab`.
 */
export default class QueueRow extends LightningElement {
  @api row!: Row;
  @api today = '';
  /** How many customers are in the queue. */
  @api total = 0;
  @api isPrivileged = false;
  @api canChange = false;
  /** Which panel of this customer is open. */
  @api panel: RowPanel | null = null;
  /** The position that a customer lifted with the keyboard is over. */
  @api liftedTo: number | null = null;

  labels = {
    age: AGE,
    dragHelp: DRAG_HELP,
    history: HISTORY,
    moveTo: MOVE_TO,
    privileged: PRIVILEGED,
    since: SINCE,
    withdraw: WITHDRAW,
  };

  /** Focuses the handle, or the button of a panel. */
  @api
  focusOn(part: RowPanel | 'handle'): void {
    this.template?.querySelector<HTMLElement>(`[data-id="${part}"]`)?.focus();
  }

  get recordId(): string {
    return this.row.caseId ?? this.row.accountId;
  }

  /** "Region 5 · Case 00001042". */
  get about(): string {
    const { districtName, caseNumber } = this.row;
    return [districtName, caseNumber ? format(CASE, caseNumber) : NO_CASE].filter(Boolean).join(' · ');
  }

  get specialist(): string {
    return this.row.specialistName ?? (this.row.caseId ? UNASSIGNED : '');
  }

  get stageDays(): string {
    const { daysInStage } = this.row;
    return daysInStage === null ? '' : countDays(daysInStage, LOCALE);
  }

  get age(): string {
    return countDays(Math.max(0, daysBetween(dayOf(this.row.joinedAt, TIME_ZONE), this.today)), LOCALE);
  }

  /** Who must act. */
  get who(): string | null {
    return this.row.waitsFor ?? this.row.specialistName;
  }

  get dragLabel(): string {
    return format(DRAG, this.row.accountName, this.row.position);
  }

  get isLifted(): string {
    return String(this.liftedTo !== null);
  }

  get isMoving(): string {
    return String(this.panel === 'move');
  }

  get isWithdrawing(): string {
    return String(this.panel === 'withdraw');
  }

  get showsHistory(): string {
    return String(this.panel === 'history');
  }

  open(event: Event): void {
    this.tell('open', (event.currentTarget as HTMLElement).dataset.id);
  }

  pressKey(event: KeyboardEvent): void {
    const { liftedTo, total } = this;
    if (event.key === ' ') {
      event.preventDefault();
      this.tell(liftedTo === null ? 'lift' : 'place');
      return;
    }
    if (liftedTo === null) {
      return;
    }
    const to = { ArrowUp: liftedTo - 1, ArrowDown: liftedTo + 1, Home: 1, End: total }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.tell('hover', Math.min(Math.max(1, to), total));
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.tell('putback');
    }
  }

  leave(): void {
    this.tell('leave');
  }

  grab(event: DragEvent): void {
    event.dataTransfer?.setData('text/plain', this.row.accountName);
    this.tell('grab');
  }

  tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
