import type { RosteringFormState } from 'c/rosteringAnswerModel';
import type { CaseReference } from 'c/integrationCaseModel';

export interface SubmitOutcome {
  form: RosteringFormState;
  stage: string;
  kickoffDate: string | null;
  created: CaseReference[];
  reopened: CaseReference[];
  cancelled: CaseReference[];
  unchanged: CaseReference[];
}

/** One effect that submitting will have, in Apex's words. */
export interface SubmissionEffect {
  readonly code: string;
  readonly provider: string | null;
  readonly caseNumber: string | null;
  readonly message: string;
}

/** What the review step knows of the effects. The form can be submitted in each state. */
export type Foreseen =
  | { readonly state: 'loading' | 'unknown' }
  | { readonly state: 'known'; readonly effects: readonly SubmissionEffect[] };
