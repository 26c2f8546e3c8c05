import QueueChange from 'c/queueChange';
import { find, has, props, refusal, render, settle, textOf } from 'test/rendering';
import { queueRow, queueRows } from 'test/queueSamples';

const begin = async (values: Record<string, unknown> = {}): Promise<HTMLElement> => {
  const rows = queueRows(5);
  const element = render('c-queue-change', QueueChange, {
    row: rows[3],
    rows,
    total: 5,
    privileged: 2,
    ...values,
  }) as HTMLElement;
  await settle();
  return element;
};

const enter = async (element: HTMLElement, field: string, value: string): Promise<void> => {
  const control = find(element, `[data-field="${field}"]`);
  Object.assign(control, { reportValidity: () => true, setCustomValidity: jest.fn() });
  control.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

it('says who shifts while the user enters a position, and sends the position and the reason', async () => {
  const element = await begin();
  expect(textOf(find(element, 'h3'))).toBe('Move Maple Grove');
  expect(props(find(element, '[data-field="position"]')).label).toBe('New Position (1 to 5)');
  expect(textOf(find(element, '[data-id="preview"]'))).toBe('');
  await enter(element, 'position', '2');
  expect(textOf(find(element, '[data-id="preview"]'))).toBe(
    'Down by one: Brazos Bend ISD (2 to 3) and Larkspur Unified (3 to 4). Gets privileged service: Maple Grove. Loses privileged service: Brazos Bend ISD.',
  );
  await enter(element, 'reason', 'They go live first');
  const saved: unknown[] = [];
  element.addEventListener('save', (event) => saved.push((event as CustomEvent).detail));
  find(element, 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(saved).toEqual([{ position: 2, reason: 'They go live first' }]);
  await expect(element).toBeAccessible();
});

it('starts with the position where the user dropped the customer, and names at most four', async () => {
  const rows = queueRows(12);
  const element = await begin({ row: rows[0], rows, total: 12, position: 8 });
  expect(props(find(element, '[data-field="position"]')).value).toBe(8);
  expect(textOf(find(element, '[data-id="preview"]'))).toContain('Up by one: Brazos Bend ISD (2 to 1)');
  expect(textOf(find(element, '[data-id="preview"]'))).toContain('and 3 more.');
});

it('brings the whole panel into view when it opens, so that nobody misses who shifts', async () => {
  const scrolled = jest.fn();
  HTMLElement.prototype.scrollIntoView = scrolled;
  await begin({ position: 2 });
  expect(scrolled).toHaveBeenCalledTimes(1);
  expect(scrolled).toHaveBeenCalledWith({ block: 'nearest' });
  expect((scrolled.mock.contexts[0] as HTMLElement).getAttribute('aria-label')).toBe('Move Maple Grove');
});

it('asks only for the reason to withdraw a customer', async () => {
  const element = await begin({ kind: 'withdraw' });
  expect(has(element, '[data-field="position"]')).toBe(false);
  expect(textOf(find(element, '[data-id="preview"]'))).toContain('You can add Maple Grove again later');
  await enter(element, 'reason', 'On hold');
  const saved: unknown[] = [];
  element.addEventListener('save', (event) => saved.push((event as CustomEvent).detail));
  find(element, 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(saved).toEqual([{ position: null, reason: 'On hold' }]);
  await expect(element).toBeAccessible();
});

it('keeps an incomplete change, and shows the refusal of Apex at the field or above the buttons', async () => {
  const element = await begin();
  const reason = find(element, '[data-field="reason"]');
  const position = find(element, '[data-field="position"]');
  const validity = jest.fn();
  Object.assign(position, { reportValidity: () => true, setCustomValidity: validity });
  Object.assign(reason, { reportValidity: () => false });
  const saved = jest.fn();
  element.addEventListener('save', saved);
  find(element, 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(saved).not.toHaveBeenCalled();
  await enter(element, 'reason', 'Why');
  Object.assign(element, {
    failure: refusal('QUEUE_POSITION', 'Enter a position from 1 to 4.', { position: 'Enter a position from 1 to 4.' }),
  });
  await settle();
  expect(validity).toHaveBeenCalledWith('Enter a position from 1 to 4.');
  expect(props(find(element, 'c-rp-error-panel')).error).toBeNull();
  Object.assign(element, { failure: refusal('QUEUE_CHANGED', 'Robin moved it at the same time.') });
  await settle();
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('Robin moved it at the same time.');
  expect(props(reason).value).toBe('Why');
  await expect(element).toBeAccessible();
});

it('cancels', async () => {
  const element = await begin({ row: queueRow(1) });
  const canceled = jest.fn();
  element.addEventListener('cancel', canceled);
  find(element, 'c-rp-form-buttons', '[data-id="cancel"]').click();
  expect(canceled).toHaveBeenCalledTimes(1);
});
