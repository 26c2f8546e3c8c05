import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getLinks from '@salesforce/apex/FormLinkController.getLinks';
import revokeLink from '@salesforce/apex/FormLinkController.revoke';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import EXPIRED from '@salesforce/label/c.Links_Expired';
import HEADING from '@salesforce/label/c.Links_Heading';
import NONE from '@salesforce/label/c.Links_None';
import NOT_OPENED from '@salesforce/label/c.Links_NotOpened';
import OPENED from '@salesforce/label/c.Links_Opened';
import RESEND from '@salesforce/label/c.Links_Resend';
import REVOKE from '@salesforce/label/c.Links_Revoke';
import REVOKED from '@salesforce/label/c.Links_Revoked';
import SENT from '@salesforce/label/c.Links_Sent';
import USED from '@salesforce/label/c.Links_Used';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { openWork } from 'c/caseWorkModel';
import type { FormLink, FormLinks as SentLinks } from 'c/customerFormModel';
import type { Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';

const TEMPLATE = 'Rostering_Information_Request';

interface ShownLink extends FormLink {
  text: string;
  isOpen: boolean;
  canChange: boolean;
}

const day = (value: string, timeZone: string): string =>
  new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric', timeZone }).format(new Date(value));

/** When it was sent and by whom, and what happened to it. */
function describe({ sentAt, sentBy, openedAt, endedAt, expiresOn, state }: FormLink): string {
  const ended = endedAt ? day(endedAt, TIME_ZONE) : '';
  const last = day(expiresOn, 'UTC');
  const opened = openedAt ? format(OPENED, day(openedAt, TIME_ZONE), last) : format(NOT_OPENED, last);
  const texts = {
    used: format(USED, ended),
    revoked: format(REVOKED, ended),
    expired: format(EXPIRED, last),
    open: opened,
  };
  return `${format(SENT, day(sentAt, TIME_ZONE), sentBy)} ${texts[state]}`;
}

/** The links to the rostering form that were sent from a case. They are read when someone opens the list. */
export default class FormLinks extends LightningElement {
  caseId = '';
  isOpen = false;
  sent: SentLinks | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  isBusy = false;
  labels = { heading: HEADING, none: NONE, resend: RESEND, revoke: REVOKE };

  #wired: unknown = null;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier record stays. */
  set recordId(caseId: string) {
    if (caseId !== this.caseId) {
      this.caseId = caseId;
      this.isOpen = false;
      this.sent = null;
      this.loadError = null;
      this.failure = null;
      this.isBusy = false;
    }
  }

  @wire(getLinks, { caseId: '$openCaseId' })
  receive(wired: Wired<SentLinks>): void {
    this.#wired = wired;
    this.sent = wired.data ?? this.sent;
    this.loadError = wired.error ?? null;
  }

  get openCaseId(): string | undefined {
    return this.isOpen ? this.caseId : undefined;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get toggleIcon(): string {
    return this.isOpen ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get links(): ShownLink[] {
    const { links, canChange } = this.sent as SentLinks;
    return links.map((link) => ({
      ...link,
      text: describe(link),
      isOpen: link.state === 'open',
      canChange: canChange && link.state !== 'used',
    }));
  }

  /** A list that is opened again may be out of date. */
  toggle(): void {
    const wasRead = this.sent !== null;
    this.isOpen = !this.isOpen;
    if (this.isOpen && wasRead) {
      void this.reload();
    }
  }

  async reload(): Promise<void> {
    await refreshApex(this.#wired);
  }

  /** The sender reads the email before it goes out. The new link replaces the one to the same people. */
  resend(): void {
    openWork(this.caseId, { kind: 'email', templateName: TEMPLATE });
  }

  async revoke(event: Event): Promise<void> {
    const { caseId } = this;
    const linkId = String((event.currentTarget as HTMLElement).dataset.link);
    this.isBusy = true;
    this.failure = null;
    try {
      const { message } = await asThisUser(() => revokeLink({ linkId }));
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      await this.reload();
    } catch (error) {
      this.failure = caseId === this.caseId ? error : this.failure;
    } finally {
      this.isBusy = this.isBusy && caseId !== this.caseId;
    }
  }
}
