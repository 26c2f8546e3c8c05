import { api, LightningElement } from 'lwc';
import REFRESH from '@salesforce/label/c.Common_Refresh';
import TEXT from '@salesforce/label/c.Common_Outdated';

/** Says that the information may be out of date. Its button sends `refresh`. */
export default class OutdatedNotice extends LightningElement {
  @api isOutdated = false;

  labels = { refresh: REFRESH, text: TEXT };

  refresh(): void {
    this.dispatchEvent(new CustomEvent('refresh'));
  }
}
