import OpenItemList from 'c/openItemList';
import type { OpenItem } from 'c/openItemModel';
import { find, has, props, render, settle, textOf } from 'test/rendering';
import { openItem, TODAY } from 'test/onboardingSamples';

const RESELLER = openItem({
  id: 'a01000000000002AAA',
  responsible: 'VAR',
  responsibleLabel: 'Reseller (VAR)',
  text: 'Send the order.',
});
const DONE = openItem({
  id: 'a01000000000003AAA',
  text: 'Send the slides.',
  isDone: true,
  doneAt: '2026-11-20T15:30:00.000Z',
});

const show = async (items: OpenItem[], canEdit = true): Promise<HTMLElement> => {
  const element = render('c-open-item-list', OpenItemList, {
    items,
    canEdit,
    today: TODAY,
    timeZone: 'America/Chicago',
  });
  await settle();
  return element;
};

const item = (element: HTMLElement, id: string): HTMLElement => find(element, `li[data-item="${id}"]`);

it('lists what is open, with who is responsible and when it is due', async () => {
  const element = await show([openItem({ assigneeName: 'Sam Specialist' })]);
  expect(textOf(item(element, openItem().id))).toContain('Question · Customer · Sam Specialist');
  expect(textOf(find(element, '[data-id="due"]'))).toContain('Due');
  expect(has(element, 'lightning-icon')).toBe(false);
  await expect(element).toBeAccessible();
});

it('marks overdue items', async () => {
  const element = await show([openItem({ dueDate: '2026-11-20' })]);
  expect(textOf(find(element, '[data-id="due"]'))).toContain('Overdue');
  expect(has(element, 'lightning-icon')).toBe(true);
  await expect(element).toBeAccessible();
});

it('lists the items of the reseller apart', async () => {
  const element = await show([RESELLER, openItem()]);
  expect(textOf(find(element, '[data-id="reseller"]'))).toBe('The reseller is responsible');
  expect([...(element.shadowRoot?.querySelectorAll('li') ?? [])].map(({ dataset }) => dataset['item'])).toEqual([
    openItem().id,
    RESELLER.id,
  ]);
  await expect(element).toBeAccessible();
});

it('names whom the customer asks, or says how to name someone', async () => {
  const element = await show([RESELLER]);
  expect(textOf(find(element, '[data-id="reseller-help"]'))).toContain('give a contact of the reseller the role VAR');
  const dana = {
    id: '003000000000009AAA',
    name: 'Dana Whitlock',
    companyName: 'Lone Star Learning',
    phone: '(512) 555-0190',
    email: 'dana@lonestar.example',
  };
  Object.assign(element, { resellers: [dana, { ...dana, id: 'b', companyName: null, phone: null, email: null }] });
  await settle();
  expect(textOf(find(element, '[data-id="reseller-help"]'))).toBe('Point the customer to the reseller for these.');
  const [first, second] = [...(element.shadowRoot?.querySelectorAll('[data-reseller]') ?? [])];
  expect(first && textOf(first)).toBe('Dana Whitlock, Lone Star Learning (512) 555-0190 dana@lonestar.example');
  expect(props(find(element, '[data-reseller] c-rp-record-link'))).toMatchObject({
    recordId: dana.id,
    objectApiName: 'Contact',
    label: 'Dana Whitlock, Lone Star Learning',
  });
  expect(second && textOf(second)).toBe('Dana Whitlock');
  await expect(element).toBeAccessible();
});

it('shows completed items on request', async () => {
  const element = await show([openItem(), DONE]);
  const toggle = find(element, '[data-id="toggle"]');
  expect(textOf(toggle)).toBe('Show Completed (1)');
  expect(has(element, '[data-id="completed"]')).toBe(false);
  toggle.click();
  await settle();
  expect(textOf(find(element, '[data-id="completed"]'))).toContain('Send the slides.');
  expect(toggle.getAttribute('aria-expanded')).toBe('true');
  await expect(element).toBeAccessible();
});

it('asks to edit, complete, and reopen', async () => {
  const element = await show([openItem(), DONE]);
  const asked: unknown[] = [];
  element.addEventListener('edit', (event) => asked.push((event as CustomEvent).detail));
  element.addEventListener('done', (event) => asked.push((event as CustomEvent).detail));
  find(element, '[data-id="edit"]').click();
  find(element, '[data-id="complete"]').click();
  find(element, '[data-id="toggle"]').click();
  await settle();
  find(element, '[data-id="reopen"]').click();
  expect(asked).toEqual([openItem().id, { itemId: openItem().id, isDone: true }, { itemId: DONE.id, isDone: false }]);
});

it('has no buttons for readers', async () => {
  const element = await show([openItem()], false);
  expect(has(element, 'button')).toBe(false);
  await expect(element).toBeAccessible();
});
