import { refreshApex } from '@salesforce/apex';
import getHandoff from '@salesforce/apex/HandoffController.getHandoff';
import logCall from '@salesforce/apex/HandoffController.logCall';
import readSummary from '@salesforce/apex/HandoffController.readSummary';
import { onWork, openWork } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import type { Handoff } from 'c/handoffModel';
import HandoffPanel from 'c/handoffPanel';
import { called, find, has, heard, props, refusal, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, handoffOf, OTHER_ID, TODAY } from 'test/onboardingSamples';

type Panel = HTMLElement & { recordId: string };

const show = async (given: Record<string, unknown> = {}, handoff: Handoff | null = handoffOf()): Promise<Panel> => {
  const element = render('c-handoff-panel', HandoffPanel, {
    recordId: CASE_ID,
    value: null,
    min: '2026-11-02',
    today: TODAY,
    timeZone: 'America/Chicago',
    ...given,
  });
  if (handoff) {
    wireOf(getHandoff).emit(handoff);
  }
  await settle();
  return element as unknown as Panel;
};

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, `[data-id="${id}"]`).click();
  await settle();
};

const log = async (element: HTMLElement, notes: string): Promise<void> => {
  await press(element, 'call');
  find(element, 'c-handoff-call').dispatchEvent(new CustomEvent('save', { detail: notes }));
  await settle(12);
};

it('names the template, why it fits, and who gets the email', async () => {
  const element = await show({ isNext: true }, handoffOf({ openCount: 2 }));
  expect(textOf(find(element, '[data-id="template"]'))).toBe('Onboarding School Handoff');
  expect(textOf(find(element, '[data-id="reason"]'))).toContain('marked as School');
  expect(textOf(find(element, '[data-id="manager"]'))).toBe('Taylor Brooks');
  expect(textOf(find(element, '[data-id="open"]'))).toBe('2 items are still open. The email lists them.');
  expect(props(find(element, '[data-id="send"]'))).toMatchObject({ variant: 'brand', disabled: false });
  await expect(element).toBeAccessible();
});

it('counts a single open item', async () => {
  const element = await show({}, handoffOf({ openCount: 1 }));
  expect(textOf(find(element, '[data-id="open"]'))).toBe('1 item is still open. The email lists it.');
});

it('opens the email with the template', async () => {
  const asked: WorkRequest[] = [];
  const stop = onWork(CASE_ID, (request) => asked.push(request) > 0);
  await press(await show(), 'send');
  expect(asked).toEqual([{ kind: 'email', templateName: 'Onboarding_School_Handoff' }]);
  stop();
});

it('says what is missing before the email can be sent', async () => {
  const element = await show({}, handoffOf({ managerName: null, problem: 'The account has no manager.' }));
  expect(textOf(find(element, '[data-id="problem"]'))).toBe('The account has no manager.');
  expect(props(find(element, '[data-id="send"]')).disabled).toBe(true);
  await expect(element).toBeAccessible();
});

it('makes the call the next step if nobody can get the email', async () => {
  const element = await show({ isNext: true }, handoffOf({ problem: 'The account has no manager.' }));
  expect(props(find(element, '[data-id="send"]')).variant).toBe('neutral');
  expect(props(find(element, '[data-id="call"]')).variant).toBe('brand');
});

it('gives the brand button to the call while the user writes it', async () => {
  const element = await show({ isNext: true });
  await press(element, 'call');
  expect(props(find(element, '[data-id="send"]')).variant).toBe('neutral');
  expect(props(find(element, '[data-id="call"]')).variant).toBe('neutral');
  expect(props(find(element, 'c-handoff-call', 'c-rp-form-buttons', '[data-id="save"]')).variant).toBe('brand');
  await expect(element).toBeAccessible();
});

it('opens the call that another part of the page asks for, also before the panel is there', async () => {
  openWork(CASE_ID, { kind: 'handoff' });
  const element = await show();
  expect(has(element, 'c-handoff-call')).toBe(true);
  element.recordId = OTHER_ID;
  openWork(CASE_ID, { kind: 'handoff' });
  await settle();
  expect(has(element, 'c-handoff-call')).toBe(false);
  openWork(OTHER_ID, { kind: 'handoff' });
  await settle();
  expect(has(element, 'c-handoff-call')).toBe(true);
  element.remove();
});

it('opens no call for users who only read', async () => {
  const element = await show({ isFinal: true });
  openWork(CASE_ID, { kind: 'handoff' });
  await settle();
  expect(has(element, 'c-handoff-call')).toBe(false);
  onWork(CASE_ID, () => true)();
});

