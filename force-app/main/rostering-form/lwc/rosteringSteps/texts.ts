import BACK from '@salesforce/label/c.Form_Back';
import DETAILS from '@salesforce/label/c.Form_StepDetails';
import DISCARD from '@salesforce/label/c.Form_DiscardChanges';
import METHOD from '@salesforce/label/c.Form_StepMethod';
import NEXT from '@salesforce/label/c.Form_Next';
import REVIEW from '@salesforce/label/c.Form_StepReview';
import STEP from '@salesforce/label/c.Form_StepOf';
import SUBMIT from '@salesforce/label/c.Form_Submit';
import LOCALE from '@salesforce/i18n/locale';
import CLEVER_ID from '@salesforce/label/c.Message_CLEVER_ID_INVALID';
import COMPLETE from '@salesforce/label/c.Form_StepComplete';
import STEPS_LABEL from '@salesforce/label/c.Form_Steps';
import DATE from '@salesforce/label/c.Message_VALUE_NOT_DATE';
import EMAIL from '@salesforce/label/c.Message_EMAIL_INVALID';
import NEGATIVE from '@salesforce/label/c.Form_ProblemNegative';
import NUMBER from '@salesforce/label/c.Form_ProblemNumber';
import PHONE from '@salesforce/label/c.Message_PHONE_INVALID';
import REQUIRED from '@salesforce/label/c.Form_ProblemRequired';
import TOO_LARGE from '@salesforce/label/c.Form_ProblemTooLarge';
import TOO_LONG from '@salesforce/label/c.Form_ProblemTooLong';
import WHOLE_NUMBER from '@salesforce/label/c.Message_VALUE_NOT_NUMBER';
import KEPT from '@salesforce/label/c.Form_KeptHere';
import SAVED from '@salesforce/label/c.Form_Saved';
import SAVED_BEFORE from '@salesforce/label/c.Form_SavedBefore';
import SAVED_EXCEPT from '@salesforce/label/c.Form_SavedExcept';
import SAVING from '@salesforce/label/c.Form_Saving';
import SUBMITTING from '@salesforce/label/c.Form_Submitting';
import UNSAVED from '@salesforce/label/c.Form_SavesItself';
import { labelOf } from 'c/rosteringAnswerModel';
import { STEPS, isDirty, unsavable } from 'c/rosteringFormModel';
import type { Step, Problem, Problems, FormModel } from 'c/rosteringFormModel';
import { format, list } from 'c/rpTextUtils';
import { dayOf, sayMoment, sayTime } from 'c/rpDateUtils';

export const LABELS = {
  back: BACK,
  complete: COMPLETE,
  discard: DISCARD,
  next: NEXT,
  steps: STEPS_LABEL,
  submit: SUBMIT,
};

const NAMES: Readonly<Record<Step, string>> = { method: METHOD, details: DETAILS, review: REVIEW };

/** A step in the list above the fields. */
export interface ListedStep {
  readonly value: Step;
  readonly label: string;
  readonly isComplete: boolean;
  readonly current: 'step' | null;
  readonly className: string;
}

/** All steps, as seen from the current one. */
export const stepList = (current: Step): ListedStep[] =>
  STEPS.map((value, index) => {
    const isComplete = index < STEPS.indexOf(current);
    return {
      value,
      label: NAMES[value],
      isComplete,
      current: value === current ? 'step' : null,
      className: `slds-col slds-text-body_small step ${isComplete || value === current ? 'step-reached' : ''}`.trim(),
    };
  });

/** "Step 2 of 3: Rostering information". */
export const headingOf = (step: Step): string => format(STEP, STEPS.indexOf(step) + 1, STEPS.length, NAMES[step]);

const TEXTS: Readonly<Record<Exclude<Problem['code'], 'refused'>, string>> = {
  cleverId: CLEVER_ID,
  date: DATE,
  email: EMAIL,
  negative: NEGATIVE,
  number: NUMBER,
  phone: PHONE,
  required: REQUIRED,
  tooLarge: TOO_LARGE,
  tooLong: TOO_LONG,
  wholeNumber: WHOLE_NUMBER,
};

/** The message at the field. */
export function problemText(problem: Problem): string {
  if (problem.code === 'refused') {
    return problem.message;
  }
  return 'limit' in problem ? format(TEXTS[problem.code], problem.limit.toLocaleString(LOCALE)) : TEXTS[problem.code];
}

/** Messages by field name. */
export const problemTexts = (problems: Problems): Record<string, string> =>
  Object.fromEntries(Object.entries(problems).map(([name, problem]) => [name, problemText(problem)]));

/** Where the answers are: saved, being saved, or only on this computer. */
export function savingText(model: FormModel, reader: { timeZone: string; today: string | null }): string {
  const { saving, submitting, form } = model;
  if (submitting) {
    return SUBMITTING;
  }
  switch (saving) {
    case 'saving':
      return SAVING;
    case 'failed':
      return KEPT;
    case 'saved':
      return savedText(model, reader.timeZone);
    default:
      return form?.status === 'Draft' && form.lastSavedAt && !isDirty(model)
        ? savedBefore(form.lastSavedAt, reader)
        : UNSAVED;
  }
}

/** Names the answers that the save left out. */
function savedText(model: FormModel, timeZone: string): string {
  const time = model.form ? sayTime(new Date(model.form.lastSavedAt), { locale: LOCALE, timeZone }) : '';
  const left = unsavable(model).map((name) => labelOf(name, model.fields));
  return left.length === 0 ? format(SAVED, time) : format(SAVED_EXCEPT, time, list(left, LOCALE));
}

/** For a draft that was saved before the form opened, maybe days ago. */
function savedBefore(moment: string, { timeZone, today }: { timeZone: string; today: string | null }): string {
  const day = today ?? dayOf(new Date().toISOString(), timeZone);
  return format(SAVED_BEFORE, sayMoment(moment, { locale: LOCALE, timeZone, today: day }).text);
}
