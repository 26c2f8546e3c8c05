import type { FieldValue, FormValues, MethodRule, RosteringFormState } from 'c/rosteringAnswerModel';
import type { FieldDescriptions } from 'c/rosteringAnswerModel';
import type { CaseReference } from 'c/integrationCaseModel';
import type { Problems, Step } from './validation.ts';

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

/** What could not be saved, kept on this computer. It was typed on top of `baseline`, the org's answers at `version`. */
export interface LocalCopy {
  readonly version: number | null;
  readonly values: FormValues;
  readonly baseline?: FormValues;
  readonly keptAt: string;
}

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

export type Saving = 'idle' | 'saving' | 'saved' | 'failed';

/** Everything the form knows. Nothing here touches the page, the network or the clock. */
export interface FormModel {
  readonly step: Step;
  /** What stands in the form, saved or not. */
  readonly values: FormValues;
  /** What the org holds at `version`. */
  readonly baseline: FormValues;
  readonly form: RosteringFormState | null;
  readonly version: number | null;
  readonly rules: readonly MethodRule[];
  /** The stage allows a change only with a reason. */
  readonly needsReason: boolean;
  readonly fields: FieldDescriptions;
  readonly problems: Problems;
  /** The fields that kept the form from going on when it last tried; what is found wrong later stands beside its field only. */
  readonly refusedFields: readonly string[];
  /** Counts refusals, so that the page moves the focus once for each. */
  readonly refusals: number;
  readonly saving: Saving;
  readonly failure: Failure | null;
  readonly submitting: boolean;
  /** What somebody else has saved meanwhile, while this form holds other answers. */
  readonly conflict: RosteringFormState | null;
  /** When what was restored from this computer had been typed. */
  readonly restoredAt: string | null;
  /** A submitted form is read until someone wants to change it. */
  readonly editing: boolean;
}

export type FormEvent =
  | {
      readonly type: 'opened';
      readonly form: RosteringFormState | null;
      readonly rules: readonly MethodRule[];
      readonly needsReason?: boolean;
      /** Answers to begin with where there is no form. */
      readonly suggestions?: FormValues | null;
      readonly copy?: LocalCopy | null;
    }
  | { readonly type: 'described'; readonly fields: FieldDescriptions }
  | { readonly type: 'changed'; readonly name: string; readonly value: FieldValue }
  | { readonly type: 'left'; readonly name: string }
  | { readonly type: 'next' | 'back' | 'editStarted' | 'theirsTaken' | 'mineKept' | 'copyDiscarded' }
  | { readonly type: 'wentTo'; readonly step: Step }
  /** An unfinished form is there again; the step is where its writer was, if that is known. */
  | { readonly type: 'resumed'; readonly step: Step | null }
  | { readonly type: 'saveStarted' | 'submitStarted' }
  | { readonly type: 'saved' | 'submitted' | 'conflictFound'; readonly form: RosteringFormState }
  | { readonly type: 'saveFailed' | 'submitFailed'; readonly failure: Failure };

export const EMPTY: FormModel = {
  step: 'method',
  values: {},
  baseline: {},
  form: null,
  version: null,
  rules: [],
  needsReason: false,
  fields: {},
  problems: {},
  refusedFields: [],
  refusals: 0,
  saving: 'idle',
  failure: null,
  submitting: false,
  conflict: null,
  restoredAt: null,
  editing: false,
};
