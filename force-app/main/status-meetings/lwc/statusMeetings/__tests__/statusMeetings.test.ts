import { refreshApex } from '@salesforce/apex';
import cancelMeeting from '@salesforce/apex/StatusMeetingController.cancel';
import getFile from '@salesforce/apex/StatusMeetingController.getFile';
import getMeetings from '@salesforce/apex/StatusMeetingController.getMeetings';
import invite from '@salesforce/apex/StatusMeetingController.invite';
import move from '@salesforce/apex/StatusMeetingController.move';
import plan from '@salesforce/apex/StatusMeetingController.plan';
import StatusMeetings from 'c/statusMeetings';
import type { StatusMeetingPanel } from 'c/statusMeetingModel';
import { called, clearPage, find, has, heard, props, refusal, render, settle, textOf, wireOf } from 'test/rendering';
import { meeting, meetingsOf, readerMeetings } from 'test/meetingSamples';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';

type Card = HTMLElement & { recordId: string };

const DECEMBER_17 = meeting({ id: 'a09000000000002AAA', start: '2026-12-17T16:00:00.000Z' });
const SAVED = { meetingId: meeting().id, message: 'Done.' };

let comesNear: (() => void) | null = null;

/** Renders the card, which comes near the window when `data` is given. */
const show = async (data: StatusMeetingPanel | null = meetingsOf()): Promise<Card> => {
  const element = render('c-status-meetings', StatusMeetings, { recordId: CASE_ID });
  await settle();
  if (data) {
    comesNear?.();
    await settle();
    wireOf(getMeetings).emit(data);
    await settle();
  }
  return element;
};

const line = (element: HTMLElement): HTMLElement => find(element, 'c-status-meeting-line');

const send = async (element: HTMLElement, name: string): Promise<void> => {
  line(element).dispatchEvent(new CustomEvent(name));
  await settle(12);
};

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, `[data-id="${id}"]`).click();
  await settle(12);
};

const enter = async (element: HTMLElement, name: string, detail?: unknown): Promise<void> => {
  find(element, 'c-status-meeting-entry').dispatchEvent(new CustomEvent(name, { detail }));
  await settle(12);
};

beforeEach(() => {
  clearPage();
  comesNear = null;
  Object.assign(globalThis, {
    IntersectionObserver: class {
      constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
        comesNear = () => callback([{ isIntersecting: true }]);
      }

      observe(): void {}
      disconnect(): void {}
    },
  });
});

it('reads nothing until it comes near the window', async () => {
  const element = await show(null);
  expect(wireOf(getMeetings).getLastConfig()).toEqual({});
  expect(has(element, 'c-rp-stencil')).toBe(true);
  comesNear?.();
  await settle();
  expect(wireOf(getMeetings).getLastConfig()).toEqual({ caseId: CASE_ID });
  await expect(element).toBeAccessible();
});

it('shows the service, the next meeting, and who is invited', async () => {
  const element = await show(meetingsOf([meeting(), DECEMBER_17]));
  expect(textOf(find(element, '[data-id="privileged"]'))).toContain('In positions 1 to 2 of the queue');
  expect(textOf(find(element, '[data-id="privileged"]'))).toContain('in-depth screen-shares and troubleshooting');
  expect(props(line(element))).toMatchObject({ meeting: meeting(), canEdit: true, canInvite: true });
  expect(textOf(find(element, '[data-id="to"]'))).toBe('To Maria Ortega, Devon Whitaker');
  expect(textOf(find(element, '[data-id="agenda"]'))).toContain('No open items');
  expect(has(element, `[data-item="${DECEMBER_17.id}"]`)).toBe(false);
  await press(element, 'later');
  expect(has(element, `[data-item="${DECEMBER_17.id}"]`)).toBe(true);
  expect(textOf(find(element, '[data-id="later"]'))).toBe('Hide Later Meetings');
  await expect(element).toBeAccessible();
});

it('lists the agenda with the items of the reseller apart', async () => {
  const topic = (text: string): { kind: string; text: string } => ({ kind: 'Question', text });
  const agenda = {
    ours: [topic('Which terms?')],
    customers: [topic('Who signs in?')],
    resellers: [topic('Send the order.')],
    hasSomethingToDiscuss: true,
  };
  const element = await show(meetingsOf([meeting()], { agenda }));
  const text = textOf(find(element, '[data-id="agenda"]'));
  expect(text).toContain('We are responsible');
  expect(text.indexOf('The reseller is responsible')).toBeLessThan(text.indexOf('Send the order.'));
  await expect(element).toBeAccessible();
});

