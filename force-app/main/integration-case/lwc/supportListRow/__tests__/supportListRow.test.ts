import SupportListRow from 'c/supportListRow';
import type { SupportListRow as Row } from 'c/supportListModel';
import { find, has, props, render, settle, textOf } from 'test/rendering';
import { queuedRow, supportRow } from 'test/supportSamples';

const show = async (row: Row, values: object = {}): Promise<HTMLElement> => {
  const element = render('c-support-list-row', SupportListRow, {
    row,
    today: '2026-11-22',
    lateAfter: '2 school days',
    canAccept: true,
    ...values,
  });
  await settle();
  return element;
};

const events = (element: HTMLElement): unknown[] => {
  const told: unknown[] = [];
  for (const name of ['choose', 'accept', 'hide']) {
    element.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
  }
  return told;
};

it('shows an own case: the step, who must act, and how long', async () => {
  const element = await show(supportRow(1, { reason: 'On Hold', pause: 'The clock is paused.' }));
  expect(props(find(element, '[data-id="case"]'))).toMatchObject({ label: 'School 1', recordId: supportRow(1).caseId });
  expect(textOf(find(element, '.about'))).toBe('Pecan Valley ISD · Case 00001001');
  expect(textOf(find(element, '[data-id="step"]'))).toBe('Step 4 of 9: Share the bought schools.');
  expect(textOf(find(element, '[data-id="reason"]'))).toBe('Reason: On Hold');
  expect(textOf(find(element, '[data-id="pause"]'))).toBe('The clock is paused.');
  expect(textOf(find(element, '[data-id="actor"]'))).toContain('Support team');
  expect(textOf(find(element, '[data-id="waiting"]'))).toContain('6 school days');
  expect(has(element, '[data-id="accept"]')).toBe(false);
  expect(has(element, '[data-id="select"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows a case without an account by its number, and one that just began to wait without days', async () => {
  const element = await show(supportRow(1, { accountName: null, districtName: null, waited: null }));
  expect(props(find(element, '[data-id="case"]')).label).toBe('Case 00001001');
  expect(textOf(find(element, '.about'))).toBe('');
  expect(textOf(find(element, '[data-id="waiting"]'))).toMatch(/^since/);
});

it('offers to accept and to select a case of the queue', async () => {
  const element = await show(queuedRow(2, { isLate: true }), { isPrimary: true });
  const told = events(element);
  expect(textOf(find(element, '[data-id="step"]'))).toBe('Not accepted yet');
  expect(textOf(find(element, '[data-id="late"]'))).toBe('In the queue for 2 school days or longer');
  const button = find(element, '[data-id="accept"]');
  expect(textOf(button)).toBe('Accept');
  expect(button.getAttribute('aria-label')).toBe('Accept the Clever case of School 2');
  expect(button.classList).toContain('slds-button_brand');
  expect(props(find(element, '[data-id="select"]')).label).toBe('Select the Clever case of School 2');
  await expect(element).toBeAccessible();
  find(element, '[data-id="accept"]').click();
  find(element, '[data-id="select"]').dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
  expect(told).toEqual([
    ['accept', null],
    ['choose', true],
  ]);
});

it('offers nothing to those who only read integration cases', async () => {
  const element = await show(queuedRow(2), { canAccept: false });
  expect(has(element, '[data-id="accept"]')).toBe(false);
  expect(has(element, '[data-id="select"]')).toBe(false);
  expect(has(element, '[data-id="late"]')).toBe(false);
});

it('says why the case wasn’t accepted, and goes away on request if a colleague has it', async () => {
  const failure = { code: '', message: 'Robin Albright has already accepted it.', fields: {}, details: [] };
  const element = await show(queuedRow(2, { isLate: true }), { failure, isGone: true });
  const told = events(element);
  expect(props(find(element, 'c-rp-error-panel')).error).toEqual(failure);
  expect(has(element, '[data-id="accept"]')).toBe(false);
  expect(has(element, '[data-id="late"]')).toBe(false);
  await expect(element).toBeAccessible();
  find(element, '[data-id="hide"]').click();
  expect(told).toEqual([['hide', null]]);
  const still = await show(queuedRow(2), { failure });
  expect(has(still, '[data-id="accept"]')).toBe(true);
  expect(has(still, '[data-id="hide"]')).toBe(false);
});
