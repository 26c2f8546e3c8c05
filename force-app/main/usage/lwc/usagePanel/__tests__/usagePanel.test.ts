import UsagePanel from 'c/usagePanel';
import { find, has, props, refusal, render, settle, textOf } from 'test/rendering';

const show = async (given: Record<string, unknown> = {}): Promise<HTMLElement> => {
  const element = render('c-usage-panel', UsagePanel, {
    value: '2026-11-20',
    min: '2026-11-02',
    today: '2026-11-22',
    timeZone: 'America/Chicago',
    ...given,
  });
  await settle();
  return element;
};

it('asks for the date, and tells the panel around it which one was entered', async () => {
  const element = await show({ isNext: true });
  expect(props(find(element, 'c-rp-date-entry'))).toMatchObject({
    label: 'Usage Requirements Met Date',
    value: '2026-11-20',
    min: '2026-11-02',
    max: '2026-11-22',
    variant: 'brand',
  });
  const saved: string[] = [];
  element.addEventListener('save', (event) => saved.push((event as CustomEvent<string>).detail));
  find(element, 'c-rp-date-entry').dispatchEvent(new CustomEvent('save', { detail: '2026-11-21' }));
  expect(saved).toEqual(['2026-11-21']);
  await expect(element).toBeAccessible();
});

it('has no brand button if another step comes first', async () => {
  const element = await show();
  expect(props(find(element, 'c-rp-date-entry')).variant).toBe('neutral');
});

it('only shows a date that cannot be changed', async () => {
  const element = await show({ isFinal: true });
  expect(has(element, 'c-rp-date-entry')).toBe(false);
  expect(textOf(element)).toContain('Usage Requirements Met Date 2 days ago');
  await expect(element).toBeAccessible();
});

it('shows why the date is refused', async () => {
  const element = await show({ failure: refusal('DATE_INVALID', 'The date is in the future.') });
  expect(textOf(element)).toContain('The date is in the future.');
  await expect(element).toBeAccessible();
});
