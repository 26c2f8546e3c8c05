import QueueList from 'c/queueList';
import type { QueueRow } from 'c/queueModel';
import { queueOf, queueRow, queueRows } from 'test/queueSamples';
import { find, has, props, render, settle, textOf } from 'test/rendering';

type List = HTMLElement & {
  found: readonly QueueRow[];
  isFiltered: boolean;
  focusOn(entryId: string, part?: string): void;
};

const show = async (changes: object = {}): Promise<List> => {
  const rows = queueRows(5);
  const element = render('c-queue-list', QueueList, {
    queue: queueOf(rows),
    found: rows,
    shown: 500,
    ...changes,
  }) as unknown as List;
  await settle();
  return element;
};

const entry = (position: number): string => queueRow(position).entryId;
const item = (element: HTMLElement, position: number): HTMLElement =>
  find(element, `li[data-item="${entry(position)}"]`);
const rowAt = (element: HTMLElement, position: number): HTMLElement =>
  find(element, `c-queue-row[data-item="${entry(position)}"]`);
const handle = (element: HTMLElement, position: number): HTMLElement =>
  find(rowAt(element, position), '[data-id="handle"]');
const itemsOf = (element: HTMLElement): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('li') ?? []),
];
const positionsIn = (element: HTMLElement): string[] =>
  itemsOf(element)
    .filter(({ hidden }) => !hidden)
    .map((one) => textOf(find(one.querySelector('c-queue-row') as HTMLElement, '.number')));

/** The events that the list sends, with what screen readers hear apart from the others. */
const heardFrom = (element: HTMLElement): { said: string[]; sent: unknown[] } => {
  const [said, sent]: [string[], unknown[]] = [[], []];
  element.addEventListener('say', (event) => said.push((event as CustomEvent<string>).detail));
  for (const name of ['lift', 'place', 'open', 'save', 'close']) {
    element.addEventListener(name, (event) => sent.push((event as CustomEvent<unknown>).detail ?? name));
  }
  return { said, sent };
};

const press = (element: HTMLElement, position: number, ...keys: string[]): Promise<void> =>
  keys.reduce(async (before, key) => {
    await before;
    handle(element, position).dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await settle();
  }, Promise.resolve());

const drag = async (target: HTMLElement, name: string): Promise<Event> => {
  const event = new Event(name, { bubbles: true, cancelable: true, composed: true });
  target.dispatchEvent(event);
  await settle();
  return event;
};

