import { LightningElement, api } from 'lwc';
import type { PageContext } from '../../../lib/pageContext.ts';
import { whenFirstIsDrawn } from '../../../lib/secondary.ts';
import type { PageItem } from '../../../lib/wireModel.ts';

/** A component next to the main column. It starts after the main content is on the screen. */
export default class SideItem extends LightningElement {
  @api item: PageItem | undefined;
  @api context: PageContext | undefined;
  isBegun = false;
  private callOff: () => void = () => undefined;

  connectedCallback(): void {
    this.callOff = whenFirstIsDrawn(() => (this.isBegun = true));
  }

  disconnectedCallback(): void {
    this.callOff();
  }
}
