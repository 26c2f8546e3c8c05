import USER_ID from '@salesforce/user/Id';
import { keepEvidence } from 'c/integrationCaseModel';
import SetupStep from 'c/setupStep';
import type { SetupStep as Step } from 'c/integrationCaseModel';
import { clearPage, find, has, props, render, settle, textOf } from 'test/rendering';
import { setupStepOf, TODAY } from 'test/onboardingSamples';

const ID = '500000000000002AAA';

const show = async (
  step: Step,
  rest: object = {},
): Promise<{ element: HTMLElement & { step: Step }; sent: unknown[] }> => {
  const element = render('c-setup-step', SetupStep, {
    recordId: ID,
    step,
    provider: 'Clever',
    canEdit: true,
    isOpen: true,
    today: TODAY,
    timeZone: 'America/Chicago',
    ...rest,
  }) as HTMLElement & { step: Step };
  const sent: unknown[] = [];
  for (const name of ['toggle', 'done', 'wait']) {
    element.addEventListener(name, (event) => sent.push([name, (event as CustomEvent).detail]));
  }
  await settle();
  return { element, sent };
};

const type = async (element: HTMLElement, value: string): Promise<void> => {
  find(element, 'lightning-textarea').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

beforeEach(() => localStorage.clear());

it('says what to do, what shows that it is done, and what can go wrong', async () => {
  const { element } = await show(setupStepOf());
  const text = textOf(element);
  expect(text).toContain('Who acts: the district, then the support team');
  expect(text).toContain('Look for syncs on hold.');
  expect(text).toContain('No hold is open.');
  expect(text).toContain('Nobody knows who has to approve the hold.');
  expect(text).toContain('On Hold: the district approves the change.');
  expect(find(element, '.step').getAttribute('aria-current')).toBe('step');
  expect(find(element, '[data-id="toggle"]').getAttribute('aria-expanded')).toBe('true');
  await expect(element).toBeAccessible();
});

it('opens and closes', async () => {
  const { element, sent } = await show(setupStepOf(), { isOpen: false });
  expect(has(element, 'dl')).toBe(false);
  expect(find(element, '[data-id="toggle"]').getAttribute('aria-expanded')).toBe('false');
  find(element, '[data-id="toggle"]').click();
  expect(sent).toEqual([['toggle', 'Clever_6']]);
  await expect(element).toBeAccessible();
});

it('is marked as done with the evidence', async () => {
  const { element, sent } = await show(setupStepOf());
  expect(props(find(element, '[data-id="mark"]')).variant).toBe('brand-outline');
  await type(element, ' No holds on Nov 22 ');
  find(element, '[data-id="mark"]').click();
  expect(sent).toEqual([['done', { step: 'Clever_6', isDone: true, evidence: 'No holds on Nov 22' }]]);
});

it('is marked as done without evidence, also if it is not the current step', async () => {
  const { element, sent } = await show(setupStepOf({ isCurrent: false }));
  expect(props(find(element, '[data-id="mark"]')).variant).toBe('neutral');
  expect(has(element, '.states')).toBe(false);
  find(element, '[data-id="mark"]').click();
  expect(sent).toEqual([['done', { step: 'Clever_6', isDone: true, evidence: null }]]);
});

it('says who must act when the provider shows a state', async () => {
  const { element, sent } = await show(setupStepOf());
  expect(find(element, '.states').getAttribute('aria-label')).toBe('Clever shows');
  find(element, '[data-state="Requires Review"]').click();
  expect(sent).toEqual([['wait', { waitsFor: 'Us', since: null, reason: 'Requires Review' }]]);
});

it('shows by whom a step was done, how long it took, and its evidence, and opens it again', async () => {
  const done = setupStepOf({
    isDone: true,
    isCurrent: false,
    doneAt: '2026-11-20T15:30:00.000Z',
    doneByName: 'Sasha Lindgren',
    evidence: 'No holds',
    took: 'Waited for the district: 3 school days',
  });
  const { element } = await show(done, { isOpen: false });
  expect(textOf(find(element, '[data-id="done"]'))).toContain('by Sasha Lindgren');
  expect(textOf(element)).toContain('Waited for the district: 3 school days');
  expect(textOf(find(element, '[data-id="evidence"]'))).toBe('No holds');
  await expect(element).toBeAccessible();
  clearPage();
  const opened = await show(done);
  expect(props(find(opened.element, 'lightning-textarea')).value).toBe('No holds');
  find(opened.element, '[data-id="reopen"]').click();
  expect(opened.sent).toEqual([['done', { step: 'Clever_6', isDone: false, evidence: 'No holds' }]]);
  await expect(opened.element).toBeAccessible();
});

it('shows readers everything, without controls', async () => {
  const { element } = await show(setupStepOf({ isDone: true, evidence: 'No holds' }), { canEdit: false });
  expect(textOf(find(element, '[data-id="evidence"]'))).toBe('No holds');
  expect(has(element, 'lightning-textarea')).toBe(false);
  expect(has(element, 'lightning-button')).toBe(false);
  expect(has(element, '.states')).toBe(false);
  await expect(element).toBeAccessible();
});

it('restores what was typed and not saved, and forgets it after the save', async () => {
  keepEvidence(USER_ID, ID, 'Clever_6', 'Half a sen');
  const { element } = await show(setupStepOf());
  expect(props(find(element, 'lightning-textarea')).value).toBe('Half a sen');
  expect(textOf(find(element, '[data-id="restored"]'))).toBe('We restored what you typed earlier.');
  (element as unknown as { forgetTyped(): void }).forgetTyped();
  await settle();
  expect(props(find(element, 'lightning-textarea')).value).toBe('');
  expect(has(element, '[data-id="restored"]')).toBe(false);
});

it('keeps what is typed while its data is read again', async () => {
  const { element } = await show(setupStepOf());
  await type(element, 'Two holds left');
  element.step = setupStepOf();
  await settle();
  expect(props(find(element, 'lightning-textarea')).value).toBe('Two holds left');
});
