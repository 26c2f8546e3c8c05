import { refreshApex } from '@salesforce/apex';
import getOptions from '@salesforce/apex/ActivityController.getOptions';
import getColleagues from '@salesforce/apex/WorkListController.getColleagues';
import getList from '@salesforce/apex/WorkListController.getList';
import type { FilterChoice } from 'c/rpFilterButtons';
import WorkList from 'c/workList';
import { keepChoice, readChoice } from 'c/workListModel';
import type { WorkList as List } from 'c/workListModel';
import { called, find, has, labelsOf, props, refreshFails, render, settle, textOf, wireOf } from 'test/rendering';
import { manyRows, workList, workListRow } from 'test/workListSamples';

const JORDAN = '005A00000000002AAA';

const begin = async (list?: List): Promise<HTMLElement> => {
  const element = render('c-work-list', WorkList, {}) as HTMLElement;
  await settle();
  if (list) {
    wireOf(getList).emit(list);
    await settle();
  }
  return element;
};

const rowsOf = (element: HTMLElement): Record<string, unknown>[] =>
  [...(element.shadowRoot?.querySelectorAll('c-work-list-row') ?? [])].map((row) => props(row));

const namesIn = (element: HTMLElement): unknown[] =>
  rowsOf(element).map(({ row }) => (row as { accountName: string }).accountName);

const send = async (element: HTMLElement, selector: string, name: string, detail?: unknown): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  await settle();
};

const chosenIn = (element: HTMLElement): string[] =>
  (props(find(element, 'c-rp-list-head')).choices as FilterChoice[])
    .filter(({ isChosen }) => isChosen)
    .map(({ value }) => value);

const choose = (element: HTMLElement, value: string): Promise<void> =>
  send(element, '[data-id="whose"]', 'select', { value });

const three = [
  workListRow({ caseId: '500A00000000001AAA', marks: ['STUCK'] }),
  workListRow({ caseId: '500A00000000002AAA', accountName: 'Lantana Elementary', marks: ['STUCK', 'CALL'] }),
  workListRow({ caseId: '500A00000000003AAA', accountName: 'Mesquite Creek', districtName: null }),
];

