import type { FormValues, RosteringFormState } from 'c/rosteringAnswerModel';
import { OFFLINE, reduceError } from 'c/rpErrorUtils';
import { draftOf, isDirty } from 'c/rosteringFormModel';
import type { FormEvent, FormModel } from 'c/rosteringFormModel';
import { forgetCopy, keepCopy } from './localCopy.ts';

/** How long someone has to pause before the draft is saved. */
const PAUSE = 800;
/** How soon an unanswered save is tried again, although no one types. */
const RETRY = 15_000;

/** What the saver needs of the form it saves. */
export interface Form {
  readonly userId: string;
  readonly caseId: string;
  readonly model: FormModel;
  dispatch(event: FormEvent): void;
  save(version: number | null, values: FormValues): Promise<RosteringFormState>;
  /** Fetches what the org holds now; the form is told through `opened`. Never rejects: what is shown stays if the org does not answer. */
  reload(): Promise<void>;
}

/**
 * Saves the draft by itself: after a pause, one request at a time, each on top of the version the last one gave. Until the org has
 * answered, the answers lie on this computer too.
 */
export class DraftSaver {
  readonly #form: Form;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(form: Form) {
    this.#form = form;
  }

  /** To be told of every answer. */
  changed(): void {
    this.keep();
    this.schedule(PAUSE);
  }

  /** Saves now what waits; resolves when nothing is under way. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    await this.save();
  }

  /** Saves what waits a last time, when the form is left; what cannot be saved then lies on this computer. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
  }

  /** The form is there again. */
  open(): void {
    this.#closed = false;
  }

  /** Stops waiting, without saving; resolves when nothing is under way. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    clearTimeout(this.#timer);
  }

  private schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (this.#closed) {
      return;
    }
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a debounce is what saving after a pause means
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  private async save(): Promise<void> {
    const { model } = this.#form;
    if (this.#running || model.conflict || model.submitting || !isDirty(model)) {
      return;
    }
    this.#running = this.send(model);
    try {
      await this.#running;
    } finally {
      this.#running = null;
    }
    if (this.#form.model.values !== model.values && !this.#form.model.failure) {
      this.schedule(PAUSE);
    }
  }

  private async send(model: FormModel): Promise<void> {
    this.#form.dispatch({ type: 'saveStarted' });
    try {
      const form = await this.#form.save(model.version, draftOf(model));
      this.#form.dispatch({ type: 'saved', form });
      this.forgetWhenClean();
    } catch (error) {
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    const failure = reduceError(error);
    this.keep();
    this.#form.dispatch({ type: 'saveFailed', failure });
    if (failure.code === OFFLINE) {
      this.schedule(RETRY);
    } else if (failure.code === 'FORM_CHANGED' || failure.code === 'FORM_ALREADY_SUBMITTED') {
      await this.#form.reload();
    }
  }

  private keep(): void {
    const { userId, caseId, model } = this.#form;
    keepCopy(userId, caseId, model);
  }

  private forgetWhenClean(): void {
    if (!isDirty(this.#form.model)) {
      forgetCopy(this.#form.userId, this.#form.caseId);
    }
  }
}
