import EmailComposer from 'c/emailComposer';
import { EMPTY_EMAIL } from 'c/emailModel';
import type { EmailModel, MissingField } from 'c/emailModel';
import { draftOf, GENERAL, pickerOf, WELCOME } from 'test/emailSamples';
import { find, has, labelsOf, props, render, settle, textOf } from 'test/rendering';

type Composer = HTMLElement & { model: EmailModel; goTo(gap: MissingField): void };

const CONTENT = {
  templateName: 'Welcome',
  to: [{ name: 'Maria Lopez', email: 'maria@school.example' }],
  cc: [{ name: null, email: 'casey@school.example' }],
  subject: 'Welcome, Bluebonnet',
  body: '<p>Hello Maria,</p>',
  replyToId: null,
};
const READY: EmailModel = {
  ...EMPTY_EMAIL,
  picker: pickerOf(),
  content: CONTENT,
  merged: { subject: CONTENT.subject, body: CONTENT.body, key: 'any' },
};

const show = async (rest: Partial<EmailModel> = {}): Promise<Composer> => {
  const element = render('c-email-composer', EmailComposer, {
    model: { ...READY, ...rest },
    timeZone: 'America/Chicago',
    note: 'They appear on this case.',
  });
  await settle();
  return element as unknown as Composer;
};

const listen = (element: HTMLElement, ...names: string[]): [string, unknown][] => {
  const heard: [string, unknown][] = [];
  names.forEach((name) =>
    element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent<unknown>).detail])),
  );
  return heard;
};

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, `[data-id="${id}"]`).click();
  await settle();
};

const body = (element: HTMLElement): HTMLElement => find(element, '[data-field="body"]');
const change = (element: HTMLElement, value: string): boolean =>
  body(element).dispatchEvent(new CustomEvent('change', { detail: { value } }));
/** Salesforce's editor rewrites its text on first focus. */
const clickInto = (element: HTMLElement, value = '<p>Hello Maria, </p>'): boolean => change(element, value);
const write = (element: HTMLElement, value: string): void => {
  body(element).dispatchEvent(new InputEvent('beforeinput', { bubbles: true, composed: true }));
  change(element, value);
};

/** Stubs can't be focused. Returns the field whose focus method was called. */
const focused = (element: HTMLElement, selector: string): ReturnType<typeof jest.fn> => {
  const focus = jest.fn();
  find(element, selector).focus = focus;
  return focus;
};

it('shows recipients, subject, text, and buttons', async () => {
  const element = await show();
  expect(props(find(element, '[data-field="to"]')).addresses).toEqual(CONTENT.to);
  expect(find<HTMLInputElement>(element, '[data-field="subject"]').value).toBe('Welcome, Bluebonnet');
  expect(props(find(element, '[data-field="body"]'))).toMatchObject({
    value: CONTENT.body,
    label: 'Message',
    formats: ['bold', 'italic', 'underline', 'list', 'link'],
    valid: true,
  });
  expect(textOf(find(element, '[data-id="saving"]'))).toBe('Your draft saves automatically.');
  expect(textOf(find(element, '[data-id="note"]'))).toBe('They appear on this case.');
  expect(labelsOf(element)).toEqual(['Preview', 'Send Email']);
  await expect(element).toBeAccessible();
});

it('sends an event for every change', async () => {
  const element = await show();
  const heard = listen(element, 'recipients', 'subject', 'body');
  find(element, '[data-field="cc"]').dispatchEvent(new CustomEvent('change', { detail: [] }));
  const subject = find<HTMLInputElement>(element, '[data-field="subject"]');
  subject.value = 'New';
  subject.dispatchEvent(new CustomEvent('input'));
  write(element, '<p>x</p>');
  expect(heard).toEqual([
    ['recipients', { field: 'cc', addresses: [] }],
    ['subject', 'New'],
    ['body', '<p>x</p>'],
  ]);
});

