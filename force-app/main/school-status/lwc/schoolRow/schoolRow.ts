import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import CASE_NUMBER from '@salesforce/label/c.Schools_CaseNumber';
import EMAIL from '@salesforce/label/c.Schools_Email';
import EMAIL_ABOUT from '@salesforce/label/c.Schools_EmailAbout';
import EXPECTED from '@salesforce/label/c.Schools_Expected';
import EXPECTED_PAST from '@salesforce/label/c.Schools_ExpectedPast';
import LATE from '@salesforce/label/c.Schools_MarkLate';
import LIVE from '@salesforce/label/c.Schools_Live';
import NO_SPECIALIST from '@salesforce/label/c.Schools_NoSpecialist';
import NO_USAGE from '@salesforce/label/c.Schools_UsageNone';
import NOT_STARTED from '@salesforce/label/c.Schools_NotStarted';
import QUEUE_POSITION from '@salesforce/label/c.Schools_QueuePosition';
import SILENT from '@salesforce/label/c.Schools_MarkSilent';
import SINCE from '@salesforce/label/c.Schools_Since';
import SINCE_THEN from '@salesforce/label/c.Schools_SinceThen';
import SLOW from '@salesforce/label/c.Schools_MarkSlow';
import UNASSIGNED from '@salesforce/label/c.Schools_MarkUnassigned';
import USAGE from '@salesforce/label/c.Schools_Usage';
import WAITING_SINCE from '@salesforce/label/c.Schools_WaitingSince';
import { countDays } from 'c/rpDateUtils';
import { format } from 'c/rpTextUtils';
import type { SchoolIntegration, SchoolStatus } from 'c/schoolStatusModel';

const MARKS: Readonly<Record<string, string>> = { LATE, NO_USAGE, SILENT, SLOW, UNASSIGNED };

/** Where the onboarding of a school stands: its stage, what happens next, and who works on it. */
export default class SchoolRow extends LightningElement {
  @api row!: SchoolStatus;
  @api today = '';
  /** The page is the account's own. */
  @api isOwn = false;

  isWriting = false;
  labels = { email: EMAIL, noSpecialist: NO_SPECIALIST, notStarted: NOT_STARTED, since: SINCE, usage: USAGE };

  #focusNext = false;

  renderedCallback(): void {
    if (this.#focusNext) {
      this.#focusNext = false;
      this.template?.querySelector<HTMLElement>('[data-id="email"]')?.focus();
    }
  }

  get name(): string {
    return this.row.accountName ?? this.caseLabel;
  }

  get linksAccount(): boolean {
    return !this.isOwn && this.row.accountId !== null;
  }

  get caseLabel(): string {
    return format(CASE_NUMBER, this.row.caseNumber);
  }

  get queueText(): string | null {
    const position = this.row.queuePosition;
    return position ? format(QUEUE_POSITION, new Intl.NumberFormat(LOCALE).format(position)) : null;
  }

  /** A usage that needs attention is among the marks. */
  get usage(): string | null {
    return this.row.marks.includes('NO_USAGE') ? null : this.row.usage;
  }

  get marks(): { name: string; label: string }[] {
    return this.row.marks.map((name) => ({
      name,
      label: format(MARKS[name] ?? name, countDays(this.row.usualDays ?? 0, LOCALE)),
    }));
  }

  get integrations(): (SchoolIntegration & { badgeClass: string })[] {
    return this.row.integrations.map((integration) => ({
      ...integration,
      badgeClass: integration.isComplete ? 'slds-theme_success' : '',
    }));
  }

  /** Before the date. The status already names a specialist who acts next. */
  get sinceText(): string {
    const { ownerName, waitsFor } = this.row;
    return waitsFor && waitsFor !== ownerName ? format(WAITING_SINCE, waitsFor) : SINCE_THEN;
  }

  /** Before the date. */
  get goLiveText(): string | null {
    const { expectedOn, liveOn } = this.row;
    if (liveOn) {
      return LIVE;
    }
    return expectedOn && (expectedOn < this.today ? EXPECTED_PAST : EXPECTED);
  }

  get goLiveOn(): string | null {
    return this.row.liveOn ?? this.row.expectedOn;
  }

  get emailTitle(): string {
    return format(EMAIL_ABOUT, this.row.ownerName, this.name);
  }

  get writingExpanded(): string {
    return String(this.isWriting);
  }

  toggleEmail(): void {
    this.isWriting = !this.isWriting;
  }

  closeEmail(): void {
    this.isWriting = false;
    this.#focusNext = true;
  }
}
