import WorkListFilter from 'c/workListFilter';
import { find, heard, render, settle, textOf } from 'test/rendering';
import { workListRow } from 'test/workListSamples';

const BUTTONS = 'c-rp-filter-buttons';

const rows = [
  workListRow({ marks: ['REPLY', 'STUCK'] }),
  workListRow({ marks: ['STUCK', 'UNWELCOMED'] }),
  workListRow({ marks: ['CALL', 'DISTRICT', 'ENDING', 'NO_USAGE'] }),
];

const show = (): HTMLElement =>
  render('c-work-list-filter', WorkListFilter, { rows, selected: 'STUCK', stuckDays: 14 }) as HTMLElement;

it('shows each filter with the number of its cases', async () => {
  const element = show();
  const buttons = [...(find(element, BUTTONS).shadowRoot?.querySelectorAll('button') ?? [])];
  expect(buttons.map((button) => textOf(button))).toEqual([
    'All 3',
    'Unanswered replies 1',
    'Calls due 1',
    'No welcome email 1',
    'Waiting on district 1',
    'Stuck 2',
    'Ending soon 1',
    'No usage yet 1',
  ]);
  expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual(
    buttons.map((button) => String(button.dataset.filter === 'STUCK')),
  );
  expect(find(element, BUTTONS, '[data-filter="STUCK"]').title).toBe('More than 14 days in the same status');
  await expect(element).toBeAccessible();
});

it('sends the filter that the user chooses', async () => {
  const element = show();
  const chosen: unknown[] = [];
  element.addEventListener('choose', (event) => chosen.push((event as CustomEvent).detail));
  find(element, BUTTONS, '[data-filter="CALL"]').click();
  await settle();
  expect(chosen).toEqual(['CALL']);
  expect(heard('choose')).toEqual([]);
});
