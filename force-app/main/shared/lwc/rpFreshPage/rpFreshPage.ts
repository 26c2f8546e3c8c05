import { api, LightningElement } from 'lwc';
import SWITCHED from '@salesforce/label/c.Common_UserSwitchedElsewhere';
import { onReturn, refreshPage } from 'c/rpReadingUtils';
import { isStillThisUser, onUserSwitch } from 'c/rpSessionUtils';

/**
 * Keeps the page of a record fresh. When the user comes back to this window, everything on the page is read again. If another user has
 * logged in meanwhile, says so instead. A page needs one of these.
 */
export default class FreshPage extends LightningElement {
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
      if (recordId && (await isStillThisUser())) {
        await refreshPage(this, recordId);
      }
    } catch {
      // Without a connection, the page stays as it is. The next return tries again.
    }
  }
}
