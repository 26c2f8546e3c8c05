import type { FormValues, RosteringFormState } from 'c/rosteringAnswerModel';
import type { SubmitOutcome } from 'c/rosteringFormModel';
import discardDraft from '@salesforce/apex/RosteringFormController.discardDraft';
import saveDraft from '@salesforce/apex/RosteringFormController.saveDraft';
import submitForm from '@salesforce/apex/RosteringFormController.submit';
import USER_ID from '@salesforce/user/Id';
import { EMPTY, reduce } from 'c/rosteringFormModel';
import type { FieldDescriptions } from 'c/rosteringAnswerModel';
import type { FormEvent, FormModel } from 'c/rosteringFormModel';
import type { DiscardingForm } from './discarding.ts';
import { DraftSaver } from './draftSaver.ts';
import { rememberForm } from './latestForm.ts';
import type { SubmittingForm } from './submission.ts';

/** The component that shows a form, until it is given another case. */
export interface FormPlace {
  show(form: CaseForm): void;
  /** Fetches what the org holds now; never rejects. */
  reload(form: CaseForm): Promise<void>;
  hold(form: CaseForm, isHeld: boolean): void;
  warn(message: string): void;
  showOutcome(form: CaseForm, outcome: SubmitOutcome): Promise<void>;
}

/** The form of one case, for good: what is still to be saved or answered when another case is shown belongs to this one. */
export class CaseForm implements SubmittingForm, DiscardingForm {
  readonly userId = USER_ID;
  readonly caseId: string;
  readonly saver: DraftSaver;
  model: FormModel;
  readonly #place: FormPlace;

  constructor(caseId: string, fields: FieldDescriptions, place: FormPlace) {
    this.caseId = caseId;
    this.model = { ...EMPTY, fields };
    this.#place = place;
    this.saver = new DraftSaver(this);
  }

  dispatch(event: FormEvent): void {
    this.model = reduce(this.model, event);
    this.#place.show(this);
  }

  async save(version: number | null, values: FormValues): Promise<RosteringFormState> {
    const form = await saveDraft({ caseId: this.caseId, version, values });
    rememberForm(this.caseId, form);
    return form;
  }

  send(version: number | null, values: FormValues): Promise<SubmitOutcome> {
    return submitForm({ caseId: this.caseId, version, values });
  }

  async discard(version: number): Promise<void> {
    await discardDraft({ caseId: this.caseId, version });
  }

  reload(): Promise<void> {
    return this.#place.reload(this);
  }

  hold(isHeld: boolean): void {
    this.#place.hold(this, isHeld);
  }

  overtaken(message: string): void {
    this.hold(true);
    this.#place.warn(message);
  }

  showOutcome(outcome: SubmitOutcome): Promise<void> {
    return this.#place.showOutcome(this, outcome);
  }
}
