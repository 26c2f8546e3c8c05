import { LightningElement, api } from 'lwc';
import type { PageItem } from '../../../lib/wireModel.ts';

/** Replaces a component that the host doesn't have. */
export default class UnknownComponent extends LightningElement {
  @api item: PageItem | undefined;
  @api context: unknown;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api inTab = false;

  get name(): string {
    return this.item?.kind === 'component' ? this.item.component : 'Unknown component';
  }
}
