/** Status meetings for component tests. */
import type { StatusMeeting, StatusMeetingPanel } from 'c/statusMeetingModel';
import { CASE_ID, TODAY } from './onboardingSamples.ts';

/** On Thursday at 10:00 AM in Chicago. */
export const meeting = (rest: Partial<StatusMeeting> = {}): StatusMeeting => ({
  id: 'a09000000000001AAA',
  start: '2026-12-03T16:00:00.000Z',
  minutes: 60,
  isTold: false,
  wasInvited: false,
  isGone: false,
  ...rest,
});

export const meetingsOf = (
  meetings: StatusMeeting[] = [meeting()],
  rest: Partial<StatusMeetingPanel> = {},
): StatusMeetingPanel => ({
  caseId: CASE_ID,
  privilegedSince: '2026-11-20T15:00:00.000Z',
  positions: 2,
  canEdit: true,
  meetings,
  hasNothingToDiscuss: false,
  agenda: { ours: [], customers: [], resellers: [], hasSomethingToDiscuss: false },
  guests: ['Maria Ortega', 'Devon Whitaker'],
  times: [
    { value: '09:00', label: '9:00 AM' },
    { value: '10:00', label: '10:00 AM' },
  ],
  problem: null,
  today: TODAY,
  timeZone: 'America/Chicago',
  meetingTimeZone: 'America/Chicago',
  ...rest,
});

/** For readers: nothing but the service and the times. */
export const readerMeetings = (meetings: StatusMeeting[], privilegedSince: string | null): StatusMeetingPanel =>
  meetingsOf(meetings, {
    privilegedSince,
    canEdit: false,
    agenda: null,
    guests: null,
    times: null,
    meetingTimeZone: null,
  });
