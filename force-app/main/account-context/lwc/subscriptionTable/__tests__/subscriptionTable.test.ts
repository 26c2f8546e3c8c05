import type { Subscription } from 'c/accountPanelModel';
import SubscriptionTable from 'c/subscriptionTable';
import { subscription } from 'test/accountSamples';
import { find, has, props, render, settle, textOf } from 'test/rendering';

const show = async (...subscriptions: Subscription[]): Promise<HTMLElement> => {
  const element = render('c-subscription-table', SubscriptionTable, {
    subscriptions,
    accountName: 'Bluebonnet Elementary',
  });
  await settle();
  return element;
};

const cells = (element: HTMLElement): string[] =>
  [...find(element, 'tbody').querySelectorAll('td')].map((cell) => textOf(cell));

it('shows product, type, seats, term, status, and buyer in one row', async () => {
  const element = await show(subscription());
  const link = { objectApiName: 'Subscription__c', label: 'Math and Reading' };
  expect(props(find(element, 'c-rp-record-link'))).toMatchObject(link);
  expect(props(find(element, 'lightning-badge')).label).toBe('Purchased');
  expect(cells(element)).toEqual(['', '1,520', 'Nov 1, 2026 – Oct 31, 2027', 'Active', 'Bluebonnet Elementary']);
  expect([...find(element, 'thead').querySelectorAll('th')].map(textOf)).toEqual([
    'Product',
    'Type',
    'Seats',
    'Start – end',
    'Status',
    'Bought by',
  ]);
  await expect(element).toBeAccessible();
});

it('flags trials and what ends soon, and says who shares the seats and who bought them', async () => {
  const element = await show(
    subscription({
      kind: 'Trial',
      kindLabel: 'Trial',
      endsInDays: 25,
      districtName: 'Pecan Valley ISD',
      purchaserName: 'Pecan Valley ISD',
    }),
  );
  expect(find(element, 'lightning-badge').className).toBe('slds-badge_inverse');
  expect(textOf(find(element, '[data-id="soon"]'))).toBe('Ends in 25 days');
  expect(cells(element)[1]).toBe('1,520 For all of Pecan Valley ISD');
  expect(cells(element)[4]).toBe('Pecan Valley ISD');
  await expect(element).toBeAccessible();
});

it('shows subscriptions without dates, seats, or type', async () => {
  const element = await show(
    subscription({ kind: null, kindLabel: null, seats: null, startDate: null, endDate: null }),
    subscription({ id: 'coming', state: 'coming' }),
    subscription({ id: 'ended', state: 'ended' }),
  );
  expect(cells(element).slice(0, 4)).toEqual(['', '', 'No end date', 'Active']);
  expect([cells(element)[8], cells(element)[13]]).toEqual(['Upcoming', 'Ended']);
  expect(has(element, '[data-id="soon"]')).toBe(false);
  await expect(element).toBeAccessible();
});
