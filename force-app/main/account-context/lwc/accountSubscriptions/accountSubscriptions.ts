import { api } from 'lwc';
import EMPTY from '@salesforce/label/c.Account_NoSubscription';
import HEADING from '@salesforce/label/c.Account_Subscriptions';
import HIDE_ENDED from '@salesforce/label/c.Account_HideEnded';
import NONE_NOW from '@salesforce/label/c.Account_NoSubscriptionNow';
import NO_ACCOUNT from '@salesforce/label/c.Account_NoAccountForSubscriptions';
import SHOW_ENDED from '@salesforce/label/c.Account_ShowEnded';
import AccountCard from 'c/accountCard';
import type { Subscription } from 'c/accountPanelModel';
import { format } from 'c/rpTextUtils';

/** What the school may use, whoever bought it: what runs and what is to come, what has ended on request. */
export default class AccountSubscriptions extends AccountCard {
  showsEnded = false;
  labels = { heading: HEADING };

  @api
  get recordId(): string {
    return this.caseId;
  }

  set recordId(caseId: string) {
    this.showCase(caseId);
    this.showsEnded = false;
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
    return this.panel?.accountId ? format(this.hasEnded ? NONE_NOW : EMPTY, this.panel.accountName) : NO_ACCOUNT;
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
