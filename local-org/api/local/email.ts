/**
 * The world outside of the org, which only a laptop has: `POST local/email` is a mail server that hands an email to Email-to-Case, and
 * `local/email/:id/…` is the mail program of the people who got an email.
 */
import { mailbox, receiveEmail, type InboundEmail, type Mailbox, type ReceivedFile } from '../../email-to-case.ts';
import type { Row } from '../../types.ts';
import { param, type Call } from '../call.ts';
import { refuse } from '../http/errors.ts';
import { requireArray, requireObject, requireString, type JsonObject } from '../http/json.ts';
import { created, ok, type Reply } from '../http/reply.ts';
import { equals, findById, literal, requireId, requireVisibleObject, simpleQuery } from '../rest/find.ts';
import { runQuery } from '../rest/run-query.ts';

const FIELDS = [
  'ParentId',
  'Subject',
  'Incoming',
  'Status',
  'FromName',
  'FromAddress',
  'ToAddress',
  'CcAddress',
  'TextBody',
  'HtmlBody',
  'MessageDate',
  'CreatedDate',
  'MessageIdentifier',
];
const ADDRESS = /^[^\s@<>;,"]+@[^\s@<>;,"]+$/;
const DRAFT = '5';

/** An email as a mail server delivers it. */
export function deliverEmail(call: Call): Reply {
  const body = requireObject(call.request.body);
  const email: InboundEmail = {
    from: mailboxIn(body.from, 'from'),
    to: requireArray(body.to, 'to').map((address) => mailboxIn(address, 'to')),
    cc: requireArray(body.cc ?? [], 'cc').map((address) => mailboxIn(address, 'cc')),
    ...texts(body, ['subject', 'textBody', 'htmlBody', 'messageId', 'inReplyTo', 'references']),
    files: filesIn(body.files),
  };
  return created(receiveEmail(call.services.org, email));
}

/** The people who got an email and can answer it. */
export function emailRecipients(call: Call): Reply {
  return ok(recipientsOf(call, sentEmail(call)));
}

/** The files that came with an email, with their contents in base64. */
export function emailFiles(call: Call): Reply {
  const email = sentEmail(call);
  const addresses = addressesOf(email);
  const at = new Date(String(email.MessageDate ?? email.CreatedDate));
  return ok(
    call.services.org.email
      .filesOf(String(email.Subject ?? ''), addresses, at)
      .map(({ name, contentType, content }) => ({
        name,
        contentType,
        size: content.length,
        content: content.toString('base64'),
      })),
  );
}

/** Answers an email as one of its recipients: `{from, text, files}`. Mail programs quote the email and keep its message IDs. */
export function answerEmail(call: Call): Reply {
  const { org } = call.services;
  const email = sentEmail(call);
  const body = requireObject(call.request.body);
  const address = requireString(body.from, 'from').toLowerCase();
  const text = requireString(body.text, 'text');
  const files = filesIn(body.files);
  const sender = recipientsOf(call, email).find((person) => person.address.toLowerCase() === address);
  if (!sender) return refuse('INVALID_FIELD', 'Only a recipient of the email can answer it.', ['from']);
  const subject = String(email.Subject ?? '');
  const attribution = attributionOf(email, call.session.timeZone);
  const identifier = email.MessageIdentifier === null ? undefined : String(email.MessageIdentifier);
  const answer: InboundEmail = {
    from: sender,
    to: typeof email.FromAddress === 'string' ? [mailbox(email.FromAddress)] : [],
    subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
    textBody: `${text}\n\n${attribution}\n${quotedText(email)}`,
    htmlBody: `<div>${htmlOf(text)}</div><br><div class="gmail_quote"><div>${htmlOf(attribution)}</div>${quotedHtml(email)}</div>`,
    inReplyTo: identifier,
    references: [identifier, org.emailThreads.messageId(String(email.ParentId))].filter(Boolean).join(' '),
    files,
  };
  return created(receiveEmail(org, answer));
}

/** An email of a case that the user can read, which people outside of the org got. */
function sentEmail(call: Call): Row {
  const object = requireVisibleObject(call, 'EmailMessage');
  const email = findById(call, object, requireId(object, param(call, 'id')), FIELDS).values as Row;
  if (email.Incoming === true || email.Status === DRAFT || email.ParentId === null)
    return refuse('INVALID_OPERATION', 'Only an email that was sent from a case can be answered.');
  return email;
}

const addressesOf = (email: Row): string[] =>
  [email.ToAddress, email.CcAddress].flatMap((list) =>
    String(list ?? '')
      .split(/[;,]/)
      .map((text) => mailbox(text).address)
      .filter((address) => ADDRESS.test(address)),
  );

/** With the names that the org knows. */
function recipientsOf(call: Call, email: Row): Mailbox[] {
  const unique = [...new Map(addressesOf(email).map((address) => [address.toLowerCase(), address])).values()];
  return unique.map((address) => ({
    name: nameOf(call, 'Contact', address) ?? nameOf(call, 'User', address),
    address,
  }));
}

/** Null if the user can read no such record. */
function nameOf(call: Call, object: string, address: string): string | null {
  const query = simpleQuery(object, ['Name'], equals('Email', literal(address)));
  const [record] = runQuery(call, { ...query, limit: 1 }).records;
  return record ? String(record.values.Name) : null;
}

function attributionOf(email: Row, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const moment = format.format(new Date(String(email.MessageDate)));
  return `On ${moment}, ${String(email.FromName ?? email.FromAddress ?? '')} wrote:`;
}

const quotedText = (email: Row): string =>
  String(email.TextBody ?? '')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

const quotedHtml = (email: Row): string =>
  `<blockquote>${typeof email.HtmlBody === 'string' ? email.HtmlBody : htmlOf(String(email.TextBody ?? ''))}</blockquote>`;

const htmlOf = (text: string): string => escaped(text).replace(/\r?\n/g, '<br>');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

/** Names without folders, and contents in base64. */
function filesIn(value: unknown): ReceivedFile[] {
  return requireArray(value ?? [], 'files').map((entry) => {
    const file = requireObject(entry, 'Each entry of files');
    const name = requireString(file.name, 'name');
    return /[/\\]/.test(name)
      ? refuse('INVALID_FIELD', `The file name ${name} can't contain a slash.`, ['name'])
      : { name, content: requireString(file.content, 'content') };
  });
}

function mailboxIn(value: unknown, what: string): Mailbox {
  const text = requireString(value, what);
  const found = mailbox(text);
  return ADDRESS.test(found.address) ? found : refuse('INVALID_EMAIL_ADDRESS', `${text} is not an address.`, [what]);
}

function texts(body: JsonObject, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = body[name];
      if (value === undefined || value === null) return [];
      if (typeof value !== 'string') return refuse('JSON_PARSER_ERROR', `${name} must be a string.`);
      return [[name, value]];
    }),
  );
}
