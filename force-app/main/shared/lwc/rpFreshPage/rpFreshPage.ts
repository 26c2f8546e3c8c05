import { api, LightningElement } from 'lwc';
import SWITCHED from '@salesforce/label/c.Common_UserSwitchedElsewhere';
import { onReturn, refreshPage } from 'c/rpReadingUtils';
import { isStillThisUser, onUserSwitch } from 'c/rpSessionUtils';

/**
 * Keeps a page fresh. When the user comes back to this window, it sends `return`, and reads everything on the page of a record again. If another
 * user has logged in meanwhile, says so instead. A page needs one of these.
 */
export default class FreshPage extends LightningElement {
  /** Without a record, only `return` is sent. */
  @api recordId = '';

  isSwitched = false;
  labels = { switched: SWITCHED };

  #stopReturn: () => void = () => undefined;
  #stopSwitch: () => void = () => undefined;

  connectedCallback(): void {
    this.#stopReturn = onReturn(() => void this.refresh());
    this.#stopSwitch = onUserSwitch((isSwitched) => {
      this.isSwitched = isSwitched;
    });
  }

  disconnectedCallback(): void {
    this.#stopReturn();
    this.#stopSwitch();
  }

  async refresh(): Promise<void> {
    const { recordId } = this;
    try {
      if (!(await isStillThisUser())) {
        return;
      }
      this.dispatchEvent(new CustomEvent('return'));
      if (recordId) {
        await refreshPage(this, recordId);
      }
    } catch {
      // Without a connection, the page stays as it is. The next return tries again.
    }
  }
}
