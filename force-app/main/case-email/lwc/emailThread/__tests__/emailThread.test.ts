import setNoReplyNeeded from '@salesforce/apex/ReplyNeedController.setNoReplyNeeded';
import getSentBody from '@salesforce/apex/OnboardingEmailController.getSentBody';
import { onWork } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import type { EmailThread as Thread } from 'c/emailModel';
import EmailThread from 'c/emailThread';
import { threadEmail, threadOf } from 'test/emailSamples';
import { CASE_ID } from 'test/onboardingSamples';
import { called, clearPage, find, has, heard, props, refusal, render, settle, textOf } from 'test/rendering';

const MARIA = { name: 'Maria Lopez', email: 'maria@school.example' };
const GRACE = { name: null, email: 'grace@school.example' };
const SENT = threadEmail('02s1', {
  isIncoming: false,
  fromName: 'Sam Specialist',
  fromAddress: 'sam@us.example',
  to: [MARIA, GRACE],
});
const ANSWER = threadEmail('02s2', { isUnanswered: true, sentAt: '2026-11-13T15:30:00.000Z' });

const show = async (thread: Thread = threadOf([SENT, ANSWER]), canSend = true): Promise<HTMLElement> => {
  const element = render('c-email-thread', EmailThread, { caseId: CASE_ID, thread, canSend });
  await settle();
  return element;
};

const lines = (element: HTMLElement): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-id="line"]') ?? []),
];

const open = async (element: HTMLElement, index = 0): Promise<void> => {
  lines(element)[index]?.click();
  await settle();
};

const ids = (element: HTMLElement): unknown[] => lines(element).map(({ dataset }) => dataset.email);

beforeEach(() => {
  called(getSentBody).mockResolvedValue('<p>Text</p>' as never);
});

afterEach(() => {
  clearPage();
  called(getSentBody).mockReset();
});

it('shows one line for each email, and marks a thread that waits for an answer', async () => {
  const element = await show();
  expect(textOf(find(element, 'h3'))).toBe('Welcome, Bluebonnet');
  expect(props(find(element, '[data-id="unanswered"]')).label).toBe('Unanswered');
  expect(textOf(element)).toContain('2 emails');
  expect(lines(element).map(textOf)).toEqual([
    expect.stringMatching(/^Sam Specialist to Maria Lopez and grace@school\.example .*Preview 02s1$/),
    expect.stringMatching(/^Devon Hill .*Preview 02s2$/),
  ]);
  expect(getSentBody).not.toHaveBeenCalled();
  await expect(element).toBeAccessible();
});

it('shows the files of each email without opening it', async () => {
  const roster = { id: '0691', isAttachment: false, name: 'roster.csv', extension: 'csv', size: 10 };
  const element = await show(threadOf([SENT, { ...ANSWER, files: [roster] }]));
  const files = [...(element.shadowRoot?.querySelectorAll('c-email-files') ?? [])];
  expect(files.map(textOf)).toEqual(['', 'roster.csv 1 KB']);
  expect(getSentBody).not.toHaveBeenCalled();
  await expect(element).toBeAccessible();
});

it('reads the whole text when a line is opened, once', async () => {
  called(getSentBody).mockResolvedValue('<p>Thursday works.</p>' as never);
  const element = await show();
  await open(element, 1);
  expect(called(getSentBody).mock.calls).toEqual([[{ emailId: '02s2' }]]);
  expect(props(find(element, 'lightning-formatted-rich-text')).value).toContain('Thursday works.');
  expect(lines(element)[1]?.getAttribute('aria-expanded')).toBe('true');
  const people = [...(element.shadowRoot?.querySelectorAll('c-case-email-link') ?? [])].map(
    (person) => props(person).address,
  );
  expect(people).toEqual(['devon@school.example', 'sam@us.example']);
  await expect(element).toBeAccessible();
  await open(element, 1);
  expect(has(element, 'lightning-formatted-rich-text')).toBe(false);
  await open(element, 1);
  expect(getSentBody).toHaveBeenCalledTimes(1);
});

it('says why a text cannot be read, and tries again', async () => {
  called(getSentBody)
    .mockRejectedValueOnce({ message: 'Not now' } as never)
    .mockResolvedValueOnce('' as never);
  const element = await show();
  await open(element);
  expect(textOf(element)).toContain('Not now');
  await expect(element).toBeAccessible();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  await settle();
  expect(textOf(element)).toContain('This email has no text.');
});

