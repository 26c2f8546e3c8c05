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
