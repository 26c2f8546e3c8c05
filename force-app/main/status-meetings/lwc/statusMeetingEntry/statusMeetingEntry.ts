import { api, LightningElement } from 'lwc';
import CLOSE from '@salesforce/label/c.Meetings_Close';
import DAY from '@salesforce/label/c.Meetings_Day';
import DAY_MISSING from '@salesforce/label/c.Meetings_DayMissing';
import MOVE from '@salesforce/label/c.Meetings_Move';
import PAST from '@salesforce/label/c.Message_STATUS_MEETING_PAST';
import PLAN from '@salesforce/label/c.Meetings_Plan';
import SAVE from '@salesforce/label/c.Meetings_Save';
import TIME from '@salesforce/label/c.Meetings_Time';
import TIME_ZONE from '@salesforce/label/c.Meetings_TimeZone';
import { dayOf } from 'c/rpDateUtils';
import { reduceError } from 'c/rpErrorUtils';
import { format } from 'c/rpTextUtils';
import type { MeetingMoment, MeetingState, MeetingTime } from 'c/statusMeetingModel';

type Control = HTMLInputElement & { focus(): void };

/** The date and time of a meeting, in the time zone of the case's owner. Sends `save` with them, and `cancel`. */
export default class StatusMeetingEntry extends LightningElement {
  /** Times of day to choose from. */
  @api times: readonly MeetingTime[] = [];
  @api meetingTimeZone = '';
  /** The user's time zone. If it is the owner's, it isn't mentioned. */
  @api timeZone = '';
  @api today = '';
  @api isBusy = false;
  /** If it isn't a status meeting that is planned or moved. */
  @api entryLabel: string | null = null;

  labels = { close: CLOSE, day: DAY, dayMissing: DAY_MISSING, past: PAST, save: SAVE, time: TIME };
  moved: MeetingState | null = null;
  typed: Partial<MeetingMoment> = {};
  reason: unknown = null;

  #next: 'begin' | 'fail' | null = 'begin';

  /** The meeting to move. Null for a new one. */
  @api
  get meeting(): MeetingState | null {
    return this.moved;
  }

  set meeting(meeting: MeetingState | null) {
    if (meeting?.id !== this.moved?.id) {
      this.typed = {};
      this.#next = 'begin';
    }
    this.moved = meeting;
  }

  /** Why the last save failed. */
  @api
  get failure(): unknown {
    return this.reason;
  }

  set failure(failure: unknown) {
    this.reason = failure;
    this.#next = failure ? 'fail' : this.#next;
  }

  renderedCallback(): void {
    const next = this.#next;
    this.#next = null;
    if (next === 'begin') {
      // The buttons below the fields come into view too.
      (this.refs?.panel as HTMLElement | undefined)?.scrollIntoView?.({ block: 'nearest' });
      this.template?.querySelector<HTMLElement>('[data-field="day"]')?.focus();
    } else if (next === 'fail') {
      this.showFailure();
    }
  }

  get heading(): string {
    return this.entryLabel ?? (this.moved ? MOVE : PLAN);
  }

  get values(): MeetingMoment {
    const day = this.moved && dayOf(this.moved.start, this.meetingTimeZone);
    return { day: day ?? '', timeOfDay: this.timeOfMeeting ?? this.times[0]?.value ?? '', ...this.typed };
  }

  /** `10:30`, in the time zone of the owner. */
  get timeOfMeeting(): string | null {
    if (!this.moved) {
      return null;
    }
    const options = { timeZone: this.meetingTimeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en', options).format(new Date(this.moved.start));
  }

  /** With the time of the meeting, which someone can have moved to any time in the calendar. */
  get options(): readonly MeetingTime[] {
    const { timeOfDay } = this.values;
    const isOffered = timeOfDay === '' || this.times.some(({ value }) => value === timeOfDay);
    return isOffered ? this.times : [{ value: timeOfDay, label: timeOfDay }, ...this.times];
  }

  get zoneText(): string | null {
    return this.meetingTimeZone === this.timeZone ? null : format(TIME_ZONE, this.meetingTimeZone);
  }

  /** Errors of a field show there. */
  get otherFailure(): unknown {
    return this.reason && Object.keys(reduceError(this.reason).fields).length === 0 ? this.reason : null;
  }

  get controls(): Control[] {
    return [...(this.template?.querySelectorAll<Control>('[data-field]') ?? [])];
  }

  showFailure(): void {
    const { fields } = reduceError(this.reason);
    const wrong = this.controls.filter((control) => fields[control.dataset.field ?? ''] !== undefined);
    for (const control of wrong) {
      control.setCustomValidity(fields[control.dataset.field ?? ''] ?? '');
      control.reportValidity();
    }
    const first = wrong[0] ?? this.template?.querySelector<HTMLElement>('[data-id="failure"]');
    first?.focus();
  }

  change(event: CustomEvent<{ value: string }>): void {
    const control = event.target as Control;
    this.typed = { ...this.typed, [control.dataset.field ?? '']: event.detail.value };
    this.controls.forEach((one) => one.setCustomValidity(''));
  }

  save(): void {
    const wrong = this.controls.filter((control) => !control.reportValidity());
    if (wrong[0]) {
      wrong[0].focus();
    } else if (!this.isBusy) {
      this.dispatchEvent(new CustomEvent<MeetingMoment>('save', { detail: this.values }));
    }
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
