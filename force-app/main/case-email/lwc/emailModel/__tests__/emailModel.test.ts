import {
  EMPTY_EMAIL,
  isEdited,
  isForOthers,
  isUnsaved,
  mergeKey,
  openGaps,
  problemsOf,
  reduceEmail,
  templateOf,
  wantsMerge,
} from 'c/emailModel';
import type { EmailEvent, EmailModel, EmailStart, MissingField } from 'c/emailModel';
import { CASEY, DEVON, draftOf, emailOutcome, MARIA, pickerOf, previewOf, replyOf } from 'test/emailSamples';

const after = (state: EmailModel, ...events: EmailEvent[]): EmailModel => events.reduce(reduceEmail, state);
const opened = (picker = pickerOf()): EmailModel => after(EMPTY_EMAIL, { type: 'opened', picker, copy: null });
const fill = (state: EmailModel, preview = previewOf()): EmailModel =>
  after(state, { type: 'merged', preview, key: mergeKey(state.content) });
const failure = (code: string, fields: Record<string, string> = {}) => ({
  code,
  message: `Refused: ${code}`,
  fields,
  details: [],
});
const emails = (addresses: readonly { email: string }[]): string[] => addresses.map(({ email }) => email);
const WORDS = {
  noRecipient: 'nobody',
  noSubject: 'no subject',
  noBody: 'no body',
  tooMany: (count: number, maximum: number) => `${count} of ${maximum}`,
  tooLong: (length: number, maximum: number) => `${length} of ${maximum}`,
};

describe('a new email', () => {
  it('starts with the recommended template and its recipients', () => {
    const model = opened();
    expect(templateOf(model)?.label).toBe('Welcome Email');
    expect(emails(model.content.to)).toEqual([MARIA.email]);
    expect(emails(model.content.cc)).toEqual([CASEY.email]);
    expect(wantsMerge(model)).toBe(true);
    expect(isUnsaved(model)).toBe(false);
  });

  it('without a recommendation has recipients but no text', () => {
    const model = opened(pickerOf({ recommendation: { templateName: null, reason: 'No state.' } }));
    expect(emails(model.content.to)).toEqual([MARIA.email]);
    expect(wantsMerge(model)).toBe(false);
  });

  it('without a recommendation has the signature, which alone is no message', () => {
    const model = opened(pickerOf({ recommendation: { templateName: null, reason: 'No state.' } }));
    expect(model.content.body).toBe('<p><br></p><p><br></p><p>Sam Specialist</p>');
    expect([isEdited(model), isUnsaved(model), problemsOf(model, WORDS).body]).toEqual([false, false, 'no body']);
    const written = after(model, { type: 'bodyChanged', body: `<p>Hello</p>${model.content.body}` });
    expect(problemsOf(written, WORDS).body).toBeUndefined();
    expect(after(model, { type: 'templateChosen', name: 'General' }).content.body).toBe('');
  });

  it('waits after typed merge fields were filled in, and forgets that with the next change', () => {
    const missing: MissingField[] = [
      { field: '[Name]', label: '[Name]', message: 'Replace [Name].', key: 'body [Name]' },
    ];
    const email = { subject: 'About 1042', body: '<p>Maria, [Name]</p>', filled: ['{!X} is now: Maria'], missing };
    const model = after(fill(opened()), { type: 'sendStarted' }, { type: 'filledIn', email });
    expect(model).toMatchObject({
      sending: false,
      touched: true,
      filled: email.filled,
      unconfirmed: missing,
      refusals: 1,
    });
    expect(model.content).toMatchObject({ subject: 'About 1042', body: email.body });
    expect(after(model, { type: 'subjectChanged', subject: 'Hi' })).toMatchObject({ filled: [], unconfirmed: [] });
    expect(after(model, { type: 'sendStarted' }).filled).toEqual([]);
  });

  it('opens the saved draft with nothing to save', () => {
    const model = opened(pickerOf({ draft: draftOf() }));
    expect(model.content.subject).toBe('Half written');
    expect([model.touched, isUnsaved(model)]).toEqual([true, false]);
  });

  it('shows a draft without text as empty', () => {
    expect(opened(pickerOf({ draft: draftOf({ subject: null, body: null }) })).content).toMatchObject({
      subject: '',
      body: '',
    });
  });

  it.each([
    ['newer than the draft', '2026-11-22T15:31:00.000Z', 'Kept'],
    ['older than the draft', '2026-11-22T15:29:00.000Z', 'Half written'],
  ])('a copy on this computer that is %s', (_what, keptAt, subject) => {
    const copy = { keptAt, content: { ...opened().content, subject: 'Kept' } };
    const model = after(EMPTY_EMAIL, { type: 'opened', picker: pickerOf({ draft: draftOf() }), copy });
    expect(model.content.subject).toBe(subject);
    expect(model.restoredAt).toBe(subject === 'Kept' ? keptAt : null);
  });

  it('takes over a newer draft from the org, unless it has unsaved changes', () => {
    const later = pickerOf({ draft: draftOf({ subject: 'Later', savedAt: '2026-11-22T16:00:00.000Z' }) });
    const clean = opened(pickerOf({ draft: draftOf() }));
    expect(after(clean, { type: 'opened', picker: later, copy: null }).content.subject).toBe('Later');
    const typed = after(clean, { type: 'subjectChanged', subject: 'Mine' });
    expect(after(typed, { type: 'opened', picker: later, copy: null }).content.subject).toBe('Mine');
  });
});

