import { refreshApex } from '@salesforce/apex';
import getPicker from '@salesforce/apex/OnboardingEmailController.getPicker';
import getReply from '@salesforce/apex/OnboardingEmailController.getReply';
import discardDraft from '@salesforce/apex/OnboardingEmailController.discardDraft';
import getSent from '@salesforce/apex/OnboardingEmailController.getSent';
import preview from '@salesforce/apex/OnboardingEmailController.preview';
import saveDraft from '@salesforce/apex/OnboardingEmailController.saveDraft';
import send from '@salesforce/apex/OnboardingEmailController.send';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import TemplatePicker from 'c/templatePicker';
import type { EmailRequest } from 'c/caseWorkModel';
import type { EmailContent, EmailPicker } from 'c/emailModel';
import { EmailSession } from 'c/emailSessionModel';
import { draftOf, emailOutcome, GENERAL, pickerOf, previewOf, replyOf, sentOf, WELCOME } from 'test/emailSamples';
import { called, clearPage, find, has, heard, props, refusal, render, settle, textOf, wireOf } from 'test/rendering';

interface SentCall {
  email: EmailContent & { id: string | null; sendKey: string };
}

/** Each test has its own case, because an email outlives its component. */
let cases = 0;
let caseId = '';
const keyOf = (): string => `rosterpath.email.005000000000000000.${caseId}`;

const pickerHere = (rest: Partial<EmailPicker> = {}): EmailPicker => pickerOf({ caseId, ...rest });

const show = async (picker: EmailPicker = pickerHere()): Promise<HTMLElement & { recordId: string }> => {
  const element = render('c-template-picker', TemplatePicker, { recordId: caseId, isPrimary: true });
  wireOf(getPicker).emit(picker);
  await settle(20);
  return element;
};

const composer = (element: HTMLElement): HTMLElement => find(element, 'c-email-composer');
const tell = async (element: HTMLElement, name: string, detail?: unknown): Promise<void> => {
  composer(element).dispatchEvent(new CustomEvent(name, { detail }));
  await settle(20);
};
const choose = async (element: HTMLElement, name: string): Promise<void> => {
  find(element, 'c-email-template-list').dispatchEvent(new CustomEvent('choose', { detail: name }));
  await settle(20);
};
const answerNotice = async (element: HTMLElement, name: string): Promise<void> => {
  find(element, 'c-email-notices').dispatchEvent(new CustomEvent(name));
  await settle(20);
};
const content = (element: HTMLElement): EmailContent =>
  (props(composer(element)).model as { content: EmailContent }).content;
const pause = async (milliseconds = 800): Promise<void> => {
  jest.advanceTimersByTime(milliseconds);
  await settle(20);
};
const kept = (): { content: EmailContent } | null =>
  JSON.parse(localStorage.getItem(keyOf()) ?? 'null') as { content: EmailContent } | null;

/** The accessibility check needs real timers. */
const expectAccessible = async (element: HTMLElement): Promise<void> => {
  jest.useRealTimers();
  await expect(element).toBeAccessible();
};

beforeEach(() => {
  cases += 1;
  caseId = `50000000000${String(cases).padStart(4, '0')}AAA`;
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
  called(preview).mockImplementation((({ to }: { to: { name: string | null }[] }) =>
    Promise.resolve(previewOf({ body: `<p>Hello ${to.map(({ name }) => name).join(' and ')},</p>` }))) as never);
  called(saveDraft).mockImplementation((({ email }: { email: EmailContent }) =>
    Promise.resolve({ ...email, id: '02sD', savedAt: '2026-11-22T15:30:00.000Z' })) as never);
  called(send).mockResolvedValue(emailOutcome());
  called(discardDraft).mockResolvedValue(null);
});

afterEach(async () => {
  clearPage();
  await settle(20);
  jest.useRealTimers();
  [preview, saveDraft, send, getReply, getSent, discardDraft].forEach((method) => called(method).mockReset());
});

