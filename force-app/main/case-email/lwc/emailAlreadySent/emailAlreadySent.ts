import { api, LightningElement } from 'lwc';
import ANOTHER from '@salesforce/label/c.Email_WriteAnother';
import KEEP from '@salesforce/label/c.Email_SendAnother';
import { splitAddresses } from 'c/emailModel';
import type { AlreadySent, SentEmail } from 'c/emailModel';

/** Says that an email went out before, and shows it. Sends `another` for a new one, or `keep` for a new one with the same words. */
export default class EmailAlreadySent extends LightningElement {
  @api found: AlreadySent | null = null;
  @api timeZone: string | undefined;

  labels = { another: ANOTHER, keep: KEEP };
  #isTold = false;

  /** The button that was pressed is gone: what happened instead is read out from here. */
  renderedCallback(): void {
    if (!this.#isTold) {
      this.#isTold = true;
      this.template?.querySelector<HTMLElement>('[data-id="message"]')?.focus();
    }
  }

  get message(): string {
    return this.found?.message ?? '';
  }

  get email(): SentEmail | null {
    return this.found?.email ?? null;
  }

  get to(): string[] {
    return splitAddresses(this.email?.to ?? null);
  }

  get cc(): string[] {
    return splitAddresses(this.email?.cc ?? null);
  }

  /** A button's purpose is the event it sends. */
  send(event: Event): void {
    this.dispatchEvent(new CustomEvent((event.currentTarget as HTMLElement).dataset.id ?? ''));
  }
}
