import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import type { AccountPanel } from 'c/accountPanelModel';
import AccountSubscriptions from 'c/accountSubscriptions';
import { accountPanel, subscription } from 'test/accountSamples';
import { find, has, props, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID } from 'test/onboardingSamples';

const ACTIVE = subscription({ id: 'active' });
const COMING = subscription({ id: 'coming', state: 'coming' });
const ENDED = subscription({ id: 'ended', state: 'ended' });

const begin = async (): Promise<HTMLElement> => {
  const element = render('c-account-subscriptions', AccountSubscriptions, { recordId: CASE_ID });
  await settle();
  return element;
};

const show = async (panel: AccountPanel): Promise<HTMLElement> => {
  const element = await begin();
  wireOf(getPanel).emit(panel);
  await settle();
  return element;
};

it('shows active and upcoming subscriptions', async () => {
  const element = await show(accountPanel({ subscriptions: [ACTIVE, COMING] }));
  expect(props(find(element, '[data-id="current"]'))).toMatchObject({
    subscriptions: [ACTIVE, COMING],
    today: '2026-11-22',
  });
  expect(has(element, '[data-id="toggle"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows ended subscriptions on request', async () => {
  const element = await show(accountPanel({ subscriptions: [ACTIVE, ENDED] }));
  const toggle = find(element, '[data-id="toggle"]');
  expect([toggle.textContent?.trim(), toggle.getAttribute('aria-expanded')]).toEqual(['Show ended (1)', 'false']);
  expect(has(element, '[data-id="ended"]')).toBe(false);
  toggle.click();
  await settle();
  expect([toggle.textContent?.trim(), toggle.getAttribute('aria-expanded')]).toEqual(['Hide ended', 'true']);
  expect(props(find(element, '[data-id="ended"]')).subscriptions).toEqual([ENDED]);
  await expect(element).toBeAccessible();
  toggle.click();
  await settle();
  expect(has(element, '[data-id="ended"]')).toBe(false);
});

it('keeps ended subscriptions open after a refresh, but not for another case', async () => {
  const panel = accountPanel({ subscriptions: [ACTIVE, ENDED] });
  const element = await show(panel);
  find(element, '[data-id="toggle"]').click();
  wireOf(getPanel).emit({ ...panel });
  await settle();
  expect(has(element, '[data-id="ended"]')).toBe(true);
  wireOf(getPanel).emit({ ...panel, caseNumber: '00001043' });
  await settle();
  expect(has(element, '[data-id="ended"]')).toBe(false);
});

it('says where to find subscriptions', async () => {
  const element = await show(accountPanel());
  expect(textOf(find(element, 'c-account-card', '[data-id="empty"]'))).toContain(
    'Bluebonnet Elementary has no subscriptions yet.',
  );
  await expect(element).toBeAccessible();
});

it('says so if all subscriptions have ended', async () => {
  const element = await show(accountPanel({ subscriptions: [ENDED] }));
  expect(textOf(find(element, 'c-account-card', '[data-id="empty"]'))).toContain('has no active subscriptions.');
  expect(has(element, '[data-id="toggle"]')).toBe(true);
  await expect(element).toBeAccessible();
});

it('says what to do if the case has no account', async () => {
  const element = await show(accountPanel({ accountId: null, accountName: null }));
  expect(textOf(find(element, 'c-account-card', '[data-id="empty"]'))).toContain('This case has no account.');
  await expect(element).toBeAccessible();
});
