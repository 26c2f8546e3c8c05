import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';
import { errorMessage } from '../../../lib/http.ts';
import { listRow, type ListRow } from '../../../lib/listView.ts';
import { objectConfig } from '../../../lib/pageConfig.ts';
import type { Emission } from '../../../lib/queryCache.ts';
import type { ListColumn, ObjectInfo, RecordCollection } from '../../../lib/uiTypes.ts';
import type { LayoutRelatedList } from '../../../lib/wireModel.ts';

const ALL = 200;

/** One related list as a card with a table. */
export default class RelatedList extends LightningElement {
  @api recordId = '';
  @api list!: LayoutRelatedList;
  @api rowsShown: string | number = 6;
  showsAll = false;

  @wire(getObjectInfo, { objectApiName: '$childObject' })
  objectInfo: Emission<ObjectInfo> = { data: undefined, error: undefined };

  @wire(getRelatedListRecords, {
    parentRecordId: '$recordId',
    relatedListId: '$relatedListId',
    optionalFields: '$fields',
    sortBy: '$sortBy',
    pageSize: ALL,
  })
  records: Emission<RecordCollection> = { data: undefined, error: undefined };

  get childObject(): string {
    return this.list.object;
  }

  get relatedListId(): string {
    return this.list.relatedListId;
  }

  get sortBy(): string | null {
    const { sortField, sortDescending } = this.list;
    return sortField && `${sortDescending ? '-' : ''}${sortField}`;
  }

  get fields(): string[] {
    return this.list.columns.map((path) => `${this.childObject}.${path}`);
  }

  get columns(): ListColumn[] {
    const info = this.objectInfo.data;
    return this.list.columns.map((path) => ({ fieldApiName: path, label: columnLabel(info, path), sortable: false }));
  }

  get iconName(): string {
    return objectConfig(this.childObject)?.icon ?? 'standard:record';
  }

  get allRows(): readonly ListRow[] {
    return (this.records.data?.records ?? []).map((record) => listRow(record, this.columns, this.objectInfo.data));
  }

  get rows(): readonly ListRow[] {
    return this.showsAll ? this.allRows : this.allRows.slice(0, Number(this.rowsShown));
  }

  get hasMore(): boolean {
    return this.rows.length < this.allRows.length;
  }

  get heading(): string {
    const { data } = this.records;
    if (!data) return this.list.label;
    return `${this.list.label} (${data.records.length}${data.nextPageToken ? '+' : ''})`;
  }

  get isLoading(): boolean {
    return !this.records.data || !this.objectInfo.data;
  }

  get errorText(): string {
    const error = this.records.error ?? this.objectInfo.error;
    return error === undefined || this.records.data ? '' : errorMessage(error);
  }

  handleMore(): void {
    this.showsAll = true;
  }
}

/** `Owner.Name` is labeled "Owner": the relationship's own field has the label. */
function columnLabel(info: ObjectInfo | undefined, path: string): string {
  const [first = '', ...rest] = path.split('.');
  if (!rest.length) return info?.fields[first]?.label ?? path;
  const lookup = Object.values(info?.fields ?? {}).find((field) => field.relationshipName === first);
  return lookup?.label.replace(/ ID$/, '') ?? path;
}
