import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import ACCOUNT_ID from '@salesforce/schema/Case.AccountId';
import ACCOUNT_NAME from '@salesforce/schema/Case.Account.Name';
import NO_ACCOUNT from '@salesforce/label/c.Email_NoAccount';
import NO_CONTACT from '@salesforce/label/c.Email_NoImplementationContact';
import NO_CONTACT_HELP from '@salesforce/label/c.Email_NoImplementationContactHelp';
import OPEN from '@salesforce/label/c.Email_OpenAccount';
import UNREACHED from '@salesforce/label/c.Email_Unreached';
import type { Person } from 'c/emailModel';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

interface AccountRecord extends UiRecord {
  fields: UiRecord['fields'] & { Account?: { value: { fields?: UiRecord['fields'] } | null } };
}

/** Where nobody gets the email by itself: says how that is mended, with the way there. Shows nothing where everybody is reached. */
export default class EmailNoContact extends LightningElement {
  @api caseId = '';
  @api people: readonly Person[] = [];

  record: AccountRecord | null = null;
  fields = [ACCOUNT_ID, ACCOUNT_NAME];
  labels = { help: NO_CONTACT_HELP, noAccount: NO_ACCOUNT, title: NO_CONTACT };

  /** Asked only where it is needed. */
  get wantedId(): string | undefined {
    return this.isMissing ? this.caseId : undefined;
  }

  @wire(getRecord, { recordId: '$wantedId', optionalFields: '$fields' })
  receive({ data }: Wired<AccountRecord>): void {
    this.record = data ?? this.record;
  }

  get contacts(): Person[] {
    return this.people.filter(({ role }) => role === 'implementation');
  }

  get isMissing(): boolean {
    return this.contacts.length === 0;
  }

  get unreached(): { key: string; name: string; text: string }[] {
    return this.contacts
      .filter(({ problem }) => problem !== null)
      .map(({ key, name, problem }) => ({ key, name, text: format(UNREACHED, problem) }));
  }

  get hasUnreached(): boolean {
    return this.unreached.length > 0;
  }

  get accountId(): string | null {
    return (this.record?.fields.AccountId?.value as string | null | undefined) ?? null;
  }

  get isWithoutAccount(): boolean {
    return this.record !== null && this.accountId === null;
  }

  get linkLabel(): string {
    return format(OPEN, String(this.record?.fields.Account?.value?.fields?.Name?.value ?? ''));
  }
}
