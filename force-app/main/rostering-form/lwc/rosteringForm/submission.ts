import type { SubmitOutcome } from 'c/rosteringFormModel';
import { reduceError } from 'c/rpErrorUtils';
import { OUTDATED, submissionOf } from 'c/rosteringFormModel';
import type { DraftSaver, Form } from './draftSaver.ts';
import { forgetForm } from './latestForm.ts';
import { forgetCopy, keepCopy } from './localCopy.ts';

/** What a submission needs of the form. */
export interface SubmittingForm extends Form {
  send(version: number | null, values: Form['model']['values']): Promise<SubmitOutcome>;
  /** Whether the form stays in front although the stage changes: somebody has to decide about what they typed. */
  hold(isHeld: boolean): void;
  /** Tells that somebody else was faster, whatever the page shows after reading it again. */
  overtaken(message: string): void;
  /** Tells what followed, and shows it. */
  showOutcome(outcome: SubmitOutcome): Promise<void>;
}

/** One request however often the button is pressed: the model refuses a second one until the first is answered. */
export async function submitOnce(form: SubmittingForm, saver: DraftSaver): Promise<void> {
  if (form.model.submitting) {
    return;
  }
  form.dispatch({ type: 'submitStarted' });
  if (!form.model.submitting) {
    return;
  }
  form.hold(false);
  await saver.settle();
  const outcome = await sent(form);
  if (outcome) {
    forgetCopy(form.userId, form.caseId);
    forgetForm(form.caseId);
    form.dispatch({ type: 'submitted', form: outcome.form });
    await form.showOutcome(outcome);
  }
}

async function sent(form: SubmittingForm): Promise<SubmitOutcome | null> {
  try {
    return await form.send(form.model.version, submissionOf(form.model));
  } catch (error) {
    await failed(form, error);
    return null;
  }
}

async function failed(form: SubmittingForm, error: unknown): Promise<void> {
  const failure = reduceError(error);
  keepCopy(form.userId, form.caseId, form.model);
  form.dispatch({ type: 'submitFailed', failure });
  if (OUTDATED.includes(failure.code)) {
    form.overtaken(failure.message);
    await form.reload();
  }
}
