import { LightningElement, wire } from 'lwc';
import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import type { AccountPanel } from 'c/accountPanelModel';
import { hasChanged, Reading } from 'c/rpReadingUtils';
import type { Watched, Wired } from 'c/rpReadingUtils';

/** Fields of the case that decide what the cards show. */
const WATCHED: Watched<AccountPanel> = {
  'Case.AccountId': (panel) => panel.accountId,
  'Case.ContactId': (panel) => panel.contactId,
  'Case.OwnerId': (panel) => panel.ownerId,
};

/**
 * What the cards about a case's account have in common: one answer of the org for all of them, and when it is out of date. Each card declares
 * `recordId` itself: the platform may not see a property that is inherited from another bundle.
 */
export default class AccountCard extends LightningElement {
  caseId = '';
  panel: AccountPanel | null = null;
  loadError: unknown = null;
  isOutdated = false;
  watchedFields = Object.keys(WATCHED);

  #reading = new Reading<AccountPanel>('AccountPanel', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;

  @wire(getPanel, { caseId: '$caseId' })
  receivePanel(wired: Wired<AccountPanel>): void {
    this.#reading.received(wired);
    this.panel = wired.data ?? this.panel;
    this.loadError = wired.error ?? null;
  }

  /** Somebody may choose another account or contact in the details. */
  @wire(getRecord, { recordId: '$caseId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    if (hasChanged(data, this.caseId, WATCHED, this.panel)) {
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

  /** The page may give a card another record: nothing of the former stays. */
  showCase(caseId: string): void {
    if (caseId !== this.caseId) {
      this.caseId = caseId;
      this.panel = null;
      this.loadError = null;
      this.#reading.about(caseId);
    }
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
