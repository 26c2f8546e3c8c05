import type { PageError } from 'c/rpErrorUtils';
import { distinct, sameAddress } from './addresses.ts';
import { isBlank, plainText, sameHtml } from './html.ts';
import { EMPTY_EMAIL, NOTHING } from './state.ts';
import type { EmailEvent, EmailField, EmailModel, EmailStart, Problems, RecipientField } from './state.ts';
import type {
  Address,
  EmailContent,
  EmailDraft,
  EmailPicker,
  EmailPreview,
  FilledEmail,
  MissingField,
  Template,
} from './types.ts';

export const FIELDS: readonly EmailField[] = ['to', 'cc', 'subject', 'body'];

/** The email after an event. A pure function. */
export function reduceEmail(state: EmailModel, event: EmailEvent): EmailModel {
  switch (event.type) {
    case 'opened':
      return opened(state, event);
    case 'replyAsked':
      return { ...state, readingReply: true, failure: null };
    case 'replyFailed':
      return { ...state, readingReply: false, failure: event.failure, refusals: state.refusals + 1 };
    case 'started':
      return started({ ...state, readingReply: false }, event.start);
    case 'templateChosen':
      return chosen(state, event.name);
    case 'templateConfirmed':
      return confirmed(state);
    case 'templateDeclined':
      return { ...state, asked: null, askedStart: null };
    case 'mergeStarted':
      return { ...state, merging: true, mergeFailure: null };
    case 'merged':
      return merged(state, event);
    case 'mergeFailed':
      return { ...state, merging: false, mergeFailure: event.failure };
    case 'recipientsChanged':
      return recipientsChanged(state, event.field, event.addresses);
    case 'subjectChanged':
      return typed(state, 'subject', { ...state.content, subject: event.subject });
    case 'bodyChanged':
      return typed(state, 'body', { ...state.content, body: event.body });
    case 'saveStarted':
      return { ...state, saving: 'saving' };
    case 'saved':
      // Keeps what was sent, because the org can return the same text with different HTML.
      return {
        ...state,
        saving: 'saved',
        draft: { ...event.draft, ...event.content },
        failure: null,
        restoredAt: null,
      };
    case 'saveFailed':
      return { ...refused(state, event.failure), saving: 'failed' };
    case 'refused':
      return { ...state, problems: event.problems, refusals: state.refusals + 1 };
    case 'problemFound':
      return { ...state, problems: { ...state.problems, ...event.problems } };
    case 'sendStarted':
      return { ...state, sending: true, failure: null, problems: {}, unconfirmed: [], filled: [] };
    case 'filledIn':
      return filledIn(state, event.email);
    case 'sent':
      return { ...fresh(state.picker), sent: { ...event.outcome, content: state.content } };
    case 'sendFailed':
      return { ...refused(state, event.failure), sending: false, refusals: state.refusals + 1 };
    case 'foundSent':
      return { ...state, sending: false, saving: 'idle', failure: null, alreadySent: event.found };
    case 'discarded':
      return begin(fresh(state.picker));
    case 'discardFailed':
      return { ...state, failure: event.failure };
    case 'anotherWanted':
      return begin(fresh(state.picker));
    case 'textKept':
      return { ...state, alreadySent: null, draft: null, touched: true };
    default:
      return unknownEvent(event);
  }
}

function unknownEvent(event: never): never {
  throw new TypeError(`Unknown event: ${JSON.stringify(event)}`);
}

/** Whether the email has changes that the org doesn't have. */
export const isUnsaved = ({ touched, alreadySent, draft, content }: EmailModel): boolean =>
  touched && alreadySent === null && (draft === null || !sameContent(draft, content));

/** Whether the user changed the text of the template. */
export function isEdited({ content, merged: given }: EmailModel): boolean {
  if (given === null) {
    return content.subject.trim() !== '' || !isBlank(content.body);
  }
  return content.subject !== given.subject || !sameHtml(content.body, given.body);
}

