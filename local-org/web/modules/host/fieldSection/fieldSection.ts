import { LightningElement, api } from 'lwc';
import { isVisible, regionItems, tabTitle } from '../../../lib/flexipage.ts';
import { pageConfig } from '../../../lib/pageConfig.ts';
import { valuesOf, type PageContext } from '../../../lib/pageContext.ts';
import type { PageItem } from '../../../lib/wireModel.ts';

/** `flexipage:fieldSection`: columns of fields. */
export default class FieldSection extends LightningElement {
  @api item: PageItem | undefined;
  @api context: PageContext | undefined;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api inTab = false;

  get label(): string {
    return tabTitle(String(this.item?.properties['label'] ?? ''), pageConfig().labels);
  }

  get columns() {
    const { context } = this;
    if (!context) return [];
    const values = valuesOf(context);
    return regionItems(context.page, this.item?.properties['columns']).map((column, index) => ({
      key: `column-${index}`,
      items: regionItems(context.page, column.properties['body'])
        .filter((item) => isVisible(item.visibility, values))
        .map((item, position) => ({ key: `${index}-${position}`, item })),
    }));
  }
}
