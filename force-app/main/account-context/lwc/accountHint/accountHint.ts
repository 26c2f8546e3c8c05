import { api, LightningElement } from 'lwc';
import OPEN from '@salesforce/label/c.Account_Open';
import { format } from 'c/rpTextUtils';

/** Says what a card about an account lacks, with the way to the account where the case has one. */
export default class AccountHint extends LightningElement {
  @api text = '';
  @api accountId: string | null = null;
  @api accountName: string | null = null;

  get openLabel(): string {
    return format(OPEN, this.accountName);
  }
}