it('previews the email, and goes back to writing', async () => {
  const element = await show();
  await press(element, 'view');
  expect(props(find(element, 'c-email-preview'))).toMatchObject({
    subject: CONTENT.subject,
    body: CONTENT.body,
    to: ['Maria Lopez <maria@school.example>'],
    cc: ['casey@school.example'],
  });
  expect(labelsOf(element)).toEqual(['Back to Writing', 'Send Email']);
  await expect(element).toBeAccessible();
  await press(element, 'view');
  expect(has(element, '[data-field="body"]')).toBe(true);
});

it('shows a placeholder while the template is filled in', async () => {
  const element = await show({ merging: true, merged: null });
  expect(textOf(element)).toContain('Filling in the template');
  expect(props(find(element, '[data-id="send"]')).disabled).toBe(true);
  await expect(element).toBeAccessible();
});

it('sends only if every typed address is valid', async () => {
  const element = await show();
  const heard = listen(element, 'send');
  const to = find(element, '[data-field="to"]');
  const focus = focused(element, '[data-field="to"]');
  props(to).commit = () => false;
  await press(element, 'send');
  expect([heard, focus.mock.calls.length]).toEqual([[], 1]);
  props(to).commit = () => true;
  await press(element, 'send');
  expect(heard).toHaveLength(1);
});

