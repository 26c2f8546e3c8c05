import { api, LightningElement } from 'lwc';
import ACCOUNT_HEADING from '@salesforce/label/c.Account_SubscriptionsEndUser';
import EMPTY from '@salesforce/label/c.Account_NoSubscription';
import EMPTY_ACCOUNT from '@salesforce/label/c.Account_NoSubscriptionAccount';
import HEADING from '@salesforce/label/c.Account_Subscriptions';
import NONE_NOW from '@salesforce/label/c.Account_NoSubscriptionNow';
import NONE_NOW_ACCOUNT from '@salesforce/label/c.Account_NoSubscriptionNowAccount';
import NO_ACCOUNT from '@salesforce/label/c.Account_NoAccountForSubscriptions';
import SHOW_LESS from '@salesforce/label/c.Account_ShowLess';
import VIEW_ALL from '@salesforce/label/c.Account_ViewAll';
import type { AccountPanel, Subscription } from 'c/accountPanelModel';
import { format } from 'c/rpTextUtils';

/** How many active and upcoming subscriptions show without a press. */
const FIRST_ON_CASE = 4;
const FIRST_ON_ACCOUNT = 10;

/**
 * The subscriptions that the account can use: a short list on a case, and a table on an account. Active ones come first, and the ones that
 * ended show on request.
 */
export default class AccountSubscriptions extends LightningElement {
  @api recordId = '';

  panel: AccountPanel | null = null;
  showsAll = false;

  receivePanel({ detail }: CustomEvent<AccountPanel>): void {
    this.showsAll = this.showsAll && detail.recordId === this.panel?.recordId;
    this.panel = detail;
  }

  get isAccount(): boolean {
    return this.panel !== null && this.panel.caseNumber === null;
  }

  get heading(): string {
    return this.isAccount ? ACCOUNT_HEADING : HEADING;
  }

  get subscriptions(): readonly Subscription[] {
    return this.panel?.subscriptions ?? [];
  }

  get current(): readonly Subscription[] {
    return this.subscriptions.filter(({ state }) => state !== 'ended');
  }

  get shown(): readonly Subscription[] {
    const first = this.isAccount ? FIRST_ON_ACCOUNT : FIRST_ON_CASE;
    return this.showsAll ? this.subscriptions : this.current.slice(0, first);
  }

  get hasShown(): boolean {
    return this.shown.length > 0;
  }

  get hasMore(): boolean {
    return this.showsAll || this.shown.length < this.subscriptions.length;
  }

  get emptyText(): string | null {
    if (!this.panel || this.current.length > 0) {
      return null;
    }
    const { accountId, accountName } = this.panel;
    if (!accountId) {
      return NO_ACCOUNT;
    }
    const [none, noneNow] = this.isAccount ? [EMPTY_ACCOUNT, NONE_NOW_ACCOUNT] : [EMPTY, NONE_NOW];
    return format(this.subscriptions.length > 0 ? noneNow : none, accountName);
  }

  get toggleLabel(): string {
    return this.showsAll ? SHOW_LESS : format(VIEW_ALL, this.subscriptions.length);
  }

  get ariaExpandedAll(): string {
    return String(this.showsAll);
  }

  toggle(): void {
    this.showsAll = !this.showsAll;
  }
}
