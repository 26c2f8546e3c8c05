import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import type { AccountPanel } from 'c/accountPanel';
import type { Wired } from 'c/onboardingPage';

/** Fields of the case that decide what the cards show. */
const WATCHED = {
  'Case.AccountId': (panel: AccountPanel) => panel.accountId,
  'Case.ContactId': (panel: AccountPanel) => panel.contactId,
  'Case.OwnerId': (panel: AccountPanel) => panel.ownerId,
};

/** What the cards about a case's account have in common: one answer of the org for all of them, and when it is out of date. */
export default class AccountCard extends LightningElement {
  @api recordId = '';

  panel: AccountPanel | null = null;
  loadError: unknown = null;
  watchedFields = Object.keys(WATCHED);

  #wired: Wired<AccountPanel> = {};
  #refreshHandler: number | null = null;

  @wire(getPanel, { caseId: '$recordId' })
  receivePanel(wired: Wired<AccountPanel>): void {
    this.#wired = wired;
    this.panel = wired.data ?? this.panel;
    this.loadError = wired.error ?? null;
  }

  /** Somebody may choose another account or contact in the details. */
  @wire(getRecord, { recordId: '$recordId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    const panel = this.panel;
    if (!data || !panel) {
      return;
    }
    const changed = Object.entries(WATCHED).some(([field, known]) => {
      const found = data.fields[field.replace('Case.', '')];
      return found !== undefined && found.value !== known(panel);
    });
    if (changed) {
      void this.reload();
    }
  }

  connectedCallback(): void {
    this.#refreshHandler = registerRefreshHandler(this, this.reload);
  }

  disconnectedCallback(): void {
    if (this.#refreshHandler !== null) {
      unregisterRefreshHandler(this.#refreshHandler);
    }
  }

  async reload(): Promise<void> {
    await refreshApex(this.#wired);
  }
}
