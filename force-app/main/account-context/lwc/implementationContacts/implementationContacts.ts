import { api, LightningElement } from 'lwc';
import ACCOUNT_SUBJECT from '@salesforce/label/c.Account_EmailSubjectAccount';
import COLLEAGUES from '@salesforce/label/c.Account_Colleagues';
import DISTRICT_CONTACTS from '@salesforce/label/c.Account_DistrictContacts';
import EMPTY from '@salesforce/label/c.Account_NoContact';
import HEADING from '@salesforce/label/c.Account_Contacts';
import NO_ACCOUNT from '@salesforce/label/c.Account_NoAccountForContacts';
import SUBJECT from '@salesforce/label/c.Account_EmailSubject';
import type { AccountPanel } from 'c/accountPanelModel';
import { format } from 'c/rpTextUtils';

type Card = HTMLElement & { showWrite(otherIds: readonly string[]): Promise<void> };

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

  get canAdd(): boolean {
    return this.panel?.canAddContacts ?? false;
  }

  /** The account has no implementation contact. */
  get isMissing(): boolean {
    return !this.hasContacts;
  }

  get emptyText(): string | null {
    if (!this.panel || this.hasContacts) {
      return null;
    }
    return this.panel.accountId ? format(EMPTY, this.panel.accountName) : NO_ACCOUNT;
  }

  /** Tells colleagues which school the email is about. */
  get subject(): string {
    const { accountName, caseNumber } = this.panel ?? {};
    return caseNumber ? format(SUBJECT, accountName, caseNumber) : format(ACCOUNT_SUBJECT, accountName);
  }

  showAdded({ detail: contactId }: CustomEvent<string>): void {
    void (this.refs?.['card'] as Card | undefined)?.showWrite([contactId]);
  }
}
