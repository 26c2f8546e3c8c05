import { api, LightningElement } from 'lwc';
import EMPTY from '@salesforce/label/c.Account_NoSubscription';
import HEADING from '@salesforce/label/c.Account_Subscriptions';
import HIDE_ENDED from '@salesforce/label/c.Account_HideEnded';
import NONE_NOW from '@salesforce/label/c.Account_NoSubscriptionNow';
import NO_ACCOUNT from '@salesforce/label/c.Account_NoAccountForSubscriptions';
import SHOW_ENDED from '@salesforce/label/c.Account_ShowEnded';
import type { AccountPanel, Subscription } from 'c/accountPanelModel';
import { format } from 'c/rpTextUtils';

/** The subscriptions that the school can use: active and upcoming ones, and ended ones on request. */
export default class AccountSubscriptions extends LightningElement {
  @api recordId = '';

  panel: AccountPanel | null = null;
  showsEnded = false;
  labels = { heading: HEADING };

  receivePanel({ detail }: CustomEvent<AccountPanel>): void {
    this.showsEnded = this.showsEnded && detail.caseNumber === this.panel?.caseNumber;
    this.panel = detail;
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

  get emptyText(): string | null {
    if (!this.panel || this.current.length > 0) {
      return null;
    }
    return this.panel.accountId ? format(this.hasEnded ? NONE_NOW : EMPTY, this.panel.accountName) : NO_ACCOUNT;
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
}
