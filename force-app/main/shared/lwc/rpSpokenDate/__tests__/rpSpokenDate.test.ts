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

it('says a day as people do, and exactly on hover and for screen readers', async () => {
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

it('puts a moment on the reader’s day', async () => {
  expect(find(await show({ value: '2026-11-22T03:30:00.000Z' }), 'time').textContent).toBe('yesterday');
});

it('puts a moment on the day of the user’s zone where no zone is handed on', async () => {
  // In the tests the user's zone is America/Los_Angeles.
  const element = await show({ value: '2026-11-23T05:30:00.000Z', timeZone: undefined });
  expect(find(element, 'time').title).toBe('Sunday, November 22, 2026 at 9:30 PM');
});

it('can begin a sentence', async () => {
  expect(find(await show({ value: '2026-11-22', isCapitalised: true }), 'time').textContent).toBe('Today');
});

it('takes today from the browser where the org has not said', async () => {
  const now = new Date().toISOString();
  expect(find(await show({ value: now, today: null }), 'time').textContent).toContain('today');
});

it('shows nothing for no date', async () => {
  expect(has(await show({ value: null }), 'time')).toBe(false);
});