describe('the template', () => {
  it('fills in subject and text', () => {
    const model = fill(opened());
    expect(model.content.subject).toBe('Welcome, Bluebonnet');
    expect([isEdited(model), isUnsaved(model), wantsMerge(model)]).toEqual([false, false, false]);
  });

  it('is filled in again for other recipients until the text is edited', () => {
    const model = after(fill(opened()), {
      type: 'recipientsChanged',
      field: 'to',
      addresses: [{ name: 'Devon Hill', email: 'devon@school.example' }],
    });
    expect(wantsMerge(model)).toBe(true);
    expect(fill(model, previewOf({ body: '<p>Hello Devon,</p>' })).content.body).toBe('<p>Hello Devon,</p>');
  });

  it('never replaces edited text, and asks to check the greeting', () => {
    const typed = after(fill(opened()), { type: 'bodyChanged', body: '<p>My own</p>' });
    const others = after(typed, { type: 'recipientsChanged', field: 'to', addresses: [] });
    expect([wantsMerge(others), isForOthers(others), isForOthers(typed)]).toEqual([false, true, false]);
    expect(fill(others).content.body).toBe('<p>My own</p>');
  });

  it('ignores an outdated answer', () => {
    const model = opened();
    expect(after(model, { type: 'merged', preview: previewOf(), key: 'other' }).content.subject).toBe('');
  });

  it('sets its own recipients unless the user chose recipients', () => {
    const model = after(fill(opened()), { type: 'templateChosen', name: 'Handoff' });
    expect(emails(model.content.to)).toEqual([DEVON.email]);
    expect(model.content.cc).toEqual([]);
    const own = after(
      fill(opened()),
      { type: 'recipientsChanged', field: 'cc', addresses: [] },
      { type: 'templateChosen', name: 'Handoff' },
    );
    expect(emails(own.content.to)).toEqual([MARIA.email]);
  });

  it('asks before it replaces edited text', () => {
    const typed = after(fill(opened()), { type: 'subjectChanged', subject: 'Mine' });
    const asked = after(typed, { type: 'templateChosen', name: 'General' });
    expect([asked.asked, asked.content.templateName]).toEqual(['General', 'Welcome']);
    expect(after(asked, { type: 'templateDeclined' })).toMatchObject({ asked: null, content: { subject: 'Mine' } });
    expect(after(asked, { type: 'templateConfirmed' })).toMatchObject({
      asked: null,
      content: { templateName: 'General', subject: '' },
    });
  });

  it('of a draft is compared with the text of the draft and does not replace it', () => {
    const model = fill(opened(pickerOf({ draft: draftOf() })));
    expect(model.content.subject).toBe('Half written');
    expect(isEdited(model)).toBe(true);
  });
});

