import type { FormValues, RosteringFormState } from 'c/rosteringAnswerModel';
import discardDraft from '@salesforce/apex/RosteringFormController.discardDraft';
import saveDraft from '@salesforce/apex/RosteringFormController.saveDraft';
import submitForm from '@salesforce/apex/RosteringFormController.submit';
import { EMPTY, needsWriter, OUTDATED, reduce, submissionOf } from 'c/rosteringFormModel';
import type { FieldDescriptions } from 'c/rosteringAnswerModel';
import type { FormEvent, FormModel, SubmitOutcome } from 'c/rosteringFormModel';
import { reduceError } from 'c/rpErrorUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { DraftSaver, forgetCopy, keepCopy, placeOf } from 'c/rosteringDraftUtils';
import type { Form } from 'c/rosteringDraftUtils';
import { forgetForm, rememberForm } from './kept.ts';

/** The component that shows a form, until it gets another case. */
export interface FormPlace {
  show(form: CaseForm): void;
  /** Reads the page again. Never rejects. */
  reload(form: CaseForm): Promise<void>;
  /** Whether the form stays in front when the stage changes, because it has answers that aren't saved. */
  hold(form: CaseForm, isHeld: boolean): void;
  warn(message: string): void;
  showOutcome(form: CaseForm, outcome: SubmitOutcome): Promise<void>;
}

/** The form of one case. Its saves and its submission stay with this case, even if the component shows another one meanwhile. */
export class CaseForm implements Form {
  readonly caseId: string;
  readonly saver: DraftSaver;
  model: FormModel;
  readonly #place: FormPlace;
  #isHeld = false;

  constructor(caseId: string, fields: FieldDescriptions, place: FormPlace) {
    this.caseId = caseId;
    this.model = { ...EMPTY, fields };
    this.#place = place;
    this.saver = new DraftSaver(this);
  }

  dispatch(event: FormEvent): void {
    this.model = reduce(this.model, event);
    const held = needsWriter(this.model);
    if (held !== this.#isHeld) {
      this.#isHeld = held;
      this.#place.hold(this, held);
    }
    this.#place.show(this);
  }

  async save(version: number | null, values: FormValues): Promise<RosteringFormState> {
    const form = await asThisUser(() => saveDraft({ caseId: this.caseId, version, values }));
    rememberForm(this.caseId, form);
    return form;
  }

  keep(): void {
    keepCopy(placeOf(this.caseId), this.model);
  }

  forget(): void {
    forgetCopy(placeOf(this.caseId));
  }

  reload(): Promise<void> {
    return this.#place.reload(this);
  }

  /** Sends one request, however often the button is clicked: the model refuses a second one until the first is answered. */
  async submit(): Promise<void> {
    if (this.model.submitting) {
      return;
    }
    this.dispatch({ type: 'submitStarted' });
    // The model refuses a form that isn't complete.
    if (!(this.model as FormModel).submitting) {
      return;
    }
    await this.saver.settle();
    const outcome = await this.send();
    if (outcome) {
      this.forgetAll();
      this.dispatch({ type: 'submitted', form: outcome.form });
      await this.#place.showOutcome(this, outcome);
    }
  }

  /** Back to the submitted form. Deletes the draft of the change. */
  async discardChanges(submitted: RosteringFormState | null | undefined): Promise<void> {
    await this.saver.settle();
    const { form: draft, version } = this.model;
    try {
      if (draft?.status === 'Draft' && version !== null) {
        await asThisUser(() => discardDraft({ caseId: this.caseId, version }));
      }
      this.forgetAll();
      if (submitted) {
        this.dispatch({ type: 'submitted', form: submitted });
      }
    } catch (error) {
      this.dispatch({ type: 'submitFailed', failure: reduceError(error) });
    }
    await this.reload();
  }

  private async send(): Promise<SubmitOutcome | null> {
    const { caseId, model } = this;
    try {
      return await asThisUser(() => submitForm({ caseId, version: model.version, values: submissionOf(model) }));
    } catch (error) {
      await this.refused(error);
      return null;
    }
  }

  private async refused(error: unknown): Promise<void> {
    const failure = reduceError(error);
    this.keep();
    this.dispatch({ type: 'submitFailed', failure });
    if (OUTDATED.includes(failure.code)) {
      this.#place.warn(failure.message);
      await this.reload();
    }
  }

  private forgetAll(): void {
    this.forget();
    forgetForm(this.caseId);
  }
}
