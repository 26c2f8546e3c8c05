import { LightningElement, api, wire } from 'lwc';
import getInvoice from '@salesforce/apex/InvoiceController.getInvoice';
import AMOUNT from '@salesforce/schema/Invoice__c.Amount__c';
import { getFieldDisplayValue, getRecord } from 'lightning/uiRecordApi';

/** Shares one Apex request with invoiceStatus and reads a record with a schema token. */
export default class InvoiceTotals extends LightningElement {
  @api recordId = '';

  @wire(getInvoice, { invoiceId: '$recordId' })
  invoice: { data?: { status: string } } = {};

  @wire(getRecord, { recordId: '$recordId', fields: [AMOUNT] })
  record: { data?: Parameters<typeof getFieldDisplayValue>[0] } = {};

  get status(): string {
    return this.invoice.data?.status ?? '';
  }

  get amount(): string {
    return getFieldDisplayValue(this.record.data, AMOUNT) ?? '';
  }
}
