import openForm from '@salesforce/apex/CustomerFormController.open';
import saveDraft from '@salesforce/apex/CustomerFormController.saveDraft';
import submitForm from '@salesforce/apex/CustomerFormController.submit';
import type { CustomerForm, CustomerReceipt } from 'c/customerFormModel';
import type { FormValues, RosteringFormState } from 'c/rosteringAnswerModel';
import { DraftSaver, forgetCopy, forgetStep, keepCopy, keepStep, readCopy, readStep } from 'c/rosteringDraftUtils';
import type { Form } from 'c/rosteringDraftUtils';
import { EMPTY, isDirty, reduce, submissionOf } from 'c/rosteringFormModel';
import type { FormEvent, FormModel } from 'c/rosteringFormModel';
import type { PageError } from 'c/rpErrorUtils';
import { failureOf, FORM_CHANGED, isClosed } from './failures.ts';

/** The part of the token in the keys of the browser's storage. It identifies the form, and it doesn't help to guess the rest. */
const KNOWN_DIGITS = 8;

/** The component that shows the form. */
export interface LinkPlace {
  show(model: FormModel): void;
  /** The link doesn't work anymore. */
  close(failure: PageError): void;
}

/** A draft as the model knows it. A customer sees no names and no IDs. */
const draft = (version: number, values: FormValues, savedAt: string): RosteringFormState => ({
  id: '',
  status: 'Draft',
  version,
  source: 'Customer',
  submittedAt: null,
  lastSavedAt: savedAt,
  lastSavedBy: '',
  values,
});

/**
 * The form that a link opens. Someone else can save it too, such as the specialist during a call. A customer sees only what was saved through
 * the link, so there is nothing to compare: the answers stay, and are saved on top of the newest version.
 */
export class LinkedForm implements Form {
  readonly saver = new DraftSaver(this);
  model: FormModel = EMPTY;
  readonly #token: string;
  readonly #place: LinkPlace;
  readonly #key: string;

  constructor(token: string, place: LinkPlace) {
    this.#token = token;
    this.#place = place;
    this.#key = `link.${token.slice(-KNOWN_DIGITS)}`;
  }

  dispatch(event: FormEvent): void {
    this.model = reduce(this.model, event);
    this.#place.show(this.model);
  }

  /** Reads the form, with what this browser still has of it. */
  async open(): Promise<CustomerForm> {
    const opened = await openForm({ token: this.#token });
    if (!opened.form.submitted) {
      this.dispatch({ type: 'described', fields: opened.fields });
      this.read(opened, true);
      this.dispatch({ type: 'resumed', step: readStep(this.#key) });
      if (isDirty(this.model)) {
        this.saver.changed();
      }
    }
    return opened;
  }

  answered(event: FormEvent): void {
    this.dispatch(event);
    this.saver.changed();
  }

  go(event: FormEvent): void {
    this.dispatch(event);
    keepStep(this.#key, this.model.step);
  }

  keep(): void {
    keepCopy(this.#key, this.model);
  }

  forget(): void {
    forgetCopy(this.#key);
  }

  async save(version: number | null, values: FormValues): Promise<RosteringFormState> {
    try {
      const saved = await saveDraft({ token: this.#token, version, values });
      return draft(saved.version, values, saved.savedAt);
    } catch (error) {
      throw this.noted(error);
    }
  }

  /** The form was saved elsewhere. Takes the newest version, and saves the answers on top of it. */
  async reload(): Promise<void> {
    if (await this.renew()) {
      this.saver.changed();
    }
  }

  /** Sends one request, however often the button is pressed. Null if the form isn't complete or was refused. */
  async submit(): Promise<CustomerReceipt | null> {
    if (this.model.submitting) {
      return null;
    }
    this.dispatch({ type: 'submitStarted' });
    // The model refuses a form that isn't complete.
    if (!(this.model as FormModel).submitting) {
      return null;
    }
    await this.saver.settle();
    try {
      const { version } = this.model;
      const receipt = await submitForm({ token: this.#token, version, values: submissionOf(this.model) });
      this.forget();
      forgetStep(this.#key);
      return receipt;
    } catch (error) {
      await this.refused(this.noted(error));
      return null;
    }
  }

  private async refused(failure: PageError): Promise<void> {
    this.keep();
    this.dispatch({ type: 'submitFailed', failure });
    if (failure.code === FORM_CHANGED && (await this.renew())) {
      this.dispatch({ type: 'submitFailed', failure });
    }
  }

  private async renew(): Promise<boolean> {
    try {
      this.read(await openForm({ token: this.#token }), false);
      return true;
    } catch (error) {
      this.noted(error);
      return false;
    }
  }

  private read({ form, methodRules }: CustomerForm, isFirst: boolean): void {
    this.dispatch({
      type: 'opened',
      form: form.version === null ? null : draft(form.version, form.values, ''),
      rules: methodRules,
      copy: isFirst ? readCopy(this.#key) : null,
    });
    if (this.model.conflict) {
      this.dispatch({ type: 'mineKept' });
    }
  }

  private noted(error: unknown): PageError {
    const failure = failureOf(error);
    if (isClosed(failure)) {
      this.#place.close(failure);
    }
    return failure;
  }
}
