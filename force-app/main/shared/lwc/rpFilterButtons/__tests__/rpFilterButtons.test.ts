import FilterButtons from 'c/rpFilterButtons';
import { find, heard, render, settle, textOf } from 'test/rendering';

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

/** Where a button is, seen from the left edge of a row that is 300 pixels wide. */
function place(element: HTMLElement, filter: string, left: number): void {
  const at = (from: number, width: number): DOMRect => ({ left: from, right: from + width, width }) as DOMRect;
  find(element, '.choices').getBoundingClientRect = () => at(0, 300);
  find(element, `[data-filter="${filter}"]`).getBoundingClientRect = () => at(left, 100);
}

const choose = async (element: HTMLElement, chosen: string[]): Promise<void> => {
  Object.assign(element, {
    choices: choices.map((choice) => ({ ...choice, isChosen: chosen.includes(choice.value) })),
  });
  await settle();
};

it('scrolls to the chosen filter if it is outside the row', async () => {
  const element = show();
  const row = find(element, '.choices');
  await choose(element, []);
  place(element, 'STUCK', 450);
  await choose(element, ['STUCK']);
  expect(row.scrollLeft).toBe(350);
  row.scrollLeft = 0;
  await choose(element, ['STUCK']);
  expect(row.scrollLeft).toBe(0);
});

it('stays where it is while a chosen filter shows', async () => {
  const element = show();
  await choose(element, []);
  place(element, 'STUCK', 450);
  place(element, '', 10);
  await choose(element, ['', 'STUCK']);
  expect(find(element, '.choices').scrollLeft).toBe(0);
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