it('shows the cases in the order of Apex, with one brand button', async () => {
  const element = await begin(workList(three));
  expect(wireOf(getList).getLastConfig()).toEqual({ whose: 'ME' });
  expect(textOf(find(element, 'h2'))).toBe('My onboarding cases');
  expect(namesIn(element)).toEqual(['Bluebonnet Elementary', 'Lantana Elementary', 'Mesquite Creek']);
  expect(rowsOf(element).map(({ isPrimary }) => isPrimary)).toEqual([true, false, false]);
  expect(rowsOf(element)[0]).toMatchObject({
    today: '2026-11-22',
    canChange: true,
    canLogCalls: true,
    showsOwner: false,
  });
  expect(props(find(element, 'c-rp-list-head')).shownText).toBe('3 of 3 cases');
  expect(has(element, '[data-id="more"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows a stencil while it loads, and can try again after an error', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getList).error({ message: 'No answer' });
  await settle();
  await send(element, 'c-rp-error-panel', 'retry');
  expect(refreshApex).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

it('says what to do if there is nothing to do', async () => {
  const element = await begin(workList([]));
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('Nothing to do right now');
  await expect(element).toBeAccessible();
  find(element, '[data-id="everyones"]').click();
  await settle();
  expect(wireOf(getList).getLastConfig()).toEqual({ whose: 'ALL' });
  wireOf(getList).emit(workList([], { whose: 'ALL', ownerName: null }));
  await settle();
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('No onboarding cases are open');
  expect(has(element, '[data-id="everyones"]')).toBe(false);
  await choose(element, JORDAN);
  wireOf(getList).emit(workList([], { whose: JORDAN, ownerName: 'Jordan Mbeki' }));
  await settle();
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('Jordan Mbeki has no open onboarding cases');
});

it('filters, and remembers the filter', async () => {
  const element = await begin(workList(three));
  await send(element, 'c-rp-list-head', 'choose', 'STUCK');
  expect(namesIn(element)).toEqual(['Bluebonnet Elementary', 'Lantana Elementary']);
  expect(props(find(element, 'c-rp-list-head')).shownText).toBe('2 of 2 cases');
  const again = await begin(workList(three));
  expect(chosenIn(again)).toEqual(['STUCK']);
  await send(again, 'c-rp-list-head', 'choose', 'DISTRICT');
  expect(textOf(find(again, '[data-id="none"]'))).toContain('No open case is in this filter right now.');
  await expect(again).toBeAccessible();
  find(again, '[data-id="clear"]').click();
  await settle();
  expect(namesIn(again)).toHaveLength(3);
  expect(readChoice().filter).toBe('ALL');
});

it('finds a school while the user types', async () => {
  const element = await begin(workList(three));
  await send(element, 'c-rp-list-head', 'search', ' lantana');
  expect(namesIn(element)).toEqual(['Lantana Elementary']);
  await send(element, 'c-rp-list-head', 'search', 'Nowhere');
  expect(textOf(find(element, '[data-id="none"]'))).toContain('"Nowhere"');
  find(element, '[data-id="clear"]').click();
  await settle();
  expect(namesIn(element)).toHaveLength(3);
  expect(props(find(element, 'c-rp-list-head')).search).toBe('');
});

it('renders 80 of 2,000 cases, and 80 more with each press', async () => {
  const element = await begin(workList(manyRows(2000)));
  expect(rowsOf(element)).toHaveLength(80);
  expect(props(find(element, 'c-rp-list-head')).shownText).toBe('80 of 2,000 cases');
  expect(labelsOf(element)).toContain('Show 80 More');
  find(element, '[data-id="more"]').click();
  await settle();
  expect(rowsOf(element)).toHaveLength(160);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-index="80"]'));
  await send(element, 'c-rp-list-head', 'choose', 'ALL');
  expect(rowsOf(element)).toHaveLength(80);
});

it('shows the cases of a colleague or of everyone, and remembers whose', async () => {
  called(getColleagues).mockResolvedValueOnce([{ id: JORDAN, name: 'Jordan Mbeki', openCases: 7 }] as never);
  const element = await begin(workList(three));
  expect(getColleagues).not.toHaveBeenCalled();
  expect(props(find(element, '[data-id="whose"]')).isLoading).toBe(true);
  await send(element, '[data-id="whose"]', 'focus');
  expect(labelsOf(element, 'lightning-menu-item')).toEqual(['My cases', 'All cases', 'Jordan Mbeki (7)']);
  await choose(element, JORDAN);
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getList).emit(workList(three));
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getList).emit(workList(three, { whose: JORDAN, ownerName: 'Jordan Mbeki' }));
  await settle();
  expect(textOf(find(element, 'h2'))).toBe('Onboarding cases of Jordan Mbeki');
  expect(readChoice().whose).toBe(JORDAN);
  await choose(element, 'ALL');
  wireOf(getList).emit(workList(three, { whose: 'ALL', ownerName: null }));
  await settle();
  expect(textOf(find(element, 'h2'))).toBe('All open onboarding cases');
  expect(rowsOf(element)[0]?.showsOwner).toBe(true);
  await choose(element, 'ALL');
  expect(has(element, 'c-rp-stencil')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says that colleagues can’t be listed, and tries again at the next opening', async () => {
  called(getColleagues).mockRejectedValueOnce(new Error('offline') as never);
  const element = await begin(workList(three));
  await send(element, '[data-id="whose"]', 'focus');
  expect(labelsOf(element, 'lightning-menu-subheader')).toEqual(["We can't list your colleagues. Try again later."]);
  called(getColleagues).mockResolvedValueOnce([] as never);
  await send(element, '[data-id="whose"]', 'focus');
  expect(labelsOf(element, 'lightning-menu-subheader')).toEqual([]);
});

it('returns to the user’s own cases if the remembered colleague is unknown', async () => {
  keepChoice({ filter: 'ALL', whose: JORDAN });
  const element = await begin();
  expect(wireOf(getList).getLastConfig()).toEqual({ whose: JORDAN });
  wireOf(getList).error({ message: JSON.stringify({ code: 'WORK_LIST_NOBODY', message: 'Nobody' }) });
  await settle();
  expect(wireOf(getList).getLastConfig()).toEqual({ whose: 'ME' });
  expect(has(element, 'c-rp-error-panel')).toBe(false);
});

it('logs one call at a time, and then has no other brand button', async () => {
  called(getOptions).mockResolvedValue({ kinds: ['call'], contactId: null, contacts: [], assignees: [] } as never);
  const element = await begin(workList(three));
  await send(element, '[data-key="500A00000000002AAA"]', 'call', true);
  expect(rowsOf(element).map(({ isCalling }) => isCalling)).toEqual([false, true, false]);
  expect(rowsOf(element).map(({ isPrimary }) => isPrimary)).toEqual([false, false, false]);
  await send(element, '[data-key="500A00000000003AAA"]', 'call', true);
  expect(rowsOf(element).map(({ isCalling }) => isCalling)).toEqual([false, false, true]);
  await send(element, '[data-key="500A00000000003AAA"]', 'call', false);
  expect(rowsOf(element).map(({ isPrimary }) => isPrimary)).toEqual([true, false, false]);
});

it('reads the cases again after a change, when the user comes back, and on request', async () => {
  const element = await begin(workList(three));
  called(refreshApex).mockClear();
  await send(element, '[data-key="500A00000000001AAA"]', 'change');
  await send(element, 'c-rp-fresh-page', 'return');
  find(element, '[data-id="refresh"]').click();
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(3);
  refreshFails();
  await send(element, 'c-rp-fresh-page', 'return');
  expect(props(find(element, 'c-rp-outdated-notice')).isOutdated).toBe(true);
  expect(namesIn(element)).toHaveLength(3);
});

it('says that there are more cases than it can show', async () => {
  const element = await begin(workList(three, { isCut: true }));
  expect(props(find(element, 'c-rp-list-head')).cutText).toContain('There are more than 3 open cases.');
  await expect(element).toBeAccessible();
});
