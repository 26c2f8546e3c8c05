import OutboxReply from 'c/outboxReply';
import { clearPage, find, has, heard, props, render, settle, textOf } from 'test/rendering';

interface Request {
  emailId: string;
  wants?: 'files';
  answer?: { from: string; text: string; files: { name: string; content: string }[] };
  take: (reply: Promise<unknown>) => void;
}

const MARIA = { name: 'Maria Lopez', address: 'maria@school.example' };
const ANN = { name: null, address: 'ann@school.example' };

/** The names of the elements that got the focus. Stubs can't have it. */
let focused: (string | undefined)[] = [];
let requests: Request[] = [];
/** What the page with the mailboxes answers. */
let recipients: Promise<unknown> = Promise.resolve([MARIA]);
let files: Promise<unknown> = Promise.resolve([]);
let sent: Promise<unknown> = Promise.resolve({ id: '02s000000000009AAA' });

const mailboxes = (event: Event): void => {
  const { detail } = event as CustomEvent<Request>;
  if (detail.wants === 'files') {
    detail.take(files);
    return;
  }
  requests.push(detail);
  detail.take(detail.answer ? sent : recipients);
};

beforeEach(() => {
  requests = [];
  files = Promise.resolve([]);
  recipients = Promise.resolve([MARIA]);
  sent = Promise.resolve({ id: '02s000000000009AAA' });
  focused = [];
  jest.spyOn(HTMLElement.prototype, 'focus').mockImplementation(function focus(this: HTMLElement): void {
    focused.push(this.dataset.id);
  });
  window.addEventListener('orgmailbox', mailboxes);
});

afterEach(() => {
  window.removeEventListener('orgmailbox', mailboxes);
  jest.restoreAllMocks();
  clearPage();
});

async function show(): Promise<HTMLElement & { emailId: string }> {
  const element = render('c-outbox-reply', OutboxReply, {
    emailId: '02s000000000001AAA',
    caseId: '500000000000001AAA',
    caseNumber: '00001042',
  });
  await settle();
  return element;
}

async function click(element: HTMLElement, id: string): Promise<void> {
  find(element, `[data-id="${id}"]`).click();
  await settle();
}

async function write(element: HTMLElement, text: string): Promise<void> {
  find(element, '[data-id="text"]').dispatchEvent(new CustomEvent('change', { detail: { value: text } }));
  await settle();
}

it('offers nothing where nobody has the mailboxes, as in Salesforce', async () => {
  window.removeEventListener('orgmailbox', mailboxes);
  const element = await show();
  expect(element.shadowRoot?.childElementCount).toBe(0);
  await expect(element).toBeAccessible();
});

it('offers nothing if nobody got the email, or if the mailboxes fail', async () => {
  recipients = Promise.resolve([]);
  expect(has(await show(), 'lightning-button')).toBe(false);
  recipients = Promise.reject(new Error('Not now'));
  expect(has(await show(), 'lightning-button')).toBe(false);
});

it('replies as the only recipient, and links the case', async () => {
  const element = await show();
  expect(requests[0]).toMatchObject({ emailId: '02s000000000001AAA' });
  expect(props(find(element, '[data-id="open"]')).label).toBe('Reply as Maria Lopez');
  await expect(element).toBeAccessible();
  await click(element, 'open');
  expect(textOf(find(element, 'h2'))).toBe('Reply as Maria Lopez');
  expect(has(element, 'lightning-combobox')).toBe(false);
  expect(focused).toEqual(['text']);
  await expect(element).toBeAccessible();
  await write(element, ' When do we start? ');
  const toasts = heard<{ title: string; messageData: { label: string }[] }>('lightning__showtoast');
  await click(element, 'send');
  expect(requests.at(-1)?.answer).toEqual({ from: 'maria@school.example', text: 'When do we start?', files: [] });
  expect(toasts[0]).toMatchObject({ title: 'Maria Lopez replied', messageData: [{ label: 'Case 00001042' }] });
  expect(focused).toEqual(['text', 'open']);
  expect(has(element, '[data-id="text"]')).toBe(false);
});

it('lets the user choose between several recipients', async () => {
  recipients = Promise.resolve([MARIA, ANN]);
  const element = await show();
  expect(props(find(element, '[data-id="open"]')).label).toBe('Reply as Maria Lopez');
  await click(element, 'open');
  expect(props(find(element, '[data-id="from"]'))).toMatchObject({
    value: 'maria@school.example',
    options: [
      { label: 'Maria Lopez <maria@school.example>', value: 'maria@school.example' },
      { label: 'ann@school.example', value: 'ann@school.example' },
    ],
  });
  find(element, '[data-id="from"]').dispatchEvent(new CustomEvent('change', { detail: { value: ANN.address } }));
  await settle();
  expect(textOf(find(element, 'h2'))).toBe('Reply as ann@school.example');
  await expect(element).toBeAccessible();
  await write(element, 'Hello');
  await click(element, 'send');
  expect(requests.at(-1)?.answer?.from).toBe('ann@school.example');
});