it('asks to cancel a meeting with nothing to discuss, in one press', async () => {
  called(cancelMeeting).mockResolvedValueOnce(SAVED as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await show(meetingsOf([meeting()], { hasNothingToDiscuss: true }));
  expect(textOf(find(element, '[data-id="nothing"]'))).toBe('Nothing to discuss. Cancel?');
  await expect(element).toBeAccessible();
  await press(element, 'cancel-next');
  expect(called(cancelMeeting).mock.calls).toEqual([[{ meetingId: meeting().id, hasNothing: true }]]);
  expect(toasts.map(({ title }) => title)).toEqual(['Done.']);
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('cancels another meeting after a question', async () => {
  called(cancelMeeting).mockResolvedValueOnce(SAVED as never);
  const element = await show();
  await send(element, 'confirm');
  expect(props(line(element)).isConfirming).toBe(true);
  await expect(element).toBeAccessible();
  await send(element, 'keep');
  expect(props(line(element)).isConfirming).toBe(false);
  await send(element, 'confirm');
  await send(element, 'cancel');
  expect(called(cancelMeeting).mock.calls).toEqual([[{ meetingId: meeting().id, hasNothing: false }]]);
});

it('sends the invitation', async () => {
  called(invite).mockResolvedValueOnce(SAVED as never);
  const element = await show();
  await send(element, 'invite');
  expect(called(invite).mock.calls).toEqual([[{ meetingId: meeting().id }]]);
});

it('says that nobody can be invited', async () => {
  const element = await show(meetingsOf([meeting()], { guests: [] }));
  expect(textOf(find(element, '[data-id="no-guests"]'))).toContain('nobody can be invited');
  expect(props(line(element)).canInvite).toBe(false);
  await expect(element).toBeAccessible();
});

it('plans a meeting', async () => {
  called(plan).mockResolvedValueOnce(SAVED as never);
  const element = await show(meetingsOf([], { privilegedSince: null }));
  expect(textOf(find(element, '[data-id="empty"]'))).toBe('No status meeting is planned.');
  await expect(element).toBeAccessible();
  await press(element, 'plan');
  expect(has(element, '[data-id="empty"]')).toBe(false);
  await enter(element, 'save', { day: '2026-12-03', timeOfDay: '10:00' });
  expect(called(plan).mock.calls).toEqual([[{ caseId: CASE_ID, day: '2026-12-03', timeOfDay: '10:00' }]]);
  expect(has(element, 'c-status-meeting-entry')).toBe(false);
});

it('moves a meeting, and keeps what was entered if the org refuses', async () => {
  called(move).mockRejectedValueOnce(refusal('STATUS_MEETING_BUSY', 'Busy.', { timeOfDay: 'Busy.' }) as never);
  const element = await show();
  await send(element, 'move');
  expect(props(find(element, 'c-status-meeting-entry')).meeting).toEqual(meeting());
  await enter(element, 'save', { day: '2026-12-04', timeOfDay: '09:00' });
  expect(called(move).mock.calls).toEqual([[{ meetingId: meeting().id, day: '2026-12-04', timeOfDay: '09:00' }]]);
  expect(props(find(element, 'c-status-meeting-entry')).failure).toMatchObject({ status: 500 });
  await enter(element, 'cancel');
  expect(has(element, 'c-status-meeting-entry')).toBe(false);
});

it('downloads the calendar file', async () => {
  called(getFile).mockResolvedValueOnce({ name: 'meeting.ics', text: 'BEGIN:VCALENDAR\r\n' } as never);
  const links: HTMLAnchorElement[] = [];
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    links.push(this);
  });
  const element = await show();
  await send(element, 'download');
  expect(links.map(({ href, download }) => [href, download])).toEqual([
    ['data:text/calendar;charset=utf-8,BEGIN%3AVCALENDAR%0D%0A', 'meeting.ics'],
  ]);
  called(getFile).mockRejectedValueOnce(refusal('STATUS_MEETING_GONE', 'It was canceled.') as never);
  await send(element, 'download');
  expect(textOf(element)).toContain('It was canceled.');
  click.mockRestore();
});

it('shows why a meeting couldn’t be canceled', async () => {
  called(cancelMeeting).mockRejectedValueOnce(refusal('STATUS_MEETING_GONE', 'It was canceled.') as never);
  const element = await show();
  await send(element, 'confirm');
  await send(element, 'cancel');
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('It was canceled.');
  await expect(element).toBeAccessible();
});

it('says what keeps the user from planning', async () => {
  const element = await show(meetingsOf([], { problem: 'Assign the case first.', times: null, meetingTimeZone: null }));
  expect(textOf(find(element, '[data-id="problem"]'))).toBe('Assign the case first.');
  expect(has(element, '[data-id="plan"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows readers the times and no button', async () => {
  const element = await show(readerMeetings([meeting()], '2026-11-20T15:00:00.000Z'));
  expect(has(element, '[data-id="privileged"]')).toBe(true);
  expect(has(element, 'button, lightning-button, [data-id="agenda"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows readers nothing if there is nothing', async () => {
  const element = await show(readerMeetings([], null));
  expect(has(element, 'lightning-card')).toBe(false);
});

it('keeps nothing of another case', async () => {
  const element = await show(meetingsOf([meeting(), DECEMBER_17]));
  await press(element, 'plan');
  element.recordId = OTHER_ID;
  await settle();
  expect(has(element, 'c-status-meeting-entry')).toBe(false);
  expect(has(element, 'c-rp-stencil')).toBe(true);
  expect(wireOf(getMeetings).getLastConfig()).toEqual({ caseId: OTHER_ID });
});

it('says that it can’t load', async () => {
  const element = await show(null);
  comesNear?.();
  await settle();
  wireOf(getMeetings).error({ message: 'No answer' }, 500);
  await settle();
  expect(has(element, 'c-rp-error-panel')).toBe(true);
  await expect(element).toBeAccessible();
});
