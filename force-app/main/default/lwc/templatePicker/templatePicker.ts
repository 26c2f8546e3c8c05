import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import getPicker from '@salesforce/apex/EmailController.getPicker';
import ANOTHER from '@salesforce/label/c.Email_WriteAnother';
import NO_BODY from '@salesforce/label/c.Email_NoBody';
import NO_RECIPIENT from '@salesforce/label/c.Email_NoRecipient';
import NO_SUBJECT from '@salesforce/label/c.Email_SubjectMissing';
import TOO_LONG from '@salesforce/label/c.Error_Body_Too_Long';
import TOO_MANY from '@salesforce/label/c.Email_TooMany';
import { EMPTY_EMAIL, isTooLong, problemsOf } from 'c/emailModel';
import type {
  Address,
  EmailEvent,
  EmailModel,
  EmailOutcome,
  EmailPicker,
  MissingField,
  Problems,
  RecipientField,
} from 'c/emailModel';
import { EmailSession } from 'c/emailSession';
import { refreshPage } from 'c/onboardingPage';
import type { Wired } from 'c/onboardingPage';
import { format } from 'c/text';
import { sentText, sentToast } from './sentToast.ts';

const inNumbers = (count: number): string => new Intl.NumberFormat(LOCALE).format(count);

const WORDS = {
  noRecipient: NO_RECIPIENT,
  noSubject: NO_SUBJECT,
  noBody: NO_BODY,
  tooLong: (length: number, maximum: number): string => format(TOO_LONG, inNumbers(length), inNumbers(maximum)),
  tooMany: (count: number, maximum: number): string => format(TOO_MANY, count, maximum),
};

interface Composer extends HTMLElement {
  goTo(gap: MissingField): void;
}

/**
 * Emails from an onboarding case: recommends a template with the reason, fills it in, lets everything be changed, and sends it. What is
 * written stands in `c/emailSession`, what happens to it in `c/emailModel`.
 */
export default class TemplatePicker extends NavigationMixin(LightningElement) {
  /** Whether sending is the page’s next step, which has its one brand button. */
  @api isPrimary = false;

  model: EmailModel = EMPTY_EMAIL;
  loadError: unknown = null;
  timeZone = TIME_ZONE;
  watchedFields = ['Case.Status'];
  labels = { another: ANOTHER };

  #recordId = '';
  #wired: Wired<EmailPicker> = {};
  #session: EmailSession | null = null;
  #leave: () => void = () => undefined;
  #refreshHandler: number | null = null;
  /** Which template is recommended depends on the stage. */
  #status: unknown = null;
  /** What this component refreshes itself need not be read twice. */
  #isRefreshing = false;
  #retry = (): void => this.#session?.retry();

  @api
  get recordId(): string {
    return this.#recordId;
  }

  set recordId(value: string) {
    this.#recordId = value;
    this.loadError = null;
    this.#status = null;
    this.join();
  }

  @wire(getPicker, { caseId: '$recordId' })
  receivePicker(wired: Wired<EmailPicker>): void {
    this.#wired = wired;
    this.showFailure(wired.error ?? null);
    if (wired.data?.caseId === this.#recordId) {
      this.#session?.open(wired.data);
    }
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    const status = data?.fields.Status?.value ?? null;
    const isOther = this.#status !== null && status !== null && status !== this.#status;
    this.#status = status ?? this.#status;
    if (isOther) {
      void this.reload();
    }
  }

  connectedCallback(): void {
    window.addEventListener('online', this.#retry);
    this.#refreshHandler = registerRefreshHandler(this, this.refresh);
    this.join();
    if (this.#wired.data) {
      void this.reload();
    }
  }

  disconnectedCallback(): void {
    window.removeEventListener('online', this.#retry);
    if (this.#refreshHandler !== null) {
      unregisterRefreshHandler(this.#refreshHandler);
      this.#refreshHandler = null;
    }
    this.#leave();
    this.#session = null;
  }

  /** One email for each case, wherever it is shown. */
  join(): void {
    if (!this.isConnected || !this.#recordId || this.#session?.caseId === this.#recordId) {
      return;
    }
    this.#leave();
    this.#session = EmailSession.of(this.#recordId);
    this.#leave = this.#session.subscribe((model) => {
      this.model = model;
    });
    if (this.#wired.data?.caseId === this.#recordId) {
      this.#session.open(this.#wired.data);
    }
  }

  get picker(): EmailPicker | null {
    return this.model.picker;
  }

  get isLoading(): boolean {
    return this.picker === null;
  }

  get isRead(): boolean {
    return this.picker?.canSend === false;
  }

  get variant(): string {
    return this.isPrimary ? 'brand' : 'neutral';
  }

  get sentText(): string {
    return this.model.sent ? sentText(this.model.sent) : '';
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

  /** A failure is shown only where there is no email to show: what somebody writes never makes way for it. */
  async reload(): Promise<void> {
    const caseId = this.#recordId;
    try {
      await refreshApex(this.#wired);
    } catch (error) {
      if (caseId === this.#recordId) {
        this.showFailure(error);
      }
    }
  }

  showFailure(error: unknown): void {
    this.loadError = this.model.picker ? null : error;
  }

  /** For the page's refresh, which goes on inside. */
  async refresh(): Promise<boolean> {
    if (!this.#isRefreshing) {
      await this.reload();
    }
    return true;
  }

  async refreshAround(): Promise<void> {
    this.#isRefreshing = true;
    try {
      await refreshPage(this, this.#wired, [this.#recordId]);
    } finally {
      this.#isRefreshing = false;
    }
  }

  async discard(): Promise<void> {
    if (await this.#session?.discard()) {
      await this.reload();
    }
  }

  async send(): Promise<void> {
    const check = (model: EmailModel): Problems => problemsOf(model, WORDS);
    const outcome = await this.#session?.send(check);
    if (outcome) {
      await this.tell(outcome);
    } else if (this.model.alreadySent) {
      await this.refreshAround();
    }
  }

  async tell(outcome: EmailOutcome): Promise<void> {
    const url = await this[NavigationMixin.GenerateUrl]({
      type: 'standard__recordPage',
      attributes: { recordId: outcome.emailMessageId, objectApiName: 'EmailMessage', actionName: 'view' },
    });
    this.dispatchEvent(new ShowToastEvent(sentToast(outcome, url)));
    await this.refreshAround();
  }
}
