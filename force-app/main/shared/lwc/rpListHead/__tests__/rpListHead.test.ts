import ListHead from 'c/rpListHead';
import { find, has, heard, props, render, settle, textOf } from 'test/rendering';

const choices = [
  { value: 'ALL', label: 'All', count: '1,200', isChosen: true },
  { value: 'STUCK', label: 'Stuck', count: '2', isChosen: false },
];

const show = (cutText: string | null = null): HTMLElement =>
  render('c-rp-list-head', ListHead, {
    filterLabel: 'Filter cases',
    choices,
    searchLabel: 'Search by school',
    search: 'Lantana',
    cutText,
    shownText: '80 of 1,200 cases',
  });

it('shows the filters, the search field, and how many items show', async () => {
  const element = show();
  expect(props(find(element, 'c-rp-filter-buttons'))).toMatchObject({ label: 'Filter cases', choices });
  expect(props(find(element, '.search'))).toMatchObject({
    label: 'Search by school',
    placeholder: 'Search by school',
    value: 'Lantana',
  });
  expect(textOf(find(element, '[role="status"]'))).toBe('80 of 1,200 cases');
  expect(has(element, '[data-id="cut"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says so if there are more items than the page gets', async () => {
  const element = show('The page shows the first 2,000 cases.');
  expect(textOf(find(element, '[data-id="cut"]'))).toBe('The page shows the first 2,000 cases.');
  await expect(element).toBeAccessible();
});

it('sends the filter that the user chooses, and what the user types', async () => {
  const element = show();
  const sent: unknown[] = [];
  for (const name of ['choose', 'search']) {
    element.addEventListener(name, (event) => sent.push((event as CustomEvent).detail));
  }
  find(element, 'c-rp-filter-buttons', '[data-filter="STUCK"]').click();
  find(element, '.search').dispatchEvent(new CustomEvent('change', { detail: { value: 'Bluebonnet' } }));
  await settle();
  expect(sent).toEqual(['STUCK', 'Bluebonnet']);
  expect([...heard('choose'), ...heard('search')]).toEqual([]);
});
