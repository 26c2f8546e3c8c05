import { begun, canOpen, choicesOf, continued, daysOf, nameOfDay, refreshed, toggled } from 'c/timelineModel';
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
  it('stand one behind the other', () => {
    const timeline = continued(begun(of('abc', 'c')), of('de', null));
    expect(idsOf(timeline)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(timeline.next).toBeNull();
  });

  it('show nothing twice', () => {
    expect(idsOf(continued(begun(of('abc', 'c')), of('cd', 'd')))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keep the very items they had, so that only new ones are rendered', () => {
    const first = begun(of('ab', 'b'));
    expect(continued(first, of('c')).items[0]).toBe(first.items[0]);
  });
});

describe('a first page that is read again', () => {
  const loaded = continued(begun(of('bcd', 'd')), of('efg', 'g'));

  it('puts what has arrived in front of what was loaded', () => {
    const timeline = refreshed(loaded, of('abc', 'c'));
    expect(idsOf(timeline)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(timeline.next).toBe('g');
  });

  it('lets go what has gone', () => {
    expect(idsOf(refreshed(loaded, of('bde', 'e')))).toEqual(['b', 'd', 'e', 'f', 'g']);
  });

  it('begins anew where there may be a gap', () => {
    const timeline = refreshed(loaded, of('xyz', 'z'));
    expect(idsOf(timeline)).toEqual(['x', 'y', 'z']);
    expect(timeline.next).toBe('z');
  });

  it('is all there is where nothing follows it', () => {
    expect(idsOf(refreshed(loaded, of('bcd')))).toEqual(['b', 'c', 'd']);
  });

  it('goes on where it ends itself when nothing older was loaded', () => {
    expect(refreshed(begun(of('bcd', 'before')), of('abcd', 'after')).next).toBe('after');
  });
});

describe('days', () => {
  it('are the reader’s, not those of the clock in Greenwich', () => {
    const late = item('late', { at: '2026-11-19T03:00:00.000Z' });
    const early = item('early', { at: '2026-11-18T12:00:00.000Z' });
    const before = item('before', { at: '2026-11-18T05:59:00.000Z' });
    expect(daysOf([late, early, before], READER).map(({ label, items }) => [label, items.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
    ]);
  });

  it('are named as people say them', () => {
    expect(nameOfDay('2026-11-16', READER)).toBe('Monday, Nov 16');
    expect(nameOfDay('2025-12-01', READER)).toBe('Monday, Dec 1, 2025');
    expect(nameOfDay('2026-11-19', READER)).toBe('Thursday, Nov 19');
  });

  it('are none where nothing happened', () => {
    expect(daysOf([], READER)).toEqual([]);
  });
});

describe('kinds', () => {
  it('can be chosen where there are some, in their order', () => {
    const choices = choicesOf({ stage: 2, email: 1, note: 0 }, []);
    expect(choices.map(({ kind, count }) => [kind, count])).toEqual([
      ['email', 1],
      ['stage', 2],
    ]);
  });

  it('stay where they are chosen, though the last one is gone', () => {
    expect(choicesOf({}, ['call'])).toEqual([{ kind: 'call', count: 0, isChosen: true }]);
  });

  it('are added and taken away, always in the same order', () => {
    expect(toggled(['post'], 'email')).toEqual(['email', 'post']);
    expect(toggled(['email', 'post'], 'email')).toEqual(['post']);
  });
});

it('opens what has more than its line', () => {
  expect(canOpen(item('short'))).toBe(false);
  expect(canOpen(item('bare', { summary: null, body: null }))).toBe(false);
  expect(canOpen(item('long', { body: 'Text\nof two lines' }))).toBe(true);
  expect(canOpen(item('detailed', { details: [{ label: 'Due', value: null, day: '2026-11-20' }] }))).toBe(true);
  expect(canOpen(email('mail', { details: [] }))).toBe(true);
});
