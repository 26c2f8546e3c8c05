import type { IntegrationCase } from 'c/integrationCaseModel';
import type { OpenItems } from 'c/openItemModel';
import type { FormValues, MethodRule, RosteringFormState } from 'c/rosteringAnswerModel';
import type { StageState } from 'c/stagePath';

/** The answers of `OnboardingCaseController`. Dates look like `2026-11-12`, date-times like `2026-11-12T15:30:00.000Z`. */

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

export interface NextStep {
  code: string;
  message: string;
  targetStage: string | null;
  canComplete: boolean;
  /** What the button of the step does. Null if there is nothing to do here. */
  action: 'email' | 'reply' | 'contact' | 'form' | 'rostering' | 'monitoring' | 'handoff' | 'integration' | null;
  actionLabel: string | null;
  /** Of the email to write. Null if the recommendation decides. */
  templateName: string | null;
  /** The email to answer. */
  replyToId: string | null;
  /** When the case began to wait for this step. Null if unknown. */
  since: string | null;
  /** Who the case waits for. Null if it's the owner of the case. */
  waitsFor: string | null;
  /** Null while nobody is assigned, and if it's the user. */
  specialistName: string | null;
}

/** What the org already knows, with a sentence on where each answer comes from. */
export interface FormSuggestions {
  answers: FormValues;
  sources: Readonly<Record<string, string>>;
  /** The account is a district, so the form offers its schools. */
  isDistrict: boolean;
}

export interface OnboardingPage {
  caseId: string;
  caseNumber: string;
  accountName: string | null;
  contactName: string | null;
  contactPhone: string | null;
  timeZone: string;
  today: string;
  stage: string;
  isClosed: boolean;
  /** The case is open, and the user can edit cases and rostering forms. */
  canChange: boolean;
  /** The user can send emails from the case, also if it is closed. */
  canEmail: boolean;
  canAddNotes: boolean;
  canOverride: boolean;
  /** Tells the user that automation is turned off. */
  switchNotice: string | null;
  stages: Stage[];
  next: NextStep;
  dates: {
    kickoffComplete: string | null;
    rosteringComplete: string | null;
    usageRequirementsMet: string | null;
    handoff: string | null;
  };
  methods: { studentMethod: string | null; teacherMethod: string | null; isManual: boolean };
  /** A change of the rostering method needs a manager's reason. */
  isMethodLate: boolean;
  canEnterRosteringDate: boolean;
  rosteringDateReason: string | null;
  integrations: IntegrationCase[];
  noIntegrationsText: string;
  /** Questions, roadblocks, and tasks. */
  items: OpenItems;
  form: RosteringFormState | null;
  submittedForm: RosteringFormState | null;
  /** Null if the user can't fill in the form, or if it's submitted. */
  suggestions: FormSuggestions | null;
  methodRules: MethodRule[];
  /** Why the user can't fill in the rostering form, or null. */
  formReason: string | null;
}

export interface StageOutcome {
  stage: string;
  message: string;
}
