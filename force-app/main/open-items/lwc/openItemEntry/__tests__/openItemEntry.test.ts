import OpenItemEntry from 'c/openItemEntry';
import type { OpenItem, OpenItemValues } from 'c/openItemModel';
import { called, find, has, props, refusal, render, settle, textOf } from 'test/rendering';
import { CASE_ID, openItem, openItems, OTHER_ID } from 'test/onboardingSamples';

type Entry = HTMLElement & { recordId: string; item: OpenItem | null; failure: unknown; isBusy: boolean };
type Control = HTMLElement & { reportValidity(): boolean; setCustomValidity(message: string): void };

const FIELDS = ['text', 'kind', 'responsible', 'assigneeId', 'dueDate'];

const controlOf = (element: HTMLElement, field: string): Control => find<Control>(element, `[data-field="${field}"]`);

const valuesOf = (element: HTMLElement): unknown[] => FIELDS.map((field) => props(controlOf(element, field)).value);

const show = async (item: OpenItem | null = null, recordId = CASE_ID): Promise<Entry> => {
  const element = render('c-open-item-entry', OpenItemEntry, { choices: openItems(), item, recordId });
  await settle();
  for (const field of FIELDS) {
    Object.assign(controlOf(element, field), {
      reportValidity: jest.fn(() => true),
      setCustomValidity: jest.fn(),
      focus: jest.fn(),
    });
  }
  return element as unknown as Entry;
};

const type = async (element: HTMLElement, field: string, value: string): Promise<void> => {
  controlOf(element, field).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

const press = async (element: HTMLElement, button: string): Promise<void> => {
  find(element, 'c-rp-form-buttons', `[data-id="${button}"]`).click();
  await settle();
};

const savedBy = (element: HTMLElement): OpenItemValues[] => {
  const saved: OpenItemValues[] = [];
  element.addEventListener('save', (event) => saved.push((event as CustomEvent<OpenItemValues>).detail));
  return saved;
};

it('starts a new item as a question for the own team', async () => {
  const element = await show();
  expect(textOf(find(element, 'h3'))).toBe('New item');
  expect(valuesOf(element)).toEqual(['', 'Question', 'Us', '', null]);
  expect(props(controlOf(element, 'text')).required).toBe(true);
  await expect(element).toBeAccessible();
});

it('sends what was typed', async () => {
  const element = await show();
  const saved = savedBy(element);
  await type(element, 'text', 'The order has no end date.');
  await type(element, 'responsible', 'VAR');
  await type(element, 'dueDate', '2026-12-01');
  await type(element, 'assigneeId', '005000000000001AAA');
  await press(element, 'save');
  expect(saved).toEqual([
    {
      id: null,
      kind: 'Question',
      responsible: 'VAR',
      text: 'The order has no end date.',
      assigneeId: '005000000000001AAA',
      dueDate: '2026-12-01',
    },
  ]);
});

it('shows the values of an item to change, and can clear them', async () => {
  const element = await show(openItem({ assigneeId: '005000000000001AAA' }));
  const saved = savedBy(element);
  expect(textOf(find(element, 'h3'))).toBe('Edit item');
  expect(valuesOf(element)).toEqual([
    'Who signs in the teachers?',
    'Question',
    'Customer',
    '005000000000001AAA',
    '2026-11-24',
  ]);
  await type(element, 'assigneeId', '');
  await type(element, 'dueDate', '');
  await press(element, 'save');
  expect(saved[0]).toMatchObject({ id: 'a01000000000001AAA', assigneeId: null, dueDate: null });
});

it('sends nothing while a field is wrong or the org saves, and moves to the wrong field', async () => {
  const element = await show();
  const saved = savedBy(element);
  called(controlOf(element, 'text').reportValidity).mockReturnValue(false as never);
  await press(element, 'save');
  expect(controlOf(element, 'text').focus).toHaveBeenCalledTimes(1);
  called(controlOf(element, 'text').reportValidity).mockReturnValue(true as never);
  element.isBusy = true;
  await settle();
  await press(element, 'save');
  expect(saved).toEqual([]);
});

it('shows the error of a field at the field until it is changed, and other errors next to the button', async () => {
  const element = await show();
  element.failure = refusal('ITEM_TEXT_TOO_LONG', 'Shorten it.', { text: 'Shorten it.' });
  await settle();
  const text = controlOf(element, 'text');
  expect(text.setCustomValidity).toHaveBeenLastCalledWith('Shorten it.');
  expect(text.focus).toHaveBeenCalledTimes(1);
  await type(element, 'text', 'Short');
  expect(text.setCustomValidity).toHaveBeenLastCalledWith('');
  element.failure = refusal('NO_ACCESS', "You don't have access.");
  await settle();
  expect(textOf(find(element, 'c-rp-error-panel'))).toContain("You don't have access.");
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="failure"]'));
  await expect(element).toBeAccessible();
});

it('brings back what was typed for the case and the item, and forgets it on request', async () => {
  await type(await show(), 'text', 'Ask about SSO');
  const again = await show();
  expect(valuesOf(again)[0]).toBe('Ask about SSO');
  expect(textOf(find(again, '[data-id="restored"]'))).toContain("hadn't saved");
  await expect(again).toBeAccessible();
  again.item = openItem();
  await settle();
  expect(valuesOf(again)[0]).toBe('Who signs in the teachers?');
  again.item = null;
  again.recordId = OTHER_ID;
  await settle();
  expect(valuesOf(again)[0]).toBe('');
  again.recordId = CASE_ID;
  await settle();
  const canceled = jest.fn();
  again.addEventListener('cancel', canceled);
  await press(again, 'cancel');
  expect(canceled).toHaveBeenCalledTimes(1);
  expect(localStorage).toHaveLength(0);
  expect(has(await show(), '[data-id="restored"]')).toBe(false);
});
