import USER_ID from '@salesforce/user/Id';
import discardDraft from '@salesforce/apex/EmailController.discardDraft';
import preview from '@salesforce/apex/EmailController.preview';
import saveDraft from '@salesforce/apex/EmailController.saveDraft';
import send from '@salesforce/apex/EmailController.send';
import { EMPTY_EMAIL, isUnsaved, reduceEmail } from 'c/emailModel';
import type {
  Address,
  EmailContent,
  EmailDraft,
  EmailEvent,
  EmailModel,
  EmailOutcome,
  EmailPicker,
  EmailPreview,
  Problems,
} from 'c/emailModel';
import { reduceError } from 'c/errors';
import { DraftKeeper } from './draftKeeper.ts';
import { readCopy } from './localCopy.ts';
import { TemplateFiller } from './templateFiller.ts';

type Listener = (model: EmailModel) => void;

/** Emails being written in this browser tab, by case. */
const sessions = new Map<string, EmailSession>();
/** What someone changes by hand; everything else follows from it. */
const BY_HAND: readonly EmailEvent['type'][] = ['recipientsChanged', 'subjectChanged', 'bodyChanged'];

/**
 * The email somebody writes from a case. A page may show it in two places, in the work of the stage and under Emails: both show this one,
 * and it outlives them, so that coming back to a case finds it as it was left.
 */
export class EmailSession {
  readonly caseId: string;
  readonly userId = USER_ID;
  model: EmailModel = EMPTY_EMAIL;

  readonly #listeners = new Set<Listener>();
  readonly #keeper = new DraftKeeper(this);
  readonly #filler = new TemplateFiller(this);
  #isSending = false;

  private constructor(caseId: string) {
    this.caseId = caseId;
  }

  static of(caseId: string): EmailSession {
    const session = sessions.get(caseId) ?? new EmailSession(caseId);
    sessions.set(caseId, session);
    return session;
  }

  /** Tells of every change, and at once of what is; hands out the way to stop. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    listener(this.model);
    return () => {
      this.#listeners.delete(listener);
      void this.leave();
    };
  }

  open(picker: EmailPicker): void {
    const copy = this.model.picker === null ? readCopy(this.userId, this.caseId) : null;
    this.dispatch({ type: 'opened', picker, copy });
    if (this.model.restoredAt) {
      this.#keeper.changed();
    }
  }

  dispatch(event: EmailEvent): void {
    this.model = reduceEmail(this.model, event);
    this.#listeners.forEach((listener) => listener(this.model));
    if (BY_HAND.includes(event.type)) {
      this.#keeper.changed();
    } else if (event.type === 'merged' && isUnsaved(this.model)) {
      this.#keeper.changed();
    }
    if (event.type !== 'mergeStarted' && event.type !== 'mergeFailed') {
      this.#filler.changed();
    }
  }

  /** Tries again what could not be saved or filled in. */
  retry(): void {
    void this.#keeper.flush();
    if (this.model.mergeFailure) {
      void this.#filler.fill();
    }
  }

  /** Sends what `check` finds no problem in: one request however often it is asked for. */
  async send(check: (model: EmailModel) => Problems): Promise<EmailOutcome | null> {
    if (this.#isSending || this.model.sent) {
      return null;
    }
    this.#isSending = true;
    try {
      await this.#filler.settle();
      const problems = check(this.model);
      if (Object.keys(problems).length > 0) {
        this.dispatch({ type: 'refused', problems });
        return null;
      }
      return await this.deliver();
    } finally {
      this.#isSending = false;
    }
  }

  /** Gives up what was written and begins anew. */
  async discard(): Promise<boolean> {
    await this.#keeper.settle();
    try {
      if (this.model.draft) {
        await discardDraft({ caseId: this.caseId });
      }
      this.#keeper.forget();
      this.dispatch({ type: 'discarded' });
      return true;
    } catch (error) {
      this.dispatch({ type: 'discardFailed', failure: reduceError(error) });
      return false;
    }
  }

  save(content: EmailContent): Promise<EmailDraft> {
    return saveDraft({ caseId: this.caseId, email: content });
  }

  preview(templateName: string, to: readonly Address[]): Promise<EmailPreview> {
    return preview({ caseId: this.caseId, templateName, to });
  }

  private async deliver(): Promise<EmailOutcome | null> {
    this.dispatch({ type: 'sendStarted' });
    await this.#keeper.settle();
    try {
      const { content, draft } = this.model;
      const outcome = await send({ caseId: this.caseId, email: { ...content, id: draft?.id ?? null } });
      this.#keeper.forget();
      this.dispatch({ type: 'sent', outcome });
      return outcome;
    } catch (error) {
      this.#keeper.keep();
      this.dispatch({ type: 'sendFailed', failure: reduceError(error) });
      return null;
    }
  }

  private async leave(): Promise<void> {
    if (this.#listeners.size > 0) {
      return;
    }
    await this.#keeper.flush();
    // Nothing written: the next time begins with what the org says then.
    if (this.#listeners.size === 0 && !this.model.touched) {
      sessions.delete(this.caseId);
    }
  }
}
