import { api, LightningElement } from 'lwc';
import CASE_CONTACT from '@salesforce/label/c.Account_CaseContact';
import EMAIL from '@salesforce/label/c.Account_Email';
import PHONE from '@salesforce/label/c.Account_Phone';
import { mailAddress, phoneAddress } from 'c/accountPanelModel';
import type { Person } from 'c/accountPanelModel';

/** Somebody with the ways to reach them: a call, an email, their record. */
export default class PersonLine extends LightningElement {
  @api person: Person | null = null;
  /** Colleagues have no record of their own to open. */
  @api isContact = false;
  /** What an email to them begins with. */
  @api subject = '';

  labels = { caseContact: CASE_CONTACT, email: EMAIL, phone: PHONE };

  get icon(): string {
    return this.isContact ? 'standard:contact' : 'standard:user';
  }

  get phoneUrl(): string | null {
    return this.person?.phone ? phoneAddress(this.person.phone) : null;
  }

  get mailUrl(): string | null {
    return this.person?.email ? mailAddress(this.person.email, this.subject) : null;
  }
}
