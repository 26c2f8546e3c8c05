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

/** Unsaved answers on this computer. `baseline` has the answers that the org had at `version`, when typing began. */
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

/** The state of the form. It uses neither the page, nor the network, nor the clock. */
export interface FormModel {
  readonly step: Step;
  /** The answers in the form, saved or not. */
  readonly values: FormValues;
  /** The answers that the org has at `version`. */
  readonly baseline: FormValues;
  readonly form: RosteringFormState | null;
  readonly version: number | null;
  readonly rules: readonly MethodRule[];
  /** The stage takes an override reason. */
  readonly needsReason: boolean;
  readonly fields: FieldDescriptions;
  /** Answers that the org knows, and where each comes from. */
  readonly suggestions: FormValues;
  readonly sources: Readonly<Record<string, string>>;
  /** The fields whose control has a text that isn't a number or a date at all. */
  readonly unreadable: readonly string[];
  readonly problems: Problems;
  /** The fields that stopped the last Next or Submit. The summary lists them. A problem found later appears only at its field. */
  readonly refusedFields: readonly string[];
  /** Counts how often Next or Submit was stopped, so that the focus moves once each time. */
  readonly refusals: number;
  readonly saving: Saving;
  readonly failure: Failure | null;
  readonly submitting: boolean;
  /** The form that someone else saved while other answers were typed here. */
  readonly conflict: RosteringFormState | null;
  /** When the restored answers were typed. */
  readonly restoredAt: string | null;
  /** The user chose to change a submitted form. */
  readonly editing: boolean;
}

export type FormEvent =
  | {
      readonly type: 'opened';
      readonly form: RosteringFormState | null;
      readonly rules: readonly MethodRule[];
      readonly needsReason?: boolean;
      /** Answers to start with if there is no form. */
      readonly suggestions?: FormValues | null;
      readonly sources?: Readonly<Record<string, string>> | null;
      readonly copy?: LocalCopy | null;
    }
  | { readonly type: 'described'; readonly fields: FieldDescriptions }
  | { readonly type: 'changed'; readonly name: string; readonly value: FieldValue; readonly isUnreadable?: boolean }
  | { readonly type: 'left'; readonly name: string }
  | { readonly type: 'next' | 'back' | 'editStarted' | 'theirsTaken' | 'mineKept' | 'copyDiscarded' }
  | { readonly type: 'wentTo'; readonly step: Step }
  /** An unfinished form was opened again. `step` is the last one, if this computer knows it. */
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
  suggestions: {},
  sources: {},
  unreadable: [],
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
