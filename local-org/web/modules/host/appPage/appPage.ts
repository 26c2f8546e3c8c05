import { LightningElement, api } from 'lwc';
import { isVisible } from '../../../lib/flexipage.ts';
import { pageConfig } from '../../../lib/pageConfig.ts';
import { valuesOf, type PageContext } from '../../../lib/pageContext.ts';
import { pageReady } from '../../../lib/pageEvents.ts';
import type { FlexiPageConfig, PageItem, TabConfig } from '../../../lib/wireModel.ts';

/** A tab's page that doesn't belong to an object: an app page or a single component. */
export default class AppPage extends LightningElement {
  @api tabName = '';

  connectedCallback(): void {
    this.dispatchEvent(
      pageReady({
        title: this.label,
        focusHeading: () => (this.refs?.['heading'] as HTMLElement | undefined)?.focus(),
      }),
    );
  }

  get tab(): TabConfig | undefined {
    return pageConfig().tabs[this.tabName];
  }

  get label(): string {
    return this.tab?.label ?? this.tabName;
  }

  get context(): PageContext {
    return { page: this.page, recordId: undefined, objectApiName: undefined, record: undefined };
  }

  get page(): FlexiPageConfig {
    const target = this.tab?.target ?? '';
    const known = this.tab?.kind === 'flexipage' ? pageConfig().flexipages[target] : undefined;
    return known ?? singleComponentPage(this.tabName, target);
  }

  get items(): { key: string; item: PageItem }[] {
    const values = valuesOf(this.context);
    return this.page.regions
      .filter((region) => region.type === 'Region')
      .flatMap((region) => region.items.map((item, index) => ({ key: `${region.name}-${index}`, item })))
      .filter(({ item }) => isVisible(item.visibility, values));
  }
}

function singleComponentPage(name: string, component: string): FlexiPageConfig {
  const item: PageItem = { kind: 'component', identifier: null, component, properties: {}, visibility: null };
  return {
    name,
    label: name,
    type: 'AppPage',
    object: null,
    template: '',
    regions: [{ name: 'main', type: 'Region', items: [item] }],
  };
}
