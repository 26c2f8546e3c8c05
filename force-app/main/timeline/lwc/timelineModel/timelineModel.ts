import { dayOf, daysBetween } from 'c/rpDateUtils';
import type { Reader } from 'c/rpDateUtils';
import type { Kind, Timeline, TimelineItem, TimelinePage } from './types.ts';

export type * from './types.ts';

/** In the order of the filter. */
export const KINDS: readonly Kind[] = ['email', 'call', 'task', 'post', 'note', 'stage', 'integration'];

export const ICONS: Readonly<Record<Kind, string>> = {
  email: 'standard:email',
  call: 'standard:log_a_call',
  task: 'standard:task',
  post: 'standard:post',
  note: 'standard:note',
  stage: 'standard:stage',
  integration: 'standard:data_integration_hub',
};

/** The items of one day, newest first. */
export interface Day {
  readonly day: string;
  readonly label: string;
  readonly items: readonly TimelineItem[];
}

export interface KindChoice {
  readonly kind: Kind;
  readonly count: number;
  readonly isChosen: boolean;
}

export const started = ({ items, next }: TimelinePage): Timeline => ({ items, next });

/** Adds the next page, without items that are already there. */
export function continued(timeline: Timeline, { items, next }: TimelinePage): Timeline {
  const shown = idsOf(timeline.items);
  return { items: [...timeline.items, ...items.filter(({ id }) => !shown.has(id))], next };
}

/**
 * Replaces the first page after a refresh and keeps older items that were already loaded. If the new page overlaps none of them, items
 * between them may be missing, so the timeline starts over.
 */
export function refreshed(timeline: Timeline, page: TimelinePage): Timeline {
  const fresh = idsOf(page.items);
  const overlap = timeline.items.findLastIndex(({ id }) => fresh.has(id));
  if (page.next === null || overlap === -1) {
    return started(page);
  }
  const older = timeline.items.slice(overlap + 1).filter(({ id }) => !fresh.has(id));
  return { items: [...page.items, ...older], next: older.length > 0 ? timeline.next : page.next };
}

/** Groups items by day in the user's time zone. */
export function daysOf(items: readonly TimelineItem[], reader: Reader): Day[] {
  const days: { day: string; label: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const day = dayOf(item.at, reader.timeZone);
    const last = days.at(-1);
    if (last?.day === day) {
      last.items.push(item);
    } else {
      days.push({ day, label: nameOfDay(day, reader), items: [item] });
    }
  }
  return days;
}

/** "Today", "Yesterday", "Tuesday, Nov 17", "Monday, Dec 1, 2025". */
export function nameOfDay(day: string, { today, locale }: Reader): string {
  const distance = daysBetween(today, day);
  if (distance === 0 || distance === -1) {
    const said = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(distance, 'day');
    return said.charAt(0).toLocaleUpperCase(locale) + said.slice(1);
  }
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    month: 'short',
    day: 'numeric',
    year,
    timeZone: 'UTC',
  };
  return new Intl.DateTimeFormat(locale, options).format(Date.parse(`${day}T00:00:00Z`));
}

/** The kinds that have items, and the chosen ones. */
export function choicesOf(counts: Readonly<Partial<Record<Kind, number>>>, chosen: readonly Kind[]): KindChoice[] {
  return KINDS.map((kind) => ({ kind, count: counts[kind] ?? 0, isChosen: chosen.includes(kind) })).filter(
    ({ count, isChosen }) => count > 0 || isChosen,
  );
}

/** Adds or removes a kind. The order is fixed, so that the cache recognizes equal choices. */
export const toggled = (chosen: readonly Kind[], kind: Kind): Kind[] =>
  KINDS.filter((candidate) => (candidate === kind) !== chosen.includes(candidate));

/** Whether expanding the item shows more than its summary. */
export const canOpen = ({ kind, body, summary, details }: TimelineItem): boolean =>
  kind === 'email' || details.length > 0 || body !== summary;

const idsOf = (items: readonly TimelineItem[]): Set<string> => new Set(items.map(({ id }) => id));
