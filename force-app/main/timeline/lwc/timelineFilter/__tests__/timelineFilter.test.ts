import TimelineFilter from 'c/timelineFilter';
import { find, has, render, settle, textOf } from 'test/rendering';

const show = async (counts: object, chosen: string[] = []): Promise<HTMLElement> => {
  const element = render('c-timeline-filter', TimelineFilter, { counts, chosen });
  await settle();
  return element;
};

const buttons = (element: HTMLElement): HTMLButtonElement[] => [
  ...(find(element, 'c-rp-filter-buttons').shadowRoot?.querySelectorAll<HTMLButtonElement>('button') ?? []),
];

it('shows how many items each kind has', async () => {
  const element = await show({ email: 12, call: 3, note: 0 });
  expect(textOf(element)).toBe('All 15 Emails 12 Calls 3');
  expect(buttons(element).map((button) => button.getAttribute('aria-pressed'))).toEqual(['true', 'false', 'false']);
  await expect(element).toBeAccessible();
});

it('counts no further than 99', async () => {
  expect(textOf(await show({ email: 100, call: 99, note: 3 }))).toBe('All 99+ Emails 99+ Calls 99 Notes 3');
});

it('adds a kind to the chosen ones and removes it', async () => {
  const element = await show({ email: 12, call: 3 }, ['call']);
  const chosen: unknown[] = [];
  element.addEventListener('choose', (event) => chosen.push((event as CustomEvent).detail));
  const [all, emails, calls] = buttons(element);
  emails?.click();
  calls?.click();
  all?.click();
  expect(chosen).toEqual([['email', 'call'], [], []]);
  expect(calls?.getAttribute('aria-pressed')).toBe('true');
  await expect(element).toBeAccessible();
});

it('offers nothing if there is only one kind', async () => {
  expect(has(await show({ email: 12 }), 'c-rp-filter-buttons')).toBe(false);
});

it('can be cleared if the chosen kind is the only one left', async () => {
  expect(textOf(await show({ email: 12 }, ['email']))).toBe('All 12 Emails 12');
});
