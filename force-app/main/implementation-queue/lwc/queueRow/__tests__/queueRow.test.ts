import QueueRow from 'c/queueRow';
import type { QueueRow as Row } from 'c/queueModel';
import { queueRow } from 'test/queueSamples';
import { find, has, props, render, settle, textOf } from 'test/rendering';

const show = async (changes: Partial<Row> = {}, others: object = {}): Promise<HTMLElement> => {
  const element = render('c-queue-row', QueueRow, {
    row: queueRow(1, changes),
    today: '2026-11-22',
    total: 5,
    canChange: true,
    ...others,
  }) as HTMLElement;
  await settle();
  return element;
};

/** The names and details of the events that the row sends. */
const events = (element: HTMLElement): unknown[] => {
  const sent: unknown[] = [];
  for (const name of ['open', 'lift', 'hover', 'place', 'putback', 'leave', 'grab']) {
    element.addEventListener(name, (event) => sent.push((event as CustomEvent<unknown>).detail ?? name));
  }
  return sent;
};

const press = (element: HTMLElement, key: string): boolean => {
  const event = new KeyboardEvent('keydown', { key, cancelable: true });
  find(element, '[data-id="handle"]').dispatchEvent(event);
  return event.defaultPrevented;
};

it('says who works on the customer, where it stands, and what it waits for', async () => {
  const element = await show({ districtName: 'Region 5' }, { isPrivileged: true });
  expect(textOf(element)).toContain('Region 5 · Case 00001001 Avery Collins Rostering 7 days');
  expect(textOf(element)).toContain('Wait for the district Devon Whitaker since');
  expect(props(find(element, 'c-rp-record-link'))).toMatchObject({
    recordId: queueRow(1).caseId,
    label: 'Pecan Valley ISD',
  });
  expect(props(find(element, '.place > lightning-icon')).alternativeText).toContain('Privileged');
  expect(find(element, '[data-id="handle"]').getAttribute('aria-label')).toContain('Pecan Valley ISD, position 1');
  await expect(element).toBeAccessible();
});

it('names the specialist if no one else needs to act, or says that there is no specialist', async () => {
  const own = await show({ waitsFor: null, stepLabel: 'Call the school', specialistName: 'Jordan Mbeki' });
  expect(textOf(own)).toContain('Call the school Jordan Mbeki');
  const nobody = await show({ specialistName: null, specialistId: null, waitsFor: null });
  expect(textOf(find(nobody, '.specialist'))).toBe('Not assigned yet');
  expect(textOf(find(nobody, '.waits'))).toMatch(/^Wait for the district since/);
  await expect(nobody).toBeAccessible();
});

it('shows a customer without an onboarding case', async () => {
  const element = await show({
    caseId: null,
    caseNumber: null,
    specialistId: null,
    specialistName: null,
    stageLabel: null,
    daysInStage: null,
    stepLabel: null,
    stepSince: null,
    waitsFor: null,
  });
  expect(textOf(element)).toContain('No onboarding case yet');
  expect(textOf(find(element, '.age'))).toContain('10 days');
  expect(props(find(element, 'c-rp-record-link')).recordId).toBe(queueRow(1).accountId);
  await expect(element).toBeAccessible();
});

it('only offers the history to users who can’t change the queue', async () => {
  const element = await show({}, { canChange: false });
  for (const id of ['handle', 'move', 'withdraw']) {
    expect(has(element, `[data-id="${id}"]`)).toBe(false);
  }
  expect(has(element, '[data-id="history"]')).toBe(true);
  await expect(element).toBeAccessible();
});

it.each(['move', 'withdraw', 'history'] as const)('asks for the panel %s, and says that it is open', async (panel) => {
  const element = (await show()) as HTMLElement & { panel: string; focusOn(part: string): void };
  const sent = events(element);
  const button = find(element, `[data-id="${panel}"]`);
  expect(button.getAttribute('aria-expanded')).toBe('false');
  button.click();
  expect(sent).toEqual([panel]);
  element.panel = panel;
  await settle();
  const open = [...(element.shadowRoot?.querySelectorAll('[aria-expanded="true"]') ?? [])];
  expect(open).toEqual([button]);
  await expect(element).toBeAccessible();
  element.focusOn(panel);
  expect(element.shadowRoot?.activeElement).toBe(button);
});

it('is lifted, moved, and dropped with the keyboard', async () => {
  const element = (await show({ position: 3 })) as HTMLElement & { liftedTo: number | null };
  const sent = events(element);
  expect(press(element, 'ArrowUp')).toBe(false);
  expect(press(element, ' ')).toBe(true);
  element.liftedTo = 3;
  await settle();
  expect(find(element, '[data-id="handle"]').getAttribute('aria-pressed')).toBe('true');
  await expect(element).toBeAccessible();
  for (const key of ['ArrowUp', 'ArrowDown', 'Home', 'End', 'Escape', ' ']) {
    expect(press(element, key)).toBe(true);
  }
  expect(press(element, 'x')).toBe(false);
  expect(sent).toEqual(['lift', 2, 4, 1, 5, 'putback', 'place']);
  element.liftedTo = 1;
  press(element, 'ArrowUp');
  expect(sent.at(-1)).toBe(1);
  find(element, '[data-id="handle"]').dispatchEvent(new FocusEvent('blur'));
  expect(sent.at(-1)).toBe('leave');
});

it('is grabbed with the mouse', async () => {
  const element = await show();
  const sent = events(element);
  const setData = jest.fn();
  const event = Object.assign(new Event('dragstart', { bubbles: true }), { dataTransfer: { setData } });
  find(element, '[data-id="handle"]').dispatchEvent(event);
  expect(sent).toEqual(['grab']);
  expect(setData).toHaveBeenCalledWith('text/plain', 'Pecan Valley ISD');
});
