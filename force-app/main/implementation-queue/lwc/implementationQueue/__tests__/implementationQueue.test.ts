import { refreshApex } from '@salesforce/apex';
import getQueue from '@salesforce/apex/ImplementationQueueController.getQueue';
import move from '@salesforce/apex/ImplementationQueueController.move';
import withdraw from '@salesforce/apex/ImplementationQueueController.withdraw';
import USER_ID from '@salesforce/user/Id';
import ImplementationQueue from 'c/implementationQueue';
import type { ImplementationQueue as Queue } from 'c/queueModel';
import { called, find, has, props, refusal, render, settle, textOf, wireOf } from 'test/rendering';
import { queueOf, queueRow, queueRows } from 'test/queueSamples';

/** The answer with the first customers, or with the rest. */
const answer = (queue: Queue, rest = false): void => wireOf(getQueue).emit(queue, ({ isRest }) => isRest === rest);

const begin = async (queue: Queue | null = queueOf(queueRows(5))): Promise<HTMLElement> => {
  const element = render('c-implementation-queue', ImplementationQueue, {}) as HTMLElement;
  await settle();
  if (queue) {
    answer(queue);
    await settle();
  }
  // An answer of an earlier test is read again.
  called(refreshApex).mockClear();
  return element;
};

const rowsOf = (element: HTMLElement): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('ol > li') ?? []),
];

const positionsIn = (element: HTMLElement): string[] =>
  rowsOf(element).map((row) => textOf(row.querySelector('.number') as Element));

const handle = (element: HTMLElement, position: number): HTMLElement =>
  find(element, `[data-handle="${queueRow(position).entryId}"]`);

const press = (element: HTMLElement, position: number, ...keys: string[]): Promise<void> =>
  keys.reduce(async (before, key) => {
    await before;
    handle(element, position).dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await settle();
  }, Promise.resolve());

const click = async (element: HTMLElement, id: string, position?: number): Promise<void> => {
  const row = position === undefined ? '' : `[data-key="${queueRow(position).entryId}"]`;
  find(element, `[data-id="${id}"]${row}`).click();
  await settle();
};

const send = async (element: HTMLElement, selector: string, name: string, detail?: unknown): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  await settle(16);
};

const live = (element: HTMLElement): string => textOf(find(element, '[data-id="live"]'));

it('shows the customers in order: who works on them, where they stand, and what they wait for', async () => {
  const rows = [
    queueRow(1, { districtName: 'Region 5' }),
    queueRow(2, { waitsFor: null, stepLabel: 'Call the school', specialistName: 'Jordan Mbeki' }),
    queueRow(3, { specialistName: null, specialistId: null, waitsFor: null }),
    queueRow(4, {
      caseId: null,
      caseNumber: null,
      specialistId: null,
      specialistName: null,
      stageLabel: null,
      daysInStage: null,
      stepLabel: null,
      stepSince: null,
      waitsFor: null,
    }),
  ];
  const element = await begin(queueOf(rows));
  expect(positionsIn(element)).toEqual(['1', '2', '3', '4']);
  const texts = rowsOf(element).map(textOf);
  expect(texts[0]).toContain('Region 5 · Case 00001001 Avery Collins Rostering 7 days');
  expect(texts[0]).toContain('Wait for the district: Devon Whitaker since');
  expect(texts[1]).toContain('Call the school: Jordan Mbeki');
  expect(texts[2]).toContain('Not assigned yet');
  expect(texts[3]).toContain('No onboarding case yet');
  expect(texts[3]).toContain('10 days');
  expect(rowsOf(element).map((row) => row.classList.contains('privileged'))).toEqual([true, true, false, false]);
  expect(props(find(element, 'c-rp-list-head')).shownText).toBe('4 of 4 customers');
  await expect(element).toBeAccessible();
});

