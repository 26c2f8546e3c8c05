import { api, LightningElement } from 'lwc';
import DETAILS from '@salesforce/label/c.Common_Details';
import HIDE_DETAILS from '@salesforce/label/c.Common_HideDetails';
import RETRY from '@salesforce/label/c.Common_Retry';
import { reduceError } from 'c/rpErrorUtils';
import type { PageError } from 'c/rpErrorUtils';

/** Shows the message of an error of any shape, its details on request, and a button to try again. */
export default class ErrorPanel extends LightningElement {
  /** An error of a wire, a call, or a `catch`. Without one, nothing shows. */
  @api error: unknown;
  /** Shows the button to try again, which sends `retry`. */
  @api canRetry = false;

  showsDetails = false;
  labels = { retry: RETRY };

  get reduced(): PageError | null {
    return this.error ? reduceError(this.error) : null;
  }

  get hasDetails(): boolean {
    return (this.reduced?.details.length ?? 0) > 0;
  }

  get detailsLabel(): string {
    return this.showsDetails ? HIDE_DETAILS : DETAILS;
  }

  toggleDetails(): void {
    this.showsDetails = !this.showsDetails;
  }

  retry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
