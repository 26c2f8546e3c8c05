import { api, LightningElement } from 'lwc';
import DETAILS from '@salesforce/label/c.Common_Details';
import HIDE_DETAILS from '@salesforce/label/c.Common_HideDetails';
import RETRY from '@salesforce/label/c.Common_Retry';
import { reduceError } from 'c/rpErrorUtils';
import type { PageError } from 'c/rpErrorUtils';

/** Says what went wrong, whatever the error's shape, and offers to try again where that makes sense. */
export default class ErrorPanel extends LightningElement {
  /** What a wire, a call or a `catch` handed out; nothing is shown without one. */
  @api error: unknown;
  /** Whether trying again can help; sends `retry`. */
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
