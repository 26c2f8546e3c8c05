import AssignmentCase from 'c/assignmentCase';
import { find, has, heard, props, render, settle, textOf } from 'test/rendering';
import { row, TODAY } from 'test/assignmentSamples';

const begin = async (values: Record<string, unknown> = {}): Promise<HTMLElement> => {
  const element = render('c-assignment-case', AssignmentCase, {
    row: row(7),
    today: TODAY,
    stageLabel: 'New',
    ...values,
  });
  await settle();
  return element;
};

it('shows the school, how long it has been unassigned, and since when it has its purchase order', async () => {
  const element = await begin({ row: row(7, { districtName: 'Pecan Valley ISD' }) });
  expect(props(find(element, '[data-id="case"]')).label).toBe('School 7');
  expect(textOf(find(element, '.about'))).toBe('Pecan Valley ISD · 00000007');
  expect(textOf(find(element, '[data-id="waits"]'))).toBe('Unassigned for 6 days');
  expect(textOf(find(element, '[data-id="purchased"]'))).toBe('Purchase order 10 days ago');
  expect(props(find(element, '[data-id="select"]')).label).toBe('Select School 7, case 00000007');
  expect(has(element, '[data-id="clear"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says what is missing, and how long a specialist has had the case', async () => {
  const element = await begin({ row: row(7, { accountName: null, purchasedOn: null }), isOwned: true });
  expect(props(find(element, '[data-id="case"]')).label).toBe('No account');
  expect(textOf(find(element, '[data-id="purchased"]'))).toBe('No purchase order date');
  expect(textOf(find(element, '[data-id="waits"]'))).toBe('Owner for 6 days');
  const fresh = await begin({ row: row(7, { ownerSince: `${TODAY}T18:00:00.000Z`, purchasedOn: TODAY }) });
  expect(textOf(find(fresh, '[data-id="waits"]'))).toBe('Unassigned since today');
  expect(textOf(find(fresh, '[data-id="purchased"]'))).toBe('Purchase order of today');
  const owned = await begin({ row: row(7, { ownerSince: `${TODAY}T18:00:00.000Z` }), isOwned: true });
  expect(textOf(find(owned, '[data-id="waits"]'))).toBe('Owner since today');
  await expect(element).toBeAccessible();
});

it('shows the planned owner with the reason, and clears it', async () => {
  const cleared = heard('clear');
  const element = await begin({ ownerName: 'Avery Collins', reason: 'Has the lightest load: 5.' });
  element.addEventListener('clear', (event) => cleared.push((event as CustomEvent).detail));
  expect(textOf(find(element, '[data-id="owner"]'))).toBe('For Avery Collins');
  expect(textOf(find(element, '[data-id="reason"]'))).toBe('Has the lightest load: 5.');
  find(element, '[data-id="clear"]').click();
  expect(cleared).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it('tells when it is selected and when it is dragged', async () => {
  const element = await begin();
  const told: unknown[] = [];
  element.addEventListener('choose', (event) => told.push((event as CustomEvent).detail));
  element.addEventListener('lift', () => told.push('lift'));
  find(element, '[data-id="select"]').dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
  find(element, '.row').dispatchEvent(new Event('dragstart'));
  expect(told).toEqual([true, 'lift']);
  expect(find(element, '.row').getAttribute('draggable')).toBe('true');
  const busy = await begin({ isBusy: true });
  expect(find(busy, '.row').getAttribute('draggable')).toBe('false');
});

it('offers the specialists when the user gets to the menu, and sends the chosen one', async () => {
  const options = [{ value: '005000000000001AAA', label: 'Avery Collins · Load 5' }];
  const element = await begin({ options });
  const menu = find(element, '[data-id="assign"]');
  expect(props(menu).alternativeText).toBe('School 7, case 00000007');
  expect(has(element, 'lightning-menu-item')).toBe(false);
  menu.dispatchEvent(new CustomEvent('focus'));
  await settle();
  expect(props(find(element, 'lightning-menu-item'))).toMatchObject(options[0] ?? {});
  await expect(element).toBeAccessible();
  const sent: unknown[] = [];
  element.addEventListener('assign', (event) => sent.push((event as CustomEvent).detail));
  menu.dispatchEvent(new CustomEvent('select', { detail: { value: '005000000000001AAA' } }));
  expect(sent).toEqual(['005000000000001AAA']);
  const planned = await begin({ options, ownerName: 'Avery Collins' });
  expect(has(planned, '[data-id="assign"]')).toBe(false);
});