it('says what is missing or why the reply was not delivered, and keeps the text', async () => {
  const element = await show();
  await click(element, 'open');
  await write(element, '  ');
  await click(element, 'send');
  expect(props(find(element, 'c-rp-error-panel')).error).toEqual({ message: 'Enter the reply.' });
  expect(focused).toEqual(['text', 'failure']);
  await expect(element).toBeAccessible();
  sent = Promise.reject({ body: { message: 'Not now' } });
  await write(element, 'Hello');
  await click(element, 'send');
  expect(props(find(element, 'c-rp-error-panel')).error).toEqual({ body: { message: 'Not now' } });
  expect(props(find(element, '[data-id="text"]')).value).toBe('Hello');
  await click(element, 'cancel');
  await click(element, 'open');
  expect(props(find(element, '[data-id="text"]')).value).toBe('');
  expect(props(find(element, 'c-rp-error-panel')).error).toBeNull();
});

it('starts over with another email', async () => {
  const element = await show();
  await click(element, 'open');
  await write(element, 'For the first email');
  recipients = Promise.resolve([ANN]);
  element.emailId = '02s000000000002AAA';
  await settle();
  expect(requests.at(-1)?.emailId).toBe('02s000000000002AAA');
  expect(props(find(element, '[data-id="open"]')).label).toBe('Reply as ann@school.example');
});

it('sends a reply once, however often the button is clicked', async () => {
  let finish: (value: unknown) => void = () => undefined;
  sent = new Promise((resolve) => {
    finish = resolve;
  });
  const element = await show();
  await click(element, 'open');
  await write(element, 'Hello');
  await click(element, 'send');
  await click(element, 'send');
  expect(requests.filter(({ answer }) => answer)).toHaveLength(1);
  element.emailId = '02s000000000002AAA';
  finish({});
  await settle();
  expect(props(find(element, '[data-id="open"]')).label).toBe('Reply as Maria Lopez');
});

it('lists the files that came with the email, and downloads them', async () => {
  const content = Buffer.from('BEGIN:VCALENDAR').toString('base64');
  files = Promise.resolve([{ name: 'meeting.ics', contentType: 'text/calendar', size: 1500, content }]);
  const links: string[] = [];
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function press(this: HTMLAnchorElement): void {
    links.push(this.download, this.href);
  });
  const element = await show();
  expect(props(find(element, '[data-id="file"]')).label).toBe('meeting.ics (2 KB)');
  await expect(element).toBeAccessible();
  await click(element, 'file');
  expect(links).toEqual(['meeting.ics', `data:text/calendar;base64,${content}`]);
  files = Promise.reject(new Error('No answer'));
  element.emailId = '02s000000000002AAA';
  await settle();
  expect(has(element, '[data-id="files"]')).toBe(false);
});

const add = async (element: HTMLElement, ...added: File[]): Promise<void> => {
  find(element, '[data-id="add-files"]').dispatchEvent(new CustomEvent('change', { detail: { files: added } }));
  await settle();
};

/** Files are read in the order in which reading began. */
const filesRead = async (): Promise<void> => {
  await new Promise((resolve) => {
    const last = new FileReader();
    last.onload = resolve;
    last.readAsText(new Blob(['']));
  });
  await settle();
};

it('adds files to the reply, until they are removed', async () => {
  const element = await show();
  await click(element, 'open');
  await write(element, 'Here it is.');
  await add(element, new File(['a,b'], 'old.csv'), new File(['a,é'], 'roster.csv'));
  expect(textOf(find(element, '[data-id="added"]'))).toBe('old.csv roster.csv');
  expect(props(find(element, '[data-id="remove"]')).alternativeText).toBe('Remove old.csv');
  await expect(element).toBeAccessible();
  await click(element, 'remove');
  expect(textOf(find(element, '[data-id="added"]'))).toBe('roster.csv');
  expect(focused.at(-1)).toBe('text');
  find(element, '[data-id="send"]').click();
  await filesRead();
  const content = Buffer.from('a,é').toString('base64');
  expect(requests.at(-1)?.answer?.files).toEqual([{ name: 'roster.csv', content }]);
  await click(element, 'open');
  expect(has(element, '[data-id="added"]')).toBe(false);
});

it('says that files are too large, and keeps them', async () => {
  const element = await show();
  await click(element, 'open');
  await write(element, 'Here it is.');
  const large = new File(['a'], 'movie.mp4');
  Object.defineProperty(large, 'size', { value: 3_000_000 });
  await add(element, large);
  await click(element, 'send');
  expect(props(find(element, 'c-rp-error-panel')).error).toEqual({
    message: 'These files are larger than 2.5 MB together. Remove some of them.',
  });
  expect(requests.some(({ answer }) => answer)).toBe(false);
  expect(textOf(find(element, '[data-id="added"]'))).toBe('movie.mp4');
  await expect(element).toBeAccessible();
});
