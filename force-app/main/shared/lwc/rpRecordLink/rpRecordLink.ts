import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { RecordPage } from 'lightning/navigation';

/** A link to a record. A plain click navigates on the page. The link also has a URL, so it can open in a new tab. */
export default class RecordLink extends NavigationMixin(LightningElement) {
  @api label = '';
  @api objectApiName = 'Case';
  /** Looks like a button, for a next step. */
  @api isButton = false;

  url = '#';
  #recordId = '';

  @api
  get recordId(): string {
    return this.#recordId;
  }

  set recordId(value: string) {
    this.#recordId = value;
    void this.findAddress();
  }

  connectedCallback(): void {
    void this.findAddress();
  }

  get linkClass(): string {
    return this.isButton ? 'link link_button slds-button slds-button_neutral' : 'link';
  }

  get pageReference(): RecordPage {
    return {
      type: 'standard__recordPage',
      attributes: { recordId: this.#recordId, objectApiName: this.objectApiName, actionName: 'view' },
    };
  }

  async findAddress(): Promise<void> {
    const recordId = this.#recordId;
    if (this.isConnected && recordId) {
      const url = await this[NavigationMixin.GenerateUrl](this.pageReference);
      this.url = recordId === this.#recordId ? url : this.url;
    }
  }

  open(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
      return;
    }
    event.preventDefault();
    this[NavigationMixin.Navigate](this.pageReference);
  }
}
