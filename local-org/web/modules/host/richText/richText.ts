import { LightningElement, api } from 'lwc';
import type { PageItem } from '../../../lib/wireModel.ts';

/** `flexipage:richText`. */
export default class RichText extends LightningElement {
  @api item: PageItem | undefined;
  @api context: unknown;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api inTab = false;

  get value(): string {
    return String(this.item?.properties['richTextValue'] ?? '');
  }

  get boxClass(): string {
    return this.item?.properties['decorate'] === 'true' ? 'slds-card slds-p-around_medium' : 'slds-p-around_small';
  }
}
