import {
  started,
  canOpen,
  choicesOf,
  continued,
  nameOfMoment,
  nameOfMonth,
  partsOf,
  refreshed,
  sectionsOf,
  toggled,
} from 'c/timelineModel';
import type { Timeline } from 'c/timelineModel';
import { email, item, page } from 'test/timelineSamples';

const READER = { locale: 'en-US', timeZone: 'America/Chicago', today: '2026-11-18' };
const idsOf = ({ items }: Timeline): string[] => items.map(({ id }) => id);
const of = (ids: string, next: string | null = null): ReturnType<typeof page> =>
  page(
    [...ids].map((id) => item(id)),
    { next },
  );

describe('pages', () => {
  it('follow each other', () => {
    const timeline = continued(started(of('abc', 'c')), of('de', null));
    expect(idsOf(timeline)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(timeline.next).toBeNull();
  });

  it('show no item twice', () => {
    expect(idsOf(continued(started(of('abc', 'c')), of('cd', 'd')))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keep the item objects, so that only new ones are rendered', () => {
    const first = started(of('ab', 'b'));
    expect(continued(first, of('c')).items[0]).toBe(first.items[0]);
  });
});

describe('a refreshed first page', () => {
  const loaded = continued(started(of('bcd', 'd')), of('efg', 'g'));

  it('adds new items before the loaded ones', () => {
    const timeline = refreshed(loaded, of('abc', 'c'));
    expect(idsOf(timeline)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(timeline.next).toBe('g');
  });

  it('removes deleted items', () => {
    expect(idsOf(refreshed(loaded, of('bde', 'e')))).toEqual(['b', 'd', 'e', 'f', 'g']);
  });

  it('starts over if items may be missing', () => {
    const timeline = refreshed(loaded, of('xyz', 'z'));
    expect(idsOf(timeline)).toEqual(['x', 'y', 'z']);
    expect(timeline.next).toBe('z');
  });

  it('is the whole timeline if it has no next page', () => {
    expect(idsOf(refreshed(loaded, of('bcd')))).toEqual(['b', 'c', 'd']);
  });

  it('continues with its own next page if no older items were loaded', () => {
    expect(refreshed(started(of('bcd', 'before')), of('abcd', 'after')).next).toBe('after');
  });
});

describe('open tasks', () => {
  const task = item('t', { kind: 'task' });
  const first = page([item('a'), task, item('b')], { next: 'b', upcoming: [task] });
  const shown = (timeline: Timeline): string =>
    [timeline.upcoming, timeline.items].map((items) => items.map(({ id }) => id).join('')).join(' ');

  it('are shown once, above the others', () => {
    expect(shown(started(first))).toBe('t ab');
    const late = page([item('c'), item('u'), item('d')]);
    expect(shown(continued(started({ ...first, upcoming: [task, item('u')] }), late))).toBe('tu abcd');
  });

  it('stay there after a refresh', () => {
    const loaded = continued(started(first), of('cd', 'd'));
    const timeline = refreshed(loaded, { ...first, upcoming: [item('u'), task] });
    expect(shown(timeline)).toBe('ut abcd');
    expect(timeline.next).toBe('d');
  });

  it('move to where they were created when they are completed', () => {
    expect(shown(refreshed(started(first), page([item('a'), task, item('b')], { upcoming: [] })))).toBe(' atb');
  });

  it('make the timeline start over if they are completed and belong further down', () => {
    const loaded = continued(started(page([item('a'), item('b')], { next: 'b', upcoming: [task] })), of('cd', 'd'));
    const timeline = refreshed(loaded, page([item('a'), item('b')], { next: 'b', upcoming: [] }));
    expect(shown(timeline)).toBe(' ab');
    expect(timeline.next).toBe('b');
  });

  it('leave the older items when they are opened again', () => {
    const loaded = continued(started(of('ab', 'b')), page([task, item('c')], { next: 'c' }));
    expect(shown(refreshed(loaded, page([item('a'), item('b')], { next: 'b', upcoming: [task] })))).toBe('t abc');
  });
});

describe('sections', () => {
  const sections = (timeline: Timeline): [string, string[]][] =>
    sectionsOf(timeline, READER).map(({ label, items }) => [label, items.map(({ id }) => id)]);

  it('are the open tasks and the months in the time zone of the user', () => {
    const task = item('task', { kind: 'task' });
    const late = item('late', { at: '2026-11-19T03:00:00.000Z' });
    const early = item('early', { at: '2026-11-01T06:00:00.000Z' });
    const before = item('before', { at: '2026-11-01T04:59:00.000Z' });
    expect(sections(started(page([late, early, before], { upcoming: [task] })))).toEqual([
      ['Upcoming & Overdue', ['task']],
      ['This Month', ['late', 'early']],
      ['October 2026', ['before']],
    ]);
  });

  it('name other months with the year', () => {
    expect(nameOfMonth('2025-12', READER)).toBe('December 2025');
    expect(nameOfMonth('2026-12', READER)).toBe('December 2026');
  });

  it('are empty without items', () => {
    expect(sections(started(page([])))).toEqual([]);
  });
});

it('says the day and time of an item', () => {
  const said = (at: string): string => nameOfMoment(at, READER).text;
  expect(said('2026-11-18T15:00:00.000Z')).toBe('Today, 9:00 AM');
  expect(said('2026-11-17T15:00:00.000Z')).toBe('Yesterday, 9:00 AM');
  expect(said('2026-11-16T15:00:00.000Z')).toBe('Nov 16, 9:00 AM');
  expect(said('2025-12-01T15:00:00.000Z')).toBe('Dec 1, 2025, 9:00 AM');
  expect(nameOfMoment('2026-11-17T15:00:00.000Z', READER).exact).toBe('Tuesday, November 17, 2026 at 9:00 AM');
});

describe('kinds', () => {
  it('can be chosen if they have items, in a fixed order', () => {
    const choices = choicesOf({ stage: 2, email: 1, note: 0 }, []);
    expect(choices.map(({ kind, count }) => [kind, count])).toEqual([
      ['email', 1],
      ['stage', 2],
    ]);
  });

  it('stay if they are chosen, even without items', () => {
    expect(choicesOf({}, ['call'])).toEqual([{ kind: 'call', count: 0, isChosen: true }]);
  });

  it('are added and removed, always in the same order', () => {
    expect(toggled(['post'], 'email')).toEqual(['email', 'post']);
    expect(toggled(['email', 'post'], 'email')).toEqual(['post']);
  });
});

it('expands items that have more than a summary', () => {
  expect(canOpen(item('short'))).toBe(false);
  expect(canOpen(item('bare', { summary: null, body: null }))).toBe(false);
  expect(canOpen(item('long', { body: 'Text\nof two lines' }))).toBe(true);
  expect(canOpen(item('detailed', { details: [{ label: 'Due', value: null, day: '2026-11-20' }] }))).toBe(true);
  expect(canOpen(email('mail', { details: [] }))).toBe(true);
});

it.each([
  ['Hi @Ann Lee, hi', ['Ann Lee'], 'Hi |[@Ann Lee]|, hi'],
  ['@Ann Lee', ['Ann Lee', 'Ann'], '[@Ann Lee]'],
  ['@ann @ANN @Anna x@Ann', ['Ann'], '[@ann]| |[@ANN]| @Anna x@Ann'],
  ["@D'Arcy (Jr.) and @a.b", ["D'Arcy (Jr.)", 'a.b'], "[@D'Arcy (Jr.)]| and |[@a.b]"],
  ['@Ann', [], '@Ann'],
  ['', ['Ann'], ''],
])('finds the mentions in %j', (text, names, expected) => {
  const parts = partsOf(text, names).map((part) => (part.isMention ? `[${part.text}]` : part.text));
  expect(parts.join('|')).toBe(expected);
});
