import addContact from '@salesforce/apex/AccountPanelController.addContact';
import useContact from '@salesforce/apex/AccountPanelController.useContact';
import type { ContactOutcome, NewContact, Person } from 'c/accountPanelModel';
import { openWork, watchWork } from 'c/caseWorkModel';
import type { WorkKind } from 'c/caseWorkModel';
import ContactAdder from 'c/contactAdder';
import { DEVON, MARIA } from 'test/accountSamples';
import { called, find, has, heard, props, refusal, render, settle, textOf } from 'test/rendering';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';

type Adder = HTMLElement & { recordId: string; isNeeded: boolean };

const ENTERED: NewContact = { FirstName: 'Lucy', LastName: 'Ortega', Title: '', Email: '', Phone: '' };

const outcome = (rest: Partial<ContactOutcome> = {}): ContactOutcome => ({
  message: 'Maria Castellanos is now an implementation contact of Bluebonnet Elementary.',
  contactId: MARIA.id,
  found: null,
  foundText: null,
  canUseFound: null,
  ...rest,
});

const FOUND = outcome({
  message: null,
  found: MARIA,
  foundText: 'Maria Castellanos is already a contact, so no second contact was added.',
  canUseFound: true,
});

const show = async (given: object = {}): Promise<Adder> => {
  const element = render('c-contact-adder', ContactAdder, {
    recordId: CASE_ID,
    accountName: 'Bluebonnet Elementary',
    people: [MARIA],
    districtPeople: [],
    ...given,
  });
  await settle();
  return element as unknown as Adder;
};

const press = async (element: HTMLElement, part: string): Promise<void> => {
  find(element, part).click();
  await settle();
};

const opened = async (given: object = {}): Promise<Adder> => {
  const element = await show(given);
  await press(element, '[data-id="open"]');
  return element;
};

const enter = async (element: HTMLElement): Promise<void> => {
  find(element, 'c-contact-entry').dispatchEvent(new CustomEvent('save', { detail: ENTERED }));
  await settle();
};

/** What other components of the page can ask for. */
const offeredOn = (recordId: string): readonly WorkKind[] => {
  let offered: readonly WorkKind[] = [];
  watchWork(recordId, (kinds) => (offered = kinds))();
  return offered;
};

const choicesOf = (element: HTMLElement): string[] =>
  [...find(element, '#choices, [id^="choices"]').querySelectorAll('.who')].map((who) => textOf(who));

const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => ({ ...MARIA, id: `person${index}`, name: `Person ${index}` }));

beforeEach(() => [addContact, useContact].forEach((method) => called(method).mockReset()));

it('is one button until someone wants to add a contact', async () => {
  const element = await show();
  expect(textOf(find(element, '[data-id="open"]'))).toBe('Add Implementation Contact');
  expect(has(element, 'section')).toBe(false);
  await expect(element).toBeAccessible();
});

it('offers the contacts of the account, then those of the district', async () => {
  const element = await opened({ people: [MARIA, DEVON], districtPeople: [{ ...MARIA, id: 'lucy', name: 'Lucy' }] });
  expect(choicesOf(element)).toEqual([
    'Maria Castellanos Principal · mcastellanos@pecanvalleyisd.example',
    'Devon Whitaker No email address. Ask for one and add it to the contact.',
    'Lucy District contact · Principal · mcastellanos@pecanvalleyisd.example',
  ]);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="heading"]'));
  expect(has(element, '[data-id="search"]')).toBe(false);
  await expect(element).toBeAccessible();
  await press(element, '[data-id="cancel"]');
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="open"]'));
});

it('makes a contact an implementation contact, says so, and tells the card', async () => {
  called(useContact).mockResolvedValue(outcome() as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await opened();
  const added: string[] = [];
  element.addEventListener('added', (event) => added.push((event as CustomEvent<string>).detail));
  const button = find(element, `[data-contact="${MARIA.id}"]`);
  expect(textOf(button)).toBe('Make Implementation Contact : Maria Castellanos');
  button.click();
  await settle();
  expect(useContact).toHaveBeenCalledWith({ recordId: CASE_ID, contactId: MARIA.id });
  expect(toasts[0]?.title).toBe(outcome().message);
  expect(added).toEqual([MARIA.id]);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="open"]'));
});

it('shows next to the list why a contact could not be added', async () => {
  called(useContact).mockRejectedValue(refusal('CONTACT_LEFT', 'Maria no longer works here.') as never);
  const element = await opened();
  await press(element, `[data-contact="${MARIA.id}"]`);
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('Maria no longer works here.');
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="failure"]'));
  expect(props(find(element, `[data-contact="${MARIA.id}"]`)).disabled).toBe(false);
  await expect(element).toBeAccessible();
});

it('saves once', async () => {
  let answer: (value: ContactOutcome) => void = () => undefined;
  called(useContact).mockReturnValue(new Promise<ContactOutcome>((resolve) => (answer = resolve)) as never);
  const element = await opened({ people: [MARIA, DEVON] });
  await press(element, `[data-contact="${MARIA.id}"]`);
  expect(props(find(element, `[data-contact="${DEVON.id}"]`)).disabled).toBe(true);
  find(element, `[data-contact="${MARIA.id}"]`).dispatchEvent(new Event('click'));
  answer(outcome());
  await settle();
  expect(useContact).toHaveBeenCalledTimes(1);
});