/** The values that the filled-in template depends on. */
export const mergeKey = ({ templateName, to }: EmailContent): string =>
  JSON.stringify([templateName, ...to.map(({ name, email }) => [name, email])]);

/** Whether to fill in the template. Edited text is never overwritten. */
export const wantsMerge = (state: EmailModel): boolean =>
  state.picker?.canSend === true &&
  state.content.templateName !== null &&
  state.sent === null &&
  state.alreadySent === null &&
  !state.sending &&
  !state.readingReply &&
  state.merged?.key !== mergeKey(state.content) &&
  (state.merged === null || !isEdited(state));

/** Whether the greeting can name people who no longer get the email. */
export const isForOthers = (state: EmailModel): boolean =>
  state.content.templateName !== null &&
  state.merged !== null &&
  isEdited(state) &&
  state.merged.key !== mergeKey(state.content);

/** Too long to save, even as a draft. */
export const isTooLong = ({ content, picker }: EmailModel): boolean =>
  content.body.length > (picker?.maximumBodyLength ?? Infinity);

export const recipientCount = ({ to, cc }: EmailContent): number => to.length + cc.length;

/** Merge fields whose gap is still in the text. */
export const openGaps = ({ missing, content }: EmailModel): MissingField[] =>
  missing.filter(({ place, before, after }) => {
    if (place === 'subject') {
      return content.subject.includes(`${before ?? ''}${after ?? ''}`);
    }
    const around = [before, after].map((part) => plainText(part ?? ''));
    return around.every((part) => part === '') || withoutSpaces(content.body).includes(withoutSpaces(around.join('')));
  });

const withoutSpaces = (html: string): string => plainText(html).replace(/\s/g, '');

export const templateOf = ({ picker, content }: EmailModel): Template | undefined =>
  picker?.templates.find(({ name }) => name === content.templateName);

/** Whether nothing was written but the signature. */
const isUnwritten = ({ content, picker }: EmailModel): boolean =>
  isBlank(content.body) || (content.templateName === null && sameHtml(content.body, picker?.signature ?? ''));

