import type { IntegrationCase } from 'c/integrationCaseModel';
import type { FormValues, MethodRule, RosteringFormState } from 'c/rosteringAnswerModel';
import type { StageState } from 'c/stagePath';

/** What `OnboardingCaseController` says to the page. Dates are `2026-11-12`, moments `2026-11-12T15:30:00.000Z`. */

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
  /** The user can fill in the rostering form in this stage. */
  canChangeForm: boolean;
  /** Changing the method in this stage takes the override and a reason. */
  isMethodLate: boolean;
}

export interface StageOutcome {
  stage: string;
  message: string;
}
