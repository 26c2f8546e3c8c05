import USER_ID from '@salesforce/user/Id';
import discardDraft from '@salesforce/apex/OnboardingEmailController.discardDraft';
import fillIn from '@salesforce/apex/OnboardingEmailController.fillIn';
import getReply from '@salesforce/apex/OnboardingEmailController.getReply';
import getSent from '@salesforce/apex/OnboardingEmailController.getSent';
import preview from '@salesforce/apex/OnboardingEmailController.preview';
import saveDraft from '@salesforce/apex/OnboardingEmailController.saveDraft';
import send from '@salesforce/apex/OnboardingEmailController.send';
import type { EmailRequest } from 'c/caseWorkModel';
import { reduceError } from 'c/rpErrorUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { newSendKey } from 'c/rpStorageUtils';
import type { PageError } from 'c/rpErrorUtils';
import { ALREADY_SENT, EMPTY_EMAIL, isUnsaved, mayHaveFields, reduceEmail } from 'c/emailModel';
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
  SentEmail,
} from 'c/emailModel';
import { DraftKeeper } from './draftKeeper.ts';
import { readCopy } from './localCopy.ts';
import { TemplateFiller } from './templateFiller.ts';

type Listener = (model: EmailModel) => void;

/** Unsent emails in this browser tab, by case. */
const sessions = new Map<string, EmailSession>();
/** Changes that the user makes or asks for. */
const BY_HAND: readonly EmailEvent['type'][] = ['recipientsChanged', 'subjectChanged', 'bodyChanged', 'filledIn'];
/** Events after which a new email starts. */
const BEGIN: readonly EmailEvent['type'][] = ['sent', 'discarded', 'anotherWanted', 'textKept'];

/** The unsent email of a case. The session outlives the components, so the email is unchanged when the user returns to the case. */
export class EmailSession {
  readonly caseId: string;
  readonly userId = USER_ID;
  model: EmailModel = EMPTY_EMAIL;
  /** Identifies this email, so that the org sends it once, even after a lost answer or from another tab. */
  sendKey = newSendKey();

  readonly #listeners = new Set<Listener>();
  readonly #keeper = new DraftKeeper(this);
  readonly #filler = new TemplateFiller(this);
  #isSending = false;
  /** What another part of the page wants to write. It waits for the templates and people of the case. */
  #request: EmailRequest | null = null;
  /** The reply that was asked for last. */
  #reply: unknown = null;

  private constructor(caseId: string) {
    this.caseId = caseId;
  }

  static of(caseId: string): EmailSession {
    const session = sessions.get(caseId) ?? new EmailSession(caseId);
    sessions.set(caseId, session);
    return session;
  }

  /** Whether the case has an email that was begun here and neither sent nor discarded. */
  static hasUnsent(caseId: string): boolean {
    const model = sessions.get(caseId)?.model;
    return model?.picker ? model.touched && model.sent === null : readCopy(USER_ID, caseId) !== null;
  }

