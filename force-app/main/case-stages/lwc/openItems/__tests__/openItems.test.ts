import { refreshApex } from '@salesforce/apex';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import saveItem from '@salesforce/apex/OpenItemController.saveItem';
import setDone from '@salesforce/apex/OpenItemController.setDone';
import { keepItem } from 'c/openItemModel';
import type { OpenItem, OpenItemValues } from 'c/openItemModel';
import OpenItems from 'c/openItems';
import USER_ID from '@salesforce/user/Id';
import { called, clearPage, find, has, heard, props, refusal, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, openItem, openItems, OTHER_ID, pageOf } from 'test/onboardingSamples';

type Card = HTMLElement & { recordId: string };

const VALUES: OpenItemValues = {
  id: null,
  kind: 'Task',
  responsible: 'Us',
  text: 'Send the slides.',
  assigneeId: null,
  dueDate: null,
};

const show = async (items: OpenItem[] = [], canEdit = true): Promise<Card> => {
  const element = render('c-open-items', OpenItems, { recordId: CASE_ID });
  wireOf(getPage).emit(pageOf('Rostering', { items: openItems(items, { canEdit }) }));
  await settle();
  return element;
};

const titleOf = (element: HTMLElement): unknown => props(find(element, 'lightning-card')).title;

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, `[data-id="${id}"]`).click();
  await settle();
};

const tell = async (element: HTMLElement, part: string, name: string, detail?: unknown): Promise<void> => {
  find(element, part).dispatchEvent(new CustomEvent(name, { detail }));
  await settle(12);
};

beforeEach(clearPage);

it('counts the open items', async () => {
  const element = await show([openItem(), openItem({ id: 'a01000000000002AAA', isDone: true })]);
  expect(titleOf(element)).toBe('Open items (1)');
  expect(has(element, '[data-id="empty"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says what belongs here if nothing is open', async () => {
  const element = await show();
  expect(titleOf(element)).toBe('Open items');
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('Add a question');
  await expect(element).toBeAccessible();
});

it('shows readers the items without a button', async () => {
  const element = await show([], false);
  expect(textOf(find(element, '[data-id="empty"]'))).toBe('Nothing is open on this onboarding.');
  expect(has(element, '[data-id="add"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('offers no new item on a closed case, but what is left can be completed', async () => {
  const element = render('c-open-items', OpenItems, { recordId: CASE_ID });
  wireOf(getPage).emit(pageOf('Closed', { isClosed: true, items: openItems([openItem()]) }));
  await settle();
  expect(has(element, '[data-id="add"]')).toBe(false);
  expect(props(find(element, 'c-open-item-list')).canEdit).toBe(true);
  await expect(element).toBeAccessible();
});

it('adds an item, says so, and shows it', async () => {
  called(saveItem).mockResolvedValueOnce({ itemId: 'a01000000000001AAA', message: 'Item added.' } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await show();
  await press(element, 'add');
  keepItem(USER_ID, CASE_ID, VALUES);
  await tell(element, 'c-open-item-entry', 'save', VALUES);
  expect(called(saveItem).mock.calls).toEqual([[{ caseId: CASE_ID, item: VALUES }]]);
  expect(toasts.map(({ title }) => title)).toEqual(['Item added.']);
  expect(has(element, 'c-open-item-entry')).toBe(false);
  expect(refreshApex).toHaveBeenCalledTimes(1);
  expect(localStorage).toHaveLength(0);
  expect(has(element, '[data-id="add"]')).toBe(true);
});

it('changes an item', async () => {
  const element = await show([openItem()]);
  await tell(element, 'c-open-item-list', 'edit', openItem().id);
  expect(props(find(element, 'c-open-item-entry')).item).toEqual(openItem());
  await tell(element, 'c-open-item-entry', 'cancel');
  expect(has(element, 'c-open-item-entry')).toBe(false);
});

it('keeps what was typed if the org refuses it', async () => {
  called(saveItem).mockRejectedValueOnce(
    refusal('ITEM_TEXT_MISSING', 'Describe it.', { text: 'Describe it.' }) as never,
  );
  const element = await show();
  await press(element, 'add');
  await tell(element, 'c-open-item-entry', 'save', VALUES);
  expect(props(find(element, 'c-open-item-entry')).failure).toMatchObject({ status: 500 });
  expect(props(find(element, 'c-open-item-entry')).isBusy).toBe(false);
});

it.each([true, false])('saves that an item is done: %s', async (isDone) => {
  called(setDone).mockResolvedValueOnce({ itemId: openItem().id, message: 'Done.' } as never);
  const element = await show([openItem({ isDone: !isDone })]);
  await tell(element, 'c-open-item-list', 'done', { itemId: openItem().id, isDone });
  expect(called(setDone).mock.calls).toEqual([[{ itemId: openItem().id, isDone }]]);
});

it('shows why an item couldn’t be completed', async () => {
  called(setDone).mockRejectedValueOnce(refusal('ITEM_GONE', 'This item no longer exists.') as never);
  const element = await show([openItem()]);
  await tell(element, 'c-open-item-list', 'done', { itemId: openItem().id, isDone: true });
  expect(textOf(element)).toContain('This item no longer exists.');
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="failure"]'));
  await expect(element).toBeAccessible();
});

it('opens a new item that wasn’t saved, only on its own case', async () => {
  keepItem(USER_ID, CASE_ID, VALUES);
  const element = await show();
  expect(has(element, 'c-open-item-entry')).toBe(true);
  element.recordId = OTHER_ID;
  wireOf(getPage).emit(pageOf('Rostering', { caseId: OTHER_ID }));
  await settle();
  expect(has(element, 'c-open-item-entry')).toBe(false);
});

it('shows a stencil while it loads, and can try again if that fails', async () => {
  const element = render('c-open-items', OpenItems, { recordId: CASE_ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getPage).error({ message: 'Not now' });
  await settle();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});
