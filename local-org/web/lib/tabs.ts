/** Addresses of the navigation bar's tabs. */
import { pathOf, type PageReference } from './router.ts';
import type { TabConfig } from './wireModel.ts';

export function tabPath(tab: TabConfig): string {
  const page: PageReference =
    tab.kind === 'object'
      ? { type: 'standard__objectPage', attributes: { objectApiName: tab.target ?? '', actionName: 'list' }, state: {} }
      : { type: 'standard__navItemPage', attributes: { apiName: tab.name }, state: {} };
  return pathOf(page) ?? '/';
}

/** Whether a page belongs to a tab: the tab's page, or a list or record of its object. */
export function isTabOf(tab: TabConfig, page: PageReference | undefined, objectOfRecord: string | undefined): boolean {
  if (!page) return false;
  if (tab.kind === 'object') return tab.target === (page.attributes['objectApiName'] ?? objectOfRecord);
  return page.type === 'standard__navItemPage' && page.attributes['apiName'] === tab.name;
}
