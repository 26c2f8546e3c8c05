/** The answers of `IntegrationCaseController`, and the integration cases in the answers of other controllers. */
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
}

export interface CaseReference {
  id: string;
  caseNumber: string;
  provider: string;
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
  setup: { label: string; value: string | null; field: string }[];
  outcomes: { value: string; label: string; needsReason: boolean }[];
  canEdit: boolean;
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
