import TimelineItem from 'c/timelineItem';
import completeTask from '@salesforce/apex/ActivityController.completeTask';
import getEmailBody from '@salesforce/apex/TimelineController.getEmailBody';
import type { TimelineItem as Item } from 'c/timelineModel';
import { called, find, has, heard, props, refusal, render, settle, textOf } from 'test/rendering';
import { email, item } from 'test/timelineSamples';

const reader = { locale: 'en-US', timeZone: 'America/Chicago', today: '2026-11-18' };

const show = async (shown: Item, canReply = false): Promise<HTMLElement> => {
  const element = render('c-timeline-item', TimelineItem, { item: shown, reader, canReply });
  await settle();
  return element;
};

const toggle = async (element: HTMLElement): Promise<void> => {
  find(element, '[data-id="toggle"]').click();
  await settle();
};

it('shows what, who, and when, with the exact time for hover and screen readers', async () => {
  const element = await show(item('a', { recordId: '500000000000002AAA', objectApiName: 'Case' }));
  expect(textOf(element)).toContain('Avery Collins posted Text a');
  expect(find(element, 'time').textContent).toBe('Nov 16, 9:00 AM');
  expect(find(element, 'time').title).toBe('Monday, November 16, 2026 at 9:00 AM');
  expect(find(element, '.date .slds-assistive-text').textContent).toBe('Monday, November 16, 2026 at 9:00 AM');
  expect(props(find(element, 'c-rp-record-link'))).toMatchObject({ recordId: '500000000000002AAA', label: 'Title a' });
  expect(has(element, '[data-id="toggle"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('expands and collapses', async () => {
  const due = { label: 'Due', value: null, day: '2026-11-20' };
  const task = item('a', { kind: 'task', body: 'First\nSecond', details: [due] });
  const element = await show(task);
  const button = find(element, '[data-id="toggle"]');
  expect(button.getAttribute('aria-expanded')).toBe('false');
  expect(button.title).toBe('Show details of Title a');
  await toggle(element);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(textOf(element)).toContain('Hide details of Title a');
  expect(textOf(element)).toContain('Due In 2 days');
  expect(props(find(element, 'lightning-formatted-text')).value).toBe('First\nSecond');
  expect(has(element, '.summary')).toBe(false);
  await expect(element).toBeAccessible();
  await toggle(element);
  expect(has(element, '.more')).toBe(false);
  expect(textOf(find(element, '.summary'))).toBe('Text a');
});

it('reads the body of an email when it is expanded for the first time', async () => {
  called(getEmailBody).mockResolvedValue({ body: 'Hello Maria', isHtml: false });
  const element = await show(email('02s1'));
  expect(getEmailBody).not.toHaveBeenCalled();
  await toggle(element);
  expect(getEmailBody).toHaveBeenCalledWith({ emailId: '02s1' });
  expect(props(find(element, 'lightning-formatted-text')).value).toBe('Hello Maria');
  expect(textOf(element)).toContain('To maria@district.example');
  await expect(element).toBeAccessible();
  await toggle(element);
  await toggle(element);
  expect(getEmailBody).toHaveBeenCalledTimes(1);
});

it('shows a stencil while a body loads', async () => {
  called(getEmailBody).mockReturnValue(new Promise(() => undefined));
  const element = await show(email('02s1'));
  await toggle(element);
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
});

it('shows HTML, and says if there is no text', async () => {
  called(getEmailBody).mockResolvedValueOnce({ body: '<p>Hello</p>', isHtml: true });
  const rich = await show(email('02s1'));
  await toggle(rich);
  expect(props(find(rich, 'lightning-formatted-rich-text')).value).toBe('<p>Hello</p>');
  called(getEmailBody).mockResolvedValueOnce({ body: null, isHtml: false });
  const blank = await show(email('02s2'));
  await toggle(blank);
  expect(textOf(blank)).toContain('This email has no text.');
  await expect(blank).toBeAccessible();
});

it('says why a body could not be read, and can try again', async () => {
  called(getEmailBody).mockRejectedValueOnce(refusal('TIMELINE_EMAIL_GONE', 'This email is no longer there.'));
  const element = await show(email('02s1'));
  await toggle(element);
  expect(textOf(element)).toContain('This email is no longer there.');
  await expect(element).toBeAccessible();
  called(getEmailBody).mockResolvedValueOnce({ body: 'There', isHtml: false });
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  await settle();
  expect(props(find(element, 'lightning-formatted-text')).value).toBe('There');
});

it.each<['task' | 'call', string | null, string]>([
  ['task', '2026-11-17', 'Overdue Yesterday Tuesday, November 17, 2026'],
  ['task', '2026-11-18', 'Due today Due Wednesday, November 18, 2026'],
  ['task', '2026-12-15', 'Due Dec 15 Due Tuesday, December 15, 2026'],
  ['task', null, 'No due date'],
  ['call', '2026-11-17', 'Call overdue Yesterday Tuesday, November 17, 2026'],
  ['call', '2026-12-03', 'Call due Dec 3 Call due Thursday, December 3, 2026'],
  ['call', null, 'Call to make'],
])('says when an open %s is due: %s', async (kind, due, said) => {
  const element = await show(item('a', { kind, due, isOpen: true, canComplete: true }));
  expect(textOf(find(element, '.date'))).toBe(said);
  await expect(element).toBeAccessible();
});

it('shows when a completed task was added, not when it was due', async () => {
  const element = await show(item('a', { kind: 'task', due: '2026-12-15' }));
  expect(textOf(find(element, '.date'))).toBe('Nov 16, 9:00 AM Monday, November 16, 2026 at 9:00 AM');
});

it('shows mentions distinctly, closed and expanded', async () => {
  const body = 'Ask @Jordan Mbeki.\nThen @Robin Albright, not robin@x.example';
  const element = await show(
    item('a', { mentions: ['Robin Albright', 'Jordan Mbeki'], body, summary: body.replace('\n', ' ') }),
  );
  const mentions = (): (string | null)[] =>
    [...(element.shadowRoot?.querySelectorAll('.mention') ?? [])].map(({ textContent }) => textContent);
  expect(mentions()).toEqual(['@Jordan Mbeki', '@Robin Albright']);
  expect(find(element, '.summary').textContent).toBe(body.replace('\n', ' '));
  await toggle(element);
  expect(mentions()).toEqual(['@Jordan Mbeki', '@Robin Albright']);
  expect(props(find(element, 'lightning-formatted-text')).value).toBe('Ask ');
  await expect(element).toBeAccessible();
});

it('moves the focus to its button', async () => {
  const element = await show(email('02s1'));
  (element as HTMLElement & { focus(): void }).focus();
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="toggle"]'));
});

it('completes an open task once, says so, and lets the page refresh', async () => {
  called(completeTask).mockResolvedValue({ message: 'Task completed.' } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const refreshes = heard('lightning__refresh');
  const element = await show(item('a', { kind: 'task', isOpen: true, canComplete: true }));
  await expect(element).toBeAccessible();
  find(element, '[data-id="complete"]').click();
  find(element, '[data-id="complete"]').click();
  await settle();
  expect(called(completeTask).mock.calls).toEqual([[{ taskId: 'a' }]]);
  expect(toasts[0]?.title).toBe('Task completed.');
  expect(refreshes).toHaveLength(1);
});

it('says why a task could not be completed', async () => {
  called(completeTask).mockRejectedValue(refusal('ACTIVITY_TASK_GONE', 'This task no longer exists.') as never);
  const element = await show(item('a', { kind: 'task', isOpen: true, canComplete: true }));
  find(element, '[data-id="complete"]').click();
  await settle();
  expect(textOf(element)).toContain('This task no longer exists.');
});

it('offers no completion for a completed task, or to a user who cannot edit it', async () => {
  expect(has(await show(item('a', { kind: 'task' })), '[data-id="complete"]')).toBe(false);
  expect(has(await show(item('a', { kind: 'task', isOpen: true })), '[data-id="complete"]')).toBe(false);
});

it('shows the files of an email while it is closed, and keeps them when it is open', async () => {
  called(getEmailBody).mockResolvedValue({ body: 'Hello', isHtml: false });
  const roster = { id: '0691', isAttachment: false, name: 'roster.csv', extension: 'csv', size: 10 };
  const element = await show(email('02s1', { files: [roster] }));
  expect(textOf(find(element, 'c-email-files'))).toBe('roster.csv 1 KB');
  await expect(element).toBeAccessible();
  await toggle(element);
  expect(textOf(find(element, 'c-email-files'))).toBe('roster.csv 1 KB');
  expect(has(await show(item('a', { kind: 'task' })), 'c-email-files')).toBe(false);
});

it('flags an email that nobody has answered, with a reply within reach', async () => {
  const question = email('02s1', { direction: 'in', actorName: 'Maria Ortega', isUnanswered: true, hasOthers: true });
  const element = await show(question, true);
  expect(props(find(element, '[data-id="unanswered"]')).label).toBe('Unanswered');
  expect(props(find(element, '[data-id="reply"]')).title).toBe('Reply to Maria Ortega: Welcome');
  expect(props(find(element, '[data-id="reply-all"]')).title).toBe('Reply All to Maria Ortega: Welcome');
  await expect(element).toBeAccessible();
  const replies: unknown[] = [];
  element.addEventListener('reply', (event) => replies.push((event as CustomEvent<unknown>).detail));
  find(element, '[data-id="reply"]').click();
  find(element, '[data-id="reply-all"]').click();
  expect(replies).toEqual([
    { emailId: '02s1', all: false },
    { emailId: '02s1', all: true },
  ]);
});

it('offers a reply to another email when it is open, if the page can open one', async () => {
  called(getEmailBody).mockResolvedValue({ body: 'Hello', quoted: null, isHtml: false });
  const element = await show(email('02s1'), true);
  expect(has(element, '[data-id="unanswered"]')).toBe(false);
  expect(has(element, '[data-id="reply"]')).toBe(false);
  await toggle(element);
  expect(has(element, '[data-id="reply"]')).toBe(true);
  expect(has(element, '[data-id="reply-all"]')).toBe(false);
  const readOnly = await show(email('02s1', { isUnanswered: true }));
  await toggle(readOnly);
  expect(has(readOnly, '[data-id="reply"]')).toBe(false);
});

it.each([
  { isHtml: false, shown: 'lightning-formatted-text' },
  { isHtml: true, shown: 'lightning-formatted-rich-text' },
])('shows quoted emails on request', async ({ isHtml, shown }) => {
  called(getEmailBody).mockResolvedValue({ body: 'Thanks!', quoted: 'Earlier', isHtml });
  const element = await show(email('02s1'));
  await toggle(element);
  const button = find(element, '[data-id="quoted"]');
  expect(textOf(button)).toBe('Show quoted text');
  expect(button.getAttribute('aria-expanded')).toBe('false');
  expect(has(element, '[data-id="quoted-text"]')).toBe(false);
  button.click();
  await settle();
  expect(textOf(button)).toBe('Hide quoted text');
  expect(props(find(element, `[data-id="quoted-text"] ${shown}`)).value).toBe('Earlier');
  await expect(element).toBeAccessible();
  button.click();
  await settle();
  expect(has(element, '[data-id="quoted-text"]')).toBe(false);
});
