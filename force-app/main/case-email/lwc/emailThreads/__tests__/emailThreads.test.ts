import { refreshApex } from '@salesforce/apex';
import getThreads from '@salesforce/apex/OnboardingEmailController.getThreads';
import { onWork } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import type { EmailThread } from 'c/emailModel';
import EmailThreads from 'c/emailThreads';
import { threadEmail, threadOf } from 'test/emailSamples';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';
import { called, clearPage, find, has, props, render, settle, textOf, wireOf } from 'test/rendering';

type Threads = HTMLElement & { recordId: string };

const show = async (threads?: readonly EmailThread[]): Promise<Threads> => {
  const element = render('c-email-threads', EmailThreads, { recordId: CASE_ID });
  if (threads) {
    wireOf(getThreads).emit(threads);
  }
  await settle();
  return element;
};

const shown = (element: Threads): string[] =>
  [...(element.shadowRoot?.querySelectorAll('c-email-thread') ?? [])].map(
    (thread) => (props(thread).thread as EmailThread).id,
  );

/** A page of threads is full when they have 50 emails. */
const full = (id: string): EmailThread =>
  threadOf(
    Array.from({ length: 50 }, (_, index) => threadEmail(`${id}${index}`)),
    { id },
  );

let opened: WorkRequest[] = [];
let stop = (): void => undefined;

const offerEmail = (caseId = CASE_ID): void => {
  stop = onWork(caseId, (request) => opened.push(request) > 0, ['email', 'reply']);
};

afterEach(() => {
  stop();
  opened = [];
  clearPage();
  called(getThreads).mockReset();
});

it('shows a placeholder, and can retry after an error', async () => {
  const element = await show();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getThreads).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('lists the threads, and lets only users who can send reply', async () => {
  const element = await show([threadOf([threadEmail('B')]), threadOf([threadEmail('A')])]);
  expect(shown(element)).toEqual(['B', 'A']);
  expect(has(element, '[data-id="more"]')).toBe(false);
  expect(props(find(element, 'c-email-thread'))).toMatchObject({ caseId: CASE_ID, canSend: false });
  offerEmail();
  await settle();
  expect(props(find(element, 'c-email-thread')).canSend).toBe(true);
  await expect(element).toBeAccessible();
});

it('teaches what appears here if there is no email yet, and starts one', async () => {
  offerEmail();
  const element = await show([]);
  expect(textOf(element)).toContain('No emails on this case yet Emails that you send from this case appear here');
  await expect(element).toBeAccessible();
  find(element, '[data-id="write"]').click();
  expect(opened).toEqual([{ kind: 'email' }]);
});

it('tells readers what appears here, without a button', async () => {
  const element = await show([]);
  expect(textOf(element)).toContain('Emails that the onboarding team sends');
  expect(has(element, '[data-id="write"]')).toBe(false);
});

it('shows more threads until a page is not full, and keeps them when the first page is read again', async () => {
  const element = await show([full('A')]);
  called(getThreads).mockResolvedValueOnce([full('B')] as never);
  find(element, '[data-id="more"]').click();
  await settle();
  expect(getThreads).toHaveBeenCalledWith({ caseId: CASE_ID, after: 'A' });
  expect(shown(element)).toEqual(['A', 'B']);
  called(getThreads).mockResolvedValueOnce([threadOf([threadEmail('C')])] as never);
  find(element, '[data-id="more"]').click();
  await settle();
  expect(getThreads).toHaveBeenLastCalledWith({ caseId: CASE_ID, after: 'B' });
  expect(has(element, '[data-id="more"]')).toBe(false);
  wireOf(getThreads).emit([threadOf([threadEmail('C')]), full('A')]);
  await settle();
  expect(shown(element)).toEqual(['C', 'A', 'B']);
  expect(has(element, '[data-id="more"]')).toBe(false);
});

it('says why it could not show more, and tries again', async () => {
  const element = await show([full('A')]);
  called(getThreads).mockRejectedValueOnce({ message: 'Not now' } as never);
  find(element, '[data-id="more"]').click();
  await settle();
  expect(textOf(element)).toContain('Not now');
  expect(props(find(element, '[data-id="more"]')).disabled).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows nothing of an earlier case, not even its late answer', async () => {
  const element = await show([full('A')]);
  let answer: (threads: EmailThread[]) => void = () => undefined;
  called(getThreads).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)) as never);
  find(element, '[data-id="more"]').click();
  element.recordId = OTHER_ID;
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  answer([full('B')]);
  wireOf(getThreads).emit([threadOf([threadEmail('X')])]);
  await settle();
  expect(shown(element)).toEqual(['X']);
});
