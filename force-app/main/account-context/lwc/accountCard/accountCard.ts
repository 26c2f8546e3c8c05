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
/** The first characters of the ID of a case. */
const CASE = '500';

/**
 * The frame of the account cards: loads the panel of a case or an account, keeps it up to date, and shows errors and what is missing. Each
 * card gets the panel with the event `panel` and puts its content in the slot.
 */
export default class AccountCard extends LightningElement {
  @api heading = '';
  @api iconName = '';
  /** What is missing, and what to do about it; null if nothing is missing. */
  @api emptyText: string | null = null;
  /** What is missing can be added in the card, so the user needn't open the account. */
  @api isFilledHere = false;

  panel: AccountPanel | null = null;
  loadError: unknown = null;
  isOutdated = false;
  subjectId = '';
  watchedFields = Object.keys(WATCHED);

  #reading = new Reading<AccountPanel>('AccountPanel', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;

  /** The case or the account. */
  @api
  get recordId(): string {
    return this.subjectId;
  }

  /** A page can give a card another record. Nothing of the previous one must stay. */
  set recordId(recordId: string) {
    if (recordId !== this.subjectId) {
      this.subjectId = recordId;
      this.panel = null;
      this.loadError = null;
      this.#reading.about(recordId);
    }
  }

  @wire(getPanel, { recordId: '$subjectId' })
  receivePanel(wired: Wired<AccountPanel>): void {
    this.#reading.received(wired);
    this.loadError = wired.error ?? null;
    if (wired.data) {
      this.panel = wired.data;
      this.dispatchEvent(new CustomEvent('panel', { detail: wired.data }));
    }
  }

  /** Someone can change the account, contact, or owner of the case elsewhere on the page. */
  @wire(getRecord, { recordId: '$watchedId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    if (hasChanged(data, this.subjectId, WATCHED, this.panel)) {
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

  /** Undefined on an account, so the wire doesn't read. */
  get watchedId(): string | undefined {
    return this.subjectId?.startsWith(CASE) ? this.subjectId : undefined;
  }

  get openLabel(): string {
    return format(OPEN, this.panel?.accountName);
  }

  /** The page of the account needs no link to itself. */
  get linksAccount(): boolean {
    const { accountId, recordId } = this.panel ?? {};
    return !this.isFilledHere && Boolean(accountId) && accountId !== recordId;
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  /** Shows what a component inside has saved. */
  @api
  async showWrite(otherIds: readonly string[] = []): Promise<void> {
    await this.#reading.showWrite(this, this.subjectId, otherIds);
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
