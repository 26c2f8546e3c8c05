import SpokenDate from 'c/rpSpokenDate';
import { find, has, render, settle, textOf } from 'test/rendering';

const show = async (given: object): Promise<HTMLElement> => {
  const element = render('c-rp-spoken-date', SpokenDate, {
    today: '2026-11-22',
    timeZone: 'America/Chicago',
    ...given,
  });
  await settle();
  return element;
};

it('shows a date in words, with the exact date in a tooltip and for screen readers', async () => {
  const element = await show({ value: '2026-11-12' });
  const time = find(element, 'time');
  expect([time.textContent, time.getAttribute('datetime'), time.title]).toEqual([
    'Nov 12',
    '2026-11-12',
    'Thursday, November 12, 2026',
  ]);
  expect(textOf(element)).toContain('Thursday, November 12, 2026');
  await expect(element).toBeAccessible();
});

it('shows a date-time in the given time zone', async () => {
  expect(find(await show({ value: '2026-11-22T03:30:00.000Z' }), 'time').textContent).toBe('yesterday');
});

it('uses the user’s time zone if none is given', async () => {
  // In the tests the user's zone is America/Los_Angeles.
  const element = await show({ value: '2026-11-23T05:30:00.000Z', timeZone: undefined });
  expect(find(element, 'time').title).toBe('Sunday, November 22, 2026 at 9:30 PM');
});

it.each([
  ['2026-11-20T15:00:00.000Z', 'Nov 20'],
  ['2026-11-22', 'today'],
])('can name the day %s without counting: %s', async (value, said) => {
  expect(find(await show({ value, isCalendarDay: true }), 'time').textContent).toBe(said);
});

it('can start a sentence', async () => {
  expect(find(await show({ value: '2026-11-22', isCapitalized: true }), 'time').textContent).toBe('Today');
});

it('uses the browser’s date if Apex gives none', async () => {
  const now = new Date().toISOString();
  expect(find(await show({ value: now, today: null }), 'time').textContent).toContain('today');
});

it('shows nothing without a date', async () => {
  expect(has(await show({ value: null }), 'time')).toBe(false);
});
