import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import type { AccountPanel } from 'c/accountPanelModel';
import AccountSubscriptions from 'c/accountSubscriptions';
import { accountPanel, ownPanel, subscription } from 'test/accountSamples';
import { find, has, props, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';

const ACTIVE = subscription({ id: 'active' });
const COMING = subscription({ id: 'coming', state: 'coming' });
const ENDED = subscription({ id: 'ended', state: 'ended' });
const many = (count: number) => Array.from({ length: count }, (_, index) => subscription({ id: `active${index}` }));

const show = async (panel: AccountPanel): Promise<HTMLElement> => {
  const element = render('c-account-subscriptions', AccountSubscriptions, { recordId: panel.recordId });
  await settle();
  wireOf(getPanel).emit(panel);
  await settle();
  return element;
};

const shownIn = (element: HTMLElement): unknown => props(find(element, '[data-id="shown"]')).subscriptions;

const press = async (element: HTMLElement): Promise<void> => {
  find(element, '[data-id="toggle"]').click();
  await settle();
};

it('lists active and upcoming subscriptions on a case', async () => {
  const element = await show(accountPanel({ subscriptions: [ACTIVE, COMING] }));
  expect(props(find(element, 'c-account-card')).heading).toBe('Subscriptions');
  expect(find(element, '[data-id="shown"]').tagName).toBe('C-SUBSCRIPTION-LIST');
  expect(props(find(element, '[data-id="shown"]'))).toMatchObject({
    subscriptions: [ACTIVE, COMING],
    today: '2026-11-22',
  });
  expect(has(element, '[data-id="toggle"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows a table on an account', async () => {
  const element = await show(ownPanel({ subscriptions: [ACTIVE, COMING] }));
  expect(props(find(element, 'c-account-card')).heading).toBe('Subscriptions (End User)');
  expect(find(element, '[data-id="shown"]').tagName).toBe('C-SUBSCRIPTION-TABLE');
  expect(props(find(element, '[data-id="shown"]'))).toMatchObject({
    subscriptions: [ACTIVE, COMING],
    accountName: 'Bluebonnet Elementary',
  });
  await expect(element).toBeAccessible();
});

it('folds ended subscriptions away until someone asks for all', async () => {
  const element = await show(accountPanel({ subscriptions: [ACTIVE, ENDED] }));
  const toggle = find(element, '[data-id="toggle"]');
  expect([textOf(toggle), toggle.getAttribute('aria-expanded')]).toEqual(['View All (2) Subscriptions', 'false']);
  expect(shownIn(element)).toEqual([ACTIVE]);
  await press(element);
  expect([textOf(toggle), toggle.getAttribute('aria-expanded')]).toEqual(['Show Less Subscriptions', 'true']);
  expect(shownIn(element)).toEqual([ACTIVE, ENDED]);
  await expect(element).toBeAccessible();
  await press(element);
  expect(shownIn(element)).toEqual([ACTIVE]);
});

it('stays short: four subscriptions on a case, ten on an account', async () => {
  const ofCase = await show(accountPanel({ subscriptions: many(12) }));
  expect(shownIn(ofCase)).toHaveLength(4);
  const ofAccount = await show(ownPanel({ subscriptions: many(12) }));
  expect(shownIn(ofAccount)).toHaveLength(10);
  await press(ofAccount);
  expect(shownIn(ofAccount)).toHaveLength(12);
});

it('keeps all subscriptions open after a refresh, but not for another record', async () => {
  const panel = accountPanel({ subscriptions: [ACTIVE, ENDED] });
  const element = await show(panel);
  await press(element);
  wireOf(getPanel).emit({ ...panel });
  await settle();
  expect(shownIn(element)).toHaveLength(2);
  wireOf(getPanel).emit({ ...panel, recordId: OTHER_ID });
  await settle();
  expect(shownIn(element)).toHaveLength(1);
});

it.each([
  ['a case', accountPanel(), 'appear on the account, under Subscriptions (End User).'],
  ['an account', ownPanel(), 'appear here.'],
])('says where subscriptions of %s appear', async (_place, panel, where) => {
  const element = await show(panel);
  const text = textOf(find(element, 'c-account-card', '[data-id="empty"]'));
  expect(text).toMatch(/^Bluebonnet Elementary has no subscriptions yet\./);
  expect(text.endsWith(where)).toBe(true);
  await expect(element).toBeAccessible();
});

it.each([
  ['a case', accountPanel({ subscriptions: [ENDED] })],
  ['an account', ownPanel({ subscriptions: [ENDED] })],
])('says so if all subscriptions have ended, on %s', async (_place, panel) => {
  const element = await show(panel);
  expect(textOf(find(element, 'c-account-card', '[data-id="empty"]'))).toContain('has no active subscriptions.');
  expect(has(element, '[data-id="shown"]')).toBe(false);
  expect(has(element, '[data-id="toggle"]')).toBe(true);
  await expect(element).toBeAccessible();
});

it('says what to do if the case has no account', async () => {
  const element = await show(accountPanel({ accountId: null, accountName: null, recordId: CASE_ID }));
  expect(textOf(find(element, 'c-account-card', '[data-id="empty"]'))).toContain('This case has no account.');
  await expect(element).toBeAccessible();
});