it.each([
  ['to', { to: 'Add at least one recipient.', subject: 'Write a subject.' }],
  ['subject', { subject: 'Write a subject.', body: 'Write a message.' }],
  ['body', { body: 'Write a message.' }],
])('moves the focus to %s, the first field with a problem', async (field, problems) => {
  const element = await show();
  const focus = focused(element, `[data-field="${field}"]`);
  element.model = { ...READY, problems, refusals: 1 };
  await settle();
  expect(focus).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

it('shows each problem at its field', async () => {
  const element = await show({ problems: { subject: 'Write a subject.', body: 'Too long.', to: 'Nobody.' } });
  expect(textOf(element)).toContain('Write a subject.');
  expect(find(element, '[data-field="subject"]').getAttribute('aria-invalid')).toBe('true');
  expect(props(find(element, '[data-field="body"]'))).toMatchObject({ valid: false, messageWhenBadInput: 'Too long.' });
  expect(props(find(element, '[data-field="to"]')).problem).toBe('Nobody.');
});

it('lists at the Send button what to correct, and leads to each field', async () => {
  const element = await show({ problems: { body: 'Too long.', subject: 'Write a subject.' } });
  const items = [...find(element, '[data-id="corrections"]').querySelectorAll<HTMLElement>('button')];
  expect(items.map(textOf)).toEqual(['Write a subject.', 'Too long.']);
  await expect(element).toBeAccessible();
  items[0]?.click();
  await settle();
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-field="subject"]'));
});

it('goes back from the preview to a text with a problem', async () => {
  const element = await show();
  await press(element, 'view');
  element.model = { ...READY, problems: { body: 'Write a message.' }, refusals: 1 };
  await settle();
  expect(has(element, '[data-field="body"]')).toBe(true);
});

it.each([
  [{ saving: 'saving' as const }, /^Saving…$/],
  [{ saving: 'failed' as const }, /^Not saved yet\. Your email is kept on this computer\.$/],
  [
    { saving: 'saved' as const, draft: draftOf({ savedAt: new Date().toISOString() }) },
    /^Draft saved at \d{1,2}:\d\d [AP]M$/,
  ],
  [{ saving: 'saved' as const, draft: draftOf({ savedAt: '2020-01-05T15:30:00.000Z' }) }, /^Draft saved Jan 5, 2020$/],
  [{ saving: 'idle' as const, touched: true }, /^$/],
])('shows whether the draft is saved: %j', async (rest, text) => {
  expect(textOf(find(await show(rest), '[data-id="saving"]')).replace('\u202f', ' ')).toMatch(text);
});

it('discards a draft', async () => {
  const element = await show({ touched: true });
  const heard = listen(element, 'discard');
  await press(element, 'discard');
  expect(heard).toHaveLength(1);
});

it('is disabled while the email is sent', async () => {
  const element = await show({ touched: true, sending: true });
  expect(props(find(element, '[data-id="send"]'))).toMatchObject({ disabled: true, label: 'Sending…' });
  expect(has(element, '[data-id="discard"]')).toBe(false);
});

describe('the editor', () => {
  const TABLE = '<table><tr><td>District</td><td>Bluebonnet</td></tr></table>';

  it.each([CONTENT.body, '<p>Hello Maria,<br>welcome</p>', TABLE])(
    'changes nothing when it rewrites %s',
    async (given) => {
      const element = await show({ content: { ...CONTENT, body: given } });
      const heard = listen(element, 'body');
      clickInto(element, '<p>District</p><p>Bluebonnet</p>');
      expect(heard).toEqual([]);
    },
  );

  it('can rewrite its text more than once', async () => {
    const element = await show();
    const heard = listen(element, 'body');
    clickInto(element, '<p>Hello Maria,</p>');
    change(element, '<p class="x">Hello&nbsp;Maria,</p><p><br></p>');
    expect(heard).toEqual([]);
  });

  it.each([
    ['typed', (element: HTMLElement): void => write(element, '<p>Hello Maria, hi</p>'), '<p>Hello Maria, hi</p>'],
    [
      'formatted by mouse',
      (element: HTMLElement): boolean => change(element, '<p><strong>Hello</strong> Maria,</p>'),
      '<p><strong>Hello</strong> Maria,</p>',
    ],
    [
      'a key that the editor handles',
      (element: HTMLElement): void => {
        body(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        change(element, '<p>Hello Maria,</p><p><br></p>');
      },
      '<p>Hello Maria,</p><p><br></p>',
    ],
  ])('sends what the user changes after that: %s', async (_how, act, value) => {
    const element = await show();
    const heard = listen(element, 'body');
    clickInto(element);
    act(element);
    expect(heard).toEqual([['body', value]]);
  });

  it('sends the first typed letters even if it did not rewrite the text', async () => {
    const element = await show();
    const heard = listen(element, 'body');
    write(element, '<p>Hello Maria, hi</p>');
    expect(heard).toHaveLength(1);
  });

  it('ignores the key that moved the focus into it', async () => {
    const element = await show();
    const heard = listen(element, 'body');
    body(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    clickInto(element);
    expect(heard).toEqual([]);
  });

  it('sends what is typed into an empty email', async () => {
    const element = await show({ content: { ...CONTENT, body: '' } });
    const heard = listen(element, 'body');
    change(element, '<ul><li><br></li></ul>');
    expect(heard).toEqual([['body', '<ul><li><br></li></ul>']]);
  });

  it('restores the given text after an undo', async () => {
    const element = await show({ content: { ...CONTENT, body: TABLE } });
    const heard = listen(element, 'body');
    clickInto(element, '<p>District</p><p>Bluebonnet</p>');
    write(element, '<p>District</p><p>Bluebonnet!</p>');
    write(element, '<p>District</p><p>Bluebonnet</p>');
    expect(heard.at(-1)).toEqual(['body', TABLE]);
  });

  it('stays while the user writes, and is replaced for another text', async () => {
    const element = await show();
    const first = body(element);
    clickInto(element);
    write(element, '<p>Hello Maria, hi</p>');
    element.model = { ...READY, content: { ...CONTENT, body: '<p>Hello Maria, hi</p>' } };
    await settle();
    expect([body(element) === first, props(first).value]).toEqual([true, CONTENT.body]);
    element.model = { ...READY, content: { ...CONTENT, body: '<p>Hello Devon,</p>' } };
    await settle();
    expect([body(element) === first, props(body(element)).value]).toEqual([false, '<p>Hello Devon,</p>']);
    const heard = listen(element, 'body');
    clickInto(element, '<p>Hello Devon,</p>');
    expect(heard).toEqual([]);
  });

  it('keeps the text through a preview without a change', async () => {
    const element = await show();
    clickInto(element);
    write(element, '<p>Hello Maria, hi</p>');
    await press(element, 'view');
    await press(element, 'view');
    expect(props(body(element)).value).toBe('<p>Hello Maria, hi</p>');
    const heard = listen(element, 'body');
    clickInto(element, '<p>Hello Maria, hi</p>');
    expect(heard).toEqual([]);
  });
});

describe('a gap', () => {
  const gap = { field: 'Account.Phone', label: 'Account Phone', message: 'Empty.', before: 'at ', after: '.' };

  it('in the subject gets the cursor', async () => {
    const element = await show({ content: { ...CONTENT, subject: 'Call at .' } });
    element.goTo({ ...gap, place: 'subject' });
    await settle();
    const subject = find<HTMLInputElement>(element, '[data-field="subject"]');
    expect(element.shadowRoot?.activeElement).toBe(subject);
    expect(subject.selectionStart).toBe('Call at '.length);
  });

  it('in the text shows the editor and gets the focus', async () => {
    const element = await show();
    await press(element, 'view');
    element.goTo({ ...gap, place: 'body' });
    await settle();
    expect(has(element, '[data-field="body"]')).toBe(true);
  });

  it('is found in the text of the editor', async () => {
    const element = await show();
    const editor = document.createElement('div');
    editor.setAttribute('contenteditable', 'true');
    ['Hello', 'Call at .'].forEach((text) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      editor.append(paragraph);
    });
    document.body.append(editor);
    props(find(element, '[data-field="body"]')).focus = () => document.getSelection()?.collapse(editor.firstChild, 0);
    element.goTo({ ...gap, place: 'body' });
    const selection = document.getSelection();
    expect([selection?.anchorNode?.textContent, selection?.anchorOffset]).toEqual(['Call at .', 'Call at '.length]);
  });
});

describe('a reply', () => {
  it('is written above the quoted email, although the editor puts the cursor at the end', async () => {
    const element = await show({ content: { ...CONTENT, templateName: null, replyToId: '02s9' } });
    const editor = document.createElement('div');
    editor.setAttribute('contenteditable', 'true');
    const quote = document.createElement('p');
    quote.textContent = 'On Nov 12, Maria wrote:';
    editor.append(document.createElement('p'), quote);
    document.body.append(editor);
    const field = find(element, '[data-field="body"]');
    field.focus = (): void => {
      field.dispatchEvent(new CustomEvent('change', { detail: { value: CONTENT.body } }));
      document.getSelection()?.collapse(editor.lastElementChild, 1);
    };
    (element as unknown as { open(): void }).open();
    await settle();
    const selection = document.getSelection();
    expect([selection?.anchorNode, selection?.anchorOffset]).toEqual([editor.firstElementChild, 0]);
  });
});

describe('an email with gaps', () => {
  const item = (place: MissingField['place'], token: string): MissingField => ({
    field: token,
    label: token,
    message: `Replace ${token} with your text, or delete it.`,
    place,
    token,
    code: 'EMAIL_BRACKET',
    key: `${place} ${token}`,
    before: `Hello ${token}`,
    after: '',
  });
  const refuse = async (element: Composer, ...unconfirmed: MissingField[]): Promise<void> => {
    element.model = { ...element.model, refusals: element.model.refusals + 1, unconfirmed };
    await settle();
  };

  it('is refused with a list at the Send button, which has the focus', async () => {
    const element = await show();
    await refuse(element, item('subject', '[Name]'), item('template', 'Welcome'));
    const list = find(element, '[data-field="unconfirmed"]');
    expect(textOf(list)).toContain('Nothing was sent yet. Check this first');
    expect(textOf(list)).toContain('Replace [Name] with your text, or delete it.');
    expect(element.shadowRoot?.activeElement).toBe(list);
    expect(list.querySelectorAll('button')).toHaveLength(1);
    expect(labelsOf(element)).toEqual(['Send Anyway', 'Preview', 'Send Email']);
    await expect(element).toBeAccessible();
  });

  it('says which merge fields were filled in, and focuses that before the gaps', async () => {
    const element = await show();
    const filled = ['{!Case.CaseNumber} is now: 00001042', '{!Contact.FirstName} is now: Maria'];
    element.model = { ...element.model, filled };
    await refuse(element, item('subject', '[Name]'));
    const notice = find(element, '[data-field="filled"]');
    expect(textOf(notice)).toContain('Nothing was sent yet. We filled in your merge fields.');
    expect([...notice.querySelectorAll('li')].map((line) => line.textContent)).toEqual(filled);
    expect(element.shadowRoot?.activeElement).toBe(notice);
    expect(element.shadowRoot?.querySelector('[data-field="unconfirmed"]')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('goes to each gap', async () => {
    const element = await show();
    await refuse(element, item('subject', '[Name]'), item('to', 'gone@school.example'));
    const input = find<HTMLInputElement>(element, '[data-field="subject"]');
    input.value = 'Hello [Name]';
    find(element, '[data-key="subject [Name]"]').click();
    expect(element.shadowRoot?.activeElement).toBe(input);
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe('[Name]');
    const to = focused(element, '[data-field="to"]');
    find(element, '[data-key="to gone@school.example"]').click();
    expect(to).toHaveBeenCalled();
  });

  it('is sent anyway with the keys of what was shown', async () => {
    const element = await show();
    const heard = listen(element, 'send');
    await refuse(element, item('subject', '[Name]'), item('body', '{!X.Y}'));
    await press(element, 'send-anyway');
    expect(heard).toEqual([['send', ['subject [Name]', 'body {!X.Y}']]]);
  });
});

describe('a template that was already sent', () => {
  const lastSent = { sentAt: '2020-11-12T15:30:00.000Z', to: ['Devon Hill'] };
  const showSent = async (): Promise<Composer & { variant: string }> => {
    const element = await show({ picker: pickerOf({ templates: [{ ...WELCOME, lastSent }, GENERAL] }) });
    return Object.assign(element, { variant: 'brand' });
  };

  it('has a neutral Send button, and asks before it is sent again, with the focus on the safe answer', async () => {
    const element = await showSent();
    const heard = listen(element, 'send');
    await settle();
    expect(props(find(element, '[data-id="send"]')).variant).toBe('neutral');
    const focus = jest.spyOn(HTMLElement.prototype, 'focus');
    await press(element, 'send');
    expect(textOf(find(element, '[data-id="question"]'))).toBe(
      'This template was already sent on Nov 12, 2020. Send it again?',
    );
    expect(focus.mock.contexts).toEqual([find(element, '[data-field="cancel"]')]);
    await press(element, 'send');
    expect(heard).toEqual([]);
    await expect(element).toBeAccessible();
    await press(element, 'send-again');
    expect(heard).toEqual([['send', null]]);
    expect(has(element, '[data-id="question"]')).toBe(false);
  });

  it('keeps everything after Cancel, with the focus on the Send button', async () => {
    const element = await showSent();
    const heard = listen(element, 'send', 'subject', 'body', 'recipients');
    await press(element, 'send');
    const focus = focused(element, '[data-id="send"]');
    find(element, '[data-field="cancel"]').click();
    await settle();
    expect(has(element, '[data-id="question"]')).toBe(false);
    expect(focus).toHaveBeenCalledTimes(1);
    expect(heard).toEqual([]);
  });

  it('asks about no other template', async () => {
    const element = await showSent();
    await press(element, 'send');
    element.model = { ...element.model, content: { ...CONTENT, templateName: 'General' } };
    await settle();
    expect(has(element, '[data-id="question"]')).toBe(false);
    expect(props(find(element, '[data-id="send"]')).variant).toBe('brand');
    const heard = listen(element, 'send');
    await press(element, 'send');
    expect(heard).toEqual([['send', null]]);
  });
});

describe('an error', () => {
  const failure = { code: 'OFFLINE', message: "You're offline.", fields: {}, details: [] };

  it('of a refused send shows above the Send button, with the focus on it', async () => {
    const element = await show();
    element.model = { ...element.model, failure, refusals: 1 };
    await settle();
    expect(textOf(find(element, '[data-field="failure"]'))).toBe("You're offline.");
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-field="failure"]'));
    expect(props(find(element, 'c-rp-error-panel')).canRetry).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('of a failed save does not move the focus, and can be tried again', async () => {
    const element = await show();
    element.model = { ...element.model, failure, saving: 'failed' };
    await settle();
    expect(element.shadowRoot?.activeElement).toBeNull();
    const heard = listen(element, 'retry');
    find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(heard).toEqual([['retry', null]]);
    await expect(element).toBeAccessible();
  });
});
