/** The answer of `UsageController`. Dates look like `2026-11-12`. */

export interface UsageItem {
  code: string;
  state: 'met' | 'missing' | 'unknown' | 'stale';
  count: number | null;
  total: number | null;
  /** The smallest count that is enough. */
  needed: number | null;
  message: string;
}

export interface UsageWeek {
  /** The Monday. */
  start: string;
  /** Null if the data doesn't say. */
  questions: number | null;
}

export interface UsageSchool {
  id: string;
  name: string;
  state: string;
  stateLabel: string;
  licensed: number | null;
  activeStudents: number | null;
  studentsMeeting: number | null;
  asOf: string | null;
}

export interface UsageProduct {
  name: string;
  /** False for a trial, and for a product whose subscriptions have ended. */
  counts: boolean;
  /** Null if the data only has questions by day. */
  asOf: string | null;
  /** The data is too old to count. */
  isStale: boolean;
  activeStudents: number | null;
  seats: number | null;
  /** The requirement in one sentence. */
  rule: string | null;
  items: UsageItem[];
  weeks: UsageWeek[];
  /** Of a district, those without usage first. */
  schools: UsageSchool[];
}

export interface Usage {
  caseId: string;
  today: string;
  products: UsageProduct[];
  state: 'MET' | 'MISSING' | 'UNKNOWN' | 'STALE' | 'NO_DATA' | 'NO_RULE';
  /** The date to set. */
  proposal: string | null;
  summary: string | null;
  /** What those who work on the case do about it. */
  advice: string | null;
  isEmailAdvised: boolean;
  /** What the data showed when the date was set. */
  evidence: string | null;
  /** The figures as a text to post. */
  post: string | null;
}
