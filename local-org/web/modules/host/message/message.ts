import { LightningElement, api } from 'lwc';

/** A few words where there is nothing else to show: an empty list, an error, a missing page. */
export default class Message extends LightningElement {
  @api heading = '';
  @api text = '';
  @api iconName = 'utility:info';
  @api size: 'small' | 'large' = 'large';
  /** The message stands for the whole page, so its heading is the page's. */
  @api isPage = false;

  get boxClass(): string {
    return this.size === 'small' ? 'box box_small' : 'box';
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }
}
