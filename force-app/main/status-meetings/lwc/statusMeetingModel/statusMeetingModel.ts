/** The answers of `StatusMeetingController`. Moments are ISO 8601. */
export interface MeetingState {
  /** Null for a kickoff call that nobody was invited to and that isn't in a calendar yet. */
  id: string | null;
  start: string;
  minutes: number;
  /** The customer knows the time. */
  isTold: boolean;
  /** The customer was invited, maybe to another time. */
  wasInvited: boolean;
  /** Someone deleted the event in the calendar. */
  isGone: boolean;
}

export interface StatusMeeting extends MeetingState {
  id: string;
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
  meetingId: string | null;
  message: string;
  /** The change was saved, but nobody could be told. */
  isWarning?: boolean | null;
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

/** Saves a calendar file where the browser keeps downloads. */
export function saveCalendarFile({ name, text }: MeetingFile): void {
  const link = document.createElement('a');
  link.href = `data:text/calendar;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
  link.click();
}
