import { LightningElement } from 'lwc';
import { pageReady } from '../../../lib/pageEvents.ts';

/** The page for unknown addresses. */
export default class NotFoundPage extends LightningElement {
  connectedCallback(): void {
    this.dispatchEvent(pageReady({ title: 'Page not found', focusHeading: () => this.focusHeading() }));
  }

  private focusHeading(): void {
    const message = this.template?.querySelector<HTMLElement>('host-message');
    message?.focus();
  }
}
