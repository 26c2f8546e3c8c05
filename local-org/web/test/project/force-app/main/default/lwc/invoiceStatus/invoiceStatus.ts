import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getInvoice from '@salesforce/apex/InvoiceController.getInvoice';
import pay from '@salesforce/apex/InvoiceController.pay';
import mayPay from '@salesforce/customPermission/Pay_Invoices';
import payLabel from '@salesforce/label/c.Invoice_Pay';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';

interface Invoice {
  readonly status: string;
}

/** Wires a cacheable method, writes through another method, and refreshes the wire. */
export default class InvoiceStatus extends LightningElement {
  @api recordId = '';
  label = { pay: payLabel };
  note = '';

  @wire(getInvoice, { invoiceId: '$recordId' })
  invoice: { data?: Invoice; error?: unknown } = {};

  get status(): string {
    return this.invoice.data?.status ?? '';
  }

  get canPay(): boolean {
    return Boolean(mayPay) && this.status !== 'Paid';
  }

  handleNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  async handlePay(): Promise<void> {
    try {
      await pay({ invoiceId: this.recordId, note: this.note });
      await Promise.all([refreshApex(this.invoice), notifyRecordUpdateAvailable([{ recordId: this.recordId }])]);
      const link = { url: `/lightning/r/Invoice__c/${this.recordId}/view`, label: 'the invoice' };
      this.dispatchEvent(
        new ShowToastEvent({ title: 'Paid', message: 'See {0}.', messageData: [link], variant: 'success' }),
      );
    } catch (error) {
      const { body } = error as { body: { message: string } };
      this.dispatchEvent(new ShowToastEvent({ title: 'Not paid', message: body.message, variant: 'error' }));
    }
  }
}
