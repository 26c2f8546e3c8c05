import { OFFLINE, reduceError } from 'c/rpErrorUtils';
import { ALREADY_SENT, isTooLong, isUnsaved } from 'c/emailModel';
import type { EmailContent, EmailDraft, EmailEvent, EmailModel } from 'c/emailModel';
import { forgetCopy, keepCopy } from './localCopy.ts';

/** How long someone has to pause before the draft is saved. */
const PAUSE = 800;
/** How soon an unanswered save is tried again, although no one types. */
const RETRY = 15_000;

/** What the keeper needs of the email it keeps. */
export interface KeptEmail {
  readonly userId: string;
  readonly caseId: string;
  readonly model: EmailModel;
  readonly sendKey: string;
  dispatch(event: EmailEvent): void;
  save(content: EmailContent): Promise<EmailDraft>;
  /** The org knows the email as one that went out. */
  foundSent(message: string): Promise<void>;
}

/** Saves the draft by itself: after a pause, one request at a time. Until the org has answered, the email lies on this computer too. */
export class DraftKeeper {
  readonly #email: KeptEmail;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(email: KeptEmail) {
    this.#email = email;
  }

  /** To be told of every change. */
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

  /** Stops waiting, without saving; resolves when nothing is under way. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    clearTimeout(this.#timer);
  }

  /** What was written is sent or given up. */
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
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a debounce is what saving after a pause means
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
