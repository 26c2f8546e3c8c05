/** The navigation bar's tabs: their addresses, and how many fit. */
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

/** How many of the first tabs fit into the bar. If they don't all fit, the menu with the others needs room too. */
export function tabsThatFit(widths: readonly number[], room: number, menuWidth: number): number {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= room) return widths.length;
  let used = menuWidth;
  return widths.filter((width) => (used += width) <= room).length;
}
