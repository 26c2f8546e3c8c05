import THIS_MONTH from '@salesforce/label/c.Timeline_ThisMonth';
import UPCOMING from '@salesforce/label/c.Timeline_Upcoming';
import { capitalized, dayOf, daysBetween, sayDay, sayMoment, sayTime } from 'c/rpDateUtils';
import type { Reader, SpokenDate } from 'c/rpDateUtils';
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

/** Items under one heading: the open tasks, or the items of one month, newest first. */
export interface Section {
  readonly key: string;
  readonly label: string;
  readonly items: readonly TimelineItem[];
}

export interface KindChoice {
  readonly kind: Kind;
  readonly count: number;
  readonly isChosen: boolean;
}

export function started({ items, next, upcoming }: TimelinePage): Timeline {
  const open = upcoming ?? [];
  return { upcoming: open, items: without(items, open), next };
}

/** Adds the next page, without items that are already there. */
export const continued = (timeline: Timeline, { items, next }: TimelinePage): Timeline => ({
  upcoming: timeline.upcoming,
  items: [...timeline.items, ...without(items, [...timeline.upcoming, ...timeline.items])],
  next,
});

/**
 * Replaces the first page after a refresh and keeps older items that were already loaded. The timeline starts over if items may be missing:
 * if the new page overlaps none of the loaded items, or if a task was completed whose place is further down.
 */
export function refreshed(timeline: Timeline, page: TimelinePage): Timeline {
  const fresh = started(page);
  const shown = idsOf(fresh.items);
  const overlap = timeline.items.findLastIndex(({ id }) => shown.has(id));
  const isIncomplete = without(timeline.upcoming, [...fresh.upcoming, ...fresh.items]).length > 0;
  if (page.next === null || overlap === -1 || isIncomplete) {
    return fresh;
  }
  const older = without(timeline.items.slice(overlap + 1), [...fresh.upcoming, ...fresh.items]);
  return { ...fresh, items: [...fresh.items, ...older], next: older.length > 0 ? timeline.next : page.next };
}

/** Groups items by month in the user's time zone, below the open tasks. */
export function sectionsOf({ upcoming, items }: Timeline, reader: Reader): Section[] {
  const months: { key: string; label: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const month = dayOf(item.at, reader.timeZone).slice(0, 7);
    const last = months.at(-1);
    if (last?.key === month) {
      last.items.push(item);
    } else {
      months.push({ key: month, label: nameOfMonth(month, reader), items: [item] });
    }
  }
  return upcoming.length === 0 ? months : [{ key: 'upcoming', label: UPCOMING, items: upcoming }, ...months];
}

/** "This Month", "October 2026". */
export function nameOfMonth(month: string, { today, locale }: Reader): string {
  if (month === today.slice(0, 7)) {
    return THIS_MONTH;
  }
  const options: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(locale, options).format(Date.parse(`${month}-01T00:00:00Z`));
}

/** "Today, 9:00 AM", "Nov 16, 9:00 AM", "Dec 1, 2025, 9:00 AM". Headings name only the month. */
export function nameOfMoment(at: string, reader: Reader): SpokenDate {
  const { locale, timeZone, today } = reader;
  const day = dayOf(at, timeZone);
  const { exact } = sayMoment(at, reader);
  const distance = daysBetween(today, day);
  if (distance === 0 || distance === -1) {
    const { text } = capitalized(sayDay(day, reader), locale);
    const time = sayTime(new Date(at), reader);
    return { text: new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format([text, time]), exact };
  }
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  const options: Intl.DateTimeFormatOptions = {
    month: 'short',
    day: 'numeric',
    year,
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  };
  return { text: new Intl.DateTimeFormat(locale, options).format(new Date(at)), exact };
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

/** A part of a text: a mention with its at sign, or the text between mentions. */
export interface Part {
  readonly key: string;
  readonly text: string;
  readonly isMention: boolean;
}

const SPECIAL = /[.*+?^${}()|[\]\\/-]/g;

/** The mentions in a text, and the text around them. The longest name wins. */
export function partsOf(text: string, names: readonly string[]): Part[] {
  const longest = [...names].sort((a, b) => b.length - a.length).map((name) => name.replace(SPECIAL, '\\$&'));
  const mention = new RegExp(`(?<![\\p{L}\\p{N}._%+-])(@(?:${longest.join('|')})(?![\\p{L}\\p{N}]))`, 'giu');
  const texts = names.length === 0 ? [text] : text.split(mention);
  return texts
    .map((part, index) => ({ key: String(index), text: part, isMention: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

const idsOf = (items: readonly TimelineItem[]): Set<string> => new Set(items.map(({ id }) => id));

function without(items: readonly TimelineItem[], others: readonly TimelineItem[]): TimelineItem[] {
  const left = idsOf(others);
  return items.filter(({ id }) => !left.has(id));
}
