import { refreshApex } from '@salesforce/apex';
import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { AccountPanel } from 'c/accountPanelModel';
import AccountSubscriptions from 'c/accountSubscriptions';
import { accountPanel, MARIA, subscription } from 'test/accountSamples';
import { called, find, has, pageRefreshes, render, settle, wireOf } from 'test/rendering';
import { CASE_ID } from 'test/onboardingSamples';

/** Any of the cards: what they have in common is seen in each. */
const begin = async (panel?: AccountPanel): Promise<HTMLElement> => {
  const element = render('c-account-subscriptions', AccountSubscriptions, { recordId: CASE_ID });
  await settle();
  if (panel) {
    wireOf(getPanel).emit(panel);
    await settle();
  }
  return element;
};

const emitRecord = async (fields: Record<string, string | null>): Promise<void> => {
  const entries = Object.entries(fields).map(([name, value]) => [name, { value, displayValue: null }]);
  wireOf(getRecord).emit({ id: CASE_ID, fields: Object.fromEntries(entries) });
  await settle();
};

const { accountId, contactId, ownerId } = accountPanel();

it('takes part in a refresh of the page while it is there', async () => {
  called(registerRefreshHandler).mockReturnValue(7 as never);
  const element = await begin(accountPanel());
  await pageRefreshes();
  expect(refreshApex).toHaveBeenCalledTimes(1);
  element.remove();
  expect(unregisterRefreshHandler).toHaveBeenCalledWith(7);
});

it('asks anew when the case has got another account, contact or owner', async () => {
  await begin(accountPanel());
  expect(wireOf(getRecord).getLastConfig()).toEqual({
    recordId: CASE_ID,
    optionalFields: ['Case.AccountId', 'Case.ContactId', 'Case.OwnerId'],
  });
  await emitRecord({ AccountId: accountId, ContactId: null, OwnerId: ownerId });
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('does not ask for what it has, nor before it has anything', async () => {
  await begin();
  await emitRecord({ AccountId: accountId, ContactId: contactId, OwnerId: ownerId });
  wireOf(getPanel).emit(accountPanel());
  await settle();
  await emitRecord({ AccountId: accountId, ContactId: MARIA.id });
  expect(refreshApex).not.toHaveBeenCalled();
});

it('keeps showing what it has when a refresh fails', async () => {
  const element = await begin(accountPanel({ subscriptions: [subscription()] }));
  wireOf(getPanel).error({ message: 'Not now' });
  await settle();
  expect(has(element, 'c-rp-error-panel')).toBe(false);
  expect(find(element, '[data-id="current"]')).not.toBeNull();
  await expect(element).toBeAccessible();
});
