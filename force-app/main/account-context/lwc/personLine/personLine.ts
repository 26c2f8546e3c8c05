import { api, LightningElement } from 'lwc';
import CASE_CONTACT from '@salesforce/label/c.Account_CaseContact';
import EMAIL from '@salesforce/label/c.Account_Email';
import PHONE from '@salesforce/label/c.Account_Phone';
import { phoneAddress } from 'c/accountPanelModel';
import type { Person } from 'c/accountPanelModel';

/** A person to call or to email from the case, with a link to the contact record. */
export default class PersonLine extends LightningElement {
  @api caseId = '';
  @api person: Person | null = null;
  /** Only contacts link to their record. */
  @api isContact = false;
  /** The subject of an email to the person. */
  @api subject = '';

  labels = { caseContact: CASE_CONTACT, email: EMAIL, phone: PHONE };

  get icon(): string {
    return this.isContact ? 'standard:contact' : 'standard:user';
  }

  get phoneUrl(): string | null {
    return this.person?.phone ? phoneAddress(this.person.phone) : null;
  }
}
