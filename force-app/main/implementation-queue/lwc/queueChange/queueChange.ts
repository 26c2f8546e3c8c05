import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import GAINS from '@salesforce/label/c.Queue_Gains';
import LOSES from '@salesforce/label/c.Queue_Loses';
import MOVE from '@salesforce/label/c.Queue_Move';
import MOVE_HEADING from '@salesforce/label/c.Queue_MoveHeading';
import POSITION from '@salesforce/label/c.Queue_PositionField';
import POSITION_INVALID from '@salesforce/label/c.Message_QUEUE_POSITION';
import REASON from '@salesforce/label/c.Queue_Reason';
import REASON_MISSING from '@salesforce/label/c.Queue_ReasonMissing';
import SHIFT from '@salesforce/label/c.Queue_Shift';
import SHIFT_MORE from '@salesforce/label/c.Queue_ShiftMore';
import SHIFTS_DOWN from '@salesforce/label/c.Queue_ShiftsDown';
import SHIFTS_UP from '@salesforce/label/c.Queue_ShiftsUp';
import WITHDRAW from '@salesforce/label/c.Queue_Withdraw';
import WITHDRAW_HEADING from '@salesforce/label/c.Queue_WithdrawHeading';
import WITHDRAW_HELP from '@salesforce/label/c.Queue_WithdrawHelp';
import { reduceError } from 'c/rpErrorUtils';
import { format, list } from 'c/rpTextUtils';
import { previewOf } from 'c/queueModel';
import type { QueueRow } from 'c/queueModel';

/** How many of the customers that shift are named. */
const NAMED = 4;

interface Control extends HTMLElement {
  reportValidity(): boolean;
  setCustomValidity(message: string): void;
}

/** What the user wants: to move a customer, or to withdraw it (`position` is null). */
export interface WantedChange {
  position: number | null;
  reason: string;
}

/** Asks for the position and the reason of a change, and says who shifts. Sends `save` and `cancel`. */
export default class QueueChange extends LightningElement {
  @api row: QueueRow | null = null;
  @api rows: readonly QueueRow[] = [];
  @api total = 0;
  @api privileged = 0;
  /** `move` or `withdraw`. */
  @api kind = 'move';
  @api isBusy = false;

  target: number | string = '';
  reason = '';
  refusal: unknown = null;
  labels = {
    reason: REASON,
    reasonMissing: REASON_MISSING,
  };

  #next: 'begin' | 'fail' | null = 'begin';

  /** Where the user dropped the customer; null if the user types a position. */
  @api
  get position(): number | null {
    return typeof this.target === 'number' ? this.target : null;
  }

  set position(position: number | null) {
    if (position !== null && position !== this.target) {
      this.target = position;
      this.#next = 'begin';
    }
  }

  /** Why the last save failed. */
  @api
  get failure(): unknown {
    return this.refusal;
  }

  set failure(failure: unknown) {
    this.refusal = failure;
    this.#next = failure ? 'fail' : this.#next;
  }

  renderedCallback(): void {
    const next = this.#next;
    this.#next = null;
    if (next === 'begin') {
      this.focus();
    } else if (next === 'fail') {
      this.showFailure();
    }
  }

  /** The first field that the user has to fill in. What the change does and the buttons below it come into view too. */
  @api
  focus(): void {
    (this.refs?.panel as HTMLElement | undefined)?.scrollIntoView?.({ block: 'nearest' });
    this.controls.find(({ dataset }) => dataset.field === 'reason' || this.target === '')?.focus();
  }

  get isMove(): boolean {
    return this.kind === 'move';
  }

  get name(): string {
    return this.row?.accountName ?? '';
  }

  get heading(): string {
    return format(this.isMove ? MOVE_HEADING : WITHDRAW_HEADING, this.name);
  }

  get saveLabel(): string {
    return this.isMove ? MOVE : WITHDRAW;
  }

  get positionLabel(): string {
    return format(POSITION, this.total);
  }

  get positionMessage(): string {
    return format(POSITION_INVALID, this.total);
  }

  get controls(): Control[] {
    return [...(this.template?.querySelectorAll<Control>('[data-field]') ?? [])];
  }

  get preview(): { key: string; text: string; className: string }[] {
    const weak = 'slds-text-color_weak';
    if (!this.isMove) {
      return [{ key: 'withdraw', text: format(WITHDRAW_HELP, this.name), className: weak }];
    }
    const found = this.row ? previewOf(this.rows, this.row, Number(this.target), this.privileged) : null;
    if (!found) {
      return [];
    }
    const named = found.shifts.slice(0, NAMED).map(({ name, from, to }) => format(SHIFT, name, from, to));
    const rest = found.shifts.length - named.length;
    const names = list(rest > 0 ? [...named, format(SHIFT_MORE, rest)] : named, LOCALE);
    return [
      { key: 'shifts', text: format(found.isUp ? SHIFTS_UP : SHIFTS_DOWN, names), className: weak, has: named.length },
      { key: 'gains', text: format(GAINS, list(found.gains, LOCALE)), className: '', has: found.gains.length },
      { key: 'loses', text: format(LOSES, list(found.loses, LOCALE)), className: '', has: found.loses.length },
    ].filter(({ has }) => has > 0);
  }

  /** Errors of a field show there. */
  get otherFailure(): unknown {
    return this.refusal && Object.keys(reduceError(this.refusal).fields).length === 0 ? this.refusal : null;
  }

  changePosition(event: CustomEvent<{ value: string }>): void {
    (event.currentTarget as Control).setCustomValidity('');
    const { value } = event.detail;
    this.target = value === '' ? '' : Number(value);
  }

  changeReason(event: CustomEvent<{ value: string }>): void {
    (event.currentTarget as Control).setCustomValidity('');
    this.reason = event.detail.value;
  }

  save(): void {
    const invalid = this.controls.filter((control) => control.reportValidity() === false);
    if (this.isBusy || invalid.length > 0) {
      invalid[0]?.focus();
      return;
    }
    const detail = { position: this.isMove ? Number(this.target) : null, reason: this.reason };
    this.dispatchEvent(new CustomEvent<WantedChange>('save', { detail }));
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  showFailure(): void {
    const { fields } = reduceError(this.refusal);
    const wrong = this.controls.filter(({ dataset }) => fields[dataset.field ?? ''] !== undefined);
    for (const control of wrong) {
      control.setCustomValidity(fields[control.dataset.field ?? ''] ?? '');
      control.reportValidity();
    }
    (wrong[0] ?? this.template?.querySelector<HTMLElement>('[data-id="failure"]'))?.focus();
  }
}
