import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import completeTask from '@salesforce/apex/ActivityController.completeTask';
import getEmailBody from '@salesforce/apex/TimelineController.getEmailBody';
import CALL_DUE from '@salesforce/label/c.Timeline_CallDue';
import CALL_OVERDUE from '@salesforce/label/c.Timeline_CallOverdue';
import CALL_TO_MAKE from '@salesforce/label/c.Timeline_CallToMake';
import COMPLETE from '@salesforce/label/c.Timeline_CompleteTask';
import HIDE from '@salesforce/label/c.Timeline_Collapse';
import NO_DUE_DATE from '@salesforce/label/c.Timeline_NoDueDate';
import NO_TEXT from '@salesforce/label/c.Timeline_NoText';
import OVERDUE from '@salesforce/label/c.Timeline_Overdue';
import QUOTED_HIDE from '@salesforce/label/c.Timeline_QuotedHide';
import QUOTED_SHOW from '@salesforce/label/c.Timeline_QuotedShow';
import SHOW from '@salesforce/label/c.Timeline_Expand';
import TASK_DUE from '@salesforce/label/c.Timeline_TaskDue';
import UNANSWERED from '@salesforce/label/c.Timeline_Unanswered';
import { capitalized, sayDay } from 'c/rpDateUtils';
import type { Reader, SpokenDate } from 'c/rpDateUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';
import { canOpen, ICONS, nameOfMoment, partsOf } from 'c/timelineModel';
import type { Part, TimelineBody, TimelineDetail, TimelineItem as Item } from 'c/timelineModel';

/** For these kinds, SLDS draws the line in the color of the icon. */
const COLORED = ['email', 'call', 'task'];

/** A timeline item that expands to show details. An email's body is read when the item is expanded for the first time. */
export default class TimelineItem extends LightningElement {
  @api item!: Item;
  @api reader!: Reader;
  @api caseId = '';
  /** The page can open an answer to an email. */
  @api canReply = false;

  isOpen = false;
  showsQuoted = false;
  emailBody: TimelineBody | null = null;
  bodyError: unknown = null;
  completeError: unknown = null;
  isBusy = false;
  labels = { complete: COMPLETE, noText: NO_TEXT, unanswered: UNANSWERED };

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-id="toggle"], [data-id="title"]')?.focus();
  }

  get itemClass(): string {
    const color = COLORED.includes(this.item.kind) ? ` slds-timeline__item_${this.item.kind}` : '';
    return `slds-timeline__item_expandable item${color}${this.isOpen ? ' slds-is-open' : ''}`;
  }

  get icon(): string {
    return ICONS[this.item.kind];
  }

  get canOpen(): boolean {
    return canOpen(this.item);
  }

  get toggleLabel(): string {
    return format(this.isOpen ? HIDE : SHOW, this.item.title);
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get isCall(): boolean {
    return this.item.kind === 'call';
  }

  get hasNoDueDate(): boolean {
    return this.item.isOpen && this.item.due === null;
  }

  get noDueDate(): string {
    return this.isCall ? CALL_TO_MAKE : NO_DUE_DATE;
  }

  get isOverdue(): boolean {
    return this.item.isOpen && this.item.due !== null && this.item.due < this.reader.today;
  }

  get overdue(): string {
    return this.isCall ? CALL_OVERDUE : OVERDUE;
  }

  get moment(): string {
    return this.item.isOpen ? (this.item.due ?? '') : this.item.at;
  }

  /** What counts for an open task is when it is due. */
  get time(): SpokenDate {
    if (!this.item.isOpen) {
      return nameOfMoment(this.moment, this.reader);
    }
    const due = sayDay(this.moment, this.reader);
    if (this.isOverdue) {
      return capitalized(due, this.reader.locale);
    }
    const label = this.isCall ? CALL_DUE : TASK_DUE;
    return { text: format(label, due.text), exact: format(label, due.exact) };
  }

  get summary(): string | null {
    return this.isOpen ? null : this.item.summary;
  }

  get summaryParts(): Part[] {
    return partsOf(this.summary ?? '', this.item.mentions);
  }

  get hasMentions(): boolean {
    return this.item.mentions.length > 0;
  }

  get textParts(): Part[] {
    return partsOf(this.text ?? '', this.item.mentions);
  }

  get summaryClass(): string {
    return this.canOpen ? 'summary summary_short' : 'summary';
  }

  get details(): (TimelineDetail & { key: string })[] {
    return this.item.details.map((detail) => ({ ...detail, key: detail.label }));
  }

  get isLoading(): boolean {
    return this.isEmail && !this.emailBody && !this.bodyError;
  }

  get isEmail(): boolean {
    return this.item.kind === 'email';
  }

  get html(): string | null {
    return this.emailBody?.isHtml ? this.emailBody.body : null;
  }

  get text(): string | null {
    if (!this.isEmail) {
      return this.item.body;
    }
    return this.emailBody && !this.emailBody.isHtml ? this.emailBody.body : null;
  }

  get isBlank(): boolean {
    return this.emailBody !== null && !this.emailBody.body;
  }

  get quotedLabel(): string | null {
    return this.emailBody?.quoted ? (this.showsQuoted ? QUOTED_HIDE : QUOTED_SHOW) : null;
  }

  get quotedShown(): string {
    return String(this.showsQuoted);
  }

  get quotedHtml(): string | null {
    return this.showsQuoted && this.emailBody?.isHtml ? (this.emailBody.quoted ?? null) : null;
  }

  get quotedText(): string | null {
    return this.showsQuoted && this.emailBody && !this.emailBody.isHtml ? (this.emailBody.quoted ?? null) : null;
  }

  /** A customer who waits for an answer gets it without another press. */
  get showsReply(): boolean {
    return this.isEmail && this.canReply && (this.isOpen || this.item.isUnanswered);
  }

  toggle(): void {
    this.isOpen = !this.isOpen;
    if (this.isOpen && this.isEmail && !this.emailBody) {
      void this.readBody();
    }
  }

  toggleQuoted(): void {
    this.showsQuoted = !this.showsQuoted;
  }

  async complete(): Promise<void> {
    if (this.isBusy) {
      return;
    }
    const { id } = this.item;
    this.isBusy = true;
    this.completeError = null;
    try {
      const { message } = await asThisUser(() => completeTask({ taskId: id }));
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      this.dispatchEvent(new RefreshEvent());
    } catch (error) {
      this.completeError = error;
    }
    this.isBusy = false;
  }

  async readBody(): Promise<void> {
    this.bodyError = null;
    try {
      this.emailBody = await getEmailBody({ emailId: this.item.id });
    } catch (error) {
      this.bodyError = error;
    }
  }
}
