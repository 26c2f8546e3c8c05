import { api, LightningElement } from 'lwc';
import COLLEAGUES from '@salesforce/label/c.Account_Colleagues';
import DISTRICT_CONTACTS from '@salesforce/label/c.Account_DistrictContacts';
import EMPTY from '@salesforce/label/c.Account_NoContact';
import HEADING from '@salesforce/label/c.Account_Contacts';
import NO_ACCOUNT from '@salesforce/label/c.Account_NoAccountForContacts';
import SUBJECT from '@salesforce/label/c.Account_EmailSubject';
import type { AccountPanel } from 'c/accountPanelModel';
import { format } from 'c/rpTextUtils';

/** The people to call or email about an onboarding: implementation contacts of the school and its district, and colleagues. */
export default class ImplementationContacts extends LightningElement {
  @api recordId = '';

  panel: AccountPanel | null = null;
  labels = { colleagues: COLLEAGUES, districtContacts: DISTRICT_CONTACTS, heading: HEADING };

  receivePanel({ detail }: CustomEvent<AccountPanel>): void {
    this.panel = detail;
  }

  get hasContacts(): boolean {
    return (this.panel?.contacts.length ?? 0) > 0;
  }

  get hasDistrictContacts(): boolean {
    return (this.panel?.districtContacts.length ?? 0) > 0;
  }

  get hasColleagues(): boolean {
    return (this.panel?.colleagues.length ?? 0) > 0;
  }

  get emptyText(): string | null {
    if (!this.panel || this.hasContacts) {
      return null;
    }
    return this.panel.accountId ? format(EMPTY, this.panel.accountName) : NO_ACCOUNT;
  }

  /** Tells colleagues which school the email is about. */
  get subject(): string {
    return format(SUBJECT, this.panel?.accountName, this.panel?.caseNumber);
  }
}
