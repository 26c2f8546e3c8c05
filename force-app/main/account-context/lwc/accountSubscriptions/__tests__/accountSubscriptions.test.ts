import { refreshApex } from '@salesforce/apex';
import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import type { AccountPanel } from 'c/accountPanelModel';
import AccountSubscriptions from 'c/accountSubscriptions';
import { accountPanel, subscription } from 'test/accountSamples';
import { find, has, props, refusal, render, settle, wireOf } from 'test/rendering';
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

it('shows what runs and what is to come', async () => {
  const element = await show(accountPanel({ subscriptions: [ACTIVE, COMING] }));
  expect(props(find(element, '[data-id="current"]'))).toMatchObject({
    subscriptions: [ACTIVE, COMING],
    today: '2026-11-22',
  });
  expect(has(element, '[data-id="toggle"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('keeps what has ended until somebody asks for it', async () => {
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

it('teaches where subscriptions come from, with the way there', async () => {
  const element = await show(accountPanel());
  expect(props(find(element, '[data-id="empty"]')).text).toContain('Bluebonnet Elementary has no subscriptions yet.');
  expect(props(find(element, '[data-id="empty"]'))).toMatchObject({
    accountId: '001000000000001AAA',
    accountName: 'Bluebonnet Elementary',
  });
  await expect(element).toBeAccessible();
});

it('says so where everything has ended', async () => {
  const element = await show(accountPanel({ subscriptions: [ENDED] }));
  expect(props(find(element, '[data-id="empty"]')).text).toContain('has no active subscriptions.');
  expect(has(element, '[data-id="toggle"]')).toBe(true);
  await expect(element).toBeAccessible();
});

it('says what to do where the case has no account', async () => {
  const element = await show(accountPanel({ accountId: null, accountName: null }));
  expect(props(find(element, '[data-id="empty"]')).text).toContain('This case has no account.');
  expect(props(find(element, '[data-id="empty"]')).accountId).toBeNull();
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
