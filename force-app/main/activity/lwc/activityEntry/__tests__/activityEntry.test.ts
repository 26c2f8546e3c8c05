import addNote from '@salesforce/apex/ActivityController.addNote';
import addPost from '@salesforce/apex/ActivityController.addPost';
import addTask from '@salesforce/apex/ActivityController.addTask';
import getOptions from '@salesforce/apex/ActivityController.getOptions';
import logAttempt from '@salesforce/apex/ActivityController.logAttempt';
import logCall from '@salesforce/apex/ActivityController.logCall';
import ActivityEntry from 'c/activityEntry';
import type { ActivityKind, ActivityOptions } from 'c/activityEntry';
import { onWork } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';
import { called, find, has, heard, props, refusal, render, settle, textOf } from 'test/rendering';

const MARIA = { id: '003000000000001AAA', name: 'Maria Ortega', phone: '(325) 555-0201' };
const ME = { id: '005000000000001AAA', name: 'Avery Collins', phone: null };
const OWNER = { id: '005000000000002AAA', name: 'Jordan Lee', phone: null };

const OPTIONS: ActivityOptions = {
  kinds: ['note', 'post', 'call', 'task'],
  contactId: MARIA.id,
  contacts: [MARIA],
  assignees: [ME, OWNER],
  callBackOn: '2026-11-23',
};

type Entry = HTMLElement & { recordId: string; kind: ActivityKind };

const closed = (kind: ActivityKind, options = OPTIONS): Entry => {
  called(getOptions).mockResolvedValue(options as never);
  return render('c-activity-entry', ActivityEntry, { recordId: CASE_ID, kind });
};

const opened = async (kind: ActivityKind, options = OPTIONS): Promise<Entry> => {
  const element = closed(kind, options);
  find(element, '[data-id="open"]').click();
  await settle();
  return element;
};