describe('an email that another part of the page asks for', () => {
  const start = (state: EmailModel, asked: EmailStart): EmailModel => after(state, { type: 'started', start: asked });
  const typed = (): EmailModel => after(fill(opened()), { type: 'subjectChanged', subject: 'Mine' });
  const devon = { name: 'Devon Hill', email: 'devon@school.example' };

  it('begins with a template and its recipients', () => {
    const model = start(fill(opened()), { templateName: 'Handoff' });
    expect(model.content).toMatchObject({ templateName: 'Handoff', subject: '', cc: [] });
    expect(emails(model.content.to)).toEqual([DEVON.email]);
    expect(wantsMerge(model)).toBe(true);
  });

  it('begins with the recommended template if it names none, or one that is gone', () => {
    expect(start(fill(opened()), {}).content.templateName).toBe('Welcome');
    expect(start(fill(opened()), { templateName: 'Gone' }).content.templateName).toBe('Welcome');
  });

  it('begins with only the signature if it goes to a person, and keeps the person if a template is chosen', () => {
    const model = start(fill(opened()), { to: [devon] });
    const body = '<p><br></p><p><br></p><p>Sam Specialist</p>';
    expect(model.content).toEqual({ templateName: null, to: [devon], cc: [], subject: '', body, replyToId: null });
    expect([model.touched, wantsMerge(model), isEdited(model)]).toEqual([false, false, false]);
    expect(after(model, { type: 'templateChosen', name: 'General' }).content.to).toEqual([devon]);
    expect(start(opened(), { templateName: 'General', to: [devon] }).content).toMatchObject({
      templateName: 'General',
      to: [devon],
      cc: [],
    });
  });

  it('adds a person to an email that was begun, and keeps everything else', () => {
    const model = start(typed(), { to: [devon] });
    expect(emails(model.content.to)).toEqual([MARIA.email, devon.email]);
    expect(model.content.subject).toBe('Mine');
  });

  it('keeps an email that was begun with the same template', () => {
    expect(start(typed(), { templateName: 'Welcome' })).toEqual(typed());
    expect(start(typed(), {})).toEqual(typed());
  });

  it('begins a reply with its recipients, subject, and the quoted original', () => {
    const { to, cc, subject, body, replyToId } = replyOf();
    const model = start(after(fill(opened()), { type: 'replyAsked' }), { reply: replyOf() });
    expect(model.content).toEqual({ templateName: null, to, cc, subject, body, replyToId });
    expect([model.readingReply, model.touched, isEdited(model), wantsMerge(model)]).toEqual(Array(4).fill(false));
    expect(isForOthers(after(model, { type: 'bodyChanged', body: 'Hi' }))).toBe(false);
  });

  it('asks before a reply or another template replaces an unsent email', () => {
    for (const asked of [{ reply: replyOf() }, { templateName: 'General' }]) {
      const model = start(typed(), asked);
      expect([model.askedStart, model.content.subject]).toEqual([asked, 'Mine']);
      expect(after(model, { type: 'templateDeclined' })).toEqual({ ...typed(), askedStart: null });
      expect(after(model, { type: 'templateConfirmed' }).content.subject).not.toBe('Mine');
    }
    const confirmed = after(start(typed(), { reply: replyOf() }), { type: 'templateConfirmed' });
    expect(confirmed.content.replyToId).toBe(replyOf().replyToId);
  });

  it('only changes the recipients from Reply to Reply All of the same email', () => {
    const reply = after(start(opened(), { reply: replyOf() }), { type: 'bodyChanged', body: '<p>Great!</p>' });
    const all = start(reply, { reply: replyOf({ cc: [{ name: null, email: 'grace@school.example' }] }) });
    expect([all.content.body, all.askedStart]).toEqual(['<p>Great!</p>', null]);
    expect(emails(all.content.cc)).toEqual(['grace@school.example']);
  });

  it('asks before a new email replaces a reply from the same template', () => {
    const reply = after(
      start(opened(), { reply: replyOf() }),
      { type: 'templateChosen', name: 'General' },
      { type: 'subjectChanged', subject: 'Mine' },
    );
    expect(start(reply, { templateName: 'General' }).askedStart).toEqual({ templateName: 'General' });
  });

  it('keeps the subject and the quoted original of a reply if a template is chosen', () => {
    const missing = [
      { field: 'Subject', label: 'Subject', message: 'No subject.', place: null },
      { field: 'Account.Phone', label: 'Account Phone', message: 'No value.', place: 'body' as const },
    ];
    const chosen = after(start(opened(), { reply: replyOf() }), { type: 'templateChosen', name: 'General' });
    expect(emails(chosen.content.to)).toEqual([devon.email]);
    const model = fill(chosen, previewOf({ subject: 'Other', body: '<p>Hello Devon,</p>', missing }));
    expect(model.content).toMatchObject({
      subject: 'Re: Welcome, Bluebonnet',
      body: `<p>Hello Devon,</p>${replyOf().quoted}`,
      replyToId: replyOf().replyToId,
    });
    expect(model.missing).toEqual([missing[1]]);
  });

  it('stays a reply in a draft and in a copy on this computer', () => {
    const draft = opened(pickerOf({ draft: draftOf({ replyToId: '02sA', subject: 'Re: Hello' }) }));
    expect(draft.content.replyToId).toBe('02sA');
    expect(isUnsaved(draft)).toBe(false);
    expect(
      fill(after(draft, { type: 'templateChosen', name: 'General' }, { type: 'templateConfirmed' })).content,
    ).toMatchObject({ subject: 'Re: Hello', replyToId: '02sA' });
    const content = { ...draft.content, subject: 'Re: Kept' };
    const copied = {
      type: 'opened',
      picker: pickerOf(),
      copy: { keptAt: '2026-11-22T15:31:00.000Z', content },
    } as const;
    expect(after(EMPTY_EMAIL, copied).content).toEqual(content);
  });

  it('shows if the email to answer cannot be read', () => {
    const model = after(opened(), { type: 'replyAsked' }, { type: 'replyFailed', failure: failure('EMAIL_NOT_FOUND') });
    expect(model).toMatchObject({ readingReply: false, refusals: 1, failure: { code: 'EMAIL_NOT_FOUND' } });
  });

  it('is nothing for users who cannot send', () => {
    const reader = opened(pickerOf({ canSend: false }));
    expect(start(reader, { reply: replyOf() })).toEqual(reader);
  });
});

