import { api, LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import getPicker from '@salesforce/apex/OnboardingEmailController.getPicker';
import ANOTHER from '@salesforce/label/c.Email_WriteAnother';
import NO_BODY from '@salesforce/label/c.Message_BODY_MISSING';
import TOO_LONG from '@salesforce/label/c.Message_BODY_TOO_LONG';
import NO_RECIPIENT from '@salesforce/label/c.Message_NO_RECIPIENT';
import NO_SUBJECT from '@salesforce/label/c.Message_SUBJECT_MISSING';
import TOO_MANY from '@salesforce/label/c.Message_TOO_MANY_RECIPIENTS';
import { EMPTY_EMAIL, isTooLong, problemsOf, splitAddresses } from 'c/emailModel';
import { EmailSession } from 'c/emailSessionModel';
import type {
  Address,
  EmailEvent,
  EmailModel,
  EmailOutcome,
  EmailPicker,
  MissingField,
  Problems,
  RecipientField,
  SentEmail,
} from 'c/emailModel';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';
import { sentText, sentToast } from './sentToast.ts';

const inNumbers = (count: number): string => new Intl.NumberFormat(LOCALE).format(count);

const WORDS = {
  noRecipient: NO_RECIPIENT,
  noSubject: NO_SUBJECT,
  noBody: NO_BODY,
  tooLong: (length: number, maximum: number): string => format(TOO_LONG, inNumbers(length), inNumbers(maximum)),
  tooMany: (count: number, maximum: number): string => format(TOO_MANY, inNumbers(count), inNumbers(maximum)),
};

interface Composer extends HTMLElement {
  open(): void;
  goTo(gap: MissingField): void;
}

/** Writes and sends emails from an onboarding case, starting with the recommended template. The email itself is in `c/emailModel`. */
export default class TemplatePicker extends NavigationMixin(LightningElement) {
  /** The user works here. Only the place where the user works has a brand button. */
  @api isPrimary = false;

  caseId = '';
  model: EmailModel = EMPTY_EMAIL;
  isOutdated = false;
  loadError: unknown = null;
  timeZone = TIME_ZONE;
  watchedFields = ['Case.Status'];
  labels = { another: ANOTHER };

  #wired: Wired<EmailPicker> = {};
  #reading = new Reading<EmailPicker>('EmailPicker', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #session: EmailSession | null = null;
  #leave: () => void = () => undefined;
  #refreshHandler = -1;
  /** The user pressed Send here, so the focus goes to the notice that the email was sent. */
  #isSender = false;
  /** The recommended template depends on the stage. */
  #status: unknown = null;
  /** The user opened the email, so it gets the focus as soon as there is something to write. */
  #isOpening = false;
  #retry = (): void => this.#session?.retry();

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can show another record in the same component. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.caseId = caseId;
    this.#reading.about(caseId);
    this.#wired = {};
    this.#status = null;
    this.#isSender = false;
    this.#isOpening = false;
    this.loadError = null;
    this.join();
  }

  @wire(getPicker, { caseId: '$caseId' })
  receivePicker(wired: Wired<EmailPicker>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.#wired = wired;
    this.loadError = this.model.picker ? null : (wired.error ?? null);
    if (wired.data) {
      this.#session?.open(wired.data);
    }
  }

  @wire(getRecord, { recordId: '$caseId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    const status = data?.id === this.caseId ? data.fields.Status?.value : null;
    const isOther = Boolean(this.#status && status && status !== this.#status);
    this.#status = status ?? this.#status;
    if (isOther) {
      void this.#reading.refreshWithPage();
    }
  }

  connectedCallback(): void {
    window.addEventListener('online', this.#retry);
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
    this.#reading.arrived();
    this.join();
  }

  disconnectedCallback(): void {
    window.removeEventListener('online', this.#retry);
    unregisterRefreshHandler(this.#refreshHandler);
    this.#leave();
    this.#session = null;
  }

  renderedCallback(): void {
    const notice = this.#isSender ? this.template?.querySelector<HTMLElement>('[data-id="sent"]') : null;
    if (notice) {
      this.#isSender = false;
      notice.focus();
    }
    this.focusOpened();
  }

  /** Moves the focus into the email. After an email was sent, the next one begins. */
  @api
  open(): void {
    this.#isOpening = true;
    if (this.model.sent) {
      this.writeAnother();
    }
    // The email gets the latest changes with the next rendering.
    void Promise.resolve().then(() => this.focusOpened());
  }

  focusOpened(): void {
    const { readingReply, asked, askedStart, failure, sent } = this.model;
    if (!this.#isOpening || this.isLoading || readingReply || sent) {
      return;
    }
    this.#isOpening = false;
    // A question or an error has the focus.
    if (asked === null && askedStart === null && failure === null) {
      this.template?.querySelector<Composer>('c-email-composer')?.open();
    }
  }

  /** Each case has one email, even if the page shows it twice. */
  join(): void {
    if (!this.isConnected || !this.caseId || this.#session?.caseId === this.caseId) {
      return;
    }
    this.#leave();
    this.#session = EmailSession.of(this.caseId);
    this.#leave = this.#session.subscribe((model) => {
      this.model = model;
    });
    if (this.#wired.data?.caseId === this.caseId) {
      this.#session.open(this.#wired.data);
    }
  }

  get picker(): EmailPicker | null {
    return this.model.picker;
  }

  /** One item, so that another case gets a new composer without a half-typed address. */
  get composers(): readonly { key: string }[] {
    return [{ key: this.caseId }];
  }

  get isLoading(): boolean {
    return this.picker === null;
  }

  get isRead(): boolean {
    return this.picker?.canSend === false;
  }

  get isReply(): boolean {
    return this.model.content.replyToId !== null;
  }

  get variant(): string {
    return this.isPrimary ? 'brand' : 'neutral';
  }

  get sentText(): string {
    return this.model.sent ? sentText(this.model.sent) : '';
  }

  /** The email that was already sent; null if it can't be read right now. */
  get sentBefore(): SentEmail | null {
    return this.model.alreadySent?.email ?? null;
  }

  get sentBeforeTo(): string[] {
    return splitAddresses(this.sentBefore?.to ?? null);
  }

  get sentBeforeCc(): string[] {
    return splitAddresses(this.sentBefore?.cc ?? null);
  }

  choose(event: CustomEvent<string>): void {
    this.dispatch({ type: 'templateChosen', name: event.detail });
  }

  replace(): void {
    this.dispatch({ type: 'templateConfirmed' });
  }

  keep(): void {
    this.dispatch({ type: 'templateDeclined' });
    this.template?.querySelector<HTMLElement & { reset(): void }>('c-email-template-list')?.reset();
  }

  changeRecipients({ detail }: CustomEvent<{ field: RecipientField; addresses: readonly Address[] }>): void {
    this.dispatch({ type: 'recipientsChanged', ...detail });
  }

  changeSubject(event: CustomEvent<string>): void {
    this.dispatch({ type: 'subjectChanged', subject: event.detail });
  }

  changeBody(event: CustomEvent<string>): void {
    this.dispatch({ type: 'bodyChanged', body: event.detail });
    const { body } = isTooLong(this.model) ? problemsOf(this.model, WORDS) : {};
    if (body) {
      this.dispatch({ type: 'problemFound', problems: { body } });
    }
  }

  jump(event: CustomEvent<MissingField>): void {
    this.template?.querySelector<Composer>('c-email-composer')?.goTo(event.detail);
  }

  retry(): void {
    this.#session?.retry();
  }

  writeAnother(): void {
    this.#session?.goOn({ type: 'anotherWanted' });
  }

  keepText(): void {
    this.#session?.goOn({ type: 'textKept' });
  }

  dispatch(event: EmailEvent): void {
    this.#session?.dispatch(event);
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }

  async discard(): Promise<void> {
    if (await this.#session?.discard()) {
      await this.reload();
    }
  }

  /** The detail has the keys of what the user saw and sends anyway. */
  async send({ detail }: CustomEvent<readonly string[] | null>): Promise<void> {
    const check = (model: EmailModel): Problems => problemsOf(model, WORDS);
    const { caseId } = this;
    this.#isSender = true;
    const outcome = await this.#session?.send(check, detail ?? []);
    if (outcome) {
      await this.tell(outcome, caseId);
    } else if (this.model.alreadySent) {
      await this.#reading.showWrite(this, caseId);
    }
  }

  async tell(outcome: EmailOutcome, caseId: string): Promise<void> {
    const url = await this[NavigationMixin.GenerateUrl]({
      type: 'standard__recordPage',
      attributes: { recordId: outcome.emailMessageId, objectApiName: 'EmailMessage', actionName: 'view' },
    });
    this.dispatchEvent(new ShowToastEvent(sentToast(outcome, url)));
    await this.#reading.showWrite(this, caseId);
  }
}
