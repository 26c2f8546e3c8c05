import type { EmailFile } from 'c/emailFiles';

/** The answers of `OnboardingEmailController`, with the names from Apex. Datetimes are `2026-11-12T15:30:00.000Z`. */
export interface Address {
  /** Null for a typed address. */
  name: string | null;
  email: string;
}

export type PersonRole = 'implementation' | 'contact' | 'accountExecutive' | 'customerSuccess' | 'specialist';

/** A contact or user the email can go to. */
export interface Person {
  key: string;
  name: string;
  email: string | null;
  role: PersonRole;
  roleLabel: string;
  preselect: 'to' | 'cc' | null;
  /** Why an email doesn't reach this person. */
  problem: string | null;
}

/** When a template was last sent from the case, and the people in To. */
export interface LastSent {
  sentAt: string;
  to: string[];
}

export interface Template {
  name: string;
  label: string;
  description: string | null;
  isRecommended: boolean;
  purpose: string | null;
  /** Keys of the people who get this email if the user doesn't choose other people. */
  to: string[];
  cc: string[];
  /** Null if it wasn't sent from this case yet. */
  lastSent: LastSent | null;
}

export interface EmailContent {
  templateName: string | null;
  to: readonly Address[];
  cc: readonly Address[];
  subject: string;
  body: string;
  /** The email that this one answers. */
  replyToId: string | null;
}

export interface EmailDraft extends Omit<EmailContent, 'subject' | 'body' | 'replyToId'> {
  id: string | null;
  /** Identifies the email, so that the org sends it once. */
  sendKey?: string | null;
  subject: string | null;
  body: string | null;
  replyToId?: string | null;
  savedAt: string | null;
}

export interface EmailPicker {
  caseId: string;
  caseNumber: string;
  recommendation: { templateName: string | null; reason: string };
  templates: Template[];
  people: Person[];
  draft: EmailDraft | null;
  canSend: boolean;
  cannotSendReason: string | null;
  maximumRecipients: number;
  /** Characters of the body, including its formatting. */
  maximumBodyLength: number;
  /** Of the user, for an email without a template. */
  signature: string;
  outboxNote: string | null;
}

/** What the sender has to fill in or confirm, and where in the email it is. */
export interface MissingField {
  field: string;
  label: string;
  message: string;
  place?: 'subject' | 'body' | 'to' | 'cc' | 'template' | null;
  /** The words before it, with its own, and the words after it. */
  before?: string | null;
  after?: string | null;
  code?: string | null;
  /** As a reader sees it. */
  token?: string | null;
  /** Confirms it when the email is sent. */
  key?: string | null;
}

export interface EmailPreview {
  subject: string;
  body: string;
  missing: MissingField[];
}

/** An email after the merge fields that the user typed were filled in. */
export interface FilledEmail extends EmailPreview {
  /** One sentence for each value. Empty if the email stays as it was. */
  filled: string[];
}

/** An answer to an email, ready to be written. */
export interface EmailReply extends EmailPreview {
  to: Address[];
  cc: Address[];
  replyToId: string;
  /** The quoted original, which stays if a template is chosen. */
  quoted: string;
}

export interface ThreadEmail {
  id: string;
  isIncoming: boolean;
  isUnanswered: boolean;
  fromName: string | null;
  fromAddress: string | null;
  to: Address[];
  cc: Address[];
  sentAt: string;
  /** The start of what the sender wrote, in one line. */
  preview: string | null;
  /** The value of EmailMessage.Status, such as `0` for New and `3` for Sent. */
  status: string;
  files: EmailFile[];
}

export interface EmailThread {
  /** The id of its oldest email. */
  id: string;
  subject: string | null;
  latestAt: string;
  /** Whether the customer waits for an answer. */
  isUnanswered: boolean;
  /** Oldest first. */
  emails: ThreadEmail[];
  /** How many older emails of the thread aren't in `emails`. */
  older: number;
}

export interface EmailOutcome {
  emailMessageId: string;
  subject: string;
  recipients: number;
  message: string;
  handoffDate: string | null;
}

export interface SentEmail {
  id: string;
  caseId: string;
  caseNumber: string;
  subject: string | null;
  fromName: string | null;
  to: string | null;
  cc: string | null;
  sentAt: string;
  body: string | null;
}
