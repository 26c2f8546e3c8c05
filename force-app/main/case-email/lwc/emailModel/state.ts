import type { PageError } from 'c/rpErrorUtils';
import type {
  Address,
  EmailContent,
  EmailDraft,
  EmailOutcome,
  EmailPicker,
  EmailPreview,
  MissingField,
  SentEmail,
} from './types.ts';

export type RecipientField = 'to' | 'cc';
export type EmailField = RecipientField | 'subject' | 'body';
export type Problems = Readonly<Partial<Record<EmailField, string>>>;

/** What could not be saved, kept on this computer. */
export interface EmailCopy {
  readonly content: EmailContent;
  readonly keptAt: string;
  readonly sendKey?: string;
}

/** What went out before, when it was to be sent again. */
export interface AlreadySent {
  readonly message: string;
  /** None where it cannot be read just now. */
  readonly email: SentEmail | null;
}

/** A template as it was filled in, and for whom. */
export interface Merged {
  readonly subject: string;
  readonly body: string;
  readonly key: string;
}

export interface EmailModel {
  readonly picker: EmailPicker | null;
  readonly content: EmailContent;
  /** What the template gave: the text counts as edited where it differs. */
  readonly merged: Merged | null;
  readonly missing: readonly MissingField[];
  /** Someone changed something: from then on the email is kept as a draft. */
  readonly touched: boolean;
  /** Someone chose the recipients: a template no longer brings its own. */
  readonly ownRecipients: boolean;
  /** The template that was asked for while the text was edited. */
  readonly asked: string | null;
  readonly merging: boolean;
  readonly mergeFailure: PageError | null;
  readonly problems: Problems;
  /** Counts refused attempts to send, so that the page can move the focus. */
  readonly refusals: number;
  readonly failure: PageError | null;
  readonly saving: 'idle' | 'saving' | 'saved' | 'failed';
  /** What the org has. */
  readonly draft: EmailDraft | null;
  readonly restoredAt: string | null;
  readonly sending: boolean;
  readonly sent: (EmailOutcome & { content: EmailContent }) | null;
  readonly alreadySent: AlreadySent | null;
}

export type EmailEvent =
  | { type: 'opened'; picker: EmailPicker; copy: EmailCopy | null }
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
  | { type: 'sent'; outcome: EmailOutcome }
  | { type: 'sendFailed'; failure: PageError }
  | { type: 'foundSent'; found: AlreadySent }
  | { type: 'discarded' }
  | { type: 'discardFailed'; failure: PageError }
  | { type: 'anotherWanted' }
  | { type: 'textKept' };

/** The code of a refusal: this very email went out before. */
export const ALREADY_SENT = 'ALREADY_SENT';

const NOTHING: EmailContent = { templateName: null, to: [], cc: [], subject: '', body: '' };

export const EMPTY_EMAIL: EmailModel = {
  picker: null,
  content: NOTHING,
  merged: null,
  missing: [],
  touched: false,
  ownRecipients: false,
  asked: null,
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
};
