import { getRecord } from 'lightning/uiRecordApi';
import EmailNotices from 'c/emailNotices';
import { EMPTY_EMAIL } from 'c/emailModel';
import type { EmailModel, Person } from 'c/emailModel';
import { DEVON, EMAIL_CASE_ID, GENERAL, MARIA, pickerOf, sentOf, WELCOME } from 'test/emailSamples';
import { clearPage, find, has, props, render, settle, textOf, wireOf } from 'test/rendering';

const GAP = { field: 'Account.Phone', label: 'Account Phone', message: 'Account Phone has no value for this case.' };
const ALREADY_SENT = { message: 'This email was already sent at 10:02 AM by Avery Collins.', email: sentOf('02s1') };

type Notices = HTMLElement & { model: EmailModel; caseId: string };

const show = async (model: Partial<EmailModel>): Promise<Notices> => {
  const fresh: EmailModel = { ...EMPTY_EMAIL, picker: pickerOf() };
  const element = render('c-email-notices', EmailNotices, { caseId: EMAIL_CASE_ID, model: fresh });
  await settle();
  element.model = { ...fresh, ...model };
  await settle();
  return element as Notices;
};

const showPeople = (people: Person[]): Promise<Notices> => show({ picker: pickerOf({ people }) });

const listen = (element: HTMLElement, ...names: string[]): string[] => {
  const heard: string[] = [];
  names.forEach((name) => element.addEventListener(name, () => heard.push(name)));
  return heard;
};

afterEach(clearPage);

it('shows nothing for a new email that reaches everyone, and reads no account', async () => {
  expect(textOf(await show({}))).toBe('');
  expect(wireOf(getRecord).getLastConfig()?.recordId).toBeUndefined();
});

it('asks before another email replaces an unsent one', async () => {
  const focus = jest.spyOn(HTMLElement.prototype, 'focus');
  const element = await show({ askedStart: { templateName: 'General' } });
  expect(textOf(element)).toContain('You have an unsent email on this case.');
  expect(focus.mock.contexts).toEqual([find(element, '[data-id="keep"]')]);
  focus.mockRestore();
  await expect(element).toBeAccessible();
});