describe('gaps of merge fields', () => {
  const gap: MissingField = {
    field: 'Account.Phone',
    label: 'Account Phone',
    message: 'Empty.',
    place: 'body',
    before: 'at ',
    after: '.',
  };
  const withGap = fill(opened(), previewOf({ body: '<p>Call at .</p>', missing: [gap] }));

  it('are listed until they are filled in', () => {
    expect(openGaps(withGap)).toHaveLength(1);
    expect(openGaps(after(withGap, { type: 'bodyChanged', body: '<p>Call at 555.</p>' }))).toHaveLength(0);
  });

  it('in the subject are listed too', () => {
    const inSubject: MissingField = { ...gap, place: 'subject', before: 'Welcome, ', after: '' };
    const model = fill(opened(), previewOf({ subject: 'Welcome, ', missing: [inSubject] }));
    expect(openGaps(model)).toHaveLength(1);
    expect(openGaps(after(model, { type: 'subjectChanged', subject: 'Hello' }))).toHaveLength(0);
  });

  it('without a known place stay listed', () => {
    const model = fill(opened(), previewOf({ missing: [{ field: 'X', label: 'X', message: 'Empty.' }] }));
    expect(openGaps(after(model, { type: 'bodyChanged', body: '<p>y</p>' }))).toHaveLength(1);
  });
});

describe('recipients', () => {
  it('are in one field only', () => {
    const model = after(opened(), {
      type: 'recipientsChanged',
      field: 'to',
      addresses: [{ name: null, email: 'CASEY@school.example' }],
    });
    expect(emails(model.content.to)).toEqual(['CASEY@school.example']);
    expect(model.content.cc).toEqual([]);
    expect(isUnsaved(model)).toBe(true);
  });
});

describe('saving', () => {
  const typed = after(fill(opened()), { type: 'subjectChanged', subject: 'Mine' });

  it('compares with the sent text, not with the HTML of the org', () => {
    const draft = draftOf({ subject: 'Mine', body: '<p>normalised</p>' });
    const saved = after(typed, { type: 'saveStarted' }, { type: 'saved', draft, content: typed.content });
    expect([saved.saving, isUnsaved(saved)]).toEqual(['saved', false]);
    expect(after(saved, { type: 'bodyChanged', body: '<p>more</p>' }).saving).toBe('idle');
  });

  it('shows an error at its field, or above the email if it names no field', () => {
    const refused = after(typed, { type: 'saveFailed', failure: failure('BODY_TOO_LONG', { body: 'Too long.' }) });
    expect([refused.saving, refused.problems, refused.failure]).toEqual(['failed', { body: 'Too long.' }, null]);
    expect(after(typed, { type: 'saveFailed', failure: failure('OFFLINE') }).failure?.code).toBe('OFFLINE');
    const named = after(typed, { type: 'saveFailed', failure: failure('ANY', { cc: 'Wrong.' }) });
    expect(named.problems).toEqual({ cc: 'Wrong.' });
  });
});

