import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import CANCEL from '@salesforce/label/c.Meetings_Cancel';
import DOWNLOAD from '@salesforce/label/c.Meetings_Download';
import GONE from '@salesforce/label/c.Meetings_Gone';
import INVITE from '@salesforce/label/c.Meetings_Invite';
import INVITED from '@salesforce/label/c.Meetings_Invited';
import INVITE_UPDATE from '@salesforce/label/c.Meetings_InviteUpdate';
import KEEP from '@salesforce/label/c.Meetings_Keep';
import MINUTES from '@salesforce/label/c.Meetings_Minutes';
import MOVE from '@salesforce/label/c.Meetings_Move';
import MOVED from '@salesforce/label/c.Meetings_Moved';
import NOT_INVITED from '@salesforce/label/c.Meetings_NotInvited';
import TELLS from '@salesforce/label/c.Meetings_CancelTells';
import { format } from 'c/rpTextUtils';
import type { MeetingState } from 'c/statusMeetingModel';

const WHEN: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
};

/**
 * A meeting: when it is, what its guests know, and what the user can do with it. Sends `invite`, `move`, `download`, and, to cancel it, first `confirm`
 * and then `cancel` or `keep`.
 */
export default class StatusMeetingLine extends LightningElement {
  @api meeting!: MeetingState;
  @api timeZone = '';
  @api canEdit = false;
  /** Someone can get the invitation. */
  @api canInvite = false;
  /** Readers can have the calendar file too. */
  @api canDownload = false;
  @api isBusy = false;
  @api cancelLabel = CANCEL;
  @api keepLabel = KEEP;
  @api moveLabel = MOVE;

  asks = false;
  labels = { download: DOWNLOAD, tells: TELLS };

  #focusNext: string | null = null;

  /** The user has to say whether to cancel it. */
  @api
  get isConfirming(): boolean {
    return this.asks;
  }

  set isConfirming(asks: boolean) {
    if (asks !== this.asks) {
      this.#focusNext = asks ? '[data-id="keep"]' : '[data-id="confirm"]';
    }
    this.asks = asks;
  }

  renderedCallback(): void {
    const next = this.#focusNext;
    this.#focusNext = null;
    if (next) {
      this.template?.querySelector<HTMLElement>(next)?.focus();
    }
  }

  /** "Thu, Dec 3, 10:00 AM CST" */
  get when(): string {
    const options = { ...WHEN, timeZone: this.timeZone || undefined };
    return new Intl.DateTimeFormat(LOCALE, options).format(new Date(this.meeting.start));
  }

  get duration(): string {
    return format(MINUTES, this.meeting.minutes);
  }

  get state(): string {
    const { isGone, isTold, wasInvited } = this.meeting;
    return isGone ? GONE : isTold ? INVITED : wasInvited ? MOVED : NOT_INVITED;
  }

  /** The guests don't know the time. */
  get isUnsure(): boolean {
    const { isGone, isTold, wasInvited } = this.meeting;
    return isGone || (wasInvited && !isTold);
  }

  /** Null if there is nothing to send, or nobody to send it to. */
  get inviteLabel(): string | null {
    const { isGone, isTold, wasInvited } = this.meeting;
    return isGone || isTold || !this.canInvite ? null : wasInvited ? INVITE_UPDATE : INVITE;
  }

  get canMove(): boolean {
    return this.canEdit && !this.isConfirming;
  }

  /** A meeting that was deleted in the calendar has no file. */
  get showsDownload(): boolean {
    return (this.canEdit || this.canDownload) && !this.isConfirming && !this.meeting.isGone;
  }

  get hasButtons(): boolean {
    return this.canMove || this.showsDownload;
  }

  press(event: Event): void {
    const { id = '' } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent(id));
  }
}
