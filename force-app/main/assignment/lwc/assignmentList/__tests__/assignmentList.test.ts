import AssignmentList from 'c/assignmentList';
import type { AssignmentRow } from 'c/assignmentModel';
import { find, has, props, render, settle, textOf } from 'test/rendering';
import { AVERY, row, rows, TODAY } from 'test/assignmentSamples';

type List = HTMLElement & { focusRow(index: number): void };

interface Begun {
  readonly element: List;
  readonly sent: [string, unknown][];
}

const begin = async (list: readonly AssignmentRow[], values: Record<string, unknown> = {}): Promise<Begun> => {
  const element = render('c-assignment-list', AssignmentList, {
    heading: 'Unassigned onboarding cases',
    rows: list,
    today: TODAY,
    stageLabels: { New: 'New' },
    ...values,
  }) as unknown as List;
  const sent: [string, unknown][] = [];
  for (const name of ['select', 'suggest', 'assign', 'clear', 'lift']) {
    element.addEventListener(name, (event) => sent.push([name, (event as CustomEvent).detail]));
  }
  await settle();
  return { element, sent };
};

const casesIn = (element: HTMLElement): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('c-assignment-case') ?? []),
];

const caseOf = (element: HTMLElement, index: number): HTMLElement =>
  find(element, `c-assignment-case[data-key="${row(index).caseId}"]`);

const tell = (element: HTMLElement, name: string, detail?: unknown): boolean =>
  element.dispatchEvent(new CustomEvent(name, { detail }));

const search = async (element: HTMLElement, value: string): Promise<void> => {
  tell(find(element, '.search'), 'change', { value });
  await settle();
};

it('lists the cases with their stage, planned owner, and reason', async () => {
  const planned = row(1);
  const { element } = await begin(rows(2), {
    stageLabels: { New: 'Fresh' },
    plan: new Map([[planned.caseId, { row: planned, userId: AVERY, reason: 'Has the lightest load: 5.' }]]),
    names: { [AVERY]: 'Avery Collins' },
    selectedIds: new Set([row(0).caseId]),
  });
  expect(find(element, 'ul').getAttribute('aria-label')).toBe('Unassigned onboarding cases');
  expect(textOf(find(element, '[data-id="shown"]'))).toBe('2 of 2 cases');
  expect(props(caseOf(element, 0))).toMatchObject({ stageLabel: 'Fresh', isSelected: true, ownerName: null });
  expect(props(caseOf(element, 1))).toMatchObject({
    isSelected: false,
    ownerName: 'Avery Collins',
    reason: 'Has the lightest load: 5.',
  });
  await expect(element).toBeAccessible();
});

it('says that there is nothing to assign, also for one specialist', async () => {
  const { element } = await begin([]);
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('New cases appear here when an opportunity is won.');
  await expect(element).toBeAccessible();
  const owned = await begin([], { isOwned: true, ownerName: 'Avery Collins' });
  expect(textOf(find(owned.element, '[data-id="empty"]'))).toContain('Avery Collins');
  await expect(owned.element).toBeAccessible();
});

it('says that there are more cases than the list has', async () => {
  const { element } = await begin(rows(2), { isCut: true });
  expect(textOf(find(element, '[data-id="cut"]'))).toContain('2');
  await expect(element).toBeAccessible();
});

it('finds cases by school, and clears a search that finds none', async () => {
  const { element, sent } = await begin(rows(3));
  await search(element, ' school 2 ');
  expect(casesIn(element)).toHaveLength(1);
  expect(textOf(find(element, '[data-id="shown"]'))).toBe('1 of 1 cases');
  find(element, '[data-id="suggest"]').click();
  expect(sent).toEqual([['suggest', [row(2)]]]);
  await search(element, 'Nowhere');
  expect(textOf(find(element, '[data-id="none"]'))).toContain('Nowhere');
  expect(props(find(element, '[data-id="suggest"]')).disabled).toBe(true);
  await expect(element).toBeAccessible();
  find(element, '[data-id="clear-search"]').click();
  await settle();
  expect(casesIn(element)).toHaveLength(3);
});

it('selects one case, and all that the search found', async () => {
  const { element, sent } = await begin(rows(3), { selectedIds: new Set([row(0).caseId]) });
  tell(caseOf(element, 1), 'choose', true);
  tell(caseOf(element, 0), 'choose', false);
  await search(element, 'school 2');
  tell(find(element, '[data-id="all"]'), 'change', { checked: true });
  tell(find(element, '[data-id="all"]'), 'change', { checked: false });
  expect(sent.map(([name, detail]) => [name, [...(detail as Set<string>)]])).toEqual([
    ['select', [row(0).caseId, row(1).caseId]],
    ['select', []],
    ['select', [row(2).caseId]],
    ['select', []],
  ]);
  expect(props(find(element, '[data-id="all"]')).checked).toBe(false);
  const all = await begin(rows(2), { selectedIds: new Set(rows(2).map(({ caseId }) => caseId)) });
  expect(props(find(all.element, '[data-id="all"]')).checked).toBe(true);
});

it('takes the other selected cases along when a selected one is dragged', async () => {
  const selectedIds = new Set([row(0).caseId, row(2).caseId]);
  const { element, sent } = await begin(rows(3), { selectedIds });
  tell(caseOf(element, 1), 'lift');
  tell(caseOf(element, 2), 'lift');
  expect(sent).toEqual([
    ['lift', [row(1).caseId]],
    ['lift', [...selectedIds]],
  ]);
});

it('tells who gets a case and where it is in the list, and which planned owner to remove', async () => {
  const { element, sent } = await begin(rows(3));
  tell(caseOf(element, 1), 'assign', AVERY);
  tell(caseOf(element, 2), 'clear');
  expect(sent).toEqual([
    ['assign', { caseId: row(1).caseId, userId: AVERY, index: 1 }],
    ['clear', row(2).caseId],
  ]);
});

it('shows 80 cases at once, and moves the focus to the first of the next ones', async () => {
  const { element } = await begin(rows(100));
  expect(casesIn(element)).toHaveLength(80);
  expect(textOf(find(element, '[data-id="shown"]'))).toBe('80 of 100 cases');
  expect(props(find(element, '[data-id="more"]')).label).toBe('Show 20 More');
  find(element, '[data-id="more"]').click();
  await settle();
  expect(casesIn(element)).toHaveLength(100);
  expect(has(element, '[data-id="more"]')).toBe(false);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-index="80"]'));
});

it('focuses the place of a case that left the list, or the last one', async () => {
  const { element } = await begin(rows(3));
  element.focusRow(1);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-index="1"]'));
  element.focusRow(7);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-index="2"]'));
});

it('can’t be changed while the page saves', async () => {
  const { element } = await begin(rows(1), { isBusy: true });
  expect(props(find(element, '[data-id="all"]')).disabled).toBe(true);
  expect(props(find(element, '[data-id="suggest"]')).disabled).toBe(true);
  expect(props(caseOf(element, 0)).isBusy).toBe(true);
  await expect(element).toBeAccessible();
});
