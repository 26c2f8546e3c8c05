/**
 * Email-to-Case with Lightning threading (Salesforce Help, "Email-to-Case Threading"). It puts an email that arrives on the case that its token
 * names, or else on the case of its headers. An email that belongs to no case is refused: an org creates a case from it, with settings that the
 * local org doesn't have. Attachments are saved as files of the email (Salesforce Help, "Email-to-Case Settings": Save Email-to-Case attachments as
 * Salesforce Files).
 */
import { messageIdsIn } from './email-threads.ts';
import { OrgError } from './errors.ts';
import type { Org } from './org.ts';
import { normalizeId } from './store/ids.ts';
import type { Transaction } from './store/transaction.ts';
import type { Row } from './types.ts';

export interface Mailbox {
  readonly name: string | null;
  readonly address: string;
}

/** A file that came with an email. */
export interface ReceivedFile {
  readonly name: string;
  /** In base64. */
  readonly content: string;
}

export interface InboundEmail {
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc?: readonly Mailbox[];
  readonly subject?: string;
  readonly textBody?: string;
  readonly htmlBody?: string;
  readonly messageId?: string;
  readonly inReplyTo?: string;
  /** Message IDs, separated by blanks. */
  readonly references?: string;
  readonly files?: readonly ReceivedFile[];
}

export interface ReceivedEmail {
  readonly id: string;
  readonly caseId: string;
}

/** Salesforce Help, "Email-to-Case Considerations": longer bodies are shortened. A field that is too long otherwise is refused. */
const LONGEST_BODY = 131_072;
/** The status of an email that nobody has opened. */
const NEW = '0';

/** Saves the email as the platform does, and fires its triggers. */
export function receiveEmail(org: Org, email: InboundEmail): ReceivedEmail {
  return org.transaction(org.session(org.adminId), (transaction) => {
    const caseId = caseOf(org, transaction, email);
    if (caseId === null)
      throw new OrgError(
        'FUNCTIONALITY_NOT_SUPPORTED',
        "No token and no header of this email names a case. The local org doesn't create cases from emails.",
      );
    const [id = ''] = saved(org, transaction, 'EmailMessage', [fieldsOf(org, transaction, email, caseId)]);
    saved(
      org,
      transaction,
      'ContentVersion',
      (email.files ?? []).map((file) => versionOf(file, id)),
    );
    return { id, caseId };
  });
}

/** The IDs of the new records. */
function saved(org: Org, transaction: Transaction, type: string, rows: readonly Row[]): string[] {
  const records = rows.map((fields) => ({ type, fields }));
  const results = org.dml.run(transaction, 'insert', records, { allOrNone: true, access: 'system', asPlatform: true });
  const error = results.flatMap(({ errors }) => errors)[0];
  if (error) throw new OrgError(error.statusCode, error.message, error.fields);
  return results.map(({ id }) => String(id));
}

/** The title of a file is its name without the extension. */
const versionOf = ({ name, content }: ReceivedFile, emailId: string): Row => ({
  Title: name.replace(/(?<=.)\.[^.]*$/, ''),
  PathOnClient: name,
  VersionData: content,
  FirstPublishLocationId: emailId,
});

/** The first case that exists: the subject comes before the body, and the token before the headers. */
function caseOf(org: Org, transaction: Transaction, email: InboundEmail): string | null {
  const { emailThreads } = org;
  const named = [email.subject, email.textBody, email.htmlBody].flatMap((part) =>
    emailThreads.recordsInText(part ?? ''),
  );
  const headers = [email.inReplyTo ?? '', email.references ?? ''];
  for (const id of named) {
    const caseId = existingCase(transaction, id);
    if (caseId !== null) return caseId;
  }
  for (const messageId of headers.flatMap(messageIdsIn)) {
    const caseId =
      answeredEmail(transaction, messageId)?.caseId ??
      existingCase(transaction, emailThreads.recordsInHeader(messageId)[0]);
    if (caseId !== null) return caseId;
  }
  return null;
}

function existingCase(transaction: Transaction, id: string | undefined): string | null {
  const caseId = id === undefined ? null : normalizeId(id);
  const sql = 'SELECT "Id" FROM "Case" WHERE "Id" = ? AND "IsDeleted" = 0';
  return caseId !== null && transaction.reader.rows(sql, [caseId]).length > 0 ? caseId : null;
}

function answeredEmail(transaction: Transaction, messageId: string): { id: string; caseId: string } | null {
  const sql =
    'SELECT "Id", "ParentId" FROM "EmailMessage" WHERE "MessageIdentifier" = ? AND "ParentId" IS NOT NULL AND "IsDeleted" = 0';
  const [row] = transaction.reader.rows(sql, [messageId]);
  return row ? { id: String(row[0]), caseId: String(row[1]) } : null;
}

function fieldsOf(org: Org, transaction: Transaction, email: InboundEmail, caseId: string): Row {
  const sender = email.from;
  const messageId = email.messageId ?? `<${crypto.randomUUID()}@${sender.address.split('@').at(-1) ?? ''}>`;
  const [answered = null] = messageIdsIn(email.inReplyTo ?? '');
  const [first = answered] = messageIdsIn(email.references ?? '');
  return {
    ParentId: caseId,
    Incoming: true,
    Status: NEW,
    FromAddress: sender.address,
    FromName: sender.name ?? sender.address,
    ToAddress: joined(email.to),
    CcAddress: joined(email.cc ?? []),
    Subject: email.subject ?? null,
    TextBody: shortened(email.textBody),
    HtmlBody: shortened(email.htmlBody),
    Headers: headersOf(email, messageId),
    MessageDate: org.now().toISOString(),
    MessageIdentifier: messageId,
    // The first email of the conversation, whether or not it's in the org.
    ThreadIdentifier: first ?? messageId,
    ReplyToEmailMessageId: answered === null ? null : (answeredEmail(transaction, answered)?.id ?? null),
  };
}

const shortened = (body: string | undefined): string | null => body?.slice(0, LONGEST_BODY) ?? null;

function headersOf(email: InboundEmail, messageId: string): string {
  const headers = { 'Message-ID': messageId, 'In-Reply-To': email.inReplyTo, References: email.references };
  return Object.entries(headers)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
    .join('\n');
}

/** Salesforce Help, "Email-to-Case Considerations": each address once, without names. */
function joined(mailboxes: readonly Mailbox[]): string | null {
  const unique = new Map(mailboxes.map(({ address }) => [address.toLowerCase(), address]));
  return unique.size === 0 ? null : [...unique.values()].join('; ');
}

/** Of an address with or without a name: `Maria Ortega <maria@district.example>`. */
export function mailbox(text: string): Mailbox {
  const [, name = '', address = text] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  return { name: name === '' ? null : name, address: address.trim() };
}
