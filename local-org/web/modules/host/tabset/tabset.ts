import { LightningElement, api } from 'lwc';
import { afterPaint, later } from '../../../lib/later.ts';
import { isVisible, regionItems, tabTitle } from '../../../lib/flexipage.ts';
import { quiet } from '../../../lib/http.ts';
import { valuesOf, type PageContext } from '../../../lib/pageContext.ts';
import { pageConfig } from '../../../lib/pageConfig.ts';
import type { PageItem } from '../../../lib/wireModel.ts';

/** Longer than this the tabs wait for nobody. */
const PATIENCE_MS = 1000;

/** `flexipage:tabset`: its tabs and their contents are facets of the page. */
export default class Tabset extends LightningElement {
  @api item: PageItem | undefined;
  @api context: PageContext | undefined;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api inTab = false;
  /** What stands above the tabs is read first; their contents begin when that is on the screen. */
  isBegun = false;
  private callOff: (() => void)[] = [];

  connectedCallback(): void {
    afterPaint(() => {
      // What the last answer brought is drawn in the next frame.
      const begin = (): void => afterPaint(() => afterPaint(() => (this.isBegun = true)));
      this.callOff = [quiet.wait(begin), later(begin, PATIENCE_MS)];
    });
  }

  disconnectedCallback(): void {
    for (const callOff of this.callOff) callOff();
  }

  get tabs() {
    const { context } = this;
    if (!context) return [];
    const values = valuesOf(context);
    return regionItems(context.page, this.item?.properties['tabs'])
      .filter((tab) => isVisible(tab.visibility, values))
      .map((tab, index) => ({
        value: `tab-${index}`,
        label: tabTitle(String(tab.properties['title'] ?? ''), pageConfig().labels),
        active: tab.properties['active'] === 'true',
        items: regionItems(context.page, tab.properties['body'])
          .filter((item) => isVisible(item.visibility, values))
          .map((item, position) => ({ key: `${index}-${position}`, item })),
      }));
  }

  get activeTab(): string | undefined {
    return (this.tabs.find((tab) => tab.active) ?? this.tabs[0])?.value;
  }
}
