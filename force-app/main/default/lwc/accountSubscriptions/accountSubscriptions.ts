import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import EMPTY from '@salesforce/label/c.Account_NoSubscription';
import HEADING from '@salesforce/label/c.Account_Subscriptions';
import HIDE_ENDED from '@salesforce/label/c.Account_HideEnded';
import NONE_NOW from '@salesforce/label/c.Account_NoSubscriptionNow';
import NO_ACCOUNT from '@salesforce/label/c.Account_NoAccountForSubscriptions';
import OPEN from '@salesforce/label/c.Account_Open';
import SHOW_ENDED from '@salesforce/label/c.Account_ShowEnded';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import type { AccountPanel, Subscription } from 'c/accountPanel';
import type { Wired } from 'c/onboardingPage';
import { format } from 'c/text';

/** What the school may use, whoever bought it: what runs and what is to come, what has ended on request. */
export default class AccountSubscriptions extends LightningElement {
  @api recordId = '';

  panel: AccountPanel | null = null;
  loadError: unknown = null;
  showsEnded = false;
  labels = { heading: HEADING, noAccount: NO_ACCOUNT };

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

  get current(): Subscription[] {
    return this.panel?.subscriptions.filter(({ state }) => state !== 'ended') ?? [];
  }

  get ended(): Subscription[] {
    return this.panel?.subscriptions.filter(({ state }) => state === 'ended') ?? [];
  }

  get hasEnded(): boolean {
    return this.ended.length > 0;
  }

  get emptyText(): string {
    return format(this.hasEnded ? NONE_NOW : EMPTY, this.panel?.accountName);
  }

  get openLabel(): string {
    return format(OPEN, this.panel?.accountName);
  }

  get endedLabel(): string {
    return this.showsEnded ? HIDE_ENDED : format(SHOW_ENDED, this.ended.length);
  }

  get ariaExpandedEnded(): string {
    return String(this.showsEnded);
  }

  toggleEnded(): void {
    this.showsEnded = !this.showsEnded;
  }

  async reload(): Promise<void> {
    await refreshApex(this.#wired);
  }
}
