import { OFFLINE, reduceError } from 'c/rpErrorUtils';
import { ALREADY_SENT, isTooLong, isUnsaved } from 'c/emailModel';
import type { EmailContent, EmailDraft, EmailEvent, EmailModel } from 'c/emailModel';
import { forgetCopy, keepCopy } from './localCopy.ts';

/** Milliseconds without a change before the draft is saved. */
const PAUSE = 800;
/** Milliseconds before a failed save is retried. */
const RETRY = 15_000;

/** The email to save. */
export interface KeptEmail {
  readonly userId: string;
  readonly caseId: string;
  readonly model: EmailModel;
  readonly sendKey: string;
  dispatch(event: EmailEvent): void;
  save(content: EmailContent): Promise<EmailDraft>;
  /** Called if the org refuses a save because the email was already sent. */
  foundSent(message: string): Promise<void>;
}

/** Saves the draft automatically after a pause, one request at a time. Until the org confirms, a copy is also stored on this computer. */
export class DraftKeeper {
  readonly #email: KeptEmail;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(email: KeptEmail) {
    this.#email = email;
  }

  /** Call after every change. */
  changed(): void {
    this.keep();
    this.schedule(PAUSE);
  }

  /** Saves pending changes now. Resolves when all requests are done. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    await this.save();
  }

  /** Cancels pending saves. Resolves when all requests are done. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    clearTimeout(this.#timer);
  }

  /** Call when the email is sent or discarded. */
  forget(): void {
    clearTimeout(this.#timer);
    forgetCopy(this.#email.userId, this.#email.caseId);
  }

  keep(): void {
    const { userId, caseId, model, sendKey } = this.#email;
    if (isUnsaved(model)) {
      keepCopy(userId, caseId, model.content, sendKey);
    }
  }

  private schedule(delay: number): void {
    clearTimeout(this.#timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- saves after a pause
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  private async save(): Promise<void> {
    const { model } = this.#email;
    if (this.#running || model.sending || !isUnsaved(model) || isTooLong(model)) {
      return;
    }
    this.#running = this.send(model.content);
    await this.#running;
    this.#running = null;
    if (this.#email.model.saving !== 'failed' && isUnsaved(this.#email.model)) {
      this.schedule(PAUSE);
    }
  }

  private async send(content: EmailContent): Promise<void> {
    this.#email.dispatch({ type: 'saveStarted' });
    try {
      const draft = await this.#email.save(content);
      this.#email.dispatch({ type: 'saved', draft, content });
      if (!isUnsaved(this.#email.model)) {
        forgetCopy(this.#email.userId, this.#email.caseId);
      }
    } catch (error) {
      const failure = reduceError(error);
      this.keep();
      if (failure.code === ALREADY_SENT) {
        await this.#email.foundSent(failure.message);
        return;
      }
      this.#email.dispatch({ type: 'saveFailed', failure });
      if (failure.code === OFFLINE) {
        this.schedule(RETRY);
      }
    }
  }
}
