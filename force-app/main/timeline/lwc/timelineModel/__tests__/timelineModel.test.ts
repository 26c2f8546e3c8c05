import { started, canOpen, choicesOf, continued, daysOf, nameOfDay, refreshed, toggled } from 'c/timelineModel';
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

describe('days', () => {
  it('are in the time zone of the user', () => {
    const late = item('late', { at: '2026-11-19T03:00:00.000Z' });
    const early = item('early', { at: '2026-11-18T12:00:00.000Z' });
    const before = item('before', { at: '2026-11-18T05:59:00.000Z' });
    expect(daysOf([late, early, before], READER).map(({ label, items }) => [label, items.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
    ]);
  });

  it('have names that people use', () => {
    expect(nameOfDay('2026-11-16', READER)).toBe('Monday, Nov 16');
    expect(nameOfDay('2025-12-01', READER)).toBe('Monday, Dec 1, 2025');
    expect(nameOfDay('2026-11-19', READER)).toBe('Thursday, Nov 19');
  });

  it('are empty without items', () => {
    expect(daysOf([], READER)).toEqual([]);
  });
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