it('shows a stencil while it loads, can try again, and says what to do if the queue is empty', async () => {
  const element = await begin(null);
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getQueue).error({ message: 'No answer' });
  await settle();
  await send(element, 'c-rp-error-panel', 'retry');
  expect(refreshApex).toHaveBeenCalled();
  await expect(element).toBeAccessible();
  answer(queueOf([]));
  await settle();
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('No customer is in the queue');
  await expect(element).toBeAccessible();
});

it('only shows the queue to users who can’t change it', async () => {
  const element = await begin(queueOf(queueRows(3), { canChange: false }));
  for (const id of ['add', 'move', 'withdraw']) {
    expect(has(element, `[data-id="${id}"]`)).toBe(false);
  }
  expect(has(element, '[data-handle]')).toBe(false);
  expect(has(element, '[data-id="row-history"]')).toBe(true);
  await expect(element).toBeAccessible();
});

it('filters and finds customers, and says why nobody can drag then', async () => {
  const rows = queueRows(4).map((row) => (row.position === 3 ? { ...row, specialistId: USER_ID } : row));
  const element = await begin(queueOf(rows));
  await send(element, 'c-rp-list-head', 'choose', 'MINE');
  expect(positionsIn(element)).toEqual(['3']);
  expect(has(element, '[data-handle]')).toBe(false);
  expect(props(find(element, 'c-rp-list-head')).shownText).toContain(
    'To move customers by dragging, show all customers first.',
  );
  await send(element, 'c-rp-list-head', 'search', 'brazos');
  expect(textOf(find(element, '[data-id="none"]'))).toContain('No customer matches "brazos".');
  await expect(element).toBeAccessible();
  await click(element, 'clear');
  expect(positionsIn(element)).toHaveLength(4);
  await send(element, 'c-rp-list-head', 'search', 'brazos');
  expect(positionsIn(element)).toEqual(['2']);
  await send(element, 'c-rp-list-head', 'search', '');
  await send(element, 'c-rp-list-head', 'choose', 'UNASSIGNED');
  expect(textOf(find(element, '[data-id="none"]'))).toContain('No customer is in this filter.');
  expect((props(find(element, 'c-rp-list-head')).choices as { count: string }[]).map(({ count }) => count)).toEqual([
    '4',
    '1',
    '2',
    '4',
    '0',
  ]);
});

it('shows the first customers while the rest loads, and counts and finds customers once all are there', async () => {
  const element = await begin(queueOf(queueRows(3), { total: 5, hasRest: true }));
  expect(wireOf(getQueue).getLastConfig()).toEqual({ isRest: true });
  expect(positionsIn(element)).toEqual(['1', '2', '3']);
  expect(has(element, '[data-id="rest"]')).toBe(true);
  expect(props(find(element, 'c-rp-list-head')).shownText).toBe('3 of 5 customers');
  const counts = (): string[] =>
    (props(find(element, 'c-rp-list-head')).choices as { count: string }[]).map(({ count }) => count);
  expect(new Set(counts())).toEqual(new Set(['…']));
  await expect(element).toBeAccessible();
  await send(element, 'c-rp-list-head', 'search', 'cedar');
  expect(has(element, '[data-id="none"]')).toBe(false);
  wireOf(getQueue).error({ message: 'No answer' });
  await settle();
  expect(has(element, '[data-id="rest"]')).toBe(false);
  await expect(element).toBeAccessible();
  await send(element, '[data-id="rest-error"]', 'retry');
  expect(refreshApex).toHaveBeenCalledTimes(2);
  // The third customer moved behind the fourth between both answers.
  const moved = { ...queueRow(3), position: 4 };
  answer(queueOf([queueRow(4), moved, queueRow(5)], { total: 5, hasRest: true }), true);
  await settle();
  expect(positionsIn(element)).toEqual(['5']);
  await send(element, 'c-rp-list-head', 'search', '');
  expect(positionsIn(element)).toEqual(['1', '2', '3', '4', '5']);
  expect(counts()[0]).toBe('5');
  expect(has(element, '[data-id="rest"]')).toBe(false);
});