  /** Calls the listener now and after every change. Returns a function that unsubscribes. */
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
    if (copy?.sendKey && this.model.restoredAt) {
      this.sendKey = copy.sendKey;
    }
    if (this.model.restoredAt) {
      this.#keeper.changed();
    }
    void this.begin();
  }

  /** Begins the email that another part of the page asks for. */
  start(request: EmailRequest): void {
    this.#request = request;
    void this.begin();
  }

  dispatch(event: EmailEvent): void {
    this.model = reduceEmail(this.model, event);
    this.chooseKey(event);
    this.#listeners.forEach((listener) => listener(this.model));
    if (BY_HAND.includes(event.type)) {
      this.#keeper.changed();
    } else if (event.type === 'merged' && isUnsaved(this.model)) {
      this.#keeper.changed();
    }
    if (event.type !== 'mergeStarted' && event.type !== 'mergeFailed' && this.#request === null) {
      this.#filler.changed();
    }
  }

  private async begin(): Promise<void> {
    const request = this.#request;
    if (request === null || this.model.picker === null) {
      return;
    }
    this.#request = null;
    this.#reply = null;
    if (this.model.sent || this.model.alreadySent) {
      this.goOn({ type: 'anotherWanted' });
    }
    if (request.kind === 'email') {
      const { templateName, to } = request;
      this.dispatch({ type: 'started', start: { templateName, to } });
    } else {
      await this.readReply(request.emailId, request.all);
    }
  }

  /** Ignores an answer if another email was asked for since. */
  private async readReply(emailId: string, all: boolean): Promise<void> {
    const asked = {};
    this.#reply = asked;
    this.dispatch({ type: 'replyAsked' });
    const event = await getReply({ emailId, all }).then(
      (reply): EmailEvent => ({ type: 'started', start: { reply } }),
      (error: unknown): EmailEvent => ({ type: 'replyFailed', failure: reduceError(error) }),
    );
    if (this.#reply === asked) {
      this.dispatch(event);
    }
  }

  /** Retries a failed save or a failed fill-in. */
  retry(): void {
    void this.#keeper.flush();
    if (this.model.mergeFailure) {
      void this.#filler.fill();
    }
  }

  /** Sends the email if `check` finds no problems and no merge fields were typed. A second call during a send does nothing. `confirmed`: keys of what the user saw and sends anyway. */
  async send(check: (model: EmailModel) => Problems, confirmed: readonly string[] = []): Promise<EmailOutcome | null> {
    if (this.#isSending || this.model.sent || this.model.alreadySent) {
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
      return confirmed.length === 0 && (await this.fillsIn()) ? null : await this.deliver(confirmed);
    } finally {
      this.#isSending = false;
    }
  }

  /** Discards the email and starts a new one. */
  async discard(): Promise<boolean> {
    await this.#keeper.settle();
    try {
      if (this.model.draft) {
        await asThisUser(() => discardDraft({ caseId: this.caseId }));
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
    return asThisUser(() => saveDraft({ caseId: this.caseId, email: { ...content, sendKey: this.sendKey } }));
  }

  async foundSent(message: string): Promise<void> {
    this.dispatch({ type: 'foundSent', found: { message, email: await this.readSent() } });
  }

  /** After an email was sent: starts an empty email, or keeps the text for another one. */
  goOn(event: { type: 'anotherWanted' } | { type: 'textKept' }): void {
    this.#keeper.forget();
    this.dispatch(event);
    if (event.type === 'textKept') {
      this.#keeper.changed();
    }
  }

  preview(templateName: string, to: readonly Address[]): Promise<EmailPreview> {
    return preview({ caseId: this.caseId, templateName, to });
  }

  /** Fills in typed merge fields. If there were any, the user looks at the email before it's sent. */
  private async fillsIn(): Promise<boolean> {
    const { content } = this.model;
    if (!mayHaveFields(content)) {
      return false;
    }
    this.dispatch({ type: 'sendStarted' });
    await this.#keeper.settle();
    try {
      const email = await fillIn({ caseId: this.caseId, email: content });
      if (email.filled.length > 0) {
        this.dispatch({ type: 'filledIn', email });
      }
      return email.filled.length > 0;
    } catch (error) {
      await this.notSent(reduceError(error));
      return true;
    }
  }

  private async deliver(confirmed: readonly string[]): Promise<EmailOutcome | null> {
    this.dispatch({ type: 'sendStarted' });
    await this.#keeper.settle();
    try {
      const { content, draft } = this.model;
      const email = { ...content, id: draft?.id ?? null, sendKey: this.sendKey, confirmed };
      const outcome = await asThisUser(() => send({ caseId: this.caseId, email }));
      this.#keeper.forget();
      this.dispatch({ type: 'sent', outcome });
      return outcome;
    } catch (error) {
      await this.notSent(reduceError(error));
      return null;
    }
  }

  private async notSent(failure: PageError): Promise<void> {
    this.#keeper.keep();
    if (failure.code === ALREADY_SENT) {
      await this.foundSent(failure.message);
    } else {
      this.dispatch({ type: 'sendFailed', failure });
    }
  }

  private async readSent(): Promise<SentEmail | null> {
    try {
      return await getSent({ caseId: this.caseId, sendKey: this.sendKey });
    } catch {
      return null;
    }
  }

  /** All tabs that show a draft use the key of the draft. */
  private chooseKey({ type }: EmailEvent): void {
    const isStart = type === 'started' || type === 'templateConfirmed';
    if (BEGIN.includes(type) || (isStart && !this.model.touched)) {
      this.sendKey = newSendKey();
    } else if (type === 'opened' || type === 'saved') {
      this.sendKey = this.model.draft?.sendKey ?? this.sendKey;
    }
  }

  private async leave(): Promise<void> {
    if (this.#listeners.size > 0) {
      return;
    }
    await this.#keeper.flush();
    // If nothing was written, the next visit starts with fresh data.
    if (this.#listeners.size === 0 && !this.model.touched) {
      sessions.delete(this.caseId);
    }
  }
}
