import { refreshApex } from '@salesforce/apex';
import getOutbox from '@salesforce/apex/OnboardingEmailController.getOutbox';
import getSentBody from '@salesforce/apex/OnboardingEmailController.getSentBody';
import type { SentEmail } from 'c/emailModel';
import Outbox from 'c/outbox';
import { sentOf } from 'test/emailSamples';
import { called, clearPage, find, has, props, refreshFails, render, settle, textOf, wireOf } from 'test/rendering';

async function show(emails?: readonly SentEmail[]): Promise<HTMLElement> {
  const element = render('c-outbox', Outbox, {});
  if (emails) {
    wireOf(getOutbox).emit(emails);
  }
  await settle();
  return element;
}

async function read(body: string): Promise<void> {
  wireOf(getSentBody).emit(body);
  await settle();
}

const rows = (element: HTMLElement): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-key]') ?? []),
];
const page = (count: number, first = 0): SentEmail[] =>
  Array.from({ length: count }, (_, index) => sentOf(`E${first + index}`, { body: null }));

afterEach(() => {
  clearPage();
  called(getOutbox).mockReset();
});

it('shows a placeholder, and can retry after an error', async () => {
  const element = await show();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getOutbox).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('explains what to do if nothing was sent yet', async () => {
  const element = await show([]);
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('send the welcome email');
  expect(textOf(find(element, '[data-id="intro"]'))).toContain('Emails sent from onboarding cases');
  await expect(element).toBeAccessible();
});

it('lists the emails without bodies, and shows a placeholder until the body of the newest is read', async () => {
  const element = await show(page(2));
  expect(has(element, 'c-rp-stencil')).toBe(true);
  expect(has(element, 'c-email-preview')).toBe(false);
  expect(wireOf(getSentBody).getLastConfig()).toEqual({ emailId: 'E0' });
  await read('<p>Body E0</p>');
  expect(has(element, 'c-rp-stencil')).toBe(false);
  expect(rows(element).map(textOf)[0]).toContain('Subject E0 maria@school.example, devon@school.example');
  expect(props(find(element, 'c-email-preview'))).toMatchObject({
    subject: 'Subject E0',
    body: '<p>Body E0</p>',
    to: ['maria@school.example', 'devon@school.example'],
    cc: [],
  });
  expect(rows(element)[0]?.getAttribute('aria-current')).toBe('true');
  await expect(element).toBeAccessible();
});

it('opens another email with the focus on it, and goes back to the list', async () => {
  const element = await show(page(2));
  await read('<p>Body E0</p>');
  rows(element)[1]?.click();
  await settle();
  expect(has(element, 'c-email-preview')).toBe(false);
  expect(wireOf(getSentBody).getLastConfig()).toEqual({ emailId: 'E1' });
  await read('<p>Body E1</p>');
  expect(props(find(element, 'c-email-preview')).body).toBe('<p>Body E1</p>');
  expect(props(find(element, 'c-email-preview')).subject).toBe('Subject E1');
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="email"]'));
  expect(find(element, '.split').className).toContain('split_email');
  find(element, '[data-id="back"]').click();
  await settle();
  expect(find(element, '.split').className).toContain('split_list');
});

it('shows an error if a body cannot be read, and then opens another email', async () => {
  const element = await show(page(2));
  wireOf(getSentBody).error({ message: 'Not now' });
  await settle();
  expect(textOf(find(element, '[data-id="email"]'))).toContain('Not now');
  await expect(element).toBeAccessible();
  rows(element)[1]?.click();
  await read('<p>Body E1</p>');
  expect(props(find(element, 'c-email-preview')).subject).toBe('Subject E1');
});

it('keeps the open email when newer ones arrive', async () => {
  const element = await show(page(2));
  rows(element)[1]?.click();
  await read('<p>Body E1</p>');
  wireOf(getOutbox).emit([sentOf('NEW'), ...page(2)]);
  await settle();
  expect(props(find(element, 'c-email-preview')).body).toBe('<p>Body E1</p>');
});

it('shows more emails of these days, then earlier emails', async () => {
  const element = await show(page(25));
  expect(props(find(element, '[data-id="more"]')).label).toBe('Show More');
  const since = textOf(find(element, '[data-id="since"]'));
  called(getOutbox).mockResolvedValueOnce(page(3, 25));
  find(element, '[data-id="more"]').click();
  await settle();
  expect(called(getOutbox).mock.calls).toEqual([[{ pageSize: 25, before: 'E24' }]]);
  expect(rows(element)).toHaveLength(28);
  expect(textOf(find(element, '[data-id="since"]'))).toBe(since);
  expect(props(find(element, '[data-id="more"]')).label).toBe('Show Earlier Emails');
  await expect(element).toBeAccessible();
});

it('goes back month by month and page by page, and lists each email once', async () => {
  const element = await show(page(2));
  called(getOutbox).mockResolvedValueOnce(page(25, 1)).mockResolvedValueOnce(page(1, 26)).mockResolvedValueOnce([]);
  const showMore = async (): Promise<void> => {
    find(element, '[data-id="more"]').click();
    await settle();
  };
  await showMore();
  await showMore();
  await showMore();
  const asked = called(getOutbox).mock.calls.map(([{ before }]) => String((before as string | undefined) ?? ''));
  expect(asked[0]).toMatch(/^\d+$/);
  expect(asked[1]).toBe(`E25@${asked[0] ?? ''}`);
  expect(Number(asked[0]) - Number(asked[2])).toBe(29 * 86_400_000);
  expect(rows(element)).toHaveLength(27);
});

it('offers earlier emails if these days have none', async () => {
  const element = await show([]);
  expect(textOf(find(element, '[data-id="since"]'))).toContain('Emails since ');
  called(getOutbox).mockResolvedValueOnce(page(1));
  find(element, '[data-id="more"]').click();
  await settle();
  expect(rows(element)).toHaveLength(1);
  expect(wireOf(getSentBody).getLastConfig()).toEqual({ emailId: 'E0' });
});

it('shows an error if more emails cannot be read', async () => {
  const element = await show(page(25));
  called(getOutbox).mockRejectedValueOnce({ body: { message: 'Not now' } });
  find(element, '[data-id="more"]').click();
  await settle();
  expect(textOf(element)).toContain('Not now');
  expect(rows(element)).toHaveLength(25);
});

it('reads the list again on the next visit', async () => {
  const element = await show(page(1));
  expect(refreshApex).toHaveBeenCalled();
  wireOf(getOutbox).emit([sentOf('NEW'), ...page(1)]);
  await settle();
  expect(rows(element).map((row) => row.dataset.key)).toEqual(['NEW', 'E0']);
});

it('names an email without a subject', async () => {
  const element = await show([sentOf('E', { subject: null, body: null, to: null })]);
  expect(textOf(rows(element)[0] as HTMLElement)).toContain('(no subject)');
  await expect(element).toBeAccessible();
});

it('keeps the list if a refresh fails, and says so until one succeeds', async () => {
  refreshFails();
  const element = await show(page(2));
  await settle();
  expect(rows(element)).toHaveLength(2);
  const notice = find(element, 'c-rp-outdated-notice');
  expect(textOf(notice)).toContain('This information may be out of date.');
  await expect(element).toBeAccessible();
  find(notice, '[data-id="refresh"]').click();
  await settle();
  expect(has(notice, 'c-rp-notice')).toBe(false);
});

it('refreshes when the user returns to it', async () => {
  const element = await show(page(1));
  element.remove();
  called(refreshApex).mockClear();
  document.body.append(element);
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
});