describe('opened from elsewhere on the page', () => {
  const ask = (request: EmailRequest): void => EmailSession.of(caseId).start(request);
  const open = async (element: HTMLElement): Promise<void> => {
    (element as HTMLElement & { open(): void }).open();
    await settle(20);
  };
  /** The last element that got the focus. Stubs can't keep it. */
  const focused = (): DOMStringMap | undefined => (focus.mock.contexts.at(-1) as HTMLElement | undefined)?.dataset;
  let focus = jest.spyOn(HTMLElement.prototype, 'focus');

  beforeEach(() => {
    focus = jest.spyOn(HTMLElement.prototype, 'focus');
  });
  afterEach(() => focus.mockRestore());

  it('waits for the templates, fills in the one that was asked for, and gets the focus', async () => {
    ask({ kind: 'email', templateName: 'General' });
    const element = render('c-template-picker', TemplatePicker, { recordId: caseId });
    await open(element);
    wireOf(getPicker).emit(pickerHere());
    await settle(20);
    expect(content(element)).toMatchObject({ templateName: 'General', body: '<p>Hello Maria Lopez,</p>' });
    expect(called(preview).mock.calls).toHaveLength(1);
    expect(composer(element).shadowRoot?.activeElement).toBe(find(composer(element), '[data-field="to"]'));
    await pause();
    expect(saveDraft).not.toHaveBeenCalled();
    await expectAccessible(element);
  });

  it('begins an email to a person with the focus in the subject', async () => {
    const element = await show();
    ask({ kind: 'email', to: [{ name: 'Devon Hill', email: 'devon@school.example' }] });
    await open(element);
    expect(content(element)).toMatchObject({ templateName: null, to: [{ name: 'Devon Hill' }], cc: [], subject: '' });
    expect(focused()?.field).toBe('subject');
  });

  it('writes a reply, which travels with the draft and the sent email', async () => {
    called(getReply).mockResolvedValue(replyOf() as never);
    const element = await show();
    ask({ kind: 'reply', emailId: '02s000000000009AAA', all: true });
    await open(element);
    expect(called(getReply).mock.calls).toEqual([[{ emailId: '02s000000000009AAA', all: true }]]);
    expect(content(element)).toMatchObject({ subject: 'Re: Welcome, Bluebonnet', replyToId: '02s000000000009AAA' });
    expect(props(find(element, 'c-email-template-list')).isReply).toBe(true);
    expect(focused()?.field).toBe('body');
    await tell(element, 'body', '<p>See you then!</p>');
    await pause();
    expect(called(saveDraft).mock.calls[0]).toMatchObject([{ email: { replyToId: '02s000000000009AAA' } }]);
    await tell(element, 'send');
    expect(called(send).mock.calls[0]).toMatchObject([{ email: { replyToId: '02s000000000009AAA' } }]);
  });

  it('says beside Send why an email cannot be answered, and keeps what is there', async () => {
    called(getReply).mockRejectedValue(refusal('EMAIL_NOT_FOUND', 'This email was deleted.') as never);
    const element = await show();
    ask({ kind: 'reply', emailId: '02s000000000009AAA', all: false });
    await open(element);
    expect(textOf(composer(element))).toContain('This email was deleted.');
    expect(focused()?.field).toBe('failure');
    expect(content(element).body).toBe('<p>Hello Maria Lopez,</p>');
  });

  it('ignores the answer if another email was asked for since', async () => {
    let answer: (reply: unknown) => void = () => undefined;
    called(getReply).mockReturnValue(new Promise((resolve) => (answer = resolve)) as never);
    const element = await show();
    ask({ kind: 'reply', emailId: '02s000000000009AAA', all: false });
    await settle();
    expect(props(find(composer(element), '[data-id="send"]')).disabled).toBe(true);
    ask({ kind: 'email', templateName: 'General' });
    answer(replyOf());
    await settle(20);
    expect(content(element)).toMatchObject({ templateName: 'General', replyToId: null });
    expect(props(find(composer(element), '[data-id="send"]')).disabled).toBe(false);
  });

  it('asks before it replaces an unsent email, and sends the new one with its own key', async () => {
    called(getReply).mockResolvedValue(replyOf() as never);
    const element = await show();
    await tell(element, 'subject', 'Mine');
    const first = EmailSession.of(caseId).sendKey;
    ask({ kind: 'reply', emailId: '02s000000000009AAA', all: false });
    await open(element);
    expect(content(element).subject).toBe('Mine');
    expect(focused()?.id).toBe('keep');
    await answerNotice(element, 'replace');
    expect(content(element).replyToId).toBe('02s000000000009AAA');
    expect(EmailSession.of(caseId).sendKey).not.toBe(first);
  });

  it('begins the next email after one was sent', async () => {
    const element = await show();
    await tell(element, 'send');
    expect(textOf(element)).toContain('was sent.');
    await open(element);
    expect(content(element).templateName).toBe('Welcome');
    await tell(element, 'send');
    ask({ kind: 'email', templateName: 'General' });
    await settle(20);
    expect(content(element).templateName).toBe('General');
  });
});

