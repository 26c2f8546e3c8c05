import FilterButtons from 'c/rpFilterButtons';
import { find, heard, render, textOf } from 'test/rendering';

const choices = [
  { value: '', label: 'All', count: '1,200', isChosen: false },
  { value: 'STUCK', label: 'Stuck', count: '2', isChosen: true, help: 'More than 14 days in the same status' },
];

const show = (): HTMLElement => render('c-rp-filter-buttons', FilterButtons, { label: 'Filter cases', choices });

it('shows each filter with its count, and which ones are chosen', async () => {
  const element = show();
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  expect(buttons.map((button) => textOf(button))).toEqual(['All 1,200', 'Stuck 2']);
  expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
  expect(buttons.map((button) => button.getAttribute('title'))).toEqual([null, 'More than 14 days in the same status']);
  expect(find(element, '[role="group"]').getAttribute('aria-label')).toBe('Filter cases');
  await expect(element).toBeAccessible();
});

it('sends the value of the filter that the user chooses, also if it is blank', () => {
  const element = show();
  const chosen: unknown[] = [];
  element.addEventListener('choose', (event) => chosen.push((event as CustomEvent).detail));
  find(element, '[data-filter="STUCK"]').click();
  find(element, '[data-filter=""]').click();
  expect(chosen).toEqual(['STUCK', '']);
  expect(heard('choose')).toEqual([]);
});
