import type { Person } from 'c/accountPanelModel';
import ContactList from 'c/contactList';
import { MARIA } from 'test/accountSamples';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';
import { find, has, render, settle, textOf } from 'test/rendering';

type List = HTMLElement & { recordId: string; people: Person[] };

const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => ({ ...MARIA, id: `person${index}`, name: `Person ${index}` }));

const show = async (count: number): Promise<List> => {
  const given = { people: people(count), heading: 'District contacts', recordId: CASE_ID };
  const element = render('c-contact-list', ContactList, given);
  await settle();
  return element as List;
};

const shown = (element: HTMLElement): number => element.shadowRoot?.querySelectorAll('c-person-line').length ?? 0;

it('shows three people without a button', async () => {
  const element = await show(3);
  expect(shown(element)).toBe(3);
  expect(has(element, '[data-id="toggle"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows the others on request, and fewer again', async () => {
  const element = await show(12);
  const toggle = find(element, '[data-id="toggle"]');
  expect(shown(element)).toBe(3);
  expect([textOf(toggle), toggle.getAttribute('aria-expanded')]).toEqual(['View All (12) District contacts', 'false']);
  await expect(element).toBeAccessible();
  toggle.click();
  await settle();
  expect(shown(element)).toBe(12);
  expect([textOf(toggle), toggle.getAttribute('aria-expanded')]).toEqual(['Show Less District contacts', 'true']);
  await expect(element).toBeAccessible();
  toggle.click();
  await settle();
  expect(shown(element)).toBe(3);
});

it('stays open after a refresh, but not for another record', async () => {
  const element = await show(5);
  find(element, '[data-id="toggle"]').click();
  Object.assign(element, { people: people(6), recordId: CASE_ID });
  await settle();
  expect(shown(element)).toBe(6);
  element.recordId = OTHER_ID;
  await settle();
  expect(shown(element)).toBe(3);
});
