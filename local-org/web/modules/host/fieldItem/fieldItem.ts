import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { pathsToShow, shownField, type ShownField } from '../../../lib/fields.ts';
import type { Emission } from '../../../lib/queryCache.ts';
import type { ObjectInfo, RecordData } from '../../../lib/uiTypes.ts';
import type { PageItem } from '../../../lib/wireModel.ts';

/** A field placed on the page ("Dynamic Forms"), read-only. */
export default class FieldItem extends LightningElement {
  @api item: PageItem | undefined;
  @api context: unknown;
  @api recordId = '';
  @api objectApiName = '';
  @api inTab = false;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  objectInfo: Emission<ObjectInfo> = { data: undefined, error: undefined };

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  record: Emission<RecordData> = { data: undefined, error: undefined };

  get path(): string {
    return this.item?.kind === 'field' ? this.item.field : '';
  }

  get fields(): string[] | undefined {
    return this.objectInfo.data && pathsToShow(this.objectInfo.data, this.path);
  }

  get field(): ShownField | undefined {
    const [info, record] = [this.objectInfo.data, this.record.data];
    return info && record && info.fields[this.path] ? shownField(info, record, this.path) : undefined;
  }
}
