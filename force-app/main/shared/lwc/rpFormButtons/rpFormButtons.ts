import { api, LightningElement } from 'lwc';
import CANCEL from '@salesforce/label/c.Common_Cancel';
import { keepField, leaveField } from 'c/rpPressUtils';

/** The two buttons of a small form on a page. Sends `save` after the field in use has sent its last change, and `cancel`. */
export default class RpFormButtons extends LightningElement {
  @api label = '';
  @api cancelLabel = CANCEL;
  /** Of the first button. The page has one brand button at a time. */
  @api variant = 'brand-outline';
  @api isBusy = false;

  keepField = keepField;

  save(event: Event): void {
    leaveField(event);
    this.dispatchEvent(new CustomEvent('save'));
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
