import getChecklist from '@salesforce/apex/KickoffController.getChecklist';
import getFile from '@salesforce/apex/KickoffController.getFile';
import cancelCall from '@salesforce/apex/KickoffEditController.cancel';
import invite from '@salesforce/apex/KickoffEditController.invite';
import schedule from '@salesforce/apex/KickoffEditController.schedule';
import setReceived from '@salesforce/apex/KickoffEditController.setReceived';
import KickoffChecklist from 'c/kickoffChecklist';
import type { KickoffChecklist as Checklist } from 'c/kickoffModel';
import { meeting } from 'test/meetingSamples';
import { CASE_ID, TODAY } from 'test/onboardingSamples';
import { called, find, has, heard, props, refusal, render, settle, textOf, wireOf } from 'test/rendering';

const checklist = (rest: Partial<Checklist> = {}): Checklist => ({
  caseId: CASE_ID,
  today: TODAY,
  timeZone: 'America/Chicago',
  steps: [
    { code: 'PURCHASE_ORDER', label: 'Purchase order', receivedOn: '2026-11-12', canSet: false },
    { code: 'ORGANIZATION', label: 'Organization Settings Questionnaire', receivedOn: null, canSet: true },
  ],
  callAt: null,
  call: null,
  completedOn: null,
  canEdit: true,
  warning: 'Not there yet: Organization Settings Questionnaire.',
  isBlocked: false,
  problem: null,
  guests: ['Maria Ortega', 'Dana Whitlock'],
  unreachable: [],
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
  expect(textOf(find(element, '[data-id="call"]'))).toContain('No kickoff call is scheduled.');
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

const PLANNED: Partial<Checklist> = { callAt: meeting().start, call: meeting() };

const line = (element: HTMLElement): HTMLElement => find(element, 'c-status-meeting-line');

const send = async (element: HTMLElement, name: string, detail?: unknown): Promise<void> => {
  element.dispatchEvent(new CustomEvent(name, { detail }));
  await settle();
};

it('schedules the call, and a warning about the invitation stays', async () => {
  called(schedule).mockResolvedValue({ meetingId: null, message: 'Not sent.', isWarning: true } as never);
  const toasts = heard<{ title: string; variant: string; mode: string }>('lightning__showtoast');
  const element = await show();
  expect(props(find(element, '[data-id="schedule"]')).label).toBe('Schedule the Kickoff Call');
  expect(textOf(find(element, '[data-id="guests"]'))).toBe('Guests: Maria Ortega, Dana Whitlock');
  await press(element, 'schedule');
  const entry = find(element, 'c-status-meeting-entry');
  expect(props(entry)).toMatchObject({ today: TODAY, meetingTimeZone: 'America/Chicago', meeting: null });
  await expect(element).toBeAccessible();
  await send(entry, 'save', { day: '2026-12-03', timeOfDay: '10:30' });
  expect(schedule).toHaveBeenCalledWith({ caseId: CASE_ID, day: '2026-12-03', timeOfDay: '10:30' });
  expect(has(element, 'c-status-meeting-entry')).toBe(false);
  expect(toasts).toEqual([{ title: 'Not sent.', variant: 'warning', mode: 'sticky' }]);
});

it('keeps the entry when the call is refused, and closes it on request', async () => {
  called(schedule).mockRejectedValueOnce(refusal('STATUS_MEETING_PAST', 'Choose a later time.') as never);
  const element = await show(PLANNED);
  expect(has(element, '[data-id="schedule"]')).toBe(false);
  await send(line(element), 'move');
  const entry = find(element, 'c-status-meeting-entry');
  expect(props(entry)).toMatchObject({ entryLabel: 'Move the Kickoff Call', meeting: meeting() });
  await send(entry, 'save', { day: '2026-11-01', timeOfDay: '10:30' });
  expect(props(find(element, 'c-status-meeting-entry')).failure).toBeTruthy();
  await expect(element).toBeAccessible();
  await send(find(element, 'c-status-meeting-entry'), 'cancel');
  expect(has(element, 'c-status-meeting-entry')).toBe(false);
});

it('sends the invitation', async () => {
  called(invite).mockResolvedValue({ meetingId: null, message: 'Sent.' } as never);
  const element = await show(PLANNED);
  expect(props(line(element))).toMatchObject({ canEdit: true, canInvite: true, isConfirming: false });
  await expect(element).toBeAccessible();
  await send(line(element), 'invite');
  expect(invite).toHaveBeenCalledWith({ caseId: CASE_ID });
});

it('cancels the call after a question', async () => {
  called(cancelCall).mockRejectedValueOnce(refusal('KICKOFF_NONE', 'It was canceled.') as never);
  const element = await show(PLANNED);
  await send(line(element), 'confirm');
  expect(props(line(element)).isConfirming).toBe(true);
  await expect(element).toBeAccessible();
  await send(line(element), 'keep');
  expect(props(line(element)).isConfirming).toBe(false);
  await send(line(element), 'confirm');
  await send(line(element), 'cancel');
  expect(cancelCall).toHaveBeenCalledWith({ caseId: CASE_ID });
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('It was canceled.');
});

it('downloads the calendar file', async () => {
  called(getFile).mockResolvedValueOnce({ name: 'meeting.ics', text: 'BEGIN:VCALENDAR' } as never);
  const names: string[] = [];
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  const element = await show(PLANNED);
  await send(line(element), 'download');
  expect(names).toEqual(['meeting.ics']);
  called(getFile).mockRejectedValueOnce(refusal('KICKOFF_NONE', 'It was canceled.') as never);
  await send(line(element), 'download');
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('It was canceled.');
  click.mockRestore();
});

it('names guests who can’t get the email', async () => {
  const element = await show({ ...PLANNED, unreachable: ['Devon Whitaker (opted out of emails)'] });
  expect(textOf(find(element, '[data-id="unreachable"]'))).toBe('No email to: Devon Whitaker (opted out of emails)');
  await expect(element).toBeAccessible();
  const nobody = await show({ ...PLANNED, guests: [], unreachable: ['Devon Whitaker (opted out of emails)'] });
  expect(textOf(find(nobody, '[data-id="no-guests"]'))).toContain('No implementation contact of this school can get');
  expect(props(line(nobody)).canInvite).toBe(false);
  await expect(nobody).toBeAccessible();
});

it('says what to do if there is no implementation contact', async () => {
  const element = await show({ ...PLANNED, guests: [], unreachable: [] });
  expect(textOf(find(element, '[data-id="no-guests"]'))).toBe(
    'There is no implementation contact, so nobody can be invited. On the account, give a contact the role Implementation.',
  );
  expect(props(line(element)).canInvite).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows a call that is over as it was, and offers another', async () => {
  const element = await show({ callAt: '2026-11-02T16:00:00.000Z' });
  expect(textOf(find(element, '[data-id="call"]'))).toContain('Kickoff call:');
  expect(has(element, 'c-status-meeting-line')).toBe(false);
  expect(has(element, '[data-id="schedule"]')).toBe(true);
  await expect(element).toBeAccessible();
});

it('offers no call while the setting forbids it or nobody owns the case, and readers only the file', async () => {
  const blocked = await show({ isBlocked: true });
  expect(has(blocked, '[data-id="schedule"]')).toBe(false);
  await expect(blocked).toBeAccessible();
  const unowned = await show({ problem: 'Assign the case first.', times: null });
  expect(textOf(find(unowned, '[data-id="problem"]'))).toBe('Assign the case first.');
  expect(has(unowned, '[data-id="schedule"]')).toBe(false);
  await expect(unowned).toBeAccessible();
  const steps = checklist().steps.map((step) => ({ ...step, canSet: false }));
  const readers = { canEdit: false, guests: null, unreachable: null, times: null, steps };
  const reader = await show({ ...readers, ...PLANNED });
  expect(props(line(reader))).toMatchObject({ canEdit: false, canDownload: true });
  expect(has(reader, 'button, lightning-button, [data-id="guests"]')).toBe(false);
  await expect(reader).toBeAccessible();
  const completed = await show({ ...readers, completedOn: '2026-11-20' });
  expect(has(completed, '[data-id="warning"]')).toBe(false);
  expect(textOf(find(completed, '[data-id="call"]'))).toContain('The kickoff was complete');
  expect(textOf(find(completed, '[data-step="ORGANIZATION"]'))).toContain('Not recorded');
  await expect(completed).toBeAccessible();
});

it('shows a stencil while it loads, and can try again after an error', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getChecklist).error({ message: 'No answer' });
  await settle();
  expect(has(element, 'c-rp-error-panel')).toBe(true);
  await expect(element).toBeAccessible();
});