it('renders 500 customers at once, and says that there are more', async () => {
  const element = await begin(queueOf(queueRows(700), { total: 5000, isCut: true }));
  expect(rowsOf(element)).toHaveLength(500);
  expect(props(find(element, 'c-rp-list-head')).cutText).toBe('The page shows the first 700 of 5,000 customers.');
  await click(element, 'more');
  expect(rowsOf(element)).toHaveLength(700);
  expect(element.shadowRoot?.activeElement).toBe(rowsOf(element)[500]);
});

it('moves a customer to a position with a reason', async () => {
  called(move).mockResolvedValueOnce({ message: 'Maple Grove moved from position 4 to 1.' } as never);
  const element = await begin();
  await click(element, 'move', 4);
  const form = find(element, 'c-queue-change');
  expect(props(form)).toMatchObject({ kind: 'move', total: 5, privileged: 2, row: { position: 4 }, position: null });
  expect(find(element, `[data-id="move"][data-key="${queueRow(4).entryId}"]`).getAttribute('aria-expanded')).toBe(
    'true',
  );
  await send(element, 'c-queue-change', 'save', { position: 1, reason: 'They go live first' });
  expect(move).toHaveBeenCalledWith({
    entryId: queueRow(4).entryId,
    version: 1,
    position: 1,
    reason: 'They go live first',
  });
  expect(has(element, 'c-queue-change')).toBe(false);
  expect(refreshApex).toHaveBeenCalledTimes(1);
  expect(live(element)).toBe('Maple Grove moved from position 4 to 1.');
});

it('withdraws a customer, and closes the panel of another row', async () => {
  called(withdraw).mockResolvedValueOnce({ message: 'Maple Grove left the queue.' } as never);
  const element = await begin();
  await click(element, 'move', 2);
  await click(element, 'withdraw', 4);
  expect(element.shadowRoot?.querySelectorAll('c-queue-change')).toHaveLength(1);
  await send(element, 'c-queue-change', 'save', { position: null, reason: 'On hold' });
  expect(withdraw).toHaveBeenCalledWith({ entryId: queueRow(4).entryId, version: 1, reason: 'On hold' });
  expect(element.shadowRoot?.activeElement).toBe(find(element, 'h2'));
});

it('reads the order again if somebody else changed it, and keeps what the user typed', async () => {
  const changed = refusal('QUEUE_CHANGED', 'Robin Albright changed the place of Maple Grove at the same time.');
  called(move).mockRejectedValueOnce(changed as never);
  const element = await begin();
  await click(element, 'move', 4);
  await send(element, 'c-queue-change', 'save', { position: 1, reason: 'They go live first' });
  expect(refreshApex).toHaveBeenCalledTimes(1);
  expect(props(find(element, 'c-queue-change')).failure).toEqual(changed);
  answer(queueOf(queueRows(5).map((row) => ({ ...row, version: 2 }))));
  await settle();
  called(move).mockResolvedValueOnce({ message: 'Moved.' } as never);
  await send(element, 'c-queue-change', 'save', { position: 1, reason: 'They go live first' });
  expect(move).toHaveBeenLastCalledWith(expect.objectContaining({ version: 2 }));
});

it('shows the history of a customer and of the queue, and gives the focus back', async () => {
  const element = await begin();
  await click(element, 'row-history', 2);
  expect(props(find(element, 'c-queue-history'))).toMatchObject({
    entryId: queueRow(2).entryId,
    customer: 'Brazos Bend ISD',
  });
  await send(element, 'c-queue-history', 'close');
  expect(has(element, 'c-queue-history')).toBe(false);
  expect(element.shadowRoot?.activeElement).toBe(
    find(element, `[data-id="row-history"][data-key="${queueRow(2).entryId}"]`),
  );
  await click(element, 'history');
  expect(props(find(element, 'c-queue-history')).entryId).toBe('');
  await click(element, 'history');
  expect(has(element, 'c-queue-history')).toBe(false);
});

