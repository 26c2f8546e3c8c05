import type { MeetingTime } from 'c/statusMeetingModel';

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
  completedOn: string | null;
  canEdit: boolean;
  /** What is missing, in a sentence. */
  warning: string | null;
  isBlocked: boolean;
  /** Times of day to choose from, in `callTimeZone`. Null while nobody can schedule the call. */
  times: MeetingTime[] | null;
  callTimeZone: string | null;
}
