import { LightningElement } from 'lwc';
import isGuest from '@salesforce/user/isGuest';

/** A page of a site. */
export default class InvoiceLookup extends LightningElement {
  number = isGuest ? 'Invoice for a guest' : 'Invoice';
}
