/**
 * What the Apex controllers say to the page. Field names and codes are theirs (`OnboardingCaseController`, `RosteringFormController`,
 * `IntegrationCaseController`); dates are `2026-11-12`, moments `2026-11-12T15:30:00.000Z`.
 */
export interface ApexMethod<Params, Result> {
  (params: Params): Promise<Result>;
  adapter: import('lwc').WireAdapterConstructor;
}

/** What a wire passes on: nothing yet, data, or an error. The object itself is the handle that `refreshApex` takes. */
export interface Wired<T> {
  data?: T;
  error?: unknown;
}

export type FieldValue = string | number | boolean | null;
export type FormValues = Record<string, FieldValue>;

export type StageState = 'complete' | 'current' | 'incomplete';

export interface Need {
  code: string;
  message: string;
  field: string | null;
  met: boolean;
}

export interface Stage {
  name: string;
  label: string;
  state: StageState;
  enteredAt: string | null;
  days: number | null;
  overrideReason: string | null;
  needs: Need[];
}

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

export interface RosteringFormState {
  id: string;
  status: 'Draft' | 'Submitted';
  version: number;
  source: string;
  submittedAt: string | null;
  lastSavedAt: string;
  lastSavedBy: string;
  values: FormValues;
}

export interface MethodRule {
  name: string;
  label: string;
  createsIntegrationCase: boolean;
  helpText: string | null;
  fields: { name: string; required: boolean }[];
}

export interface OnboardingPage {
  caseId: string;
  caseNumber: string;
  accountName: string | null;
  contactName: string | null;
  timeZone: string;
  today: string;
  stage: string;
  isClosed: boolean;
  canEdit: boolean;
  canOverride: boolean;
  /** What to know of the switched-off automation. */
  switchNotice: string | null;
  stages: Stage[];
  next: { code: string; message: string; targetStage: string | null; canComplete: boolean };
  dates: {
    kickoffComplete: string | null;
    rosteringComplete: string | null;
    usageRequirementsMet: string | null;
    handoff: string | null;
  };
  methods: { studentMethod: string | null; teacherMethod: string | null; isManual: boolean };
  canEnterRosteringDate: boolean;
  rosteringDateReason: string | null;
  integrations: IntegrationCase[];
  form: RosteringFormState | null;
  submittedForm: RosteringFormState | null;
  /** While there is no form yet: answers the org already knows. */
  suggestions: FormValues | null;
  methodRules: MethodRule[];
}

export interface StageOutcome {
  stage: string;
  message: string;
}

export interface CaseReference {
  id: string;
  caseNumber: string;
  provider: string;
}

export interface SubmitOutcome {
  form: RosteringFormState;
  stage: string;
  kickoffDate: string | null;
  created: CaseReference[];
  reopened: CaseReference[];
  cancelled: CaseReference[];
  unchanged: CaseReference[];
}

export interface IntegrationPanel {
  caseId: string;
  caseNumber: string;
  provider: string;
  status: string;
  stages: { name: string; label: string; state: StageState }[];
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
