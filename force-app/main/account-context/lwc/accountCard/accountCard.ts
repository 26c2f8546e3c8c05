import { api, LightningElement, wire } from 'lwc';
import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import OPEN from '@salesforce/label/c.Account_Open';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import type { AccountPanel } from 'c/accountPanelModel';
import { hasChanged, Reading } from 'c/rpReadingUtils';
import type { Watched, Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

/** The case fields that decide what the cards show. */
const WATCHED: Watched<AccountPanel> = {
  'Case.AccountId': (panel) => panel.accountId,
  'Case.ContactId': (panel) => panel.contactId,
  'Case.OwnerId': (panel) => panel.ownerId,
};

/**
 * The frame of the account cards: loads the account panel of a case, keeps it up to date, and shows errors and what is missing. Each card
 * gets the panel with the event `panel` and puts its content in the slot.
 */
export default class AccountCard extends LightningElement {
  @api heading = '';
  @api iconName = '';
  /** What is missing on the account, and what to do about it; null if nothing is missing. */
  @api emptyText: string | null = null;

  panel: AccountPanel | null = null;
  loadError: unknown = null;
  isOutdated = false;
  recordId = '';
  watchedFields = Object.keys(WATCHED);

  #reading = new Reading<AccountPanel>('AccountPanel', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;

  @api
  get caseId(): string {
    return this.recordId;
  }

  /** A page can give a card another case. Nothing of the previous case must stay. */
  set caseId(caseId: string) {
    if (caseId !== this.recordId) {
      this.recordId = caseId;
      this.panel = null;
      this.loadError = null;
      this.#reading.about(caseId);
    }
  }

  @wire(getPanel, { caseId: '$recordId' })
  receivePanel(wired: Wired<AccountPanel>): void {
    this.#reading.received(wired);
    this.loadError = wired.error ?? null;
    if (wired.data) {
      this.panel = wired.data;
      this.dispatchEvent(new CustomEvent('panel', { detail: wired.data }));
    }
  }

  /** Someone can change the account, contact, or owner of the case elsewhere on the page. */
  @wire(getRecord, { recordId: '$recordId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    if (hasChanged(data, this.recordId, WATCHED, this.panel)) {
      void this.reload();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
  }

  get openLabel(): string {
    return format(OPEN, this.panel?.accountName);
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