it('adds customers, and shows them', async () => {
  const element = await begin();
  await click(element, 'add');
  await send(element, 'c-queue-add', 'change');
  expect(refreshApex).toHaveBeenCalledTimes(1);
  await send(element, 'c-queue-add', 'close');
  expect(has(element, 'c-queue-add')).toBe(false);
});

it('lifts, moves, and drops a customer with the keyboard, and says each position', async () => {
  const element = await begin();
  await press(element, 4, ' ');
  expect(live(element)).toContain('Maple Grove is lifted, position 4 of 5.');
  expect(handle(element, 4).getAttribute('aria-pressed')).toBe('true');
  await press(element, 4, 'ArrowUp', 'ArrowUp');
  expect(positionsIn(element)).toEqual(['1', '4', '2', '3', '5']);
  expect(live(element)).toBe('Position 2 of 5, before Brazos Bend ISD.');
  expect(element.shadowRoot?.activeElement).toBe(handle(element, 4));
  await expect(element).toBeAccessible();
  await press(element, 4, 'End');
  expect(positionsIn(element)).toEqual(['1', '2', '3', '5', '4']);
  expect(live(element)).toBe('Position 5 of 5, at the end.');
  await press(element, 4, 'ArrowDown', 'Home');
  expect(positionsIn(element)).toEqual(['4', '1', '2', '3', '5']);
  await press(element, 4, ' ');
  expect(props(find(element, 'c-queue-change'))).toMatchObject({ position: 1, row: { position: 4 } });
  expect(positionsIn(element)).toEqual(['1', '2', '3', '4', '5']);
  expect(move).not.toHaveBeenCalled();
});

it('puts a lifted customer back with Esc, without a move, and when the user leaves it', async () => {
  const element = await begin();
  await press(element, 3, ' ', 'ArrowUp', 'Escape');
  expect(positionsIn(element)).toEqual(['1', '2', '3', '4', '5']);
  expect(live(element)).toBe('Canceled. Larkspur Unified stays at position 3.');
  await press(element, 3, ' ', ' ');
  expect(has(element, 'c-queue-change')).toBe(false);
  await press(element, 3, ' ');
  handle(element, 3).dispatchEvent(new FocusEvent('blur'));
  await settle();
  expect(handle(element, 3).getAttribute('aria-pressed')).toBe('false');
  await press(element, 3, 'ArrowUp', 'x');
  expect(positionsIn(element)).toEqual(['1', '2', '3', '4', '5']);
});

it('moves a customer by dragging, and shows where it would drop', async () => {
  const element = await begin();
  const drag = async (target: HTMLElement, name: string): Promise<Event> => {
    const event = new Event(name, { bubbles: true, cancelable: true });
    target.dispatchEvent(event);
    await settle();
    return event;
  };
  const item = (position: number): HTMLElement => find(element, `[data-item="${queueRow(position).entryId}"]`);
  expect((await drag(item(2), 'dragover')).defaultPrevented).toBe(false);
  await drag(handle(element, 4), 'dragstart');
  expect((await drag(item(2), 'dragover')).defaultPrevented).toBe(true);
  expect(item(2).classList.contains('over')).toBe(true);
  await drag(item(5), 'dragover');
  expect(item(5).classList.contains('under')).toBe(true);
  await drag(item(2), 'drop');
  expect(props(find(element, 'c-queue-change'))).toMatchObject({ position: 2, row: { position: 4 } });
  await send(element, 'c-queue-change', 'cancel');
  expect(has(element, 'c-queue-change')).toBe(false);
  await drag(handle(element, 4), 'dragstart');
  await drag(handle(element, 4), 'dragend');
  expect(item(4).classList.contains('lifted')).toBe(false);
});
