import { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import add from '@salesforce/apex/ImplementationQueueController.add';
import getMissing from '@salesforce/apex/ImplementationQueueController.getMissing';
import ADD from '@salesforce/label/c.Queue_Add';
import ADD_ABOUT from '@salesforce/label/c.Queue_AddAbout';
import CASE_ABOUT from '@salesforce/label/c.Queue_CaseAbout';
import CLOSE from '@salesforce/label/c.Queue_Close';
import HEADING from '@salesforce/label/c.Queue_AddCustomers';
import HELP from '@salesforce/label/c.Queue_AddHelp';
import NONE from '@salesforce/label/c.Queue_AddNone';
import NOT_LISTED from '@salesforce/label/c.Queue_NotListed';
import REASON from '@salesforce/label/c.Queue_Reason';
import REASON_MISSING from '@salesforce/label/c.Queue_ReasonMissing';
import { keepField, leaveField } from 'c/rpPressUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';
import type { MissingCustomer } from 'c/queueModel';

interface Control extends HTMLElement {
  reportValidity(): boolean;
}

/** Puts customers into the queue that aren't in it. Sends `change` after each one, and `close`. */
export default class QueueAdd extends LightningElement {
  customers: (MissingCustomer & { addLabel: string; about: string })[] | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  reason = '';
  isBusy = false;
  keepField = keepField;
  labels = {
    add: ADD,
    close: CLOSE,
    heading: HEADING,
    help: HELP,
    none: NONE,
    notListed: NOT_LISTED,
    reason: REASON,
    reasonMissing: REASON_MISSING,
  };

  #next: 'heading' | 'failure' | null = 'heading';

  connectedCallback(): void {
    void this.load();
  }

  renderedCallback(): void {
    const next = this.#next;
    this.#next = null;
    if (next === 'heading') {
      (this.refs?.heading as HTMLElement | undefined)?.focus();
    } else if (next === 'failure') {
      this.template?.querySelector<HTMLElement>('[data-id="failure"]')?.focus();
    }
  }

  get hasCustomers(): boolean {
    return (this.customers ?? []).length > 0;
  }

  async load(): Promise<void> {
    this.loadError = null;
    try {
      const found = await getMissing();
      this.customers = found.map((customer) => ({
        ...customer,
        addLabel: format(ADD_ABOUT, customer.accountName),
        about: format(CASE_ABOUT, customer.caseNumber, customer.stageLabel),
      }));
    } catch (error) {
      this.loadError = error;
    }
  }

  changeReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  async add(event: Event): Promise<void> {
    leaveField(event);
    const field = this.template?.querySelector<Control>('[data-field="reason"]');
    if (this.isBusy || field?.reportValidity() === false) {
      field?.focus();
      return;
    }
    const accountId = (event.currentTarget as HTMLElement).dataset.key ?? '';
    const { reason } = this;
    this.isBusy = true;
    this.failure = null;
    try {
      const { message } = await asThisUser(() => add({ accountId, reason }));
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      this.customers = this.customers?.filter((customer) => customer.accountId !== accountId) ?? null;
      this.#next = 'heading';
      this.dispatchEvent(new CustomEvent('change'));
    } catch (error) {
      this.failure = error;
      this.#next = 'failure';
    }
    this.isBusy = false;
  }

  close(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
