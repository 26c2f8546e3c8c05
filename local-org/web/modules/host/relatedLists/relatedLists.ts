import { LightningElement, api } from 'lwc';
import { layoutOf } from '../../../lib/detailForm.ts';
import { objectConfig, pageConfig } from '../../../lib/pageConfig.ts';
import type { PageContext } from '../../../lib/pageContext.ts';
import type { LayoutRelatedList } from '../../../lib/wireModel.ts';

/** `force:relatedListContainer`: the related lists of the record's page layout. */
export default class RelatedLists extends LightningElement {
  @api item: unknown;
  @api context: PageContext | undefined;
  @api recordId = '';
  @api objectApiName = '';
  @api inTab = false;

  get lists(): readonly LayoutRelatedList[] {
    const object = objectConfig(this.objectApiName);
    const layout = object && layoutOf(object, pageConfig().layouts, this.context?.record?.recordTypeId ?? null);
    // The configuration doesn't include objects that the user can't read.
    return (layout?.relatedLists ?? []).filter((list) => objectConfig(list.object) !== undefined);
  }
}