describe('a reply', () => {
  let asked: WorkRequest[] = [];
  let stop = (): void => undefined;

  beforeEach(() => {
    asked = [];
    stop = onWork(CASE_ID, (request) => asked.push(request) > 0, ['email', 'reply']);
  });
  afterEach(() => stop());

  it('answers the email that waits, or else the last one', async () => {
    const later = threadEmail('02s3', { ...SENT, id: '02s3' });
    const element = await show(threadOf([SENT, ANSWER, later]));
    expect(props(find(element, '[data-id="reply"]')).title).toBe('Reply to Devon Hill: Welcome, Bluebonnet');
    find(element, '[data-id="reply"]').click();
    expect(has(element, '[data-id="reply-all"]')).toBe(false);
    const quiet = await show(threadOf([SENT]));
    find(quiet, '[data-id="reply"]').click();
    find(quiet, '[data-id="reply-all"]').click();
    expect(asked).toEqual([
      { kind: 'reply', emailId: '02s2', all: false },
      { kind: 'reply', emailId: '02s1', all: false },
      { kind: 'reply', emailId: '02s1', all: true },
    ]);
  });

  it('answers an opened email, with one pair of buttons for each', async () => {
    const element = await show();
    await open(element, 0);
    find(element, '[data-id="reply-email-all"]').click();
    expect(asked).toEqual([{ kind: 'reply', emailId: '02s1', all: true }]);
    expect(has(element, '[data-id="reply"]')).toBe(true);
    await open(element, 1);
    expect(has(element, '[data-id="reply"]')).toBe(false);
  });

  it('is not offered to readers', async () => {
    const element = await show(threadOf([SENT]), false);
    await open(element);
    expect(has(element, 'lightning-button')).toBe(false);
    await expect(element).toBeAccessible();
  });
});

it('shows the last emails of a long thread, and the others on request', async () => {
  const emails = Array.from({ length: 8 }, (_, index) => threadEmail(`E${index}`));
  const element = await show(threadOf(emails, { older: 4 }));
  expect(ids(element)).toEqual(['E3', 'E4', 'E5', 'E6', 'E7']);
  expect(textOf(element)).toContain('12 emails');
  expect(has(element, '[data-id="older"]')).toBe(false);
  find(element, '[data-id="earlier"]').click();
  await settle();
  expect(ids(element)).toHaveLength(8);
  expect(element.shadowRoot?.activeElement).toBe(lines(element)[0]);
  expect(textOf(find(element, '[data-id="older"]'))).toBe('4 older emails of this thread are in the timeline.');
  await expect(element).toBeAccessible();
});

it('names what an email lacks', async () => {
  const bare = threadEmail('E', { fromName: null, preview: null, cc: [MARIA] });
  const element = await show(threadOf([bare], { subject: ' ' }));
  expect(textOf(find(element, 'h3'))).toBe('(no subject)');
  expect(textOf(element)).not.toContain('1 emails');
  expect(textOf(lines(element)[0] as HTMLElement)).toContain('devon@school.example');
  called(getSentBody).mockResolvedValue('<p>Hi</p>' as never);
  await open(element);
  expect(textOf(find(element, 'dl'))).toContain('Cc');
  const nobody = await show(threadOf([threadEmail('F', { fromName: null, fromAddress: null })]));
  await open(nobody);
  expect(textOf(find(nobody, 'dl'))).not.toContain('From');
});

describe('an email that needs no reply', () => {
  const press = async (element: HTMLElement): Promise<void> => {
    find(element, '[data-id="no-reply"]').click();
    await settle();
  };

  it('ends the wait with one press, and refreshes the page', async () => {
    called(setNoReplyNeeded).mockResolvedValueOnce({ message: 'No reply needed.' } as never);
    const toasts = heard<{ title: string }>('lightning__showtoast');
    const refreshes = heard('lightning__refresh');
    const element = await show();
    await press(element);
    expect(called(setNoReplyNeeded).mock.calls).toEqual([[{ emailId: '02s2' }]]);
    expect(toasts[0]?.title).toBe('No reply needed.');
    expect(refreshes).toHaveLength(1);
  });

  it('says why it still waits', async () => {
    called(setNoReplyNeeded).mockRejectedValueOnce(refusal('CASE_CLOSED', 'This onboarding is closed.') as never);
    const element = await show();
    await press(element);
    expect(textOf(element)).toContain('This onboarding is closed.');
    await expect(element).toBeAccessible();
  });

  it('is offered only where someone waits, to those who can reply', async () => {
    expect(has(await show(threadOf([SENT])), '[data-id="no-reply"]')).toBe(false);
    expect(has(await show(threadOf([SENT, ANSWER]), false), '[data-id="no-reply"]')).toBe(false);
  });
});
