import { LightningElement } from 'lwc';
import { errorMessage } from '../../../lib/http.ts';
import { session } from '../../../lib/session.ts';
import { signIn } from '../../../lib/signIn.ts';

/** A notice above the page that the session has ended. The page below keeps unsaved changes. */
export default class SessionNotice extends LightningElement {
  text = 'Your session has ended. Your changes are still on this page.';
  busy = false;

  get buttonLabel(): string {
    return `Log in again as ${session().name}`;
  }

  async handleSignIn(): Promise<void> {
    this.busy = true;
    try {
      await signIn(session().username);
      this.dispatchEvent(new CustomEvent('signedin'));
    } catch (error) {
      this.text = errorMessage(error);
    } finally {
      this.busy = false;
    }
  }
}
