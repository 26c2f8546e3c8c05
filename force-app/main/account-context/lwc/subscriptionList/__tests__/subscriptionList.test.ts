import type { Subscription } from 'c/accountPanelModel';
import SubscriptionList from 'c/subscriptionList';
import { subscription } from 'test/accountSamples';
import { clearPage, find, has, props, render, settle, textOf } from 'test/rendering';

const show = async (...subscriptions: Subscription[]): Promise<HTMLElement> => {
  const element = render('c-subscription-list', SubscriptionList, { subscriptions, today: '2026-11-22' });
  await settle();
  return element;
};

const factsOf = async (rest: Partial<Subscription>): Promise<string> => {
  const element = await show(subscription(rest));
  const facts = [...(element.shadowRoot?.querySelectorAll('.fact') ?? [])].map(textOf);
  clearPage();
  return facts.join(' / ');
};

it('shows product, type, seats, and end date, with a link to the record', async () => {
  const element = await show(subscription());
  const link = { recordId: 'a01000000000001AAA', objectApiName: 'Subscription__c', label: 'Math and Reading' };
  expect(props(find(element, 'c-rp-record-link'))).toMatchObject(link);
  const badge = find(element, 'lightning-badge');
  expect(props(badge).label).toBe('Purchased');
  expect(badge.className).not.toContain('slds-badge_inverse');
  expect(textOf(element)).toContain('1,520 seats Ends');
  expect(textOf(element)).toContain('Oct 31, 2027');
  expect(textOf(element)).not.toContain('Bought by');
  await expect(element).toBeAccessible();
});

it('gives a trial another badge', async () => {
  const element = await show(subscription({ kind: 'Trial', kindLabel: 'Trial' }));
  expect(find(element, 'lightning-badge').className).toContain('slds-badge_inverse');
  await expect(element).toBeAccessible();
});

it('shows who bought it and who shares it', async () => {
  const element = await show(subscription({ districtName: 'Pecan Valley ISD', purchaserName: 'Pecan Valley ISD' }));
  expect(textOf(element)).toContain('1,520 seats for all of Pecan Valley ISD');
  expect(textOf(element)).toContain('Bought by Pecan Valley ISD');
  await expect(element).toBeAccessible();
});

it('shows when it starts, when it ended, and that it has no end date', async () => {
  expect(await factsOf({ state: 'coming', startDate: '2026-11-25' })).toMatch(/^1,520 seats \/ Starts\s+in 3 days/);
  expect(await factsOf({ state: 'ended', endDate: '2026-11-21' })).toMatch(/^1,520 seats \/ Ended\s+yesterday/);
  expect(await factsOf({ endDate: null })).toBe('1,520 seats / No end date');
});

it('warns in words of what ends soon', async () => {
  const element = await show(subscription({ endDate: '2026-12-04', endsInDays: 12 }));
  expect(textOf(find(element, '[data-id="soon"]'))).toBe('Ends in 12 days December 4, 2026');
  expect(find(element, 'time').title).toBe('December 4, 2026');
  expect(props(find(element, 'lightning-icon'))).toMatchObject({ iconName: 'utility:warning' });
  await expect(element).toBeAccessible();
  clearPage();
  expect(await factsOf({ endDate: '2026-11-22', endsInDays: 0 })).toContain('Ends today');
  expect(await factsOf({ endDate: '2026-11-23', endsInDays: 1 })).toContain('Ends tomorrow');
});

it('leaves out what it does not know', async () => {
  expect(await factsOf({ seats: 1, endDate: null })).toBe('1 seat / No end date');
  expect(await factsOf({ seats: null, endDate: null })).toBe('No end date');
  expect(await factsOf({ seats: null, endDate: null, districtName: 'Pecan' })).toBe('For all of Pecan / No end date');
  expect(has(await show(subscription({ kind: null, kindLabel: null })), 'lightning-badge')).toBe(false);
});
