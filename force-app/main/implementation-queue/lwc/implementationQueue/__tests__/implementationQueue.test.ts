import { refreshApex } from '@salesforce/apex';
import getQueue from '@salesforce/apex/ImplementationQueueController.getQueue';
import move from '@salesforce/apex/ImplementationQueueController.move';
import withdraw from '@salesforce/apex/ImplementationQueueController.withdraw';
import USER_ID from '@salesforce/user/Id';
import ImplementationQueue from 'c/implementationQueue';
import type { ImplementationQueue as Queue, QueueRow } from 'c/queueModel';
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

const list = (element: HTMLElement): HTMLElement => find(element, 'c-queue-list');

/** The customers that show. The others are hidden. */
const rowsOf = (element: HTMLElement): HTMLElement[] => [
  ...(list(element).shadowRoot?.querySelectorAll<HTMLElement>('li:not([hidden]) > c-queue-row') ?? []),
];

const positionsIn = (element: HTMLElement): number[] =>
  rowsOf(element).map((row) => (props(row).row as QueueRow).position);

const rowAt = (element: HTMLElement, position: number): HTMLElement =>
  find(list(element), `c-queue-row[data-item="${queueRow(position).entryId}"]`);

const click = async (element: HTMLElement, id: string, position?: number): Promise<void> => {
  find(position === undefined ? element : rowAt(element, position), `[data-id="${id}"]`).click();
  await settle();
};

const send = async (element: HTMLElement, selector: string, name: string, detail?: unknown): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  await settle(16);
};

/** From a panel of a customer. */
const sendIn = (element: HTMLElement, selector: string, name: string, detail?: unknown): Promise<void> =>
  send(list(element), selector, name, detail);

const live = (element: HTMLElement): string => textOf(find(element, '[data-id="live"]'));

it('shows the customers in order', async () => {
  const element = await begin(queueOf(queueRows(4)));
  expect(positionsIn(element)).toEqual([1, 2, 3, 4]);
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
  expect(has(element, '[data-id="add"]')).toBe(false);
  expect(props(rowAt(element, 1)).canChange).toBe(false);
  await expect(element).toBeAccessible();
});

it('filters and finds customers, and says why nobody can drag then', async () => {
  const rows = queueRows(4).map((row) => (row.position === 3 ? { ...row, specialistId: USER_ID } : row));
  const element = await begin(queueOf(rows));
  await send(element, 'c-rp-list-head', 'choose', 'MINE');
  expect(positionsIn(element)).toEqual([3]);
  expect(props(list(element)).isFiltered).toBe(true);
  expect(props(find(element, 'c-rp-list-head')).shownText).toContain(
    'To move customers by dragging, show all customers first.',
  );
  await send(element, 'c-rp-list-head', 'search', 'brazos');
  expect(textOf(find(element, '[data-id="none"]'))).toContain('No customer matches "brazos".');
  await expect(element).toBeAccessible();
  await click(element, 'clear');
  expect(positionsIn(element)).toHaveLength(4);
  await send(element, 'c-rp-list-head', 'search', 'brazos');
  expect(positionsIn(element)).toEqual([2]);
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
  expect(positionsIn(element)).toEqual([1, 2, 3]);
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
  expect(positionsIn(element)).toEqual([5]);
  await send(element, 'c-rp-list-head', 'search', '');
  expect(positionsIn(element)).toEqual([1, 2, 3, 4, 5]);
  expect(counts()[0]).toBe('5');
  expect(has(element, '[data-id="rest"]')).toBe(false);
});

it('renders 500 customers at once, and says that there are more', async () => {
  const element = await begin(queueOf(queueRows(700), { total: 5000, isCut: true }));
  expect(rowsOf(element)).toHaveLength(500);
  expect(props(find(element, 'c-rp-list-head')).cutText).toBe('The page shows the first 700 of 5,000 customers.');
  await click(element, 'more');
  expect(rowsOf(element)).toHaveLength(700);
  expect(list(element).shadowRoot?.activeElement).toBe(rowsOf(element)[500]?.parentElement);
});

it('moves a customer to a position with a reason', async () => {
  called(move).mockResolvedValueOnce({ message: 'Maple Grove moved from position 4 to 1.' } as never);
  const element = await begin();
  await click(element, 'move', 4);
  const form = find(list(element), 'c-queue-change');
  expect(props(form)).toMatchObject({ kind: 'move', total: 5, privileged: 2, row: { position: 4 }, position: null });
  expect(props(rowAt(element, 4)).panel).toBe('move');
  await sendIn(element, 'c-queue-change', 'save', { position: 1, reason: 'They go live first' });
  expect(move).toHaveBeenCalledWith({
    entryId: queueRow(4).entryId,
    version: 1,
    position: 1,
    reason: 'They go live first',
  });
  expect(has(list(element), 'c-queue-change')).toBe(false);
  expect(refreshApex).toHaveBeenCalledTimes(1);
  expect(live(element)).toBe('Maple Grove moved from position 4 to 1.');
});