describe('loading', () => {
  it('shows a placeholder', async () => {
    const element = render('c-template-picker', TemplatePicker, { recordId: caseId });
    await settle();
    expect(has(element, 'c-rp-stencil')).toBe(true);
    await expectAccessible(element);
  });

  it('can be retried after an error', async () => {
    const element = render('c-template-picker', TemplatePicker, { recordId: caseId });
    wireOf(getPicker).error({ message: 'Not now' });
    await settle();
    expect(textOf(element)).toContain('Not now');
    find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('keeps the error if the retry fails too', async () => {
    const element = render('c-template-picker', TemplatePicker, { recordId: caseId });
    wireOf(getPicker).error({ message: 'Not now' });
    await settle();
    jest.mocked(refreshApex).mockRejectedValueOnce({ body: { message: 'Still not' } });
    find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
    await settle(20);
    expect(textOf(element)).toContain('Not now');
  });

  it('does not show the error of one case on the next', async () => {
    const element = render('c-template-picker', TemplatePicker, { recordId: caseId }) as HTMLElement & {
      recordId: string;
    };
    wireOf(getPicker).error({ message: 'Not now' });
    await settle();
    element.recordId = '500000000009998AAA';
    await settle();
    expect(has(element, 'c-rp-error-panel')).toBe(false);
  });

  it('refreshes with the page, and keeps its data if that fails', async () => {
    const element = await show();
    const [component, refresh] = jest.mocked(registerRefreshHandler).mock.calls[0] ?? [];
    jest.mocked(refreshApex).mockRejectedValueOnce(new Error('Not now'));
    expect(await refresh?.call(component)).toBe(true);
    expect(refreshApex).toHaveBeenCalledTimes(1);
    await settle();
    expect(content(element).body).toBe('<p>Hello Maria Lopez,</p>');
    expect(props(find(element, 'c-rp-outdated-notice')).isOutdated).toBe(true);
    element.remove();
    expect(unregisterRefreshHandler).toHaveBeenCalledTimes(1);
  });

  it('reads again when the case enters another stage', async () => {
    const element = await show();
    const emit = (status: string): void =>
      wireOf(getRecord).emit({ id: caseId, fields: { Status: { value: status, displayValue: status } } });
    emit('New');
    emit('New');
    expect(refreshApex).not.toHaveBeenCalled();
    emit('Rostering');
    expect(refreshApex).toHaveBeenCalledTimes(1);
    element.recordId = '500000000009997AAA';
    await settle();
    emit('New');
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('reads again when it returns to the page after a while', async () => {
    const element = await show();
    expect(refreshApex).not.toHaveBeenCalled();
    element.remove();
    await pause(6000);
    document.body.append(element);
    await settle(20);
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('says why the user cannot send', async () => {
    const element = await show(pickerHere({ canSend: false, cannotSendReason: 'You can view this case.' }));
    expect(textOf(element)).toBe('You can view this case.');
    expect(preview).not.toHaveBeenCalled();
    await expectAccessible(element);
  });
});

describe('the template', () => {
  it('is filled in for its recipients without saving a draft', async () => {
    const element = await show();
    expect(called(preview).mock.calls).toEqual([
      [{ caseId, templateName: 'Welcome', to: [{ name: 'Maria Lopez', email: 'maria@school.example' }] }],
    ]);
    expect(content(element).body).toBe('<p>Hello Maria Lopez,</p>');
    await pause(5000);
    expect(saveDraft).not.toHaveBeenCalled();
    await expectAccessible(element);
  });

  it('is not edited if the editor rewrites it: no draft is saved, and other recipients get their greeting', async () => {
    const element = await show();
    const editor = find(composer(element), 'lightning-input-rich-text');
    editor.dispatchEvent(new CustomEvent('change', { detail: { value: '<p>Hello</p><p>Maria Lopez,</p>' } }));
    await pause(5000);
    expect(content(element).body).toBe('<p>Hello Maria Lopez,</p>');
    expect(saveDraft).not.toHaveBeenCalled();
    const to = [...content(element).to, { name: 'Devon', email: 'd@x.org' }];
    await tell(element, 'recipients', { field: 'to', addresses: to });
    await pause(300);
    expect(content(element).body).toBe('<p>Hello Maria Lopez and Devon,</p>');
  });

  it('is filled in once after several recipients were added', async () => {
    const element = await show();
    const [to] = [content(element).to];
    await tell(element, 'recipients', { field: 'to', addresses: [...to, { name: 'Devon', email: 'd@x.org' }] });
    await tell(element, 'recipients', {
      field: 'to',
      addresses: [...to, { name: 'Devon', email: 'd@x.org' }, { name: 'Grace', email: 'g@x.org' }],
    });
    await pause(300);
    expect(preview).toHaveBeenCalledTimes(2);
    expect(content(element).body).toBe('<p>Hello Maria Lopez and Devon and Grace,</p>');
  });

  it('keeps or replaces edited text as the user chooses', async () => {
    const element = await show();
    await tell(element, 'body', '<p>Mine</p>');
    await choose(element, 'General');
    await answerNotice(element, 'keep');
    expect(content(element)).toMatchObject({ templateName: 'Welcome', body: '<p>Mine</p>' });
    await choose(element, 'General');
    await answerNotice(element, 'replace');
    expect(content(element)).toMatchObject({ templateName: 'General', body: '<p>Hello Maria Lopez,</p>' });
  });

  it('can be filled in again after an error', async () => {
    called(preview).mockRejectedValueOnce(refusal('UNEXPECTED', 'Out of order.'));
    const element = await show();
    expect(textOf(element)).toContain('Out of order.');
    await answerNotice(element, 'retry');
    expect(content(element).body).toBe('<p>Hello Maria Lopez,</p>');
  });

  it('goes to a gap', async () => {
    const element = await show();
    const goTo = jest.fn();
    props(composer(element)).goTo = goTo;
    const gap = { field: 'X', label: 'X', message: 'Empty.' };
    find(element, 'c-email-notices').dispatchEvent(new CustomEvent('jump', { detail: gap }));
    expect(goTo).toHaveBeenCalledWith(gap);
  });
});

describe('the draft', () => {
  it('is saved automatically after a pause, and stored on this computer until then', async () => {
    const element = await show();
    await tell(element, 'subject', 'Half');
    expect(kept()?.content.subject).toBe('Half');
    await tell(element, 'subject', 'Half written');
    await pause();
    const email = { ...content(element), sendKey: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown as string };
    expect(called(saveDraft).mock.calls).toEqual([[{ caseId, email }]]);
    expect(kept()).toBeNull();
    await pause(60_000);
    expect(saveDraft).toHaveBeenCalledTimes(1);
  });

  it('stays on this computer if it cannot be saved, and is saved when the connection is back', async () => {
    called(saveDraft).mockRejectedValueOnce({ status: 0, body: { message: 'Failed to fetch' } });
    const element = await show();
    await tell(element, 'subject', 'Tunnel');
    await pause();
    expect(textOf(element)).toContain("You're offline.");
    expect(kept()?.content.subject).toBe('Tunnel');
    window.dispatchEvent(new CustomEvent('online'));
    await settle(20);
    expect(kept()).toBeNull();
    expect(textOf(element)).not.toContain("You're offline.");
  });

  it('is restored from this computer', async () => {
    const copy = { keptAt: '2026-11-22T16:00:00.000Z', content: { ...draftOf(), subject: 'Kept' } };
    localStorage.setItem(keyOf(), JSON.stringify(copy));
    const element = await show();
    expect(content(element).subject).toBe('Kept');
    expect(textOf(element)).toContain('We restored the unsent email');
    await pause();
    expect(saveDraft).toHaveBeenCalledTimes(1);
  });

  it.each(['{', '"text"', '{"keptAt":"x","content":{"to":1}}'])('ignores %s in the local storage', async (text) => {
    localStorage.setItem(keyOf(), text);
    expect(content(await show()).subject).toBe('Welcome, Bluebonnet');
  });

  it('from the org opens unchanged, and can be discarded', async () => {
    const element = await show(pickerHere({ draft: draftOf() }));
    expect(content(element).subject).toBe('Half written');
    await tell(element, 'discard');
    expect(discardDraft).toHaveBeenCalledTimes(1);
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(content(element).subject).toBe('Welcome, Bluebonnet');
  });

  it('stays if discarding it fails', async () => {
    called(discardDraft).mockRejectedValueOnce(refusal('NO_ACCESS', 'Not yours.'));
    const element = await show(pickerHere({ draft: draftOf() }));
    await tell(element, 'discard');
    expect(textOf(element)).toContain('Not yours.');
    expect(content(element).subject).toBe('Half written');
  });

  it('is saved when the user leaves the page, and is unchanged on return', async () => {
    const element = await show();
    await tell(element, 'subject', 'Left');
    element.remove();
    await settle(20);
    expect(saveDraft).toHaveBeenCalledTimes(1);
    expect(content(await show()).subject).toBe('Left');
  });
});

it('shows the same email in both places of a page', async () => {
  const [first, second] = [await show(), await show()];
  await tell(first, 'subject', 'One');
  expect(content(second).subject).toBe('One');
});

it('shows the email of another case when the page shows that case', async () => {
  const element = await show();
  await tell(element, 'subject', 'Of the first case');
  caseId = '500000000009999AAA';
  element.recordId = caseId;
  wireOf(getPicker).emit(pickerHere());
  await settle(20);
  expect(content(element).subject).toBe('Welcome, Bluebonnet');
});

it('reads the case it gets, and has a separate composer for each case', async () => {
  const element = await show();
  const [first, second] = [caseId, '500000000009996AAA'];
  await tell(element, 'subject', 'Of the first case');
  const before = composer(element);
  caseId = second;
  element.recordId = second;
  await settle();
  expect(wireOf(getPicker).getLastConfig()).toEqual({ caseId: second });
  wireOf(getPicker).emit(pickerHere());
  await settle(20);
  const other = composer(element);
  element.recordId = first;
  await settle(20);
  expect(wireOf(getPicker).getLastConfig()).toEqual({ caseId: first });
  expect(content(element).subject).toBe('Of the first case');
  expect(new Set([before, other, composer(element)]).size).toBe(3);
});

describe('sending', () => {
  it('sends once, says what was sent, and refreshes the page', async () => {
    const toasts = heard<{ title: string; message: string }>('lightning__showtoast');
    const element = await show();
    await tell(element, 'subject', 'Now');
    composer(element).dispatchEvent(new CustomEvent('send'));
    composer(element).dispatchEvent(new CustomEvent('send'));
    await settle(40);
    expect(called(send).mock.calls.map(([call]) => (call as unknown as SentCall).email.subject)).toEqual(['Now']);
    expect(toasts[0]).toMatchObject({
      title: '“Welcome, Bluebonnet” was sent.',
      message: 'Email sent to 2 recipients. {0}',
    });
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: caseId }]);
    expect(textOf(element)).toContain('Sent to Maria Lopez and Casey Moreau.');
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="sent"]'));
    expect(kept()).toBeNull();
    await expectAccessible(element);
    find(element, '[data-id="another"]').click();
    await settle(20);
    expect(content(element).subject).toBe('Welcome, Bluebonnet');
  });

  it('waits until the template is filled in', async () => {
    const element = await show();
    await tell(element, 'recipients', { field: 'to', addresses: [{ name: 'Devon', email: 'd@x.org' }] });
    await tell(element, 'send');
    expect((called(send).mock.calls[0]?.[0] as unknown as SentCall).email.body).toBe('<p>Hello Devon,</p>');
  });

  it('says what is missing without a request to the org', async () => {
    const element = await show();
    await tell(element, 'recipients', { field: 'to', addresses: [] });
    await tell(element, 'subject', ' ');
    await tell(element, 'body', '<p></p>');
    await tell(element, 'send');
    expect(send).not.toHaveBeenCalled();
    expect(props(composer(element)).model).toMatchObject({
      problems: { to: 'Add at least one recipient.', subject: 'Write a subject.', body: 'Write a message.' },
    });
  });

  it('refuses 151 recipients at the field', async () => {
    const element = await show();
    const addresses = Array.from({ length: 150 }, (_, index) => ({ name: null, email: `p${index}@x.org` }));
    await tell(element, 'recipients', { field: 'to', addresses });
    await pause(300);
    await tell(element, 'send');
    expect(send).not.toHaveBeenCalled();
    expect(props(composer(element)).model).toMatchObject({
      problems: { to: '151 recipients are too many for one email. The limit is 150. Send separate emails.' },
    });
  });

  it('says that a text is too long without a request to the org', async () => {
    const element = await show();
    await tell(element, 'body', 'x'.repeat(5_000_000));
    const words = 'The limit is 131,072.';
    expect((props(composer(element)).model as { problems: { body: string } }).problems.body).toContain(words);
    await pause(60_000);
    await tell(element, 'send');
    expect(saveDraft).not.toHaveBeenCalled();
    expect(send).not.toHaveBeenCalled();
    await tell(element, 'body', '<p>Short</p>');
    expect(props(composer(element)).model).toMatchObject({ problems: {} });
    await pause();
    expect(saveDraft).toHaveBeenCalledTimes(1);
  });

  it('refuses 300 recipients with the focus on To, and keeps them', async () => {
    const element = await show();
    const addresses = Array.from({ length: 300 }, (_, index) => ({ name: null, email: `p${index}@school.example` }));
    await tell(element, 'recipients', { field: 'to', addresses });
    await tell(element, 'send');
    expect(textOf(composer(element))).toContain('301 recipients are too many for one email.');
    expect(composer(element).shadowRoot?.activeElement).toBe(find(composer(element), '[data-field="to"]'));
    expect([content(element).to.length, called(send).mock.calls.length]).toEqual([300, 0]);
  });

  it.each([
    ['subject', 'SUBJECT_MISSING', 'Write a subject.'],
    ['body', 'INTERNAL_NOTES_ALONE', 'This email is only internal notes.'],
  ])('shows at the %s that the org refuses it (%s), and keeps the email', async (field, code, words) => {
    called(send).mockRejectedValueOnce(refusal(code, words, { [field]: words }));
    const element = await show();
    await tell(element, 'subject', 'Mine');
    await tell(element, 'send');
    const { problems } = props(composer(element)).model as { problems: object };
    expect(problems).toEqual({ [field]: words });
    expect(content(element).subject).toBe('Mine');
    expect(kept()?.content.subject).toBe('Mine');
  });

  it.each([
    ['the connection is lost', { status: 0, body: { message: 'Failed to fetch' } }, "You're offline."],
    ['the session has ended', { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID' }] }, 'Your session ended.'],
    ['the org refuses', refusal('NO_ACCESS', 'You cannot send.'), 'You cannot send.'],
  ])('keeps the email if %s', async (_what, error, words) => {
    called(send).mockRejectedValueOnce(error);
    const element = await show();
    await tell(element, 'subject', 'Mine');
    await tell(element, 'send');
    expect(textOf(composer(element))).toContain(words);
    expect(composer(element).shadowRoot?.activeElement).toBe(find(composer(element), '[data-field="failure"]'));
    expect(content(element).subject).toBe('Mine');
    expect(kept()?.content.subject).toBe('Mine');
    await tell(element, 'send');
    expect(send).toHaveBeenCalledTimes(2);
    expect(textOf(element)).toContain('was sent.');
  });

  it('sends an email with gaps only if the user confirms what was listed', async () => {
    const items = [{ field: '[Name]', label: '[Name]', message: 'Replace [Name].', place: 'body', key: 'body [Name]' }];
    const body = { code: 'EMAIL_PLACEHOLDERS', message: 'Nothing was sent.', fields: {}, items };
    called(send).mockRejectedValueOnce({ status: 500, body: { message: JSON.stringify(body) } });
    const element = await show();
    await tell(element, 'send');
    expect(props(composer(element)).model).toMatchObject({ unconfirmed: items, failure: null, sending: false });
    await tell(element, 'send', ['body [Name]']);
    const emails = called(send).mock.calls.map(([call]) => (call as unknown as { email: object }).email);
    expect(emails).toEqual([
      expect.objectContaining({ confirmed: [] }),
      expect.objectContaining({ confirmed: ['body [Name]'] }),
    ]);
    expect(textOf(element)).toContain('was sent.');
  });

  it('asks before it sends a template again, and keeps what was typed', async () => {
    const lastSent = { sentAt: '2020-11-12T15:30:00.000Z', to: ['Devon Hill'] };
    const element = await show(pickerHere({ templates: [{ ...WELCOME, lastSent }, GENERAL] }));
    expect(textOf(element)).toContain('Sent Nov 12, 2020 to Devon Hill.');
    await tell(element, 'subject', 'Once more');
    find(composer(element), '[data-id="send"]').click();
    await settle(20);
    find(composer(element), '[data-field="cancel"]').click();
    await settle(20);
    expect(send).not.toHaveBeenCalled();
    expect(content(element).subject).toBe('Once more');
    find(composer(element), '[data-id="send"]').click();
    await settle(20);
    find(composer(element), '[data-id="send-again"]').click();
    await settle(20);
    expect(called(send).mock.calls.map(([call]) => (call as unknown as SentCall).email.subject)).toEqual(['Once more']);
  });

  describe('an email that was already sent', () => {
    const lost = { status: 0, body: { message: 'Failed to fetch' } };
    const twice = refusal('ALREADY_SENT', 'This email was already sent at 10:02 AM by Avery Collins.');
    const keysSent = (): string[] =>
      called(send).mock.calls.map(([call]) => (call as unknown as SentCall).email.sendKey);

    const sendTwice = async (): Promise<HTMLElement> => {
      called(send).mockRejectedValueOnce(lost).mockRejectedValueOnce(twice);
      called(getSent).mockResolvedValue(sentOf('02sX', { caseId, subject: 'Mine', cc: 'casey@vendor.example' }));
      const element = await show();
      await tell(element, 'subject', 'Mine');
      await tell(element, 'send');
      await tell(element, 'send');
      return element;
    };

    it('keeps its key for every attempt, is shown, and is not saved again', async () => {
      const element = await sendTwice();
      const [first, second] = keysSent();
      expect(first).toBe(second);
      expect(getSent).toHaveBeenCalledWith({ caseId, sendKey: first });
      expect(textOf(element)).toContain('This email was already sent at 10:02 AM by Avery Collins.');
      expect(props(find(element, 'c-email-preview'))).toMatchObject({
        subject: 'Mine',
        fromName: 'Sam Specialist',
        to: ['maria@school.example', 'devon@school.example'],
        cc: ['casey@vendor.example'],
        sentAt: '2026-11-12T15:30:00.000Z',
      });
      expect(has(element, 'c-email-composer')).toBe(false);
      expect(refreshApex).toHaveBeenCalledTimes(1);
      called(saveDraft).mockClear();
      await pause(60_000);
      expect(saveDraft).not.toHaveBeenCalled();
      await expectAccessible(element);
    });

    it('can be replaced by another email', async () => {
      const element = await sendTwice();
      find(element, 'c-email-notices').dispatchEvent(new CustomEvent('another'));
      await settle(20);
      expect(content(element).subject).toBe('Welcome, Bluebonnet');
      expect(kept()).toBeNull();
    });

    it('can pass its text to another email, which has its own key', async () => {
      const element = await sendTwice();
      find(element, 'c-email-notices').dispatchEvent(new CustomEvent('keeptext'));
      await settle(20);
      expect(content(element).subject).toBe('Mine');
      await pause();
      await tell(element, 'send');
      const [first, , third] = keysSent();
      expect(third).not.toBe(first);
      expect(textOf(element)).toContain('was sent.');
    });

    it('is recognized after a reload, when its draft is saved', async () => {
      const copy = { keptAt: '2026-11-22T16:00:00.000Z', content: draftOf(), sendKey: 'of-before' };
      localStorage.setItem(keyOf(), JSON.stringify(copy));
      called(saveDraft).mockRejectedValueOnce(twice);
      called(getSent).mockRejectedValue(lost);
      const element = await show();
      await pause();
      expect(getSent).toHaveBeenCalledWith({ caseId, sendKey: 'of-before' });
      expect(textOf(element)).toContain('This email was already sent');
      expect(has(element, 'c-email-preview')).toBe(false);
    });

    it('has the key of its draft in every tab', async () => {
      const element = await show(pickerHere({ draft: draftOf({ sendKey: 'of-the-draft' }) }));
      await tell(element, 'send');
      expect(keysSent()).toEqual(['of-the-draft']);
    });
  });

  it('counts the recipients if there are too many to name', async () => {
    const element = await show();
    const addresses = Array.from({ length: 8 }, (_, index) => ({ name: null, email: `p${index}@x.org` }));
    await tell(element, 'recipients', { field: 'to', addresses });
    await pause(300);
    await tell(element, 'send');
    expect(textOf(element)).toContain('Email sent to 2 recipients.');
  });
});
