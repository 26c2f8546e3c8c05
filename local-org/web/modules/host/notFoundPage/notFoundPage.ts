import { LightningElement } from 'lwc';
import { pageReady } from '../../../lib/pageEvents.ts';

/** An address that leads nowhere. */
export default class NotFoundPage extends LightningElement {
  connectedCallback(): void {
    this.dispatchEvent(pageReady({ title: 'Not found', focusHeading: () => this.focusHeading() }));
  }

  private focusHeading(): void {
    const message = this.template?.querySelector<HTMLElement>('host-message');
    message?.focus();
  }
}
