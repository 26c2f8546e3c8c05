import { api, LightningElement } from 'lwc';
import REFRESH from '@salesforce/label/c.Common_Refresh';
import TEXT from '@salesforce/label/c.Common_Outdated';

/** Says that what is shown could not be read again, and offers to try once more; sends `refresh`. */
export default class OutdatedNotice extends LightningElement {
  @api isOutdated = false;

  labels = { refresh: REFRESH, text: TEXT };

  refresh(): void {
    this.dispatchEvent(new CustomEvent('refresh'));
  }
}
