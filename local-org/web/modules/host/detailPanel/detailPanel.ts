import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { detailSections, layoutOf, layoutPaths, type DetailSection } from '../../../lib/detailForm.ts';
import { errorMessage } from '../../../lib/http.ts';
import { objectConfig, pageConfig } from '../../../lib/pageConfig.ts';
import type { PageContext } from '../../../lib/pageContext.ts';
import type { Emission } from '../../../lib/queryCache.ts';
import type { ObjectInfo, RecordData } from '../../../lib/uiTypes.ts';
import type { LayoutConfig } from '../../../lib/wireModel.ts';

/** `force:detailPanel`: the record's page layout, to read and to edit. */
export default class DetailPanel extends LightningElement {
  @api item: unknown;
  @api context: PageContext | undefined;
  @api recordId = '';
  @api objectApiName = '';
  @api inTab = false;
  isEditing = false;
  focusPath: string | undefined;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  objectInfo: Emission<ObjectInfo> = { data: undefined, error: undefined };

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  record: Emission<RecordData> = { data: undefined, error: undefined };

  get layout(): LayoutConfig | undefined {
    const object = objectConfig(this.objectApiName);
    return object && layoutOf(object, pageConfig().layouts, this.context?.record?.recordTypeId ?? null);
  }

  get fields(): string[] | undefined {
    const info = this.objectInfo.data;
    return info && this.layout && layoutPaths(this.layout, info);
  }

  get sections(): DetailSection[] | undefined {
    const [info, record] = [this.objectInfo.data, this.record.data];
    return info && record && this.layout && detailSections(this.layout, info, record);
  }

  get isEditable(): boolean {
    return (
      this.sections?.some((section) =>
        section.columns.some((column) => column.fields.some((field) => field.editable)),
      ) ?? false
    );
  }

  get errorText(): string {
    if (!this.layout) return `The project has no page layout for ${this.objectApiName}.`;
    const error = this.objectInfo.error ?? (this.record.data ? undefined : this.record.error);
    return error === undefined ? '' : errorMessage(error);
  }

  handleEdit(): void {
    this.startEditing(undefined);
  }

  handleEditField(event: CustomEvent<{ path: string }>): void {
    this.startEditing(event.detail.path);
  }

  handleSaved(): void {
    this.stopEditing();
  }

  handleCancel(): void {
    this.stopEditing();
  }

  private startEditing(path: string | undefined): void {
    this.focusPath = path;
    this.isEditing = true;
  }

  /** Returns the focus to the button that opened the form. */
  private stopEditing(): void {
    this.isEditing = false;
    queueMicrotask(() => (this.refs?.['edit'] as HTMLElement | undefined)?.focus());
  }
}