describe('the recipients', () => {
  const account = (id: string | null): object => ({
    id: EMAIL_CASE_ID,
    fields: {
      AccountId: { value: id, displayValue: null },
      Account: { value: id && { fields: { Name: { value: 'Bluebonnet' } } }, displayValue: 'Bluebonnet' },
    },
  });

  it('explains how to add an implementation contact, and links to the account', async () => {
    const element = await showPeople([DEVON]);
    wireOf(getRecord).emit(account('001A'));
    await settle();
    expect(textOf(element)).toContain('Add implementation contacts in the side column');
    expect(props(find(element, '[data-id="account"]'))).toMatchObject({ recordId: '001A', label: 'Open Bluebonnet' });
    await expect(element).toBeAccessible();
  });

  it('asks for an account first if the case has none', async () => {
    const element = await showPeople([]);
    wireOf(getRecord).emit(account(null));
    await settle();
    expect(textOf(element)).toContain('This case has no account yet.');
    expect(has(element, '[data-id="account"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('never links to the account of another case', async () => {
    const element = await showPeople([]);
    wireOf(getRecord).emit(account('001A'));
    element.caseId = '500000000000002AAA';
    await settle();
    expect(has(element, '[data-id="account"]')).toBe(false);
  });

  it('names the implementation contacts who do not get the email, and why', async () => {
    const element = await showPeople([MARIA, { ...DEVON, role: 'implementation', problem: 'No email address' }]);
    expect(textOf(element)).toContain("won't get this email: No email address.");
    expect(props(find(element, 'c-rp-record-link'))).toMatchObject({ recordId: DEVON.key, label: 'Devon Hill' });
    await expect(element).toBeAccessible();
  });
});

it('asks before it replaces edited text, with the focus on the safe answer', async () => {
  const focus = jest.spyOn(HTMLElement.prototype, 'focus');
  const element = await show({ asked: 'General' });
  expect(textOf(element)).toContain('“General Email”');
  expect(focus.mock.contexts).toEqual([find(element, '[data-id="keep"]')]);
  const heard = listen(element, 'keep', 'replace');
  find(element, '[data-id="keep"]').click();
  find(element, '[data-id="replace"]').click();
  expect(heard).toEqual(['keep', 'replace']);
  await expect(element).toBeAccessible();
});

it('says that an email was restored, and can discard it', async () => {
  const element = await show({ restoredAt: '2026-11-22T15:30:00.000Z' });
  const heard = listen(element, 'discard');
  find(element, '[data-id="discard"]').click();
  expect(textOf(element)).toContain('We restored the unsent email');
  expect(heard).toEqual(['discard']);
  await expect(element).toBeAccessible();
});

it('says why a template could not be filled in, and tries again', async () => {
  const element = await show({ mergeFailure: { code: 'OFFLINE', message: 'Offline.', fields: {}, details: [] } });
  const heard = listen(element, 'retry');
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(textOf(element)).toContain('Offline.');
  expect(heard).toEqual(['retry']);
  await expect(element).toBeAccessible();
});

it('leaves the errors of saving and sending to the composer', async () => {
  expect(textOf(await show({ failure: { code: 'OFFLINE', message: 'Offline.', fields: {}, details: [] } }))).toBe('');
});

it('says that the chosen template was already sent, and to whom', async () => {
  const lastSent = { sentAt: '2020-11-12T15:30:00.000Z', to: ['Maria Lopez', 'Devon Hill'] };
  const content = { ...EMPTY_EMAIL.content, templateName: 'Welcome' };
  const element = await show({ content, picker: pickerOf({ templates: [{ ...WELCOME, lastSent }, GENERAL] }) });
  expect(textOf(find(element, '[data-id="last-sent"]'))).toBe('Sent Nov 12, 2020 to Maria Lopez and 1 more.');
  await expect(element).toBeAccessible();
  element.model = { ...element.model, content: { ...content, templateName: 'General' } };
  await settle();
  expect(has(element, '[data-id="last-sent"]')).toBe(false);
});

it('names each gap and goes to it', async () => {
  const element = await show({ missing: [GAP] });
  const gaps: unknown[] = [];
  element.addEventListener('jump', (event) => gaps.push((event as CustomEvent).detail));
  find(element, '[data-gap="Account.Phone"]').click();
  expect(textOf(element)).toContain('Account Phone has no value for this case.');
  expect(gaps).toEqual([expect.objectContaining(GAP)]);
  await expect(element).toBeAccessible();
});

it('leaves the gaps to the composer once it lists them at the Send button', async () => {
  expect(textOf(await show({ missing: [GAP], unconfirmed: [GAP] }))).toBe('');
});

it('warns if the text was filled in for other recipients', async () => {
  const content = { ...EMPTY_EMAIL.content, templateName: 'Welcome', body: '<p>Mine</p>' };
  const element = await show({ content, merged: { subject: '', body: '<p>Hello</p>', key: 'others' } });
  expect(textOf(element)).toContain('Check the greeting');
  await expect(element).toBeAccessible();
});

describe('an email that was already sent', () => {
  it('says so and nothing else, with the focus on the message', async () => {
    const element = await show({ alreadySent: ALREADY_SENT, missing: [GAP], picker: pickerOf({ people: [] }) });
    expect(textOf(element)).toBe(ALREADY_SENT.message);
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="already-sent"]'));
    expect(wireOf(getRecord).getLastConfig()?.recordId).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('offers another email, with or without the same text', async () => {
    const element = await show({ alreadySent: { ...ALREADY_SENT, email: null } });
    const heard = listen(element, 'another', 'keeptext');
    find(element, '[data-id="another"]').click();
    find(element, '[data-id="keeptext"]').click();
    expect(heard).toEqual(['another', 'keeptext']);
    await expect(element).toBeAccessible();
  });
});
