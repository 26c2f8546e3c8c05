/** The column widths, in pixels, that a user set for a list view. Each user of the browser has separate widths. */
import { session } from './session.ts';

export type ColumnWidths = Readonly<Record<string, number>>;

/** The narrowest column still shows a few letters and the handle. The widest is wider than any screen needs. */
const NARROWEST = 56;
const WIDEST = 1000;

export const STEP = 16;

export function clampWidth(width: number): number {
  return Math.round(Math.min(Math.max(width, NARROWEST), WIDEST));
}

export function rememberedWidths(list: string): ColumnWidths {
  return parse(localStorage.getItem(keyOf(list)));
}

export function rememberWidths(list: string, widths: ColumnWidths): void {
  localStorage.setItem(keyOf(list), JSON.stringify(widths));
}

/** The stored value can come from another version of the page or from manual edits. */
function parse(stored: string | null): ColumnWidths {
  try {
    const widths: unknown = JSON.parse(stored ?? '{}');
    const entries = typeof widths === 'object' && widths !== null ? Object.entries(widths) : [];
    return Object.fromEntries(
      entries
        .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
        .map(([k, v]) => [k, clampWidth(v)]),
    );
  } catch {
    return {};
  }
}

function keyOf(list: string): string {
  return `host.list.widths.${session().username}.${list}`;
}
