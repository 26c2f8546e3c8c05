import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { compactLayoutOf } from '../../../lib/compactLayout.ts';
import { fieldText, shownField } from '../../../lib/fields.ts';
import { objectConfig } from '../../../lib/pageConfig.ts';
import type { PageContext } from '../../../lib/pageContext.ts';
import type { Emission } from '../../../lib/queryCache.ts';
import type { ObjectInfo } from '../../../lib/uiTypes.ts';

const NOT_LINKED = { recordId: undefined, objectApiName: undefined };

/** `force:highlightsPanel`: the record's name and the fields of its compact layout. */
export default class HighlightsPanel extends LightningElement {
  @api item: unknown;
  @api context: PageContext | undefined;
  @api recordId = '';
  @api objectApiName = '';
  @api inTab = false;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  objectInfo: Emission<ObjectInfo> = { data: undefined, error: undefined };

  get iconName(): string {
    return objectConfig(this.objectApiName)?.icon ?? 'standard:record';
  }

  get objectLabel(): string {
    return objectConfig(this.objectApiName)?.label ?? this.objectApiName;
  }

  get title(): string {
    const object = objectConfig(this.objectApiName);
    const { record } = this.context ?? {};
    const [first = object?.nameField ?? 'Name'] = this.layoutFields;
    return fieldText(record, first) || fieldText(record, object?.nameField ?? 'Name');
  }

  get fields() {
    const [info, record] = [this.objectInfo.data, this.context?.record];
    if (!info || !record) return [];
    return this.layoutFields
      .slice(1)
      .filter((path) => record.fields[path] !== undefined)
      .map((path) => shownField(info, record, path))
      .map((field) => ({ ...field, linkTo: field.linkTo ?? NOT_LINKED }));
  }

  private get layoutFields(): readonly string[] {
    const object = objectConfig(this.objectApiName);
    const layout = object && compactLayoutOf(object, this.context?.record?.recordTypeId ?? null);
    return layout?.fields ?? [];
  }

  @api
  focusHeading(): boolean {
    (this.refs?.['heading'] as HTMLElement | undefined)?.focus();
    return true;
  }
}
