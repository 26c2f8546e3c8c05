import { LightningElement } from 'lwc';
import { errorMessage } from '../../../lib/http.ts';
import { session } from '../../../lib/session.ts';
import { signIn } from '../../../lib/signIn.ts';

/** Stands above the page when the session has ended; the page below keeps what was typed. */
export default class SessionNotice extends LightningElement {
  text = 'Your session has ended. What you typed is still here.';
  busy = false;

  get buttonLabel(): string {
    return `Sign in again as ${session().name}`;
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
