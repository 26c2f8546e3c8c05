import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getUsage from '@salesforce/apex/UsageController.getUsage';
import LOCALE from '@salesforce/i18n/locale';
import DATE from '@salesforce/label/c.Work_UsageDate';
import EVIDENCE from '@salesforce/label/c.Usage_Evidence';
import HEADING from '@salesforce/label/c.Usage_Heading';
import HELP from '@salesforce/label/c.Work_UsageDateHelp';
import NOT_SET from '@salesforce/label/c.Common_NotSet';
import POST from '@salesforce/label/c.Usage_Post';
import SET_DATE from '@salesforce/label/c.Usage_SetDate';
import WRITE_EMAIL from '@salesforce/label/c.Usage_WriteEmail';
import { openWork } from 'c/caseWorkModel';
import { longDay } from 'c/rpDateUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';
import type { Usage } from 'c/usageModel';

/**
 * Usage against the requirements, and the date when they were met. It proposes the date when the data shows it. Sends `save` with a date, such as
 * `2026-11-12`.
 */
export default class UsagePanel extends LightningElement {
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
  /** The user can send emails from the case. */
  @api canEmail = false;
  /** The error of the last save of this date. */
  @api failure: unknown = null;

  caseId = '';
  usage: Usage | null = null;
  loadError: unknown = null;
  isOutdated = false;
  labels = {
    date: DATE,
    evidence: EVIDENCE,
    heading: HEADING,
    help: HELP,
    notSet: NOT_SET,
    post: POST,
    writeEmail: WRITE_EMAIL,
  };

  #reading = new Reading<Usage>('Usage', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;

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
    this.usage = null;
    this.loadError = null;
  }

  @wire(getUsage, { caseId: '$caseId' })
  receiveUsage(wired: Wired<Usage>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.usage = wired.data ?? this.usage;
    this.loadError = wired.error ?? null;
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
  }

  /** Readers see where the school stands. Those who work on the case also read what to do. */
  get summary(): string {
    const { summary = null, advice = null } = this.usage ?? {};
    return [summary, this.isFinal ? null : advice].filter(Boolean).join(' ');
  }

  get proposal(): string | null {
    return this.isFinal || this.value !== null ? null : (this.usage?.proposal ?? null);
  }

  get proposalLabel(): string {
    return this.proposal ? format(SET_DATE, longDay(this.proposal, LOCALE)) : '';
  }

  get offersEmail(): boolean {
    return this.canEmail && this.value === null && this.usage?.isEmailAdvised === true;
  }

  /** Updates come from those who work on the case. */
  get offersPost(): boolean {
    return !this.isFinal && Boolean(this.usage?.post);
  }

  /** One of the three ways to the next step has the brand button. */
  get proposalVariant(): string {
    return this.isNext ? 'brand' : 'neutral';
  }

  get emailVariant(): string {
    return this.isNext && !this.proposal ? 'brand' : 'neutral';
  }

  get dateVariant(): string {
    return this.isNext && !this.proposal && !this.offersEmail ? 'brand' : 'neutral';
  }

  /** The first line of the evidence says whether the data showed it. */
  get evidenceLines(): { key: number; text: string }[] {
    return (this.usage?.evidence ?? '')
      .split('\n')
      .filter((text) => text !== '')
      .map((text, key) => ({ key, text }));
  }

  get hasEvidence(): boolean {
    return this.evidenceLines.length > 0;
  }

  setProposal(): void {
    this.dispatchEvent(new CustomEvent('save', { detail: this.proposal }));
  }

  save(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('save', { detail: event.detail }));
  }

  writeEmail(): void {
    openWork(this.caseId, { kind: 'email' });
  }

  post(): void {
    openWork(this.caseId, { kind: 'post', text: this.usage?.post ?? '' });
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
