import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import COLLEAGUES from '@salesforce/label/c.Account_Colleagues';
import EMPTY from '@salesforce/label/c.Account_NoContact';
import HEADING from '@salesforce/label/c.Account_Contacts';
import NO_ACCOUNT from '@salesforce/label/c.Account_NoAccountForContacts';
import OPEN from '@salesforce/label/c.Account_Open';
import SUBJECT from '@salesforce/label/c.Account_EmailSubject';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import type { AccountPanel } from 'c/accountPanel';
import type { Wired } from 'c/onboardingPage';
import { format } from 'c/text';

/** Who carries the onboarding at the customer, and who of our own: a call or an email away. */
export default class ImplementationContacts extends LightningElement {
  @api recordId = '';

  panel: AccountPanel | null = null;
  loadError: unknown = null;
  labels = { colleagues: COLLEAGUES, heading: HEADING, noAccount: NO_ACCOUNT };

  #wired: Wired<AccountPanel> = {};
  #refreshHandler: number | null = null;

  @wire(getPanel, { caseId: '$recordId' })
  receivePanel(wired: Wired<AccountPanel>): void {
    this.#wired = wired;
    this.panel = wired.data ?? this.panel;
    this.loadError = wired.error ?? null;
  }

  connectedCallback(): void {
    this.#refreshHandler = registerRefreshHandler(this, this.reload);
  }

  disconnectedCallback(): void {
    if (this.#refreshHandler !== null) {
      unregisterRefreshHandler(this.#refreshHandler);
    }
  }

  get hasContacts(): boolean {
    return (this.panel?.contacts.length ?? 0) > 0;
  }

  get hasColleagues(): boolean {
    return (this.panel?.colleagues.length ?? 0) > 0;
  }

  get emptyText(): string {
    return format(EMPTY, this.panel?.accountName);
  }

  get openLabel(): string {
    return format(OPEN, this.panel?.accountName);
  }

  /** Colleagues see at once which customer it is about. */
  get subject(): string {
    return format(SUBJECT, this.panel?.accountName ?? '', this.panel?.caseNumber);
  }

  async reload(): Promise<void> {
    await refreshApex(this.#wired);
  }
}