const type = (element: HTMLElement, field: string, value: string): boolean =>
  find(element, `[data-field="${field}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));

const save = async (element: HTMLElement): Promise<void> => {
  find(element, '[data-id="save"]').click();
  await settle();
};

beforeEach(() => [addNote, addPost, logAttempt, logCall, addTask].forEach((method) => called(method).mockReset()));

it.each(['note', 'call', 'attempt', 'post', 'task'] as const)(
  'asks the org for nothing until someone writes a %s',
  async (kind) => {
    const element = closed(kind);
    await settle();
    expect(getOptions).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
    find(element, '[data-id="open"]').click();
    await settle();
    expect(getOptions).toHaveBeenCalledWith({ caseId: CASE_ID });
    await expect(element).toBeAccessible();
  },
);

it('adds a note, says so, closes, and lets the page refresh', async () => {
  called(addNote).mockResolvedValue({ message: 'Note added.' } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const refreshes = heard('lightning__refresh');
  const element = await opened('note');
  type(element, 'body', 'Prefers mornings.');
  await save(element);
  expect(called(addNote).mock.calls).toEqual([[{ caseId: CASE_ID, body: 'Prefers mornings.', isRetry: false }]]);
  expect(toasts[0]?.title).toBe('Note added.');
  expect(refreshes).toHaveLength(1);
  expect(has(element, '[data-id="open"]')).toBe(true);
  expect(localStorage).toHaveLength(0);
});

it('shares a post', async () => {
  called(addPost).mockResolvedValue({ message: 'Post shared.' } as never);
  const element = await opened('post');
  type(element, 'body', 'The district said yes.');
  await save(element);
  expect(addPost).toHaveBeenCalledWith({
    caseId: CASE_ID,
    body: 'The district said yes.',
    mentionIds: [],
    isRetry: false,
  });
});

it('names the colleagues who were chosen and are still in the text', async () => {
  called(addPost).mockResolvedValue({ message: 'Post shared.' } as never);
  const element = await opened('post');
  expect(props(find(element, 'c-mention-field')).recordId).toBe(CASE_ID);
  for (const mention of [ME, OWNER]) {
    find(element, 'c-mention-field').dispatchEvent(
      new CustomEvent('mention', { detail: { id: mention.id, name: mention.name } }),
    );
  }
  type(element, 'body', 'Ask @Jordan Lee');
  document.body.replaceChildren();
  const again = closed('post');
  await settle();
  await save(again);
  expect(addPost).toHaveBeenCalledWith({
    caseId: CASE_ID,
    body: 'Ask @Jordan Lee',
    mentionIds: [OWNER.id],
    isRetry: false,
  });
});

it('offers mentions only in posts', async () => {
  expect(has(await opened('note'), 'c-mention-field')).toBe(false);
  expect(has(await opened('call'), 'c-mention-field')).toBe(false);
});

it('logs a call with the contact of the case, unless another one is chosen', async () => {
  called(logCall).mockResolvedValue({ message: 'Call logged.' } as never);
  const element = await opened('call');
  expect(props(find(element, '[data-field="subject"]')).value).toBe('Call');
  expect(props(find(element, '[data-field="contactId"]')).value).toBe(MARIA.id);
  expect(props(find(element, '[data-field="contactId"]')).options).toEqual([
    { label: 'No contact', value: '' },
    { label: 'Maria Ortega · (325) 555-0201', value: MARIA.id },
  ]);
  type(element, 'contactId', '');
  type(element, 'body', 'They start in May.');
  await save(element);
  expect(logCall).toHaveBeenCalledWith({
    caseId: CASE_ID,
    call: { subject: 'Call', body: 'They start in May.', contactId: null },
    isRetry: false,
  });
});

it('adds a task with a due date, for the user or the owner of the case', async () => {
  called(addTask).mockResolvedValue({ message: 'Task added.' } as never);
  const element = await opened('task');
  expect(props(find(element, '[data-field="assigneeId"]')).value).toBe(ME.id);
  type(element, 'subject', 'Ask about SSO');
  type(element, 'dueDate', '2026-12-15');
  type(element, 'assigneeId', OWNER.id);
  await save(element);
  expect(addTask).toHaveBeenCalledWith({
    caseId: CASE_ID,
    task: { subject: 'Ask about SSO', body: '', contactId: MARIA.id, assigneeId: OWNER.id, dueDate: '2026-12-15' },
    isRetry: false,
  });
});

it('keeps what was typed when someone presses Esc', async () => {
  const element = await opened('note');
  type(element, 'body', 'Prefers mornings.');
  find(element, '[data-field="body"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await settle();
  expect(props(find(element, '[data-field="body"]')).value).toBe('Prefers mornings.');
  expect(localStorage).toHaveLength(1);
  localStorage.clear();
});

it('does not save a date that is no date', async () => {
  const element = await opened('task');
  type(element, 'subject', 'Ask about SSO');
  Object.assign(find(element, '[data-field="dueDate"]'), { reportValidity: () => false });
  await save(element);
  expect(addTask).not.toHaveBeenCalled();
});

it('shows a missing subject at its field only, with the focus on it', async () => {
  const element = await opened('task');
  const focus = jest.fn();
  Object.assign(find(element, '[data-field="subject"]'), { focus, reportValidity: () => false });
  await save(element);
  expect(addTask).not.toHaveBeenCalled();
  expect(focus).toHaveBeenCalledTimes(1);
  expect(textOf(find(element, '[data-id="failure"]'))).toBe('');
});

it('keeps what was typed when the org refuses it, and shows why beside the button', async () => {
  called(addNote).mockRejectedValue(refusal('ACTIVITY_NOTE_MISSING', 'Enter your note.') as never);
  const element = await opened('note');
  type(element, 'body', '  ');
  await save(element);
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('Enter your note.');
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="failure"]'));
  expect(props(find(element, '[data-field="body"]')).value).toBe('  ');
  await expect(element).toBeAccessible();
  Object.assign(find(element, '[data-field="body"]'), { reportValidity: () => false });
  await save(element);
  expect(textOf(find(element, '[data-id="failure"]'))).toBe('');
});

it('tells the org after a lost answer that the entry may be saved already', async () => {
  called(addNote)
    .mockRejectedValueOnce({ status: 0, body: { message: 'No answer' } } as never)
    .mockResolvedValueOnce({ message: 'Note added.' } as never);
  const element = await opened('note');
  type(element, 'body', 'Once');
  await save(element);
  expect(textOf(element)).toContain("You're offline.");
  await save(element);
  expect(called(addNote).mock.calls.map(([params]) => (params as { isRetry: boolean }).isRetry)).toEqual([false, true]);
});

it('saves once on a double click', async () => {
  called(addNote).mockResolvedValue({ message: 'Note added.' } as never);
  const element = await opened('note');
  type(element, 'body', 'Once');
  find(element, '[data-id="save"]').click();
  find(element, '[data-id="save"]').click();
  await settle();
  expect(addNote).toHaveBeenCalledTimes(1);
});

it('brings back what was not saved, for the same case and kind only', async () => {
  const element = await opened('note');
  type(element, 'body', 'Half a thought');
  document.body.replaceChildren();

  const again = closed('note');
  await settle();
  expect(props(find(again, '[data-field="body"]')).value).toBe('Half a thought');
  expect(textOf(again)).toContain("We restored the text that you hadn't saved.");
  again.recordId = OTHER_ID;
  await settle();
  expect(has(again, '[data-id="open"]')).toBe(true);
  again.recordId = CASE_ID;
  again.kind = 'post';
  await settle();
  expect(has(again, '[data-id="open"]')).toBe(true);
});

it('forgets what was typed when the user cancels', async () => {
  const element = await opened('note');
  type(element, 'body', 'Never mind');
  find(element, '[data-id="cancel"]').click();
  await settle();
  expect(has(element, '[data-id="open"]')).toBe(true);
  expect(localStorage).toHaveLength(0);
});

it('tells a user who may not write what to do', async () => {
  const element = await opened('task', { ...OPTIONS, kinds: ['note', 'post'] });
  expect(textOf(element)).toContain("You don't have permission to do this.");
  expect(has(element, '[data-id="save"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('ignores a late answer of another case', async () => {
  const element = await opened('note');
  type(element, 'body', 'Slow');
  let answer: (saved: { message: string }) => void = () => undefined;
  called(addNote).mockReturnValueOnce(new Promise((resolve) => (answer = resolve as never)) as never);
  find(element, '[data-id="save"]').click();
  element.recordId = OTHER_ID;
  await settle();
  find(element, '[data-id="open"]').click();
  await settle();
  type(element, 'body', 'Of the other case');
  answer({ message: 'Note added.' });
  await settle();
  expect(props(find(element, '[data-field="body"]')).value).toBe('Of the other case');
});

describe('a call that nobody answers', () => {
  it('is logged with the next call, and opens the email that asks in writing', async () => {
    const templateName = 'Rostering_Information_Request';
    called(logAttempt).mockResolvedValue({ message: 'The call was logged.', templateName } as never);
    const requests: WorkRequest[] = [];
    const stop = onWork(CASE_ID, (request) => requests.push(request) > 0);
    const toasts = heard<{ title: string }>('lightning__showtoast');
    const element = await opened('attempt');
    expect(props(find(element, '[data-field="dueDate"]'))).toMatchObject({
      label: 'Call Back On',
      value: '2026-11-23',
    });
    expect(has(element, '[data-field="assigneeId"]')).toBe(false);
    type(element, 'body', 'Left a message.');
    type(element, 'dueDate', '2026-11-25');
    await save(element);
    expect(called(logAttempt).mock.calls).toEqual([
      [
        {
          caseId: CASE_ID,
          call: {
            subject: "Couldn't reach the customer",
            body: 'Left a message.',
            contactId: MARIA.id,
            dueDate: '2026-11-25',
          },
          isRetry: false,
        },
      ],
    ]);
    expect(toasts[0]?.title).toBe('The call was logged.');
    expect(requests).toEqual([{ kind: 'email', templateName }]);
    stop();
  });

  it('keeps what was typed and opens no email if it cannot be saved', async () => {
    called(logAttempt).mockRejectedValue(refusal('ACTIVITY_CALL_BACK_PAST', 'Enter another day.') as never);
    const requests: WorkRequest[] = [];
    const stop = onWork(CASE_ID, (request) => requests.push(request) > 0);
    const element = await opened('attempt');
    type(element, 'body', 'Left a message.');
    await save(element);
    expect(props(find(element, 'c-rp-error-panel'))['error']).not.toBeNull();
    expect(props(find(element, '[data-field="body"]'))['value']).toBe('Left a message.');
    expect(requests).toEqual([]);
    await expect(element).toBeAccessible();
    stop();
  });
});

it('adds a text from another part of the page below what was typed, once, and keeps it', async () => {
  const element = (await opened('post')) as Entry & { write(text: string): void };
  element.write('36 of 120 students');
  await settle();
  expect(props(find(element, '[data-field="body"]')).value).toBe('36 of 120 students');
  type(element, 'body', 'Good news:');
  element.write('36 of 120 students');
  element.write('36 of 120 students');
  await settle();
  expect(props(find(element, '[data-field="body"]')).value).toBe('Good news:\n\n36 of 120 students');
  const again = closed('post');
  await settle();
  expect(props(find(again, '[data-field="body"]')).value).toBe('Good news:\n\n36 of 120 students');
});
