import { refreshApex } from '@salesforce/apex';
import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import type { AccountPanel } from 'c/accountPanelModel';
import ImplementationContacts from 'c/implementationContacts';
import { accountPanel, CASEY, DEVON, MARIA } from 'test/accountSamples';
import { find, has, props, refusal, render, settle, wireOf } from 'test/rendering';
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

const peopleIn = (element: HTMLElement): (string | undefined)[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('c-person-line') ?? [])].map(({ dataset }) => dataset.person);

it('shows the implementation contacts, and under them the colleagues', async () => {
  const element = await show(accountPanel({ contacts: [DEVON, MARIA], colleagues: [CASEY] }));
  expect(peopleIn(element)).toEqual([DEVON.id, MARIA.id, CASEY.id]);
  expect(props(find(element, `[data-person="${MARIA.id}"]`)).isContact).toBe(true);
  expect(props(find(element, `[data-person="${CASEY.id}"]`))).toMatchObject({
    isContact: false,
    subject: 'Onboarding of Bluebonnet Elementary (case 00001042)',
  });
  expect(has(element, '[data-id="empty"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('teaches how to get an implementation contact, with the way there', async () => {
  const element = await show(accountPanel());
  expect(props(find(element, '[data-id="empty"]')).text).toContain(
    'No contact of Bluebonnet Elementary has the role Implementation yet.',
  );
  expect(props(find(element, '[data-id="empty"]'))).toMatchObject({
    accountId: '001000000000001AAA',
    accountName: 'Bluebonnet Elementary',
  });
  expect(has(element, 'section')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says what to do where the case has no account', async () => {
  const element = await show(accountPanel({ accountId: null, accountName: null, colleagues: [CASEY] }));
  expect(props(find(element, '[data-id="empty"]')).text).toContain('This case has no account.');
  expect(props(find(element, '[data-id="empty"]')).accountId).toBeNull();
  expect(peopleIn(element)).toEqual([CASEY.id]);
  await expect(element).toBeAccessible();
});

it('holds its place while it loads, and can try again when that fails', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getPanel).error(refusal('NO_ACCESS', 'Not for you'));
  await settle();
  await expect(element).toBeAccessible();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});
