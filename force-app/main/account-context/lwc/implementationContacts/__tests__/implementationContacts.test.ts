import { refreshApex } from '@salesforce/apex';
import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { AccountPanel } from 'c/accountPanelModel';
import ImplementationContacts from 'c/implementationContacts';
import { ACCOUNT_ID, accountPanel, CASEY, DEVON, MARIA, ownPanel } from 'test/accountSamples';
import { find, has, props, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID } from 'test/onboardingSamples';

const begin = async (): Promise<HTMLElement> => {
  const element = render('c-implementation-contacts', ImplementationContacts, { recordId: CASE_ID });
  await settle();
  return element;
};

const show = async (panel: AccountPanel): Promise<HTMLElement> => {
  const element = await begin();
  wireOf(getPanel).emit(panel);
  await settle();
  return element;
};

const contactsIn = (element: HTMLElement, list: string): unknown => props(find(element, `[data-id="${list}"]`)).people;

const peopleIn = (element: HTMLElement): (string | undefined)[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('c-person-line') ?? [])].map(({ dataset }) => dataset.person);

it('shows implementation contacts first, then colleagues', async () => {
  const element = await show(accountPanel({ contacts: [DEVON, MARIA], colleagues: [CASEY] }));
  expect(peopleIn(element)).toEqual([CASEY.id]);
  expect(contactsIn(element, 'contacts')).toEqual([DEVON, MARIA]);
  expect(has(element, '[data-id="districtContacts"]')).toBe(false);
  expect(props(find(element, `[data-person="${CASEY.id}"]`))).toMatchObject({
    isContact: false,
    subject: 'Onboarding of Bluebonnet Elementary (case 00001042)',
  });
  expect(has(find(element, 'c-account-card'), '[data-id="empty"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('offers the contacts of the district below those of the school', async () => {
  const element = await show(accountPanel({ contacts: [MARIA], districtContacts: [DEVON] }));
  expect(contactsIn(element, 'contacts')).toEqual([MARIA]);
  expect(contactsIn(element, 'districtContacts')).toEqual([DEVON]);
  expect(textOf(find(element, 'h3'))).toBe('District contacts');
  await expect(element).toBeAccessible();
});

it('says what is missing at the school if only the district has contacts', async () => {
  const element = await show(accountPanel({ districtContacts: [DEVON] }));
  expect(has(find(element, 'c-account-card'), '[data-id="empty"]')).toBe(true);
  expect(contactsIn(element, 'districtContacts')).toEqual([DEVON]);
  await expect(element).toBeAccessible();
});

it('says what is missing, and who can add it', async () => {
  const whoAddsContacts = 'Avery Collins works on this onboarding and can add implementation contacts.';
  const element = await show(accountPanel({ whoAddsContacts }));
  expect(textOf(find(element, '[data-id="who-adds"]'))).toBe(whoAddsContacts);
  expect(has(element, 'c-contact-adder')).toBe(false);
  expect(props(find(element, 'c-account-card')).isFilledHere).toBe(false);
  expect(textOf(find(element, 'c-account-card', '[data-id="empty"]'))).toContain(
    'No contact of Bluebonnet Elementary has the role Implementation yet.',
  );
  expect(has(element, 'section')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says what to do if the case has no account', async () => {
  const element = await show(accountPanel({ accountId: null, accountName: null, colleagues: [CASEY] }));
  expect(textOf(find(element, 'c-account-card', '[data-id="empty"]'))).toContain('This case has no account.');
  expect(peopleIn(element)).toEqual([CASEY.id]);
  await expect(element).toBeAccessible();
});

it('offers contacts right away if the account has no implementation contact and the user can add one', async () => {
  const element = await show(accountPanel({ canAddContacts: true, otherContacts: [MARIA], districtContacts: [DEVON] }));
  expect(props(find(element, 'c-contact-adder'))).toMatchObject({
    recordId: CASE_ID,
    accountName: 'Bluebonnet Elementary',
    people: [MARIA],
    districtPeople: [DEVON],
    isNeeded: true,
  });
  expect(props(find(element, 'c-account-card')).isFilledHere).toBe(true);
  expect(has(element, '[data-id="who-adds"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('reads again what a new contact changes', async () => {
  const element = await show(accountPanel({ canAddContacts: true, contacts: [MARIA] }));
  expect(props(find(element, 'c-contact-adder')).isNeeded).toBe(false);
  find(element, 'c-contact-adder').dispatchEvent(new CustomEvent('added', { detail: DEVON.id }));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CASE_ID }, { recordId: DEVON.id }]);
});

it('names the school in the subject of an email from its own page', async () => {
  const element = render('c-implementation-contacts', ImplementationContacts, { recordId: ACCOUNT_ID });
  await settle();
  wireOf(getPanel).emit(ownPanel({ colleagues: [CASEY] }));
  await settle();
  expect(props(find(element, `[data-person="${CASEY.id}"]`)).subject).toBe('Onboarding of Bluebonnet Elementary');
  await expect(element).toBeAccessible();
});
