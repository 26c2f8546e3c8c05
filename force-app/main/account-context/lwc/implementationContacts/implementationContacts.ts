import { api } from 'lwc';
import COLLEAGUES from '@salesforce/label/c.Account_Colleagues';
import EMPTY from '@salesforce/label/c.Account_NoContact';
import HEADING from '@salesforce/label/c.Account_Contacts';
import NO_ACCOUNT from '@salesforce/label/c.Account_NoAccountForContacts';
import SUBJECT from '@salesforce/label/c.Account_EmailSubject';
import AccountCard from 'c/accountCard';
import { format } from 'c/rpTextUtils';

/** Who carries the onboarding at the customer, and who of our own: a call or an email away. */
export default class ImplementationContacts extends AccountCard {
  labels = { colleagues: COLLEAGUES, heading: HEADING };

  @api
  get recordId(): string {
    return this.caseId;
  }

  set recordId(caseId: string) {
    this.showCase(caseId);
  }

  get hasContacts(): boolean {
    return (this.panel?.contacts.length ?? 0) > 0;
  }

  get hasColleagues(): boolean {
    return (this.panel?.colleagues.length ?? 0) > 0;
  }

  get emptyText(): string {
    return this.panel?.accountId ? format(EMPTY, this.panel.accountName) : NO_ACCOUNT;
  }

  /** Colleagues see at once which customer it is about. */
  get subject(): string {
    return format(SUBJECT, this.panel?.accountName, this.panel?.caseNumber);
  }
}