/** Whether the text may have merge fields. Editors encode braces in links. */
export const mayHaveFields = ({ subject, body }: EmailContent): boolean =>
  /\{|&#|&l(?:brace|cub);|%7b/i.test(`${subject} ${body}`);

/** Why the email can't be sent, by field. `words` are the sentences to show. */
export function problemsOf(
  model: EmailModel,
  words: {
    noRecipient: string;
    tooMany: (count: number, maximum: number) => string;
    noSubject: string;
    noBody: string;
    tooLong: (length: number, maximum: number) => string;
  },
): Problems {
  const { content, picker } = model;
  const count = recipientCount(content);
  const maximum = picker?.maximumRecipients ?? Infinity;
  return {
    ...(content.to.length === 0 ? { to: words.noRecipient } : {}),
    ...(count > maximum ? { to: words.tooMany(count, maximum) } : {}),
    ...(content.subject.trim() === '' ? { subject: words.noSubject } : {}),
    ...(isUnwritten(model) ? { body: words.noBody } : {}),
    ...(picker && isTooLong(model) ? { body: words.tooLong(content.body.length, picker.maximumBodyLength) } : {}),
  };
}

function opened(state: EmailModel, { picker, copy }: Extract<EmailEvent, { type: 'opened' }>): EmailModel {
  const known = { ...state, picker };
  if (state.picker !== null) {
    return picker.draft && !isBusy(state) && !isUnsaved(state) && isNewer(picker.draft.savedAt, state.draft?.savedAt)
      ? withDraft(fresh(picker), picker)
      : known;
  }
  const draft = withDraft(fresh(picker), picker);
  if (copy && isNewer(copy.keptAt, picker.draft?.savedAt) && !sameContent(copy.content, draft.content)) {
    const content = { ...NOTHING, ...copy.content };
    return { ...draft, content, touched: true, ownRecipients: true, restoredAt: copy.keptAt };
  }
  return picker.draft ? draft : begin(draft);
}

const isBusy = ({ sending, saving, sent, alreadySent }: EmailModel): boolean =>
  sending || saving === 'saving' || sent !== null || alreadySent !== null;

const isNewer = (moment: string | null, than: string | null | undefined): boolean =>
  moment !== null && (!than || Date.parse(moment) > Date.parse(than));

const fresh = (picker: EmailPicker | null): EmailModel => ({ ...EMPTY_EMAIL, picker });

function withDraft(state: EmailModel, { draft }: EmailPicker): EmailModel {
  if (!draft) {
    return state;
  }
  const { templateName, to, cc, subject, body, replyToId = null } = draft;
  return {
    ...state,
    draft,
    content: { templateName, to, cc, subject: subject ?? '', body: body ?? '', replyToId },
    reply: replyToId === null ? null : { subject: subject ?? '', body: '' },
    touched: true,
    ownRecipients: true,
    saving: 'saved',
  };
}

/** Starts a new email with the recommended template, or with only the recipients and the signature. */
function begin(state: EmailModel): EmailModel {
  const name = state.picker?.recommendation.templateName ?? null;
  if (name !== null) {
    return withTemplate(state, name);
  }
  const people = state.picker?.people ?? [];
  const chosenFor = (field: RecipientField): Address[] =>
    addressesOf(people.filter(({ preselect }) => preselect === field));
  return signed({ ...state, content: { ...state.content, to: chosenFor('to'), cc: chosenFor('cc') } });
}

/** An email without a template begins with room to write above the signature. A template has its own. */
function signed(state: EmailModel): EmailModel {
  const signature = state.picker?.signature ?? '';
  const body = signature === '' ? '' : `<p><br></p><p><br></p>${signature}`;
  const content = { ...state.content, body };
  return { ...state, content, merged: { subject: '', body, key: mergeKey(content) } };
}

const addressesOf = (people: readonly { name: string; email: string | null }[]): Address[] =>
  people.flatMap(({ name, email }) => (email ? [{ name, email }] : []));

/** An unsent email is replaced only after a question. A person is added to it without one. */
function started(state: EmailModel, start: EmailStart): EmailModel {
  if (state.picker?.canSend !== true) {
    return state;
  }
  if (!state.touched) {
    return begun(state, start);
  }
  const { content } = state;
  const { templateName = null, to, reply } = start;
  if (reply && reply.replyToId === content.replyToId) {
    return { ...state, content: { ...content, to: reply.to, cc: reply.cc } };
  }
  if (reply || (templateName !== null && (templateName !== content.templateName || content.replyToId !== null))) {
    return { ...state, askedStart: start };
  }
  return to ? recipientsChanged(state, 'to', [...content.to, ...to]) : state;
}

function begun(state: EmailModel, { templateName = null, to, reply }: EmailStart): EmailModel {
  const { draft, refusals, picker } = state;
  const empty: EmailModel = { ...fresh(picker), draft, refusals };
  if (reply) {
    const { subject, body, quoted, missing } = reply;
    const content = { ...NOTHING, to: reply.to, cc: reply.cc, subject, body, replyToId: reply.replyToId };
    const filled = { subject, body, key: mergeKey(content) };
    return { ...empty, content, merged: filled, missing, ownRecipients: true, reply: { subject, body: quoted } };
  }
  const addressed: EmailModel = to ? { ...empty, content: { ...NOTHING, to }, ownRecipients: true } : empty;
  if (picker?.templates.some(({ name }) => name === templateName)) {
    return withTemplate(addressed, templateName as string);
  }
  return to ? signed(addressed) : begin(empty);
}

function confirmed(state: EmailModel): EmailModel {
  if (state.askedStart) {
    return begun(state, state.askedStart);
  }
  return state.asked ? withTemplate(state, state.asked) : state;
}

function chosen(state: EmailModel, name: string): EmailModel {
  if (name === state.content.templateName) {
    return { ...state, asked: null };
  }
  return isEdited(state) ? { ...state, asked: name } : withTemplate(state, name);
}

function withTemplate(state: EmailModel, name: string): EmailModel {
  const template = state.picker?.templates.find((candidate) => candidate.name === name);
  const people = state.picker?.people ?? [];
  const keyed = (keys: readonly string[]): Address[] => addressesOf(people.filter(({ key }) => keys.includes(key)));
  const recipients = template && !state.ownRecipients ? { to: keyed(template.to), cc: keyed(template.cc) } : {};
  return {
    ...state,
    content: { ...state.content, ...recipients, templateName: name, subject: '', body: '' },
    merged: null,
    missing: [],
    asked: null,
    problems: {},
    unconfirmed: [],
    filled: [],
  };
}

/** A filled-in template replaces only unedited text. */
function merged(state: EmailModel, { preview, key }: Extract<EmailEvent, { type: 'merged' }>): EmailModel {
  const done = { ...state, merging: false, mergeFailure: null };
  if (key !== mergeKey(state.content) || state.sent) {
    return done;
  }
  const { subject, body, missing } = forReply(preview, state.reply);
  const given = { ...done, merged: { subject, body, key }, missing };
  return isEdited(state) ? given : { ...given, content: { ...state.content, subject, body } };
}

/** A template for a reply gives it a text. The subject and the quoted original stay. */
const forReply = ({ subject, body, missing }: EmailPreview, reply: EmailModel['reply']): EmailPreview =>
  reply === null
    ? { subject, body, missing }
    : {
        subject: reply.subject,
        body: body + reply.body,
        missing: missing.filter(({ field, place }) => field !== 'Subject' && place !== 'subject'),
      };

/** An address that is added to one field is removed from the other. */
function recipientsChanged(state: EmailModel, field: RecipientField, addresses: readonly Address[]): EmailModel {
  const other: RecipientField = field === 'to' ? 'cc' : 'to';
  const kept = state.content[other].filter(({ email }) => !addresses.some((added) => sameAddress(added.email, email)));
  const content = { ...state.content, [field]: distinct(addresses), [other]: kept };
  return { ...typed(state, field, content), ownRecipients: true, problems: withoutField(state.problems, 'to', 'cc') };
}

function typed(state: EmailModel, field: EmailField, content: EmailContent): EmailModel {
  return {
    ...state,
    content,
    touched: true,
    saving: state.saving === 'saved' ? 'idle' : state.saving,
    problems: withoutField(state.problems, field),
    unconfirmed: [],
    filled: [],
  };
}

/** The email waits, and what it still lacks is listed with it. */
function filledIn(state: EmailModel, { subject, body, filled, missing }: FilledEmail): EmailModel {
  const next = typed(state, 'body', { ...state.content, subject, body });
  return { ...next, sending: false, filled, unconfirmed: missing, refusals: state.refusals + 1 };
}

const withoutField = (problems: Problems, ...fields: EmailField[]): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([name]) => !fields.includes(name as EmailField)));

/** Shows the org's error at the fields it names, at the Send button, or as a list to confirm. */
function refused(state: EmailModel, failure: PageError): EmailModel {
  if (failure.items) {
    return { ...state, unconfirmed: failure.items as readonly MissingField[], failure: null };
  }
  const named = Object.entries(failure.fields).filter(([name]) => FIELDS.includes(name as EmailField));
  return named.length > 0
    ? { ...state, problems: { ...state.problems, ...Object.fromEntries(named) }, failure: null }
    : { ...state, failure };
}

function sameContent(one: EmailContent | EmailDraft, other: EmailContent): boolean {
  return (
    one.templateName === other.templateName &&
    (one.replyToId ?? null) === (other.replyToId ?? null) &&
    (one.subject ?? '').trim() === other.subject.trim() &&
    sameHtml(one.body ?? '', other.body) &&
    sameAddresses(one.to, other.to) &&
    sameAddresses(one.cc, other.cc)
  );
}

const sameAddresses = (one: readonly Address[], other: readonly Address[]): boolean =>
  one.length === other.length && one.every(({ email }, index) => sameAddress(email, other[index]?.email ?? ''));
