import type { FormValues, RosteringFormState } from 'c/rosteringAnswerModel';
import { OFFLINE, reduceError } from 'c/rpErrorUtils';
import { draftOf, isDirty } from 'c/rosteringFormModel';
import type { FormEvent, FormModel } from 'c/rosteringFormModel';

/** The pause in typing after which the draft is saved, in milliseconds. */
const PAUSE = 800;
/** When a save that got no answer is tried again. */
const RETRY = 15_000;

/** What the saver needs from the form. */
export interface Form {
  readonly model: FormModel;
  dispatch(event: FormEvent): void;
  /** Keeps the answers on this computer until `forget`. */
  keep(): void;
  forget(): void;
  save(version: number | null, values: FormValues): Promise<RosteringFormState>;
  /** Reads the page again, which dispatches `opened`. Never rejects: if the org doesn't answer, the form stays as it is. */
  reload(): Promise<void>;
}

/**
 * Saves the draft automatically: after a pause, one request at a time, each on top of the version that the last one returned. Until the
 * org answers, the answers are also kept on this computer.
 */
export class DraftSaver {
  readonly #form: Form;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(form: Form) {
    this.#form = form;
  }

  /** Call this at every answer. */
  changed(): void {
    this.#form.keep();
    this.schedule(PAUSE);
  }

  /** Saves what is waiting. Resolves when no save is running. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    await this.save();
  }

  /** Saves one last time when the user leaves the form. If that fails, the answers stay on this computer. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
  }

  /** The form is on the page again. */
  open(): void {
    this.#closed = false;
  }

  /** Cancels a waiting save. Resolves when no save is running. */
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
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the draft is saved after a pause
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
    this.#form.keep();
    this.#form.dispatch({ type: 'saveFailed', failure });
    if (failure.code === OFFLINE) {
      this.schedule(RETRY);
    } else if (failure.code === 'FORM_CHANGED' || failure.code === 'FORM_ALREADY_SUBMITTED') {
      await this.#form.reload();
    }
  }

  private forgetWhenClean(): void {
    if (!isDirty(this.#form.model)) {
      this.#form.forget();
    }
  }
}