it('shows the customers in their order, and marks those with privileged service', async () => {
  const element = await show();
  expect(positionsIn(element)).toEqual(['1', '2', '3', '4', '5']);
  expect(itemsOf(element).map(({ classList }) => classList.contains('privileged'))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(props(rowAt(element, 3))).toMatchObject({ today: '2026-11-22', total: 5, canChange: true });
  await expect(element).toBeAccessible();
});

it('hides the customers that don’t match, and keeps their rows', async () => {
  const rows = queueRows(5);
  const element = await show({ queue: queueOf(rows), found: rows });
  const before = rowAt(element, 3);
  expect(before.classList.contains('fixed')).toBe(false);
  element.found = rows.slice(1, 2);
  element.isFiltered = true;
  await settle();
  expect(positionsIn(element)).toEqual(['2']);
  expect(rowAt(element, 3)).toBe(before);
  expect(rowAt(element, 2).classList.contains('fixed')).toBe(true);
  await expect(element).toBeAccessible();
  element.found = [];
  await settle();
  expect(find(element, 'ol').parentElement?.hidden).toBe(true);
  await expect(element).toBeAccessible();
});

it('renders no more customers at once than it should, and those that match', async () => {
  const rows = queueRows(6);
  const element = await show({ queue: queueOf(rows), found: rows, shown: 3 });
  expect(positionsIn(element)).toEqual(['1', '2', '3']);
  element.found = [rows[5] as QueueRow];
  await settle();
  expect(positionsIn(element)).toEqual(['6']);
  expect(itemsOf(element)).toHaveLength(4);
});

it('opens a panel below a customer', async () => {
  const element = await show({ panel: { kind: 'move', entryId: entry(4) }, target: 2 });
  const { sent } = heardFrom(element);
  expect(props(find(element, 'c-queue-change'))).toMatchObject({
    kind: 'move',
    position: 2,
    total: 5,
    row: { position: 4 },
  });
  expect(props(rowAt(element, 4)).panel).toBe('move');
  expect(props(rowAt(element, 3)).panel).toBeNull();
  await expect(element).toBeAccessible();
  find(rowAt(element, 4), '[data-id="withdraw"]').click();
  find(element, 'c-queue-change').dispatchEvent(new CustomEvent('save', { detail: { position: 2, reason: 'Soon' } }));
  find(element, 'c-queue-change').dispatchEvent(new CustomEvent('cancel'));
  expect(sent).toEqual([{ kind: 'withdraw', entryId: entry(4) }, { position: 2, reason: 'Soon' }, 'close']);
});

it('shows the history of a customer', async () => {
  const element = await show({ panel: { kind: 'history', entryId: entry(2) } });
  const { sent } = heardFrom(element);
  const history = find(element, 'c-queue-history');
  expect(props(history)).toMatchObject({ entryId: entry(2), customer: 'Brazos Bend ISD' });
  expect(has(element, 'c-queue-change')).toBe(false);
  await expect(element).toBeAccessible();
  history.dispatchEvent(new CustomEvent('close'));
  expect(sent).toEqual(['close']);
});

it('focuses a customer, or a part of its row, once it is rendered', async () => {
  const element = await show();
  element.focusOn(entry(3), 'history');
  await settle();
  expect(rowAt(element, 3).shadowRoot?.activeElement).toBe(find(rowAt(element, 3), '[data-id="history"]'));
  element.focusOn(entry(2));
  await settle();
  expect(element.shadowRoot?.activeElement).toBe(item(element, 2));
});

it('lifts, moves, and drops a customer with the keyboard, and says each position', async () => {
  const element = await show();
  const { said, sent } = heardFrom(element);
  await press(element, 4, ' ');
  expect(said.at(-1)).toContain('Maple Grove is lifted, position 4 of 5.');
  expect(sent).toEqual(['lift']);
  expect(handle(element, 4).getAttribute('aria-pressed')).toBe('true');
  await press(element, 4, 'ArrowUp', 'ArrowUp');
  expect(positionsIn(element)).toEqual(['1', '4', '2', '3', '5']);
  expect(said.at(-1)).toBe('Position 2 of 5, before Brazos Bend ISD.');
  expect(rowAt(element, 4).shadowRoot?.activeElement).toBe(handle(element, 4));
  await expect(element).toBeAccessible();
  await press(element, 4, 'End');
  expect(positionsIn(element)).toEqual(['1', '2', '3', '5', '4']);
  expect(said.at(-1)).toBe('Position 5 of 5, at the end.');
  await press(element, 4, 'ArrowDown', 'Home');
  expect(positionsIn(element)).toEqual(['4', '1', '2', '3', '5']);
  await press(element, 4, ' ');
  expect(sent.at(-1)).toEqual({ entryId: entry(4), position: 1 });
  expect(positionsIn(element)).toEqual(['1', '2', '3', '4', '5']);
});

it('puts a lifted customer back with Esc, without a move, and when the user leaves it', async () => {
  const element = await show();
  const { said, sent } = heardFrom(element);
  await press(element, 3, ' ', 'ArrowUp', 'Escape');
  expect(positionsIn(element)).toEqual(['1', '2', '3', '4', '5']);
  expect(said.at(-1)).toBe('Canceled. Larkspur Unified stays at position 3.');
  await press(element, 3, ' ', ' ');
  expect(sent).toEqual(['lift', 'lift']);
  await press(element, 3, ' ');
  handle(element, 3).dispatchEvent(new FocusEvent('blur'));
  await settle();
  expect(handle(element, 3).getAttribute('aria-pressed')).toBe('false');
  await press(element, 3, 'ArrowUp', 'x');
  expect(positionsIn(element)).toEqual(['1', '2', '3', '4', '5']);
});

it('moves a customer by dragging, and shows where it would drop', async () => {
  const element = await show();
  const { sent } = heardFrom(element);
  expect((await drag(item(element, 2), 'dragover')).defaultPrevented).toBe(false);
  await drag(handle(element, 4), 'dragstart');
  expect(sent).toEqual(['lift']);
  expect((await drag(item(element, 2), 'dragover')).defaultPrevented).toBe(true);
  expect(item(element, 2).classList.contains('over')).toBe(true);
  await drag(item(element, 5), 'dragover');
  expect(item(element, 5).classList.contains('under')).toBe(true);
  expect(positionsIn(element)).toEqual(['1', '2', '3', '4', '5']);
  await drag(item(element, 2), 'drop');
  expect(sent.at(-1)).toEqual({ entryId: entry(4), position: 2 });
  await drag(handle(element, 4), 'dragstart');
  await drag(handle(element, 4), 'dragend');
  expect(item(element, 4).classList.contains('lifted')).toBe(false);
});

it('renders only the rows that changed', async () => {
  const element = await show();
  await press(element, 4, ' ');
  const changed: Element[] = [];
  const rows = [1, 2, 3, 4, 5].map((position) => rowAt(element, position));
  const observers = rows.map((row) => {
    const observer = new MutationObserver(() => changed.push(row));
    const options = { attributes: true, childList: true, characterData: true, subtree: true };
    observer.observe(row.shadowRoot as ShadowRoot, options);
    return observer;
  });
  await press(element, 4, 'Escape');
  observers.forEach((observer) => observer.disconnect());
  expect(changed).toEqual([rowAt(element, 4)]);
});
