import UsageChart from 'c/usageChart';
import { render, settle, textOf } from 'test/rendering';
import { PRODUCT } from 'test/usageSamples';

const show = async (weeks = PRODUCT.weeks): Promise<HTMLElement> => {
  const element = render('c-usage-chart', UsageChart, { weeks });
  await settle();
  return element;
};

const bars = (element: HTMLElement): (string | null)[] =>
  [...(element.shadowRoot?.querySelectorAll('rect') ?? [])].map((bar) => bar.getAttribute('height'));

it('draws a bar for each week, the highest for the most questions', async () => {
  const element = await show();
  expect(bars(element)).toEqual(['0', '100', '25']);
  await expect(element).toBeAccessible();
});

it('says the same in a table, and the newest week in the name of the picture', async () => {
  const element = await show();
  const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );
  expect(rows).toEqual([
    ['Nov 2', 'No data'],
    ['Nov 9', '1,200'],
    ['Nov 16', '300'],
  ]);
  const picture = element.shadowRoot?.querySelector('svg');
  expect(picture?.getAttribute('role')).toBe('img');
  expect(picture?.getAttribute('aria-label')).toBe('Questions answered by week. Week of November 16, 2026: 300');
  expect(textOf(element)).toContain('Questions');
});

it('draws no bar for a week without questions, and shows few questions', async () => {
  const element = await show([
    { start: '2026-11-09', questions: 0 },
    { start: '2026-11-16', questions: 1 },
    { start: '2026-11-23', questions: 1000 },
  ]);
  expect(bars(element)).toEqual(['0', '2', '100']);
  expect(bars(await show([{ start: '2026-11-09', questions: null }]))).toEqual(['0']);
});