it('shows three contacts, more on request, and finds one among many', async () => {
  const element = await opened({ people: people(12) });
  expect(choicesOf(element)).toHaveLength(3);
  await press(element, '[data-id="toggle"]');
  expect(choicesOf(element)).toHaveLength(12);
  await expect(element).toBeAccessible();
  const search = (value: string): boolean =>
    find(element, '[data-id="search"]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  search('PERSON 11 ');
  await settle();
  expect(choicesOf(element)[0]).toContain('Person 11');
  expect(choicesOf(element)).toHaveLength(1);
  search('nobody');
  await settle();
  expect(textOf(find(element, '[data-id="no-match"]'))).toMatch(/^No contact matches\./);
  expect(has(element, '[data-id="toggle"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows the choice without a press if the account has no implementation contact', async () => {
  const element = await show({ isNeeded: true });
  expect(choicesOf(element)).toHaveLength(1);
  expect(['open', 'cancel'].some((id) => has(element, `[data-id="${id}"]`))).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows the fields at once if there is no contact to choose', async () => {
  const element = await opened({ people: [] });
  expect(props(find(element, 'c-contact-entry'))).toMatchObject({
    recordId: CASE_ID,
    heading: 'New contact of Bluebonnet Elementary',
  });
  expect(has(element, '[data-id="heading"]')).toBe(false);
  await expect(element).toBeAccessible();
  find(element, 'c-contact-entry').dispatchEvent(new CustomEvent('cancel'));
  await settle();
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="open"]'));
});

it('opens the fields of a new contact for the next step, each time, until it leaves the page', async () => {
  const element = await show();
  const focus = jest.spyOn(HTMLElement.prototype, 'focus').mockClear();
  openWork(CASE_ID, { kind: 'contact' });
  await settle();
  openWork(CASE_ID, { kind: 'contact' });
  const fields = find(find(element, 'c-contact-entry'), 'lightning-input');
  expect(new Set(focus.mock.contexts)).toEqual(new Set([fields]));
  focus.mockRestore();
  await expect(element).toBeAccessible();
  element.recordId = OTHER_ID;
  expect([CASE_ID, OTHER_ID].map(offeredOn)).toEqual([[], ['contact']]);
  element.remove();
  expect(offeredOn(OTHER_ID)).toEqual([]);
});

it('adds a new contact', async () => {
  called(addContact).mockResolvedValue(outcome() as never);
  const element = await opened();
  await press(element, '[data-id="new"]');
  await enter(element);
  expect(addContact).toHaveBeenCalledWith({ recordId: CASE_ID, contact: ENTERED });
  expect(has(element, '[data-id="open"]')).toBe(true);
});

it('returns to the button that opened the fields', async () => {
  const element = await opened();
  await press(element, '[data-id="new"]');
  find(element, 'c-contact-entry').dispatchEvent(new CustomEvent('cancel'));
  await settle();
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="new"]'));
});

it('gives the fields the reason why a new contact was refused', async () => {
  const reason = refusal('CONTACT_LAST_NAME_MISSING', 'Enter a last name.', { LastName: 'Enter a last name.' });
  called(addContact).mockRejectedValue(reason as never);
  const element = await opened();
  await press(element, '[data-id="new"]');
  await enter(element);
  expect(props(find(element, 'c-contact-entry')).failure).toEqual(reason);
});

it('offers the contact who is there already', async () => {
  called(addContact).mockResolvedValue(FOUND as never);
  called(useContact).mockResolvedValue(outcome() as never);
  const element = await opened({ people: [] });
  await enter(element);
  const found = find(element, '[data-id="found"]');
  expect(textOf(found)).toContain('Maria Castellanos is already a contact');
  expect(element.shadowRoot?.activeElement).toBe(found);
  await expect(element).toBeAccessible();
  await press(element, '[data-id="found"] button');
  expect(useContact).toHaveBeenCalledWith({ recordId: CASE_ID, contactId: MARIA.id });
  expect(has(element, '[data-id="open"]')).toBe(true);
});

it('offers nothing if the contact who is there has the role, or has left', async () => {
  called(addContact).mockResolvedValue({ ...FOUND, canUseFound: false } as never);
  const element = await opened();
  await press(element, '[data-id="new"]');
  await enter(element);
  expect(has(element, '[data-id="found"]')).toBe(true);
  expect(has(element, '[data-id="found"] button')).toBe(false);
  await expect(element).toBeAccessible();
});

it('opens with what was typed for the record before', async () => {
  localStorage.setItem(`rosterpath.contact.005000000000000000.${CASE_ID.slice(0, 15)}`, JSON.stringify(ENTERED));
  const before = Object.keys(localStorage);
  const element = await show();
  expect(before).toHaveLength(1);
  expect(has(element, 'c-contact-entry')).toBe(true);
});

it('shows nothing of another record, and leaves a late answer alone', async () => {
  let answer: (value: ContactOutcome) => void = () => undefined;
  called(useContact).mockReturnValue(new Promise<ContactOutcome>((resolve) => (answer = resolve)) as never);
  const element = await opened();
  const added = jest.fn();
  element.addEventListener('added', added);
  await press(element, `[data-contact="${MARIA.id}"]`);
  element.recordId = OTHER_ID;
  await settle();
  expect(has(element, '[data-id="open"]')).toBe(true);
  answer(outcome());
  await settle();
  expect(added).not.toHaveBeenCalled();
});
