import { LightningElement, api } from 'lwc';
import { tabTitle, visibleTabs } from '../../../lib/flexipage.ts';
import { valuesOf, type PageContext } from '../../../lib/pageContext.ts';
import { pageConfig } from '../../../lib/pageConfig.ts';
import { whenFirstIsDrawn } from '../../../lib/secondary.ts';
import { keyOf } from '../pageItem/registry.ts';
import type { PageItem } from '../../../lib/wireModel.ts';

/** `flexipage:tabset`. Its tabs and their contents are facets of the page. */
export default class Tabset extends LightningElement {
  @api item: PageItem | undefined;
  @api context: PageContext | undefined;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api inTab = false;
  /** The content above the tabs loads first. The tabs' contents start after it's on the screen. */
  isBegun = false;
  private callOff: () => void = () => undefined;

  connectedCallback(): void {
    this.callOff = whenFirstIsDrawn(() => (this.isBegun = true));
  }

  disconnectedCallback(): void {
    this.callOff();
  }

  get tabs() {
    const { context } = this;
    if (!context) return [];
    const shown = visibleTabs(context.page, this.item?.properties['tabs'], valuesOf(context));
    return shown.map(({ tab, items }, index) => ({
      value: `tab-${index}`,
      label: tabTitle(String(tab.properties['title'] ?? ''), pageConfig().labels),
      active: tab.properties['active'] === 'true',
      items: items.map((item, position) => ({ key: keyOf(`${index}-${position}`, item, context), item })),
    }));
  }

  get activeTab(): string | undefined {
    return (this.tabs.find((tab) => tab.active) ?? this.tabs[0])?.value;
  }
}