it('logs a handoff that was made another way, and refreshes', async () => {
  called(logCall).mockResolvedValueOnce({ message: 'Call logged.', handoffDate: TODAY } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await show();
  await log(element, 'On the phone');
  expect(called(logCall).mock.calls).toEqual([[{ caseId: CASE_ID, notes: 'On the phone', isRetry: false }]]);
  expect(toasts.map(({ title }) => title)).toEqual(['Call logged.']);
  expect(has(element, 'c-handoff-call')).toBe(false);
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('says after a lost answer that the call may be logged already', async () => {
  called(logCall).mockRejectedValueOnce({ status: 0 } as never);
  called(logCall).mockResolvedValueOnce({ message: 'Call logged.', handoffDate: TODAY } as never);
  const element = await show();
  await log(element, 'On the phone');
  expect(props(find(element, 'c-handoff-call')).failure).toEqual({ status: 0 });
  await log(element, 'On the phone');
  expect(called(logCall).mock.calls.at(-1)).toEqual([{ caseId: CASE_ID, notes: 'On the phone', isRetry: true }]);
});

it('shows when the handoff was made, and how', async () => {
  const logged = handoffOf({
    loggedOn: '2026-11-21',
    loggedBy: 'Avery Collins',
    loggedText: 'Email "Handoff" to Taylor.',
  });
  const element = await show({ value: '2026-11-20' }, logged);
  expect(textOf(find(element, '[data-id="date"]'))).toContain('Handoff Date 2 days ago');
  expect(textOf(find(element, '[data-id="logged"]'))).toContain('logged by Avery Collins. Email "Handoff" to Taylor.');
  await expect(element).toBeAccessible();
});

it('says the day once, and offers no second handoff', async () => {
  const logged = handoffOf({ loggedOn: '2026-11-20', loggedBy: 'Avery Collins' });
  const element = await show({ value: '2026-11-20' }, logged);
  expect(textOf(find(element, '[data-id="logged"]'))).toBe('Logged by Avery Collins.');
  expect(has(element, '[data-id="send"]')).toBe(false);
  expect(has(element, '[data-id="call"]')).toBe(false);
  expect(has(element, '[data-id="template"]')).toBe(false);
  expect(textOf(find(element, '[data-id="enter-date"]'))).toBe('Change the Date');
  await expect(element).toBeAccessible();
});

it('still offers the email after a date that was entered by hand', async () => {
  expect(has(await show({ value: '2026-11-20' }), '[data-id="send"]')).toBe(true);
});

it('asks for the date on request, and tells the panel around it which one was entered', async () => {
  const element = await show({ value: '2026-11-20' });
  expect(has(element, 'c-rp-date-entry')).toBe(false);
  await press(element, 'enter-date');
  expect(props(find(element, 'c-rp-date-entry'))).toMatchObject({
    label: 'Handoff Date',
    value: '2026-11-20',
    min: '2026-11-02',
    max: TODAY,
  });
  const saved: string[] = [];
  element.addEventListener('save', (event) => saved.push((event as CustomEvent<string>).detail));
  find(element, 'c-rp-date-entry').dispatchEvent(new CustomEvent('save', { detail: '2026-11-21' }));
  expect(saved).toEqual(['2026-11-21']);
  await expect(element).toBeAccessible();
});

it('only shows readers the state', async () => {
  const element = await show({ isFinal: true, value: '2026-11-20' });
  expect(has(element, '[data-id="send"]')).toBe(false);
  expect(has(element, '[data-id="enter-date"]')).toBe(false);
  expect(textOf(element)).toContain('Handoff Date 2 days ago');
  await expect(element).toBeAccessible();
});

it('tells readers that the date is not set yet', async () => {
  const element = await show({ isFinal: true });
  expect(textOf(find(element, '[data-id="not-set"]'))).toBe('Handoff Date Not set yet');
  await expect(element).toBeAccessible();
});

it('shows why the date is refused, or why the summary can’t be printed', async () => {
  const element = await show({ failure: refusal('DATE_INVALID', 'The date is in the future.') });
  expect(textOf(element)).toContain('The date is in the future.');
  called(readSummary).mockRejectedValueOnce(refusal('NO_ACCESS', "You don't have access.") as never);
  await press(element, 'print');
  expect(textOf(element)).toContain("You don't have access.");
  await expect(element).toBeAccessible();
});

it('shows a stencil while it loads, an error if that fails, and nothing of another case', async () => {
  const element = await show({}, null);
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getHandoff).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
  wireOf(getHandoff).emit(handoffOf());
  await press(element, 'call');
  element.recordId = OTHER_ID;
  await settle();
  expect(has(element, 'c-handoff-call')).toBe(false);
  expect(has(element, 'c-rp-stencil')).toBe(true);
});
