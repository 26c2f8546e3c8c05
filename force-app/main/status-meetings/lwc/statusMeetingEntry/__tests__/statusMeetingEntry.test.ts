import StatusMeetingEntry from 'c/statusMeetingEntry';
import type { MeetingMoment, StatusMeeting } from 'c/statusMeetingModel';
import { find, has, props, refusal, render, settle, textOf } from 'test/rendering';
import { meeting, meetingsOf } from 'test/meetingSamples';

type Entry = HTMLElement & { meeting: StatusMeeting | null; failure: unknown };
type Mock = ReturnType<typeof jest.fn>;
type Control = HTMLElement & { reportValidity: Mock; setCustomValidity: Mock; focus: Mock };

const controlOf = (element: HTMLElement, field: string): Control => find<Control>(element, `[data-field="${field}"]`);
const valuesOf = (element: HTMLElement): unknown[] =>
  ['day', 'timeOfDay'].map((field) => props(controlOf(element, field)).value);

const show = async (moved: StatusMeeting | null = null, rest = {}): Promise<Entry> => {
  const { times, today } = meetingsOf();
  const zones = { meetingTimeZone: 'America/Chicago', timeZone: 'America/Chicago' };
  const values = { meeting: moved, times, today, ...zones, ...rest };
  const element = render('c-status-meeting-entry', StatusMeetingEntry, values);
  await settle();
  for (const field of ['day', 'timeOfDay']) {
    Object.assign(controlOf(element, field), {
      reportValidity: jest.fn(() => true),
      setCustomValidity: jest.fn(),
      focus: jest.fn(),
    });
  }
  return element as unknown as Entry;
};

const type = async (element: HTMLElement, field: string, value: string): Promise<void> => {
  controlOf(element, field).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

/** Where the page scrolls to. */
const scrolled = jest.fn();

beforeEach(() => {
  scrolled.mockClear();
  HTMLElement.prototype.scrollIntoView = scrolled;
});

const savedBy = (element: HTMLElement): MeetingMoment[] => {
  const saved: MeetingMoment[] = [];
  element.addEventListener('save', (event) => saved.push((event as CustomEvent<MeetingMoment>).detail));
  return saved;
};

it('plans a meeting at the first time that is offered, unless another is chosen', async () => {
  const element = await show();
  const saved = savedBy(element);
  expect(textOf(find(element, 'h3'))).toBe('Plan Meeting');
  expect(valuesOf(element)).toEqual(['', '09:00']);
  expect(scrolled).toHaveBeenCalledWith({ block: 'nearest' });
  expect(props(controlOf(element, 'day')).messageWhenRangeUnderflow).toBe('Choose a date and a time in the future.');
  expect(has(element, '[data-id="zone"]')).toBe(false);
  await expect(element).toBeAccessible();
  await type(element, 'day', '2026-12-04');
  await type(element, 'timeOfDay', '10:00');
  find(element, 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(saved).toEqual([{ day: '2026-12-04', timeOfDay: '10:00' }]);
});

it('moves a meeting from its time in the time zone of the owner', async () => {
  const element = await show(meeting(), { timeZone: 'America/New_York' });
  expect(textOf(find(element, 'h3'))).toBe('Move Meeting');
  expect(valuesOf(element)).toEqual(['2026-12-03', '10:00']);
  expect(textOf(find(element, '[data-id="zone"]'))).toContain('America/Chicago');
  await expect(element).toBeAccessible();
});

it('offers the time of a meeting that someone moved in the calendar', async () => {
  const element = await show(meeting({ start: '2026-12-03T16:10:00.000Z' }));
  expect((props(controlOf(element, 'timeOfDay')).options as { value: string }[])[0]?.value).toBe('10:10');
});

it('asks for a date', async () => {
  const element = await show();
  const saved = savedBy(element);
  controlOf(element, 'day').reportValidity.mockReturnValue(false);
  find(element, 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(saved).toEqual([]);
  expect(controlOf(element, 'day').focus).toHaveBeenCalled();
});

it('shows an error on its field and keeps what was entered', async () => {
  const element = await show();
  await type(element, 'day', '2026-12-25');
  element.failure = refusal('STATUS_MEETING_CLOSED', 'A holiday.', { day: 'A holiday.' });
  await settle();
  expect(controlOf(element, 'day').setCustomValidity).toHaveBeenCalledWith('A holiday.');
  expect(controlOf(element, 'day').focus).toHaveBeenCalled();
  expect(valuesOf(element)).toEqual(['2026-12-25', '09:00']);
  await type(element, 'day', '2026-12-28');
  expect(controlOf(element, 'day').setCustomValidity).toHaveBeenLastCalledWith('');
});

it('shows other errors below the fields', async () => {
  const element = await show();
  element.failure = refusal('NO_ACCESS', 'You can’t plan meetings.');
  await settle();
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('You can’t plan meetings.');
  await expect(element).toBeAccessible();
});

it('starts over for another meeting, and can be left', async () => {
  const element = await show();
  await type(element, 'day', '2026-12-25');
  element.meeting = meeting();
  await settle();
  expect(valuesOf(element)).toEqual(['2026-12-03', '10:00']);
  const left = jest.fn();
  element.addEventListener('cancel', left);
  find(element, 'c-rp-form-buttons', '[data-id="cancel"]').click();
  expect(left).toHaveBeenCalledTimes(1);
});
