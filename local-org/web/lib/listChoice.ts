/**
 * Chooses the list view of an object: the requested one, or else the pinned one, the last viewed one, or the
 * first one.
 */
import { session } from './session.ts';
import type { ListViewSummary } from './wireModel.ts';

export function chooseListView(
  views: readonly ListViewSummary[],
  wanted: readonly (string | null | undefined)[],
): string | undefined {
  const known = wanted.find((name) => views.some((view) => view.name === name));
  return known ?? views[0]?.name ?? wanted[0] ?? undefined;
}

export function pinnedListView(object: string): string | undefined {
  const chosen = localStorage.getItem(keyOf('pinned', object));
  // No choice yet differs from an unpinned list view.
  return (chosen ?? session().pinnedListViews[object]) || undefined;
}

export function pinListView(object: string, name: string | undefined): void {
  localStorage.setItem(keyOf('pinned', object), name ?? '');
}

export function lastListView(object: string): string | undefined {
  return localStorage.getItem(keyOf('last', object)) ?? undefined;
}

export function rememberListView(object: string, name: string): void {
  localStorage.setItem(keyOf('last', object), name);
}

/** Each user of the browser has separate choices. */
function keyOf(kind: 'pinned' | 'last', object: string): string {
  return `host.list.${kind}.${session().username}.${object}`;
}
