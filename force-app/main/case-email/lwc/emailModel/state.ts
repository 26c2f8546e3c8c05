import type { PageError } from 'c/rpErrorUtils';
import type {
  Address,
  EmailContent,
  EmailDraft,
  EmailOutcome,
  EmailPicker,
  EmailPreview,
  EmailReply,
  FilledEmail,
  MissingField,
  SentEmail,
} from './types.ts';

export type RecipientField = 'to' | 'cc';
export type EmailField = RecipientField | 'subject' | 'body';
export type Problems = Readonly<Partial<Record<EmailField, string>>>;

/** Changes that couldn't be saved, stored on this computer. */
export interface EmailCopy {
  readonly content: EmailContent;
  readonly keptAt: string;
  readonly sendKey?: string;
}

/** The earlier email, after a refused second send. */
export interface AlreadySent {
  readonly message: string;
  /** Null if it can't be read right now. */
  readonly email: SentEmail | null;
}

/** A filled-in template, with the key of its recipients. */
export interface Merged {
  readonly subject: string;
  readonly body: string;
  readonly key: string;
}

/** An email that another part of the page asks for: from a template, to people, or as a reply. */
export interface EmailStart {
  readonly templateName?: string | null;
  readonly to?: readonly Address[];
  readonly reply?: EmailReply;
}

export interface EmailModel {
  readonly picker: EmailPicker | null;
  readonly content: EmailContent;
  /** The text from the template. If the content differs, it is edited. */
  readonly merged: Merged | null;
  readonly missing: readonly MissingField[];
  /** The user changed something, so the email is saved as a draft. */
  readonly touched: boolean;
  /** The user chose the recipients, so a template no longer sets its own. */
  readonly ownRecipients: boolean;
  /** The template to confirm, because it would replace edited text. */
  readonly asked: string | null;
  /** The email to confirm, because it would replace an unsent one. */
  readonly askedStart: EmailStart | null;
  /** What a reply keeps if a template is chosen for it: the subject and the quoted original. */
  readonly reply: { readonly subject: string; readonly body: string } | null;
  readonly readingReply: boolean;
  readonly merging: boolean;
  readonly mergeFailure: PageError | null;
  readonly problems: Problems;
  /** Counts refused attempts to send, so that the page can move the focus. */
  readonly refusals: number;
  readonly failure: PageError | null;
  readonly saving: 'idle' | 'saving' | 'saved' | 'failed';
  /** The draft in the org. */
  readonly draft: EmailDraft | null;
  readonly restoredAt: string | null;
  readonly sending: boolean;
  readonly sent: (EmailOutcome & { content: EmailContent }) | null;
  readonly alreadySent: AlreadySent | null;
  /** Why the email wasn't sent, if the user can confirm it. */
  readonly unconfirmed: readonly MissingField[];
  /** Typed merge fields that were filled in instead of sending the email, so that the user sees the result first. */
  readonly filled: readonly string[];
}

export type EmailEvent =
  | { type: 'opened'; picker: EmailPicker; copy: EmailCopy | null }
  | { type: 'replyAsked' }
  | { type: 'replyFailed'; failure: PageError }
  | { type: 'started'; start: EmailStart }
  | { type: 'templateChosen'; name: string }
  | { type: 'templateConfirmed' }
  | { type: 'templateDeclined' }
  | { type: 'mergeStarted' }
  | { type: 'merged'; preview: EmailPreview; key: string }
  | { type: 'mergeFailed'; failure: PageError }
  | { type: 'recipientsChanged'; field: RecipientField; addresses: readonly Address[] }
  | { type: 'subjectChanged'; subject: string }
  | { type: 'bodyChanged'; body: string }
  | { type: 'saveStarted' }
  | { type: 'saved'; draft: EmailDraft; content: EmailContent }
  | { type: 'saveFailed'; failure: PageError }
  | { type: 'refused'; problems: Problems }
  | { type: 'problemFound'; problems: Problems }
  | { type: 'sendStarted' }
  | { type: 'filledIn'; email: FilledEmail }
  | { type: 'sent'; outcome: EmailOutcome }
  | { type: 'sendFailed'; failure: PageError }
  | { type: 'foundSent'; found: AlreadySent }
  | { type: 'discarded' }
  | { type: 'discardFailed'; failure: PageError }
  | { type: 'anotherWanted' }
  | { type: 'textKept' };

/** Error code: this email was already sent. */
export const ALREADY_SENT = 'ALREADY_SENT';

export const NOTHING: EmailContent = { templateName: null, to: [], cc: [], subject: '', body: '', replyToId: null };

export const EMPTY_EMAIL: EmailModel = {
  picker: null,
  content: NOTHING,
  merged: null,
  missing: [],
  touched: false,
  ownRecipients: false,
  asked: null,
  askedStart: null,
  reply: null,
  readingReply: false,
  merging: false,
  mergeFailure: null,
  problems: {},
  refusals: 0,
  failure: null,
  saving: 'idle',
  draft: null,
  restoredAt: null,
  sending: false,
  sent: null,
  alreadySent: null,
  unconfirmed: [],
  filled: [],
};
