import { LightningElement, api } from 'lwc';
import type { PageContext } from '../../../lib/pageContext.ts';
import type { PageItem as Item } from '../../../lib/wireModel.ts';
import { componentFor } from './registry.ts';

/** One component or field of a page, made from its flexipage entry. */
export default class PageItem extends LightningElement {
  @api item: Item | undefined;
  @api context: PageContext | undefined;
  /** The tab already shows the title, so the component doesn't need a heading. */
  @api inTab = false;

  get constructorOfItem() {
    return this.item && componentFor(this.item).constructor;
  }

  get properties(): Record<string, unknown> {
    const { item, context } = this;
    if (!item || !context) return {};
    const { recordId, objectApiName } = context;
    const { isHostComponent } = componentFor(item);
    const ofPage = { ...(recordId ? { recordId } : {}), ...(objectApiName ? { objectApiName } : {}) };
    return isHostComponent ? { ...ofPage, context, item, inTab: this.inTab } : { ...ofPage, ...designProperties(item) };
  }

  /** Moves the focus into the item if it has the page's heading. */
  @api
  focusHeading(): boolean {
    const element = this.refs?.['component'] as (HTMLElement & { focusHeading?: () => boolean }) | undefined;
    return element?.focusHeading?.() ?? false;
  }
}

/** The properties that an admin set in Lightning App Builder, by the component's property names. */
function designProperties(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item.properties).map(([name, value]) => [name, typed(value)]));
}

function typed(value: string | readonly string[]): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'string' && /^-?\d{1,15}(?:\.\d+)?$/.test(value) ? Number(value) : value;
}
