import type { MeetingState, MeetingTime } from 'c/statusMeetingModel';

/** The answer of `KickoffController.getChecklist`. Days have the format `2026-11-12`, moments are ISO 8601. */
export interface KickoffStep {
  code: string;
  label: string;
  receivedOn: string | null;
  canSet: boolean;
}

export interface KickoffChecklist {
  caseId: string;
  today: string;
  timeZone: string;
  steps: KickoffStep[];
  callAt: string | null;
  /** The call as a meeting, or null if it isn't ahead. */
  call: MeetingState | null;
  completedOn: string | null;
  canEdit: boolean;
  /** What is missing, in a sentence. */
  warning: string | null;
  isBlocked: boolean;
  /** What keeps the user from scheduling the call. */
  problem: string | null;
  /** Names of the people who get the invitation. Null for readers. */
  guests: string[] | null;
  /** Guests who can't get it, with the reason. */
  unreachable: string[] | null;
  /** Times of day to choose from, in `callTimeZone`. Null while nobody can schedule the call. */
  times: MeetingTime[] | null;
  callTimeZone: string | null;
}
