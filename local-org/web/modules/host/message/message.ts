import { LightningElement, api } from 'lwc';

/** A short message in place of content: an empty list, an error, or a missing page. */
export default class Message extends LightningElement {
  @api heading = '';
  @api text = '';
  @api iconName = 'utility:info';
  @api size: 'small' | 'large' = 'large';
  /** If the message is the whole page, its heading is the page's heading. */
  @api isPage = false;

  get boxClass(): string {
    return this.size === 'small' ? 'box box_small' : 'box';
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }
}
