import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import ACCOUNT_ID from '@salesforce/schema/Case.AccountId';
import ACCOUNT_NAME from '@salesforce/schema/Case.Account.Name';
import ANOTHER from '@salesforce/label/c.Email_WriteAnother';
import ASK from '@salesforce/label/c.Email_AskReplace';
import ASK_START from '@salesforce/label/c.Email_AskStart';
import DISCARD_COPY from '@salesforce/label/c.Email_DiscardDraft';
import FOR_OTHERS from '@salesforce/label/c.Email_ForOthers';
import GAPS from '@salesforce/label/c.Email_Gaps';
import GO_TO from '@salesforce/label/c.Email_GoTo';
import KEEP from '@salesforce/label/c.Email_KeepText';
import KEEP_TEXT from '@salesforce/label/c.Email_SendAnother';
import NO_ACCOUNT from '@salesforce/label/c.Email_NoAccount';
import NO_CONTACT from '@salesforce/label/c.Email_NoImplementationContact';
import NO_CONTACT_HELP from '@salesforce/label/c.Email_NoImplementationContactHelp';
import OPEN from '@salesforce/label/c.Email_OpenAccount';
import REPLACE from '@salesforce/label/c.Email_ReplaceText';
import RESTORED from '@salesforce/label/c.Email_Restored';
import UNREACHED from '@salesforce/label/c.Email_Unreached';
import { EMPTY_EMAIL, isForOthers, lastSentText, openGaps, templateOf } from 'c/emailModel';
import type { AlreadySent, EmailModel, MissingField, Person } from 'c/emailModel';
import type { PageError } from 'c/rpErrorUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

interface AccountRecord extends UiRecord {
  fields: UiRecord['fields'] & { Account?: { value: { fields?: UiRecord['fields'] } | null } };
}

const isAsked = ({ asked, askedStart }: EmailModel): boolean => asked !== null || askedStart !== null;

/**
 * The notices above an email: missing recipients, an earlier email from the same template, questions, errors, and gaps to fill in, or that the email was already sent. Sends the events
 * `retry`, `discard`, `replace`, `keep`, `another`, `keeptext`, and `jump` with the merge field whose gap the user wants to fill in.
 */
export default class EmailNotices extends LightningElement {
  @api caseId = '';
  @api today: string | null = null;
  @api timeZone: string | undefined;

  shown: EmailModel = EMPTY_EMAIL;
  record: AccountRecord | null = null;
  fields = [ACCOUNT_ID, ACCOUNT_NAME];
  labels = {
    another: ANOTHER,
    discard: DISCARD_COPY,
    forOthers: FOR_OTHERS,
    gaps: GAPS,
    keep: KEEP,
    keepText: KEEP_TEXT,
    noAccount: NO_ACCOUNT,
    noContact: NO_CONTACT,
    noContactHelp: NO_CONTACT_HELP,
    replace: REPLACE,
    restored: RESTORED,
  };
  #focus: 'already-sent' | 'keep' | null = null;

  @api
  get model(): EmailModel {
    return this.shown;
  }

  set model(next: EmailModel) {
    if (next.alreadySent !== null && this.shown.alreadySent === null) {
      this.#focus = 'already-sent';
    } else if (isAsked(next) && !isAsked(this.shown)) {
      this.#focus = 'keep';
    }
    this.shown = next;
  }

  /** Read only to link to the account that needs an implementation contact. */
  @wire(getRecord, { recordId: '$accountCaseId', optionalFields: '$fields' })
  receive({ data }: Wired<AccountRecord>): void {
    this.record = data ?? this.record;
  }

  /** The user pressed Send or chose a template, and the answer is up here. */
  renderedCallback(): void {
    if (this.#focus !== null) {
      this.template?.querySelector<HTMLElement>(`[data-id="${this.#focus}"]`)?.focus();
      this.#focus = null;
    }
  }

  get alreadySent(): AlreadySent | null {
    return this.shown.alreadySent;
  }

  get implementationContacts(): Person[] {
    return (this.shown.picker?.people ?? []).filter(({ role }) => role === 'implementation');
  }

  get isWithoutContacts(): boolean {
    return this.shown.picker !== null && this.implementationContacts.length === 0;
  }

  get unreached(): { key: string; name: string; text: string }[] {
    return this.implementationContacts
      .filter(({ problem }) => problem !== null)
      .map(({ key, name, problem }) => ({ key, name, text: format(UNREACHED, problem) }));
  }

  get hasUnreached(): boolean {
    return this.unreached.length > 0;
  }

  get accountCaseId(): string | undefined {
    return this.isWithoutContacts && this.alreadySent === null ? this.caseId : undefined;
  }

  get accountRecord(): AccountRecord | null {
    return this.record?.id === this.caseId ? this.record : null;
  }

  get accountId(): string | null {
    return (this.accountRecord?.fields.AccountId?.value as string | null | undefined) ?? null;
  }

  get isWithoutAccount(): boolean {
    return this.accountRecord !== null && this.accountId === null;
  }

  get accountLabel(): string {
    return format(OPEN, String(this.accountRecord?.fields.Account?.value?.fields?.Name?.value ?? ''));
  }

  get question(): string | null {
    if (this.shown.askedStart) {
      return ASK_START;
    }
    const wanted = this.shown.picker?.templates.find(({ name }) => name === this.shown.asked);
    return this.shown.asked === null ? null : format(ASK, wanted?.label ?? '');
  }

  /** When the chosen template was last sent, and to whom. */
  get lastSent(): string | null {
    const last = templateOf(this.shown)?.lastSent;
    return last ? lastSentText(last, this.timeZone ?? 'UTC') : null;
  }

  get error(): PageError | null {
    return this.shown.mergeFailure;
  }

  get isForOthers(): boolean {
    return isForOthers(this.shown);
  }

  get gaps(): (MissingField & { id: string; goTo: string })[] {
    return openGaps(this.shown).map((gap) => ({ ...gap, id: gap.key ?? gap.field, goTo: format(GO_TO, gap.label) }));
  }

  /** After Send, the composer lists them at the button. */
  get hasGaps(): boolean {
    return this.gaps.length > 0 && this.shown.unconfirmed.length === 0;
  }

  /** Each button's data-id is the event it sends. */
  send(event: Event): void {
    this.dispatchEvent(new CustomEvent((event.currentTarget as HTMLElement).dataset.id ?? ''));
  }

  retry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }

  jump(event: Event): void {
    const { gap: id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('jump', { detail: this.gaps.find((gap) => gap.id === id) }));
  }
}
