import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { cache } from '../../../lib/cache.ts';
import { compactFields } from '../../../lib/compactLayout.ts';
import { layoutPaths } from '../../../lib/detailForm.ts';
import { fieldText } from '../../../lib/fields.ts';
import { defaultRecordPage, fieldsOfRules, frameOf, isVisible, recordPageFor } from '../../../lib/flexipage.ts';
import { formFactor } from '../../../lib/formFactor.ts';
import { errorMessage, type PlatformError } from '../../../lib/http.ts';
import { valuesOf, type PageContext } from '../../../lib/pageContext.ts';
import { currentApp, objectConfig, pageConfig } from '../../../lib/pageConfig.ts';
import { pageReady } from '../../../lib/pageEvents.ts';
import { watchPinnedTop, type PinnedState } from '../../../lib/pinnedTop.ts';
import type { Emission } from '../../../lib/queryCache.ts';
import { recordTag } from '../../../lib/records.ts';
import { session } from '../../../lib/session.ts';
import type { ObjectInfo, RecordData } from '../../../lib/uiTypes.ts';
import { keyOf } from '../pageItem/registry.ts';
import type { FlexiPageConfig, LayoutConfig, ObjectConfig, PageItem, RegionConfig } from '../../../lib/wireModel.ts';

function layoutsOf(object: ObjectConfig): LayoutConfig[] {
  const names = new Set(Object.values(object.layouts));
  return [...names].flatMap((name) => pageConfig().layouts[name] ?? []);
}

interface PlacedItem {
  readonly key: string;
  readonly item: PageItem;
}

/** A record's page, arranged by its flexipage. */
export default class RecordPage extends LightningElement {
  @api recordId = '';
  @api objectApiName = '';
  pinned: PinnedState = { isPinned: false, isScrolled: false };
  private announced = '';
  private watchedTop: HTMLElement | undefined;
  private stopWatchingTop: () => void = () => undefined;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  objectInfo: Emission<ObjectInfo> = { data: undefined, error: undefined };

  /** While another record loads, the page shows the previous one. Its components stay and get the new ID. */
  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  record: Emission<RecordData> = { data: undefined, error: undefined };

  /**
   * Reads the fields for the header, the highlights, and the details in one request, which covers most of
   * what other components read. It includes all record types' layouts, because the record type isn't known
   * yet.
   */
  get fields(): string[] | undefined {
    const info = this.objectInfo.data;
    const object = objectConfig(this.objectApiName);
    if (!info || !object) return undefined;
    const ruleFields = Object.values(pageConfig().flexipages)
      .filter((page) => page.object === this.objectApiName)
      .flatMap((page) => fieldsOfRules(page).map((path) => `${this.objectApiName}.${path}`));
    return [
      ...compactFields(object, info),
      ...layoutsOf(object).flatMap((layout) => layoutPaths(layout, info)),
      ...ruleFields,
    ];
  }

  get page(): FlexiPageConfig {
    const object = objectConfig(this.objectApiName);
    const audience = {
      app: currentApp()?.developerName,
      profile: session().profileName,
      recordTypeId: this.record.data?.recordTypeId ?? null,
      formFactor,
    };
    const assigned = object && recordPageFor(pageConfig(), object, audience);
    return assigned ?? defaultRecordPage(this.objectApiName);
  }

  get context(): PageContext | undefined {
    const { data } = this.record;
    return data && { page: this.page, recordId: data.id, objectApiName: this.objectApiName, record: data };
  }

  get topClass(): string {
    const { isPinned, isScrolled } = this.pinned;
    return ['top', isPinned && 'top_pinned', isScrolled && 'top_scrolled'].filter(Boolean).join(' ');
  }

  get topItems(): PlacedItem[] {
    return this.visibleItems(frameOf(this.page).top);
  }

  get columns() {
    return frameOf(this.page).columns.map(({ name, regions }) => ({
      name,
      class: `column column_${name}`,
      isMain: name === 'main',
      items: this.visibleItems(regions),
    }));
  }

  get columnsClass(): string {
    return `columns columns_${frameOf(this.page)
      .columns.map(({ name }) => name)
      .join('-')}`;
  }

  get errorHeading(): string {
    const { status } = (this.record.error ?? {}) as Partial<PlatformError>;
    return status === 404 ? "This record doesn't exist" : "We can't show this record";
  }

  get errorText(): string {
    const error = this.objectInfo.error ?? (this.record.data ? undefined : this.record.error);
    return error === undefined ? '' : errorMessage(error);
  }

  disconnectedCallback(): void {
    this.pinTop(undefined);
  }

  renderedCallback(): void {
    this.pinTop(frameOf(this.page).pinsTop ? (this.refs?.['top'] as HTMLElement | undefined) : undefined);
    const object = objectConfig(this.objectApiName);
    const name = fieldText(this.record.data, object?.nameField ?? 'Name');
    const title = this.errorText ? this.errorHeading : name && `${name} | ${object?.label ?? this.objectApiName}`;
    const announcement = `${this.record.data?.id ?? this.recordId} ${title}`;
    if (!title || announcement === this.announced) return;
    this.announced = announcement;
    this.dispatchEvent(pageReady({ title, focusHeading: () => this.focusHeading() }));
  }

  handleRetry(): void {
    void cache.invalidate([recordTag(this.recordId), 'metadata']);
  }

  private pinTop(top: HTMLElement | undefined): void {
    if (top === this.watchedTop) return;
    this.stopWatchingTop();
    this.watchedTop = top;
    this.pinned = { isPinned: false, isScrolled: false };
    this.stopWatchingTop = top ? watchPinnedTop(top, (state) => (this.pinned = state)) : () => undefined;
  }

  private visibleItems(regions: readonly RegionConfig[]): PlacedItem[] {
    const { context } = this;
    if (!context) return [];
    const values = valuesOf(context);
    const { page } = context;
    return regions
      .flatMap(({ name, items }) =>
        items.map((item, index) => ({ key: keyOf(`${page.name}-${name}-${index}`, item, context), item })),
      )
      .filter(({ item }) => isVisible(item.visibility, values));
  }

  /** The heading is in the highlights panel, which some pages don't have. */
  private focusHeading(): void {
    const target = this.template?.querySelector<HTMLElement & { focusHeading?: () => boolean }>('host-page-item');
    if (target?.focusHeading?.()) return;
    this.template?.querySelector<HTMLElement>('host-message')?.focus();
  }
}
