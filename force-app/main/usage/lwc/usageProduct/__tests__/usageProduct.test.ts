import UsageProduct from 'c/usageProduct';
import type { UsageProduct as Product } from 'c/usageModel';
import { find, has, props, render, settle, textOf } from 'test/rendering';
import { PRODUCT, schoolOf } from 'test/usageSamples';

const show = async (values: Partial<Product> = {}): Promise<HTMLElement> => {
  const element = render('c-usage-product', UsageProduct, { product: { ...PRODUCT, ...values } });
  await settle();
  return element;
};

it('shows the requirement part by part, with what is missing', async () => {
  const element = await show();
  const items = [...(find(element, '[data-id="items"]').querySelectorAll('li') ?? [])];
  expect(items.map(({ textContent }) => textContent)).toEqual(PRODUCT.items.map(({ message }) => message));
  const icons = items.map((item) => props(item.querySelector('lightning-icon') as HTMLElement).alternativeText);
  expect(icons).toEqual(['Not met yet', 'Met']);
  expect(textOf(element)).toContain('As of November 20, 2026');
  expect(textOf(find(element, '[data-id="seats"]'))).toBe('80 of 120 licensed students were active');
  expect(textOf(element)).toContain(PRODUCT.rule);
  expect(has(element, 'c-usage-chart')).toBe(true);
  expect(has(element, '[data-id="schools"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says that data is too old, and that a trial does not count', async () => {
  const element = await show({ isStale: true, counts: false });
  expect(props(find(element, '[data-id="stale"]')).label).toBe('Too old to count');
  expect(props(find(element, '[data-id="excluded"]')).label).toBe("Trial or ended: doesn't count");
  await expect(element).toBeAccessible();
});

it('shows the schools of a district side by side, in the order of the answer', async () => {
  const element = await show({
    schools: [
      schoolOf('Birch', { stateLabel: 'No usage', activeStudents: 0, studentsMeeting: null }),
      schoolOf('Ash', { licensed: 1200 }),
    ],
  });
  const rows = [...find(element, '[data-id="schools"]').querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map(({ textContent }) => textContent),
  );
  expect(rows).toEqual([
    ['No usage', '0', '–', '120'],
    ['Met', '80', '48', '1,200'],
  ]);
  expect(props(find(element, 'c-rp-record-link'))).toMatchObject({ label: 'Birch', objectApiName: 'Account' });
  await expect(element).toBeAccessible();
});

it('shows only what the data has', async () => {
  const element = await show({ asOf: null, activeStudents: null, items: [], rule: null, weeks: [] });
  expect(has(element, 'c-usage-chart')).toBe(false);
  expect(has(element, '[data-id="seats"]')).toBe(false);
  expect(has(element, '[data-id="rule"]')).toBe(false);
  await expect(element).toBeAccessible();
});
