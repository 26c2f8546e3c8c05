import { refreshApex } from '@salesforce/apex';
import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import AccountCard from 'c/accountCard';
import type { AccountPanel } from 'c/accountPanelModel';
import { ACCOUNT_ID, accountPanel, MARIA, ownPanel } from 'test/accountSamples';
import { called, find, has, heard, pageRefreshes, props, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';

type Card = HTMLElement & { recordId: string; showWrite(otherIds?: string[]): Promise<void> };

const begin = async (panel?: AccountPanel, given: object = {}): Promise<Card> => {
  const element = render('c-account-card', AccountCard, { recordId: CASE_ID, heading: 'Subscriptions', ...given });
  await settle();
  if (panel) {
    wireOf(getPanel).emit(panel);
    await settle();
  }
  return element as unknown as Card;
};

const emitRecord = async (fields: Record<string, string | null>): Promise<void> => {
  const entries = Object.entries(fields).map(([name, value]) => [name, { value, displayValue: null }]);
  wireOf(getRecord).emit({ id: CASE_ID, fields: Object.fromEntries(entries) });
  await settle();
};

const { accountId, contactId, ownerId } = accountPanel();

it('gives the panel to the card that uses it', async () => {
  const element = await begin();
  const panels: AccountPanel[] = [];
  element.addEventListener('panel', (event) => panels.push((event as CustomEvent<AccountPanel>).detail));
  wireOf(getPanel).emit(accountPanel());
  await settle();
  expect(panels).toEqual([accountPanel()]);
  expect(props(find(element, 'lightning-card')).title).toBe('Subscriptions');
  expect(has(element, 'slot')).toBe(true);
  expect(has(element, '[data-id="empty"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says what is missing, with a link to the account', async () => {
  const element = await begin(accountPanel(), { emptyText: 'No subscriptions yet.' });
  expect(textOf(find(element, '[data-id="empty"]'))).toBe('No subscriptions yet.');
  expect(props(find(element, '[data-id="account"]'))).toMatchObject({
    recordId: '001000000000001AAA',
    objectApiName: 'Account',
    label: 'Open Bluebonnet Elementary',
    isButton: true,
  });
  await expect(element).toBeAccessible();
});

it('has no link if the case has no account', async () => {
  const element = await begin(accountPanel({ accountId: null, accountName: null }), { emptyText: 'No account.' });
  expect(textOf(find(element, '[data-id="empty"]'))).toBe('No account.');
  expect(has(element, '[data-id="account"]')).toBe(false);
});

it('has no link on the page of the account, or if the card can add what is missing', async () => {
  const own = await begin(ownPanel(), { recordId: ACCOUNT_ID, emptyText: 'No subscriptions yet.' });
  expect(textOf(find(own, '[data-id="empty"]'))).toBe('No subscriptions yet.');
  expect(has(own, '[data-id="account"]')).toBe(false);
  const filled = await begin(accountPanel(), { emptyText: 'No contacts yet.', isFilledHere: true });
  expect(has(filled, '[data-id="account"]')).toBe(false);
});

it('watches the fields of a case, and no record on the page of an account', async () => {
  await begin();
  expect(wireOf(getRecord).getLastConfig()).toMatchObject({ recordId: CASE_ID });
  await begin(ownPanel(), { recordId: ACCOUNT_ID });
  expect(wireOf(getRecord).getLastConfig().recordId).toBeUndefined();
});

it('shows a stencil while it loads, and can try again after an error', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getPanel).error({ message: JSON.stringify({ code: 'NO_ACCESS', message: 'Not for you' }) });
  await settle();
  expect(textOf(find(element, 'c-rp-error-panel'))).toContain('Not for you');
  await expect(element).toBeAccessible();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('shows nothing of the previous case', async () => {
  const element = await begin(accountPanel(), { emptyText: 'No subscriptions yet.' });
  element.recordId = OTHER_ID;
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  expect(has(element, 'slot')).toBe(false);
  expect(has(element, '[data-id="empty"]')).toBe(false);
});

it('takes part in a refresh of the page while it is on the page', async () => {
  called(registerRefreshHandler).mockReturnValue(7 as never);
  const element = await begin(accountPanel());
  await pageRefreshes();
  expect(refreshApex).toHaveBeenCalledTimes(1);
  element.remove();
  expect(unregisterRefreshHandler).toHaveBeenCalledWith(7);
});

it('loads again if the account, contact, or owner of the case changes', async () => {
  await begin(accountPanel());
  expect(wireOf(getRecord).getLastConfig()).toEqual({
    recordId: CASE_ID,
    optionalFields: ['Case.AccountId', 'Case.ContactId', 'Case.OwnerId'],
  });
  await emitRecord({ AccountId: accountId, ContactId: null, OwnerId: ownerId });
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('does not load again before it has data or if nothing changed', async () => {
  await begin();
  await emitRecord({ AccountId: accountId, ContactId: contactId, OwnerId: ownerId });
  wireOf(getPanel).emit(accountPanel());
  await settle();
  await emitRecord({ AccountId: accountId, ContactId: MARIA.id });
  expect(refreshApex).not.toHaveBeenCalled();
});

it('keeps showing the panel if a refresh fails', async () => {
  const element = await begin(accountPanel());
  wireOf(getPanel).error({ message: 'Not now' });
  await settle();
  expect(has(element, 'c-rp-error-panel')).toBe(false);
  expect(has(element, 'slot')).toBe(true);
  await expect(element).toBeAccessible();
});

it('shows what a component inside has saved', async () => {
  const refreshes = heard('lightning__refresh');
  const element = await begin(accountPanel());
  await element.showWrite([MARIA.id]);
  expect(refreshApex).toHaveBeenCalledTimes(1);
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CASE_ID }, { recordId: MARIA.id }]);
  expect(refreshes).toHaveLength(1);
});