describe('sending', () => {
  it('finds why an email cannot be sent', () => {
    const people = Array.from({ length: 151 }, (_, index) => ({ name: null, email: `p${index}@x.org` }));
    const empty = after(opened(), { type: 'recipientsChanged', field: 'to', addresses: [] });
    expect(problemsOf(empty, WORDS)).toEqual({ to: 'nobody', subject: 'no subject', body: 'no body' });
    const many = after(fill(opened()), { type: 'recipientsChanged', field: 'to', addresses: people });
    expect(problemsOf(many, WORDS)).toEqual({ to: '152 of 150' });
    const long = reduceEmail(fill(opened()), { type: 'bodyChanged', body: 'x'.repeat(131_073) });
    expect(problemsOf(long, WORDS)).toEqual({ body: '131073 of 131072' });
    expect(problemsOf(fill(opened()), WORDS)).toEqual({});
  });

  it('leaves nothing to save, and shows what was sent', () => {
    const model = after(fill(opened()), { type: 'sendStarted' }, { type: 'sent', outcome: emailOutcome() });
    expect([model.sending, model.touched, model.sent?.subject]).toEqual([false, false, 'Welcome, Bluebonnet']);
    expect(emails(model.sent?.content.to ?? [])).toEqual([MARIA.email]);
    expect(after(model, { type: 'anotherWanted' })).toMatchObject({ sent: null, content: { templateName: 'Welcome' } });
  });

  it('keeps the email if it is refused', () => {
    const sending = after(fill(opened()), { type: 'sendStarted' });
    const model = after(sending, { type: 'sendFailed', failure: failure('ADDRESS_INVALID', { to: 'Wrong.' }) });
    expect(model).toMatchObject({ sending: false, refusals: 1, problems: { to: 'Wrong.' }, content: sending.content });
  });

  it('lists what the user can confirm, until the email changes', () => {
    const items = [{ field: '[Name]', label: '[Name]', message: 'Replace it.', place: 'body', key: 'body [Name]' }];
    const refused = after(fill(opened()), {
      type: 'sendFailed',
      failure: { ...failure('EMAIL_PLACEHOLDERS'), items },
    });
    expect(refused).toMatchObject({ unconfirmed: items, failure: null, refusals: 1 });
    expect(after(refused, { type: 'sendStarted' }).unconfirmed).toEqual([]);
    expect(after(refused, { type: 'subjectChanged', subject: 'Other' }).unconfirmed).toEqual([]);
    expect(after(refused, { type: 'recipientsChanged', field: 'cc', addresses: [] }).unconfirmed).toEqual([]);
  });

  it('is refused with the fields that have a problem', () => {
    expect(after(opened(), { type: 'refused', problems: { subject: 'no' } })).toMatchObject({ refusals: 1 });
  });
});

it('starts a new email after a discard, and shows if the discard fails', () => {
  const draft = opened(pickerOf({ draft: draftOf() }));
  expect(after(draft, { type: 'discarded' })).toMatchObject({ touched: false, content: { subject: '' } });
  expect(after(draft, { type: 'discardFailed', failure: failure('OFFLINE') }).content.subject).toBe('Half written');
});

it('keeps a failed fill-in until the next attempt', () => {
  const failed = after(opened(), { type: 'mergeFailed', failure: failure('OFFLINE') });
  expect(failed.mergeFailure?.code).toBe('OFFLINE');
  expect(after(failed, { type: 'mergeStarted' }).mergeFailure).toBeNull();
});

it('refuses an event it does not know', () => {
  expect(() => reduceEmail(EMPTY_EMAIL, { type: 'nothing' } as never)).toThrow(TypeError);
});
