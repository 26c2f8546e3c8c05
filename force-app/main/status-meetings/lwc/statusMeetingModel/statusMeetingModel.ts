/** The answers of `StatusMeetingController`. Moments are ISO 8601. */
export interface StatusMeeting {
  id: string;
  start: string;
  minutes: number;
  /** The customer knows the time. */
  isTold: boolean;
  /** The customer was invited, maybe to another time. */
  wasInvited: boolean;
  /** Someone deleted the event in the calendar. */
  isGone: boolean;
}

export interface MeetingTopic {
  kind: string;
  text: string;
}

export interface MeetingAgenda {
  ours: MeetingTopic[];
  customers: MeetingTopic[];
  resellers: MeetingTopic[];
  hasSomethingToDiscuss: boolean;
}

export interface MeetingTime {
  /** Such as `10:30`. */
  value: string;
  label: string;
}

export interface StatusMeetingPanel {
  caseId: string;
  privilegedSince: string | null;
  positions: number;
  canEdit: boolean;
  meetings: StatusMeeting[];
  hasNothingToDiscuss: boolean;
  /** These are null for readers. */
  agenda: MeetingAgenda | null;
  guests: string[] | null;
  times: MeetingTime[] | null;
  /** What keeps the user from planning a meeting, or null. */
  problem: string | null;
  today: string;
  timeZone: string;
  meetingTimeZone: string | null;
}

export interface MeetingOutcome {
  meetingId: string;
  message: string;
}

/** A calendar file. */
export interface MeetingFile {
  name: string;
  text: string;
}

/** When a meeting should be: a date, such as `2026-12-03`, and a time, such as `10:30`. */
export interface MeetingMoment {
  day: string;
  timeOfDay: string;
}
