import type {
  EmailDraft,
  EmailOutcome,
  EmailPicker,
  EmailPreview,
  EmailReply,
  EmailThread,
  Person,
  SentEmail,
  Template,
  ThreadEmail,
} from 'c/emailModel';

/** Sample emails for component tests: the welcome email of a Texas elementary school. */
export const EMAIL_CASE_ID = '500000000000001AAA';

export const personOf = (name: string, rest: Partial<Person> = {}): Person => ({
  key: `003${name.replace(/\W/g, '')}`,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@school.example`,
  role: 'contact',
  roleLabel: 'Contact',
  preselect: null,
  problem: null,
  ...rest,
});

export const MARIA = personOf('Maria Lopez', {
  role: 'implementation',
  roleLabel: 'Implementation',
  preselect: 'to',
});
export const DEVON = personOf('Devon Hill');
export const CASEY = personOf('Casey Moreau', {
  role: 'accountExecutive',
  roleLabel: 'Account executive',
  preselect: 'cc',
});

const template = (name: string, label: string, rest: Partial<Template> = {}): Template => ({
  name,
  label,
  description: `What ${label} is for.`,
  isRecommended: false,
  purpose: 'Welcome',
  to: [MARIA.key],
  cc: [CASEY.key],
  lastSent: null,
  ...rest,
});

export const WELCOME = template('Welcome', 'Welcome Email', { isRecommended: true });
export const GENERAL = template('General', 'General Email');
export const HANDOFF = template('Handoff', 'Handoff Email', { purpose: 'Handoff', to: [DEVON.key], cc: [] });

export const pickerOf = (rest: Partial<EmailPicker> = {}): EmailPicker => ({
  caseId: EMAIL_CASE_ID,
  caseNumber: '00001042',
  recommendation: { templateName: 'Welcome', reason: 'Recommended because the account is in TX.' },
  templates: [WELCOME, GENERAL, HANDOFF],
  people: [MARIA, DEVON, CASEY],
  draft: null,
  canSend: true,
  cannotSendReason: null,
  maximumRecipients: 150,
  maximumBodyLength: 131_072,
  signature: '<p>Sam Specialist</p>',
  outboxNote: 'They appear on this case.',
  ...rest,
});

export const previewOf = (rest: Partial<EmailPreview> = {}): EmailPreview => ({
  subject: 'Welcome, Bluebonnet',
  body: '<p>Hello Maria,</p>\n<p>welcome!</p>',
  missing: [],
  ...rest,
});

export const replyOf = (rest: Partial<EmailReply> = {}): EmailReply => ({
  subject: 'Re: Welcome, Bluebonnet',
  body: '<p><br></p><p>Sam Specialist</p><p>On Nov 12, Devon Hill wrote:</p><blockquote>Thursday works.</blockquote>',
  quoted: '<p><br></p><p>On Nov 12, Devon Hill wrote:</p><blockquote>Thursday works.</blockquote>',
  missing: [],
  to: [{ name: 'Devon Hill', email: 'devon@school.example' }],
  cc: [],
  replyToId: '02s000000000009AAA',
  ...rest,
});

/** An email from the customer. */
export const threadEmail = (id: string, rest: Partial<ThreadEmail> = {}): ThreadEmail => ({
  id,
  isIncoming: true,
  isUnanswered: false,
  fromName: 'Devon Hill',
  fromAddress: 'devon@school.example',
  to: [{ name: 'Sam Specialist', email: 'sam@us.example' }],
  cc: [],
  sentAt: '2026-11-12T15:30:00.000Z',
  preview: `Preview ${id}`,
  status: '0',
  files: [],
  ...rest,
});

export const threadOf = (emails: ThreadEmail[], rest: Partial<EmailThread> = {}): EmailThread => ({
  id: emails[0]?.id ?? '',
  subject: 'Welcome, Bluebonnet',
  latestAt: emails.at(-1)?.sentAt ?? '',
  isUnanswered: emails.some(({ isUnanswered }) => isUnanswered),
  emails,
  older: 0,
  ...rest,
});

export const draftOf = (rest: Partial<EmailDraft> = {}): EmailDraft => ({
  id: '02s000000000001AAA',
  templateName: 'Welcome',
  to: [{ name: 'Maria Lopez', email: 'maria@school.example' }],
  cc: [],
  subject: 'Half written',
  body: '<p>Hello Maria, one moment</p>',
  savedAt: '2026-11-22T15:30:00.000Z',
  ...rest,
});

export const emailOutcome = (rest: Partial<EmailOutcome> = {}): EmailOutcome => ({
  emailMessageId: '02s000000000002AAA',
  subject: 'Welcome, Bluebonnet',
  recipients: 2,
  message: 'Email sent to 2 recipients.',
  handoffDate: null,
  ...rest,
});

export const sentOf = (id: string, rest: Partial<SentEmail> = {}): SentEmail => ({
  id,
  caseId: EMAIL_CASE_ID,
  caseNumber: '00001042',
  subject: `Subject ${id}`,
  fromName: 'Sam Specialist',
  to: 'maria@school.example; devon@school.example',
  cc: null,
  sentAt: '2026-11-12T15:30:00.000Z',
  body: `<p>Text ${id}</p>`,
  ...rest,
});
