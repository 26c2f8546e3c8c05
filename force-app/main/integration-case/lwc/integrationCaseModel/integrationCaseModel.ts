/** The answers of `IntegrationCaseController`, and the integration cases in the answers of other controllers. */
import { forget, keep, readKept } from 'c/rpStorageUtils';
import type { StageState } from 'c/stagePath';

export interface IntegrationCase {
  id: string;
  caseNumber: string;
  provider: string;
  status: string;
  statusLabel: string;
  outcome: string | null;
  outcomeReason: string | null;
  isClosed: boolean;
  isCurrent: boolean;
  openedAt: string;
  closedAt: string | null;
  waitingSince: string | null;
  ownerName: string;
  /** Which step, who must act, and since when; of a closed case, what arrived through the provider. */
  setup: string | null;
}

export interface CaseReference {
  id: string;
  caseNumber: string;
  provider: string;
}

export interface SetupStep {
  /** The API name of the step. */
  name: string;
  position: number;
  label: string;
  whatToDo: string;
  /** "Who acts: the support team, then the district" */
  actors: string;
  /** What shows that the step is done. */
  proof: string;
  usualFailure: string | null;
  fix: string | null;
  /** What the provider can show, and who must act then. */
  states: { label: string; waitsFor: string }[];
  isDone: boolean;
  isCurrent: boolean;
  doneAt: string | null;
  doneByName: string | null;
  /** What someone entered. */
  evidence: string | null;
  took: string | null;
}

export interface SetupChecklist {
  /** Empty if the provider has no checklist. */
  steps: SetupStep[];
  doneCount: number;
  /** Which step, who must act, and since when. Null for a closed case. */
  line: string | null;
  actors: { value: string; label: string }[];
  waitsFor: string | null;
  waitingSince: string | null;
  waitingReason: string | null;
  pausedFrom: string | null;
  pausedUntil: string | null;
  pauseReason: string | null;
  /** The case has a pause that isn't over. */
  hasPause: boolean;
  canEdit: boolean;
  today: string;
  timeZone: string;
}

/** What arrived through the provider. */
export interface IntegrationCounts {
  schools: number | null;
  sections: number | null;
  users: number | null;
  proof: string | null;
  /** Closing as complete needs all of them. */
  areRequired: boolean;
}

/** The counts as the user typed them. */
export interface TypedCounts {
  schools: string;
  sections: string;
  users: string;
  proof: string;
}

export interface Waiting {
  waitsFor: string;
  since: string | null;
  reason: string | null;
}

export interface Pause {
  firstDay: string | null;
  lastDay: string | null;
  reason: string | null;
}

export interface IntegrationPanel {
  caseId: string;
  caseNumber: string;
  provider: string;
  status: string;
  /** Null after the last status. */
  nextStatus: string | null;
  stages: { name: string; label: string; state: StageState; needsOutcome: boolean }[];
  isClosed: boolean;
  outcome: string | null;
  outcomeReason: string | null;
  onboardingCaseId: string | null;
  onboardingCaseNumber: string | null;
  onboardingStage: string | null;
  accountName: string | null;
  /** Who talks to the school. Null while nobody is assigned. */
  specialistName: string | null;
  setup: { label: string; value: string | null; field: string }[];
  outcomes: { value: string; label: string; needsReason: boolean }[];
  canEdit: boolean;
  ownerName: string | null;
  /** A queue owns the case, and the user can accept it. */
  canAccept: boolean;
  counts: IntegrationCounts;
  checklist: SetupChecklist;
  canAddNotes: boolean;
}

export interface StatusChange {
  caseId: string;
  fromStatus: string;
  toStatus: string;
  outcome: string | null;
  outcomeReason: string | null;
}

export interface StatusOutcome {
  status: string;
  message: string;
  onboardingCaseId: string | null;
  onboardingStage: string | null;
  rosteringCompleteDate: string | null;
}

/** Evidence stays on this computer until it is saved: one place for each user, case, and step. */
const keyOf = (userId: string, caseId: string, step: string): string =>
  `rosterpath.evidence.${userId}.${caseId.slice(0, 15)}.${step}`;

const isText = (value: unknown): value is string => typeof value === 'string';

export function keepEvidence(userId: string, caseId: string, step: string, text: string): void {
  keep(keyOf(userId, caseId, step), text);
}

/** Null if nothing is kept. */
export const readKeptEvidence = (userId: string, caseId: string, step: string): string | null =>
  readKept(keyOf(userId, caseId, step), isText);

export function forgetEvidence(userId: string, caseId: string, step: string): void {
  forget(keyOf(userId, caseId, step));
}
