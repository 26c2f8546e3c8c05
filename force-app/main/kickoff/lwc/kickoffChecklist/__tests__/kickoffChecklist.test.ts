import getChecklist from '@salesforce/apex/KickoffController.getChecklist';
import schedule from '@salesforce/apex/KickoffEditController.schedule';
import setReceived from '@salesforce/apex/KickoffEditController.setReceived';
import KickoffChecklist from 'c/kickoffChecklist';
import type { KickoffChecklist as Checklist } from 'c/kickoffModel';
import { CASE_ID, TODAY } from 'test/onboardingSamples';
import { called, find, has, props, refusal, render, settle, textOf, wireOf } from 'test/rendering';

const checklist = (rest: Partial<Checklist> = {}): Checklist => ({
  caseId: CASE_ID,
  today: TODAY,
  timeZone: 'America/Chicago',
  steps: [
    { code: 'PURCHASE_ORDER', label: 'Purchase order', receivedOn: '2026-11-12', canSet: false },
    { code: 'ORGANIZATION', label: 'Organization Settings Questionnaire', receivedOn: null, canSet: true },
  ],
  callAt: null,
  completedOn: null,
  canEdit: true,
  warning: 'Not there yet: Organization Settings Questionnaire.',
  isBlocked: false,
  times: [{ value: '10:30', label: '10:30 AM' }],
  callTimeZone: 'America/Chicago',
  ...rest,
});

/** Nothing comes near the window here, so a test emits the answer itself. */
beforeEach(() => {
  Object.assign(globalThis, {
    IntersectionObserver: class {
      observe(): void {}
      disconnect(): void {}
    },
  });
});

const begin = async (): Promise<HTMLElement> => {
  const element = render('c-kickoff-checklist', KickoffChecklist, { recordId: CASE_ID });
  await settle();
  return element;
};

const show = async (rest: Partial<Checklist> = {}): Promise<HTMLElement> => {
  const element = await begin();
  wireOf(getChecklist).emit(checklist(rest));
  await settle();
  return element;
};

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, `[data-id="${id}"]`).click();
  await settle();
};

it('warns of what is missing, and keeps in one click that it arrived', async () => {
  called(setReceived).mockResolvedValue({ message: 'Saved.' } as never);
  const element = await show();
  expect(textOf(find(element, '[data-id="warning"]'))).toBe('Not there yet: Organization Settings Questionnaire.');
  expect(textOf(find(element, '[data-id="call"]'))).toBe('No kickoff call is scheduled.');
  await expect(element).toBeAccessible();
  await press(element, 'receive');
  expect(setReceived).toHaveBeenCalledWith({ caseId: CASE_ID, step: 'ORGANIZATION', isReceived: true });
});

it('takes back what was received today by mistake', async () => {
  called(setReceived).mockRejectedValueOnce(refusal('RECORD_BUSY', 'Try again.') as never);
  const [order] = checklist().steps;
  const element = await show({
    warning: null,
    steps: [
      ...(order ? [order] : []),
      { code: 'ORGANIZATION', label: 'Questionnaire', receivedOn: TODAY, canSet: true },
    ],
  });
  expect(has(element, '[data-id="receive"]')).toBe(false);
  await press(element, 'undo');
  expect(setReceived).toHaveBeenCalledWith({ caseId: CASE_ID, step: 'ORGANIZATION', isReceived: false });
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('Try again.');
  await expect(element).toBeAccessible();
});

it('schedules the call', async () => {
  called(schedule).mockResolvedValue({ message: 'Scheduled.' } as never);
  const element = await show();
  expect(props(find(element, '[data-id="schedule"]')).label).toBe('Schedule the Kickoff Call');
  await press(element, 'schedule');
  const entry = find(element, 'c-status-meeting-entry');
  expect(props(entry)).toMatchObject({ today: TODAY, meetingTimeZone: 'America/Chicago' });
  await expect(element).toBeAccessible();
  entry.dispatchEvent(new CustomEvent('save', { detail: { day: '2026-12-03', timeOfDay: '10:30' } }));
  await settle();
  expect(schedule).toHaveBeenCalledWith({ caseId: CASE_ID, day: '2026-12-03', timeOfDay: '10:30' });
  expect(has(element, 'c-status-meeting-entry')).toBe(false);
});

it('keeps the entry when the call is refused, and closes it on request', async () => {
  called(schedule).mockRejectedValueOnce(refusal('STATUS_MEETING_PAST', 'Choose a later time.') as never);
  const element = await show({ callAt: '2026-12-01T16:00:00.000Z' });
  expect(props(find(element, '[data-id="schedule"]')).label).toBe('Move the Kickoff Call');
  await press(element, 'schedule');
  const entry = find(element, 'c-status-meeting-entry');
  entry.dispatchEvent(new CustomEvent('save', { detail: { day: '2026-11-01', timeOfDay: '10:30' } }));
  await settle();
  expect(props(find(element, 'c-status-meeting-entry')).failure).toBeTruthy();
  find(element, 'c-status-meeting-entry').dispatchEvent(new CustomEvent('cancel'));
  await settle();
  expect(has(element, '[data-id="schedule"]')).toBe(true);
});

it('offers no call while the setting forbids it, and nothing to readers', async () => {
  const blocked = await show({ isBlocked: true });
  expect(has(blocked, '[data-id="schedule"]')).toBe(false);
  await expect(blocked).toBeAccessible();
  const steps = checklist().steps.map((step) => ({ ...step, canSet: false }));
  const reader = await show({ canEdit: false, times: null, completedOn: '2026-11-20', steps });
  expect(has(reader, '[data-id="warning"]')).toBe(false);
  expect(has(reader, 'button')).toBe(false);
  expect(textOf(find(reader, '[data-id="call"]'))).toContain('The kickoff was complete');
  await expect(reader).toBeAccessible();
});

it('shows a stencil while it loads, and can try again after an error', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getChecklist).error({ message: 'No answer' });
  await settle();
  expect(has(element, 'c-rp-error-panel')).toBe(true);
  await expect(element).toBeAccessible();
});
