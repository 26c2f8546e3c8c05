import { LightningElement, api } from 'lwc';
import { layoutOf } from '../../../lib/detailForm.ts';
import { objectConfig, pageConfig } from '../../../lib/pageConfig.ts';
import type { PageContext } from '../../../lib/pageContext.ts';
import type { LayoutRelatedList, PageItem } from '../../../lib/wireModel.ts';

/** `force:relatedListSingleContainer`: one related list, with the page layout's columns. */
export default class SingleRelatedList extends LightningElement {
  @api item: PageItem | undefined;
  @api context: PageContext | undefined;
  @api recordId = '';
  @api objectApiName = '';
  @api inTab = false;

  get name(): string {
    return String(this.item?.properties['relatedListApiName'] ?? '');
  }

  get list(): LayoutRelatedList | undefined {
    const object = objectConfig(this.objectApiName);
    const layout = object && layoutOf(object, pageConfig().layouts, this.context?.record?.recordTypeId ?? null);
    return layout?.relatedLists.find((list) => list.relatedListId === this.name);
  }

  get rowsShown(): string {
    return String(this.item?.properties['rowsToDisplay'] ?? '6');
  }

  get missingText(): string {
    return `The related list "${this.name}" isn't on the page layout`;
  }
}
