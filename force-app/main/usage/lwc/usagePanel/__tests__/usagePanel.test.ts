import getUsage from '@salesforce/apex/UsageController.getUsage';
import { onWork } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import UsagePanel from 'c/usagePanel';
import type { Usage } from 'c/usageModel';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';
import { find, has, props, refusal, render, settle, textOf, wireOf } from 'test/rendering';
import { usageOf } from 'test/usageSamples';

const GIVEN = {
  recordId: CASE_ID,
  min: '2026-11-02',
  today: '2026-11-22',
  timeZone: 'America/Chicago',
  canEmail: true,
};

const show = async (given: Record<string, unknown> = {}, usage: Usage = usageOf()): Promise<HTMLElement> => {
  const element = render('c-usage-panel', UsagePanel, { ...GIVEN, ...given });
  wireOf(getUsage).emit(usage);
  await settle();
  return element;
};

/** What has the brand button. */
const brands = (element: HTMLElement): string[] =>
  ['[data-id="proposal"]', '[data-id="email"]', 'c-rp-date-entry'].filter(
    (selector) => has(element, selector) && props(find(element, selector)).variant === 'brand',
  );

const saved = (element: HTMLElement): string[] => {
  const days: string[] = [];
  element.addEventListener('save', (event) => days.push((event as CustomEvent<string>).detail));
  return days;
};

const asked = (): WorkRequest[] => {
  const requests: WorkRequest[] = [];
  onWork(CASE_ID, (request) => requests.push(request) > 0);
  return requests;
};

it('shows each product, and where the school stands', async () => {
  const element = await show();
  expect(textOf(find(element, '[data-id="summary"]'))).toBe(
    "Oak Elementary is off to a good start. Send an email that says what's still missing.",
  );
  expect(props(find(element, 'c-usage-product')).product).toEqual(usageOf().products[0]);
  expect(has(element, '[data-id="proposal"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('tells people who only read the case where the school stands, not what to do', async () => {
  const element = await show({ isFinal: true });
  expect(textOf(find(element, '[data-id="summary"]'))).toBe('Oak Elementary is off to a good start.');
  await expect(element).toBeAccessible();
});

it('proposes the date, and sets it with one press', async () => {
  const element = await show(
    { isNext: true },
    usageOf({ state: 'MET', proposal: '2026-11-13', isEmailAdvised: false }),
  );
  const days = saved(element);
  expect(props(find(element, '[data-id="proposal"]')).label).toBe('Set Date: November 13, 2026');
  expect(brands(element)).toEqual(['[data-id="proposal"]']);
  find(element, '[data-id="proposal"]').click();
  expect(days).toEqual(['2026-11-13']);
  await expect(element).toBeAccessible();
});

it('recommends the email while something is missing, and opens it', async () => {
  const requests = asked();
  const element = await show({ isNext: true });
  expect(brands(element)).toEqual(['[data-id="email"]']);
  find(element, '[data-id="email"]').click();
  expect(requests).toEqual([{ kind: 'email' }]);
  expect(has(await show({ canEmail: false }), '[data-id="email"]')).toBe(false);
});

it('still takes a date that was entered by hand', async () => {
  const element = await show({ isNext: true }, usageOf({ isEmailAdvised: false, products: [], post: null }));
  const days = saved(element);
  expect(brands(element)).toEqual(['c-rp-date-entry']);
  expect(props(find(element, 'c-rp-date-entry'))).toMatchObject({
    label: 'Usage Requirements Met Date',
    min: '2026-11-02',
    max: '2026-11-22',
  });
  find(element, 'c-rp-date-entry').dispatchEvent(new CustomEvent('save', { detail: '2026-11-21' }));
  expect(days).toEqual(['2026-11-21']);
  expect(has(element, '[data-id="post"]')).toBe(false);
});

it('tells readers that the date is not set yet, and offers them nothing to do', async () => {
  const element = await show({ isFinal: true, canEmail: false });
  expect(textOf(element)).toContain('Usage Requirements Met Date Not set yet');
  expect(has(element, 'lightning-button')).toBe(false);
  await expect(element).toBeAccessible();
});

it('has no brand button if another step comes first', async () => {
  expect(brands(await show())).toEqual([]);
});

it('opens a post with the figures', async () => {
  const requests = asked();
  const element = await show();
  find(element, '[data-id="post"]').click();
  expect(requests).toEqual([{ kind: 'post', text: 'Progress Learning: usage as of 11/20/2026' }]);
});

it('shows the evidence of a date that is set, and proposes nothing else', async () => {
  const usage = usageOf({
    proposal: '2026-11-13',
    evidence: 'The usage data showed it.\n\n48 of 120 students.',
    summary: null,
  });
  const element = await show({ value: '2026-11-13', isFinal: true }, usage);
  const lines = [...find(element, '[data-id="evidence"]').querySelectorAll('li')].map(({ textContent }) => textContent);
  expect(lines).toEqual(['The usage data showed it.', '48 of 120 students.']);
  expect(has(element, '[data-id="proposal"]')).toBe(false);
  expect(has(element, '[data-id="email"]')).toBe(false);
  expect(has(element, 'c-rp-date-entry')).toBe(false);
  expect(textOf(element)).toContain('Usage Requirements Met Date Nov 13');
  await expect(element).toBeAccessible();
});

it('shows a stencil while it loads, an error if that fails, and the date entry in any case', async () => {
  const element = render('c-usage-panel', UsagePanel, GIVEN);
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getUsage).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
  expect(has(element, 'c-rp-date-entry')).toBe(true);
  await expect(element).toBeAccessible();
});

it('keeps nothing of the earlier case', async () => {
  const element = await show();
  Object.assign(element, { recordId: OTHER_ID });
  await settle();
  expect(has(element, 'c-usage-product')).toBe(false);
});

it('shows why the date is refused', async () => {
  const element = await show({ failure: refusal('DATE_INVALID', 'The date is in the future.') });
  expect(textOf(element)).toContain('The date is in the future.');
  await expect(element).toBeAccessible();
});
