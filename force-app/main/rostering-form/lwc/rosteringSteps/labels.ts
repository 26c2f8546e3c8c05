import BACK from '@salesforce/label/c.Form_Back';
import DETAILS from '@salesforce/label/c.Form_StepDetails';
import DISCARD from '@salesforce/label/c.Form_DiscardChanges';
import METHOD from '@salesforce/label/c.Form_StepMethod';
import NEXT from '@salesforce/label/c.Form_Next';
import REVIEW from '@salesforce/label/c.Form_StepReview';
import STEP from '@salesforce/label/c.Form_StepOf';
import SUBMIT from '@salesforce/label/c.Form_Submit';
import { STEPS } from 'c/rosteringFormModel';
import type { Step } from 'c/rosteringFormModel';
import { format } from 'c/rpTextUtils';

export const LABELS = { back: BACK, discard: DISCARD, next: NEXT, submit: SUBMIT };

const NAMES: Readonly<Record<Step, string>> = { method: METHOD, details: DETAILS, review: REVIEW };

export const STEP_LIST: readonly { label: string; value: Step }[] = STEPS.map((value) => ({
  label: NAMES[value],
  value,
}));

/** "Step 2 of 3: Rostering information". */
export const headingOf = (step: Step): string => format(STEP, STEPS.indexOf(step) + 1, STEPS.length, NAMES[step]);
