/** Chooses the component for a page reference and sets its properties. */
import AppPage from 'host/appPage';
import ListPage from 'host/listPage';
import NotFoundPage from 'host/notFoundPage';
import RecordPage from 'host/recordPage';
import type { LightningElement } from 'lwc';
import { objectConfig, objectOfId, pageConfig } from '../../../lib/pageConfig.ts';
import type { PageReference } from '../../../lib/router.ts';

export interface PageView {
  /** A new key is a new page, with new components. */
  readonly key: string;
  /** Identifies what is shown. It can change while the page stays. */
  readonly place: string;
  readonly constructor: new () => LightningElement;
  readonly properties: Readonly<Record<string, unknown>>;
}

const NOT_FOUND: PageView = { key: 'not-found', place: 'not-found', constructor: NotFoundPage, properties: {} };

export function pageViewOf(page: PageReference | undefined): PageView {
  switch (page?.type) {
    case 'standard__recordPage':
      return recordView(page);
    case 'standard__objectPage':
      return listView(page);
    case 'standard__navItemPage':
      return tabView(page);
    default:
      return NOT_FOUND;
  }
}

/** Lightning Experience can reuse a page for another record of the same object. The host always does. */
function recordView({ attributes }: PageReference): PageView {
  const recordId = attributes['recordId'] ?? '';
  const object = objectOfId(recordId)?.name;
  if (!object) return NOT_FOUND;
  return {
    key: `record:${object}`,
    place: `record:${recordId}`,
    constructor: RecordPage,
    properties: { recordId, objectApiName: object },
  };
}

function listView({ attributes, state }: PageReference): PageView {
  const objectApiName = attributes['objectApiName'] ?? '';
  if (!objectConfig(objectApiName)) return NOT_FOUND;
  return {
    key: `list:${objectApiName}`,
    place: `list:${objectApiName}`,
    constructor: ListPage,
    properties: { objectApiName, filterName: state['filterName'] },
  };
}

function tabView({ attributes }: PageReference): PageView {
  const tab = pageConfig().tabs[attributes['apiName'] ?? ''];
  if (!tab || (tab.kind !== 'component' && tab.kind !== 'flexipage')) return NOT_FOUND;
  const key = `tab:${tab.name}`;
  return { key, place: key, constructor: AppPage, properties: { tabName: tab.name } };
}
