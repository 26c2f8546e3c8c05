import type { RosteringFormState } from 'c/rosteringAnswerModel';
import { reduceError } from 'c/rpErrorUtils';
import type { DraftSaver, Form } from './draftSaver.ts';
import { forgetForm } from './latestForm.ts';
import { forgetCopy } from './localCopy.ts';

/** What giving up a change needs of the form. */
export interface DiscardingForm extends Form {
  /** Deletes the draft of this version. */
  discard(version: number): Promise<void>;
}

/** Back to the form as it was submitted; a draft saved meanwhile is deleted. */
export async function discardChanges(
  form: DiscardingForm,
  saver: DraftSaver,
  submitted: RosteringFormState | null | undefined,
): Promise<void> {
  await saver.settle();
  const { form: draft, version } = form.model;
  try {
    if (draft?.status === 'Draft' && version !== null) {
      await form.discard(version);
    }
    forgetCopy(form.userId, form.caseId);
    forgetForm(form.caseId);
    if (submitted) {
      form.dispatch({ type: 'submitted', form: submitted });
    }
  } catch (error) {
    form.dispatch({ type: 'submitFailed', failure: reduceError(error) });
  }
  await form.reload();
}
