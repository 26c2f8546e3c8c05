import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import type { AccountPanel } from 'c/accountPanelModel';
import ImplementationContacts from 'c/implementationContacts';
import { accountPanel, CASEY, DEVON, MARIA } from 'test/accountSamples';
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

it('says how to add an implementation contact', async () => {
  const element = await show(accountPanel());
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