it('withdraws a customer, and closes the panel of another row', async () => {
  called(withdraw).mockResolvedValueOnce({ message: 'Maple Grove left the queue.' } as never);
  const element = await begin();
  await click(element, 'move', 2);
  await click(element, 'withdraw', 4);
  expect(list(element).shadowRoot?.querySelectorAll('c-queue-change')).toHaveLength(1);
  await sendIn(element, 'c-queue-change', 'save', { position: null, reason: 'On hold' });
  expect(withdraw).toHaveBeenCalledWith({ entryId: queueRow(4).entryId, version: 1, reason: 'On hold' });
  expect(element.shadowRoot?.activeElement).toBe(find(element, 'h2'));
});

it('reads the order again if somebody else changed it, and keeps what the user typed', async () => {
  const changed = refusal('QUEUE_CHANGED', 'Robin Albright changed the place of Maple Grove at the same time.');
  called(move).mockRejectedValueOnce(changed as never);
  const element = await begin();
  await click(element, 'move', 4);
  await sendIn(element, 'c-queue-change', 'save', { position: 1, reason: 'They go live first' });
  expect(refreshApex).toHaveBeenCalledTimes(1);
  expect(props(find(list(element), 'c-queue-change')).failure).toEqual(changed);
  answer(queueOf(queueRows(5).map((row) => ({ ...row, version: 2 }))));
  await settle();
  called(move).mockResolvedValueOnce({ message: 'Moved.' } as never);
  await sendIn(element, 'c-queue-change', 'save', { position: 1, reason: 'They go live first' });
  expect(move).toHaveBeenLastCalledWith(expect.objectContaining({ version: 2 }));
});

/** The next reading finds the queue without the customer at this position. */
const leaves = (position: number): unknown =>
  called(refreshApex).mockImplementationOnce((async () => {
    answer(queueOf(queueRows(5).filter((row) => row.position !== position)));
    return settle();
  }) as never);

it('says that somebody else took the customer out of the queue while the user moved it', async () => {
  const left = refusal('QUEUE_LEFT', 'Maple Grove is no longer in the queue. Robin Albright made the change: On hold');
  called(move).mockRejectedValueOnce(left as never);
  const element = await begin();
  await click(element, 'move', 4);
  leaves(4);
  await sendIn(element, 'c-queue-change', 'save', { position: 1, reason: 'They go live first' });
  expect(has(list(element), 'c-queue-change')).toBe(false);
  expect(props(find(element, '[data-id="gone"] c-rp-error-panel')).error).toEqual(left);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="gone"]'));
  await expect(element).toBeAccessible();
  await click(element, 'move', 2);
  expect(has(element, '[data-id="gone"]')).toBe(false);
});

it('says why the panel of a customer closes when the queue is read again', async () => {
  const element = await begin();
  await click(element, 'history', 4);
  leaves(4);
  await send(element, 'c-rp-fresh-page', 'return');
  const { error } = props(find(element, '[data-id="gone"] c-rp-error-panel')) as { error: Error };
  expect(error.message).toContain('Maple Grove left the queue while you had it open.');
  await expect(element).toBeAccessible();
});

it('shows the history of a customer and of the queue, and gives the focus back', async () => {
  const element = await begin();
  await click(element, 'history', 2);
  expect(props(find(list(element), 'c-queue-history'))).toMatchObject({
    entryId: queueRow(2).entryId,
    customer: 'Brazos Bend ISD',
  });
  await sendIn(element, 'c-queue-history', 'close');
  expect(has(list(element), 'c-queue-history')).toBe(false);
  expect(rowAt(element, 2).shadowRoot?.activeElement).toBe(find(rowAt(element, 2), '[data-id="history"]'));
  await click(element, 'history');
  expect(props(find(element, 'c-queue-history')).entryId).toBe('');
  await click(element, 'history');
  expect(has(element, 'c-queue-history')).toBe(false);
  await click(element, 'history');
  await send(element, 'c-queue-history', 'close');
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

it('asks for the reason where a customer drops, and says each position', async () => {
  const element = await begin();
  await click(element, 'move', 2);
  await send(element, 'c-queue-list', 'lift');
  expect(has(list(element), 'c-queue-change')).toBe(false);
  await send(element, 'c-queue-list', 'say', 'Position 1 of 5, before Pecan Valley ISD.');
  expect(live(element)).toBe('Position 1 of 5, before Pecan Valley ISD.');
  await send(element, 'c-queue-list', 'place', { entryId: queueRow(4).entryId, position: 1 });
  expect(props(find(list(element), 'c-queue-change'))).toMatchObject({ position: 1, row: { position: 4 } });
  await sendIn(element, 'c-queue-change', 'cancel');
  expect(has(list(element), 'c-queue-change')).toBe(false);
  expect(rowAt(element, 4).shadowRoot?.activeElement).toBe(find(rowAt(element, 4), '[data-id="move"]'));
  await click(element, 'move', 4);
  expect(props(find(list(element), 'c-queue-change')).position).toBeNull();
  expect(move).not.toHaveBeenCalled();
});
